import { type Archive, batchesOf, type DossierState } from '../archive/index.ts';
import { makePublic } from './publish.ts';
import { readReferences, recordReferences } from './references.ts';
import { readRevision } from './revision.ts';

type Database = Pick<Archive, 'db'>;

/**
 * Looks again at what the dossiers that name these publications point to, draft and public version: after a publication
 * was parted from another, each entry belongs to the one that its document names.
 */
export async function refileEntries(archive: Database, publications: readonly string[]): Promise<void> {
  const rows: { dossier_id: string; state: DossierState }[] = [];
  for (const batch of batchesOf(publications)) {
    rows.push(
      ...(await archive.db
        .selectFrom('dossier_entry')
        .select(['dossier_id', 'state'])
        .distinct()
        .where('publication_id', 'in', batch)
        .execute()),
    );
  }
  for (const { dossier_id, state } of rows) await refile(archive, dossier_id, state);
}

async function refile(archive: Database, id: string, state: DossierState): Promise<void> {
  const dossier = await archive.db
    .selectFrom('dossier')
    .select(['head_revision', 'published_revision'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const number = state === 'head' ? dossier.head_revision : dossier.published_revision;
  if (number === null) return;
  const { document } = await readRevision(archive, id, number);
  const references = await readReferences(archive, document);
  await recordReferences(archive, id, state, references);
  if (state === 'head') return;
  const publishing = await archive.db
    .selectFrom('publishing')
    .select(['published_at', 'published_by'])
    .where('dossier_id', '=', id)
    .where('revision_number', '=', number)
    .executeTakeFirst();
  if (publishing) {
    await makePublic(archive, references, { at: publishing.published_at, by: publishing.published_by });
  }
}
