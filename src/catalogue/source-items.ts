import { type Archive, batchesOf, oneOf, type Tables } from '../archive/index.ts';

type Database = Pick<Archive, 'db'>;

/** By what a piece is known to be as it was. */
export interface ItemMark {
  readonly fingerprint: string;
  /** What the web server said of its version: JSON. */
  readonly validators: string | null;
}

/** The marks of those of the keys that the source brought before. */
export async function readMarks(
  archive: Database,
  source: string,
  keys: readonly string[],
): Promise<Map<string, ItemMark>> {
  const marks = new Map<string, ItemMark>();
  for (const batch of batchesOf(keys)) {
    const rows = await archive.db
      .selectFrom('source_item')
      .select(['key', 'fingerprint', 'validators'])
      .where('source_id', '=', source)
      .where('key', 'in', oneOf(batch))
      .execute();
    for (const { key, ...mark } of rows) marks.set(key, mark);
  }
  return marks;
}

/** How many pieces of a source there are that it listed the last time it was asked for all. */
export async function countListed(archive: Database, source: string): Promise<number> {
  const row = await archive.db
    .selectFrom('source_item')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('source_id', '=', source)
    .where('gone_at', 'is', null)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/**
 * Marks what a whole listing no longer had, and unmarks what it has again; the publications stay. Gives how many are newly
 * gone. What was listed as it was is not written at all: that would cost as much as taking it in.
 */
export async function markGone(
  archive: Database,
  source: string,
  listed: ReadonlySet<string>,
): Promise<number> {
  const rows = archive.db
    .selectFrom('source_item')
    .select(['key', 'gone_at'])
    .where('source_id', '=', source)
    .stream();
  const gone: { key: string }[] = [];
  const back: { key: string }[] = [];
  for await (const { key, gone_at } of rows) {
    if (gone_at === null && !listed.has(key)) gone.push({ key });
    if (gone_at !== null && listed.has(key)) back.push({ key });
  }
  await setGone(archive, source, gone, new Date().toISOString());
  await setGone(archive, source, back, null);
  return gone.length;
}

async function setGone(
  archive: Database,
  source: string,
  items: readonly { readonly key: string }[],
  at: string | null,
): Promise<void> {
  for (const batch of batchesOf(items)) {
    await archive.db
      .updateTable('source_item')
      .set({ gone_at: at })
      .where('source_id', '=', source)
      .where('key', 'in', oneOf(batch.map(({ key }) => key)))
      .execute();
  }
}

/** Keeps what could not be read, in place of what an earlier run said of the same place. */
export async function replaceBrokenPieces(
  archive: Database,
  pieces: readonly Tables['broken_piece'][],
): Promise<void> {
  for (const batch of batchesOf(pieces)) {
    await archive.db
      .insertInto('broken_piece')
      .values(batch)
      .onConflict((conflict) =>
        conflict.columns(['source_id', 'place']).doUpdateSet(({ ref }) => ({
          says: ref('excluded.says'),
          raw: ref('excluded.raw'),
          found_at: ref('excluded.found_at'),
          seen_in: ref('excluded.seen_in'),
        })),
      )
      .execute();
  }
}

/** What of a source could not be read, as the last run found it. */
export async function readBrokenPieces(archive: Database, source: string) {
  return archive.db
    .selectFrom('broken_piece')
    .select(['place', 'says', 'raw', 'found_at'])
    .where('source_id', '=', source)
    .orderBy('found_at')
    .orderBy('place')
    .execute();
}

/** Forgets what an earlier run could not read and this one could. */
export async function forgetMended(archive: Database, source: string, run: string): Promise<void> {
  await archive.db
    .deleteFrom('broken_piece')
    .where('source_id', '=', source)
    .where('seen_in', '!=', run)
    .execute();
}
