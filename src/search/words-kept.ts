import { sql } from 'kysely';
import type { Archive } from '../archive/index.ts';

type Database = Pick<Archive, 'db'>;

/** Stems of the archive's words that begin so, at most some hundreds. */
export async function stemsOfPrefix(archive: Database, prefix: string): Promise<string[]> {
  const rows = await archive.db
    .selectFrom('word')
    .select('stem')
    .distinct()
    .where('word', '>=', prefix)
    .where('word', '<', `${prefix}\u{10ffff}`)
    .limit(MOST_STEMS)
    .execute();
  return rows.map(({ stem }) => stem);
}

const MOST_STEMS = 300;

/** A word of the archive, and how many texts hold it or another of its stem. */
export interface KeptWord {
  readonly word: string;
  readonly count: number;
}

/** The archive's words that begin with one of these letters and are about as long, as they are spelt. */
export async function wordsBeginning(
  archive: Database,
  beginnings: readonly string[],
  lengths: readonly [least: number, most: number],
): Promise<string[]> {
  const found: string[] = [];
  for (const beginning of new Set(beginnings)) {
    // One string: a row for each takes ten times as long.
    const { rows } = await sql<{ words: string | null }>`
      select group_concat(word, ' ') as words from (
        select distinct word from word
        where word >= ${beginning} and word < ${`${beginning}\u{10ffff}`} and length(word) between ${lengths[0]} and ${lengths[1]}
      )`.execute(archive.db);
    found.push(...(rows[0]?.words?.split(' ') ?? []));
  }
  return found;
}

/** How many texts hold each of these words, or others of the same stem; without those that none holds. */
export async function countWords(archive: Database, words: readonly string[]): Promise<KeptWord[]> {
  const { rows } = await sql<KeptWord>`
    select word.word as word, max(publication_vocabulary.doc) as count from word
    join publication_vocabulary on publication_vocabulary.term = word.stem
    where word.word in (select value from json_each(${JSON.stringify(words)}))
    group by word.word`.execute(archive.db);
  return rows;
}
