// What the public may see, decided here and nowhere else (Law 3). Everything in public.ts starts from these.

import { type Archive, batchesOf } from '../archive/index.ts';

type Database = Pick<Archive, 'db'>;

/** The dossiers that the public may see: published, neither withdrawn nor deleted. */
export function publicDossiers(archive: Database) {
  return archive.db
    .selectFrom('dossier')
    .where('dossier.published_revision', 'is not', null)
    .where('dossier.withdrawn_at', 'is', null)
    .where('dossier.deleted_at', 'is', null);
}

/** The publications that the public may see: made public by a dossier, neither withdrawn nor deleted. */
export function publicPublications(archive: Database) {
  return archive.db
    .selectFrom('publication')
    .where('publication.public_since', 'is not', null)
    .where('publication.withdrawn_at', 'is', null)
    .where('publication.deleted_at', 'is', null);
}

/** The public publications among the entries of public dossiers' current versions, with their dates; not those only cited. */
export function publicEntries(archive: Database) {
  return archive.db
    .selectFrom('dossier_entry')
    .innerJoin(dossierIds(archive), 'public_dossier.id', 'dossier_entry.dossier_id')
    .innerJoin(datedPublications(archive), 'public_publication.id', 'dossier_entry.publication_id')
    .where('dossier_entry.state', '=', 'published')
    .where('dossier_entry.entry_count', '>', 0);
}

/** The tags of public dossiers' current versions. */
export function publicTags(archive: Database) {
  return archive.db
    .selectFrom('dossier_topic')
    .innerJoin(dossierIds(archive), 'public_dossier.id', 'dossier_topic.dossier_id')
    .where('dossier_topic.state', '=', 'published');
}

/** The credits of public publications: who has none is not shown. */
export function publicCredits(archive: Database) {
  return archive.db
    .selectFrom('credit')
    .innerJoin(publicationIds(archive), 'public_publication.id', 'credit.publication_id');
}

/** The topics of public publications. */
export function publicSubjects(archive: Database) {
  return archive.db
    .selectFrom('publication_topic')
    .innerJoin(publicationIds(archive), 'public_publication.id', 'publication_topic.publication_id');
}

/** The pictures that published versions of public dossiers show. */
export function publicMedia(archive: Database) {
  return archive.db
    .selectFrom('publishing_media')
    .innerJoin('publishing', 'publishing.id', 'publishing_media.publishing_id')
    .innerJoin('media', 'media.sha256', 'publishing_media.sha256')
    .innerJoin(dossierIds(archive), 'public_dossier.id', 'publishing.dossier_id');
}

/** Those of the publications that the public may see. */
export async function publicAmong(archive: Database, ids: Iterable<string>): Promise<Set<string>> {
  const found = new Set<string>();
  for (const batch of batchesOf([...new Set(ids)])) {
    const rows = await publicPublications(archive).select('id').where('id', 'in', batch).execute();
    for (const { id } of rows) found.add(id);
  }
  return found;
}

// Joined, not tested with IN: so SQLite chooses which side to begin with, which was 300 times quicker on long lists.

function dossierIds(archive: Database) {
  return publicDossiers(archive).select('dossier.id').as('public_dossier');
}

function datedPublications(archive: Database) {
  return publicPublications(archive)
    .select(['publication.id', 'publication.date_edtf'])
    .as('public_publication');
}

function publicationIds(archive: Database) {
  return publicPublications(archive).select('publication.id').as('public_publication');
}
