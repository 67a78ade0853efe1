import { sql } from 'kysely';
import type { Archive } from '../archive/index.ts';
import { makeWordShelf, type WordShelf } from './query/word-shelf.ts';

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

/** Gives the archive's words, read again when a hundredth of its texts are new: whether texts have what is proposed is looked up anyway. */
export function openWordShelf(archive: Database): (texts: number) => Promise<WordShelf> {
  let shelf: WordShelf | null = null;
  let readAt = 0;
  return async (texts) => {
    if (shelf !== null && texts <= 1.01 * readAt) return shelf;
    shelf = await readWordShelf(archive);
    readAt = texts;
    return shelf;
  };
}

/** All the archive's words, as they are spelt. */
async function readWordShelf(archive: Database): Promise<WordShelf> {
  // One string: a row for each takes ten times as long.
  const { rows } = await sql<{ words: string | null }>`
    select group_concat(word, ' ') as words from (select distinct word from word)`.execute(archive.db);
  return makeWordShelf(rows[0]?.words?.split(' ') ?? []);
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
