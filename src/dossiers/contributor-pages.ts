import { type Archive, readProfile } from '../archive/index.ts';
import { readDossierSummaries } from './dossier-summaries.ts';
import { readPublicationViews } from './publication-views.ts';
import type { ContributorPage, ContributorRef, Counted } from './view.ts';
import { publicCredits, publicEntries } from './visibility.ts';

type Database = Pick<Archive, 'db'>;

/** Everyone credited on a public publication, by name in the alphabet of the archive's language. */
export async function readContributors(archive: Database): Promise<Counted<ContributorRef>[]> {
  const { language } = await readProfile(archive);
  const credited = await creditedRows(archive).execute();
  const inDossiers = await publicEntries(archive)
    .innerJoin('credit', 'credit.publication_id', 'dossier_entry.publication_id')
    .select(({ fn }) => [
      'credit.contributor_id as id',
      fn.count('dossier_entry.dossier_id').distinct().as('count'),
    ])
    .groupBy('credit.contributor_id')
    .execute();
  const dossierCounts = new Map(inDossiers.map(({ id, count }) => [id, Number(count)]));
  const { compare } = new Intl.Collator(language);
  return credited
    .sort((a, b) => compare(a.sort_name, b.sort_name) || compare(a.slug, b.slug))
    .map(({ id, slug, name, kind, count }) => ({
      item: { slug, name, kind },
      count: Number(count) + (dossierCounts.get(id) ?? 0),
    }));
}

/** What a contributor is credited on, newest first, and in which dossiers; `null` where nothing of theirs is public. */
export async function readContributorPage(archive: Database, slug: string): Promise<ContributorPage | null> {
  const row = await creditedRows(archive).where('contributor.slug', '=', slug).executeTakeFirst();
  if (!row) return null;
  const { language } = await readProfile(archive);
  const theirs = archive.db
    .selectFrom('credit')
    .select('credit.publication_id')
    .where('credit.contributor_id', '=', row.id);
  const dossiers = await publicEntries(archive)
    .select('dossier_entry.dossier_id as id')
    .where('dossier_entry.publication_id', 'in', theirs)
    .distinct()
    .execute();
  return {
    contributor: { slug: row.slug, name: row.name, kind: row.kind },
    publications: [...(await readPublicationViews(archive, theirs, language)).values()],
    dossiers: await readDossierSummaries(
      archive,
      dossiers.map(({ id }) => id),
    ),
  };
}

function creditedRows(archive: Database) {
  return publicCredits(archive)
    .innerJoin('contributor', 'contributor.id', 'credit.contributor_id')
    .select(({ fn }) => [
      'contributor.id',
      'contributor.slug',
      'contributor.name',
      'contributor.kind',
      'contributor.sort_name',
      fn.count('credit.publication_id').distinct().as('count'),
    ])
    .groupBy([
      'contributor.id',
      'contributor.slug',
      'contributor.name',
      'contributor.kind',
      'contributor.sort_name',
    ]);
}
