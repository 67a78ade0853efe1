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

/** Those of the publications that the public may see. */
export async function publicAmong(archive: Database, ids: Iterable<string>): Promise<Set<string>> {
  const found = new Set<string>();
  for (const batch of batchesOf([...new Set(ids)])) {
    const rows = await publicPublications(archive).select('id').where('id', 'in', batch).execute();
    for (const { id } of rows) found.add(id);
  }
  return found;
}
