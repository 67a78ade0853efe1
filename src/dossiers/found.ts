import { type Archive, oneOf, readProfile } from '../archive/index.ts';
import { readDossierSummaries } from './dossier-summaries.ts';
import { readPublicationViews } from './publication-views.ts';
import type { DossierSummary, PublicationView } from './view.ts';
import { publicAmong, publicDossiers } from './visibility.ts';

type Database = Pick<Archive, 'db'>;

/** Those of these publications that are public, by their ids. */
export async function readPublicationsAmong(
  archive: Database,
  ids: readonly string[],
): Promise<Map<string, PublicationView>> {
  const { language } = await readProfile(archive);
  return readPublicationViews(archive, [...(await publicAmong(archive, ids))], language);
}

/** Those of these dossiers that are public, by their ids. */
export async function readDossiersAmong(
  archive: Database,
  ids: readonly string[],
): Promise<Map<string, DossierSummary>> {
  const rows = await publicDossiers(archive)
    .select(['dossier.id', 'dossier.slug'])
    .where('dossier.id', 'in', oneOf(ids))
    .execute();
  const summaries = await readDossierSummaries(
    archive,
    rows.map(({ id }) => id),
  );
  const bySlug = new Map(summaries.map((summary) => [summary.slug, summary]));
  return new Map(
    rows.flatMap(({ id, slug }) => {
      const summary = bySlug.get(slug);
      return summary ? [[id, summary] as const] : [];
    }),
  );
}
