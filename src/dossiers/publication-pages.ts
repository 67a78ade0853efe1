import { type Archive, batchesOf, readProfile } from '../archive/index.ts';
import { readDossierSummaries } from './dossier-summaries.ts';
import { newestFirst, readPublicationViews } from './publication-views.ts';
import type { Page, PublicationPage, PublicationView } from './view.ts';
import { publicDossiers, publicPublications } from './visibility.ts';

type Database = Pick<Archive, 'db'>;

/** One page of the public publications, newest first; those without a date come last. Pages count from 1. */
export async function readPublications(
  archive: Database,
  { page, pageSize }: { readonly page: number; readonly pageSize: number },
): Promise<Page<PublicationView>> {
  const { language } = await readProfile(archive);
  const counted = await publicPublications(archive)
    .select(({ fn }) => fn.countAll().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await newestFirst(publicPublications(archive))
    .select('id')
    .offset((page - 1) * pageSize)
    .limit(pageSize)
    .execute();
  const items: PublicationView[] = [];
  for (const batch of batchesOf(rows.map((row) => row.id))) {
    items.push(...(await readPublicationViews(archive, batch, language)).values());
  }
  const total = Number(counted.total);
  return {
    items,
    total,
    page,
    pageCount: Math.ceil(total / pageSize),
  };
}

/** A publication with the dossiers that list or cite it; `null` where the public may not see it. */
export async function readPublicationPage(archive: Database, slug: string): Promise<PublicationPage | null> {
  const row = await publicPublications(archive).select('id').where('slug', '=', slug).executeTakeFirst();
  if (!row) return null;
  const { language } = await readProfile(archive);
  const [publication] = (await readPublicationViews(archive, [row.id], language)).values();
  if (!publication) return null;
  const dossiers = await publicDossiers(archive)
    .innerJoin('dossier_entry', 'dossier_entry.dossier_id', 'dossier.id')
    .select('dossier.id')
    .where('state', '=', 'published')
    .where('publication_id', '=', row.id)
    .execute();
  return {
    publication,
    dossiers: await readDossierSummaries(
      archive,
      dossiers.map((it) => it.id),
    ),
  };
}
