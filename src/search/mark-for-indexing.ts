import { type Archive, batchesOf, insertRows, oneOf } from '../archive/index.ts';

type Database = Pick<Archive, 'db'>;

/**
 * Says that these publications have changed in what search goes by: text, title, names, topics, or whether they are there. In the
 * transaction that changed them, so that it can not be forgotten; `bringUpToDate` does the work.
 */
export async function markForIndexing(archive: Database, publications: readonly string[]): Promise<void> {
  for (const batch of batchesOf([...new Set(publications)])) {
    const rows = await archive.db
      .selectFrom('publication_text')
      .select('number')
      .where('publication_id', 'in', oneOf(batch))
      .execute();
    await markTexts(
      archive,
      rows.map(({ number }) => number),
    );
  }
}

/** The same by the numbers of the texts. */
export async function markTexts(archive: Database, numbers: readonly number[]): Promise<void> {
  await insertRows(
    archive,
    'index_due',
    numbers.map((number) => ({ number })),
    'leave out',
  );
}
