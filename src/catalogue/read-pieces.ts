import { type Archive, batchesOf, oneOf } from '../archive/index.ts';
import type { ImportedRecord } from './imported-record.ts';
import type { Piece } from './likeness/piece.ts';
import { readSignatures } from './publication-text.ts';
import { readPublications } from './read-publications.ts';

/** What is known of publications to tell whether two of them are one, by their ids. */
export async function readPieces(
  archive: Pick<Archive, 'db'>,
  ids: readonly string[],
): Promise<Map<string, Piece>> {
  const publications = await readPublications(archive, ids);
  const signatures = await readSignatures(archive, ids);
  const identifiers = await readIdentifiers(archive, ids);
  const pieces = [...publications].map(([id, publication]): [string, Piece] => [
    id,
    {
      ...publication,
      subtitle: null,
      identifiers: identifiers.get(id) ?? [],
      signature: signatures.get(id)?.signature ?? null,
      textLength: signatures.get(id)?.length ?? 0,
      translationOf: null,
      translations: [],
    },
  ]);
  return new Map(pieces);
}

/** The identifiers of publications, by their ids; one that has none is not in the answer. */
export async function readIdentifiers(
  archive: Pick<Archive, 'db'>,
  ids: readonly string[],
): Promise<Map<string, ImportedRecord['identifiers']>> {
  const found = new Map<string, ImportedRecord['identifiers']>();
  for (const batch of batchesOf(ids)) {
    const rows = await archive.db
      .selectFrom('publication_identifier')
      .select(['publication_id', 'scheme', 'value'])
      .where('publication_id', 'in', oneOf(batch))
      .execute();
    for (const { publication_id, ...identifier } of rows) {
      const list = found.get(publication_id) ?? [];
      list.push(identifier);
      found.set(publication_id, list);
    }
  }
  return found;
}
