import { type Archive, readProfile } from '../archive/index.ts';
import { readDossierSummaries } from './dossier-summaries.ts';
import { readPublicationViews } from './publication-views.ts';
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
  const rows = await newestFirst(archive)
    .offset((page - 1) * pageSize)
    .limit(pageSize)
    .execute();
  const total = Number(counted.total);
  return {
    items: await viewsInOrder(archive, rows, language),
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

/** The ids of public publications, newest first; those without a date come last. */
export function newestFirst(archive: Database) {
  return publicPublications(archive)
    .select('publication.id')
    .orderBy(({ eb }) => eb.case().when('publication.date_first', 'is', null).then(1).else(0).end())
    .orderBy('publication.date_first', 'desc')
    .orderBy('publication.date_last', 'desc')
    .orderBy('publication.id');
}

export async function viewsInOrder(
  archive: Database,
  rows: readonly { readonly id: string }[],
  language: string,
): Promise<PublicationView[]> {
  const ids = rows.map((row) => row.id);
  const views = await readPublicationViews(archive, ids, language);
  return ids.flatMap((id) => views.get(id) ?? []);
}
