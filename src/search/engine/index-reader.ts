import { sql } from 'kysely';
import { type Archive, oneOf } from '../../archive/index.ts';
import { numbersIn } from './columns.ts';

/** Asks the full-text index, and remembers what it answered as long as nothing changes. */
export interface IndexReader {
  /** Numbers of the texts that an expression of FTS5 matches, in order. Not to be changed. */
  numbers(expression: string): Promise<Int32Array>;
  /** The same, or those among some, the most telling first. */
  ranked(expression: string, among?: Int32Array | null): Promise<Int32Array>;
}

/** Numbers that are remembered, four bytes each; words that stand in many texts are asked for again and again. */
const MOST_REMEMBERED = 8_000_000;

export function openIndexReader(archive: Pick<Archive, 'db'>): IndexReader {
  const known = new Map<string, Int32Array>();
  let remembered = 0;
  return {
    async numbers(expression) {
      const found = known.get(expression) ?? (await numbersMatching(archive, expression));
      if (!known.has(expression)) remembered += found.length;
      // Last in the map is last used.
      known.delete(expression);
      known.set(expression, found);
      for (const [oldest, numbers] of known) {
        if (remembered <= MOST_REMEMBERED) break;
        known.delete(oldest);
        remembered -= numbers.length;
      }
      return found;
    },
    ranked: (expression, among = null) => numbersByRank(archive, expression, among),
  };
}

/** One string, because a row for each takes twenty times as long. */
async function numbersMatching(archive: Pick<Archive, 'db'>, expression: string): Promise<Int32Array> {
  const { rows } = await sql<{ numbers: string | null }>`
    select group_concat(rowid) as numbers from publication_index where publication_index match ${expression}`.execute(
    archive.db,
  );
  return numbersIn(rows[0]?.numbers ?? '');
}

/**
 * BM25 (Robertson and Zaragoza, 2009) as FTS5 has it, a word in the title counting five times, in a credited name four, in the
 * abstract twice as much as one in the text.
 */
async function numbersByRank(
  archive: Pick<Archive, 'db'>,
  expression: string,
  among: Int32Array | null,
): Promise<Int32Array> {
  const only = among === null ? sql`` : sql`and rowid in ${oneOf([...among])}`;
  const { rows } = await sql<{ numbers: string | null }>`
    select group_concat(number) as numbers from (
      select rowid as number from publication_index where publication_index match ${expression} ${only}
      order by bm25(publication_index, 5.0, 4.0, 2.0, 1.0, 1.0), rowid desc
    )`.execute(archive.db);
  return numbersIn(rows[0]?.numbers ?? '');
}
