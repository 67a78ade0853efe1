import { sql } from 'kysely';
import type { Archive } from '../archive/index.ts';
import { openStemmers } from '../language/index.ts';
import { languagesOf, phrasesOf } from './phrases.ts';

/** Ids of the publications, drafts' and others', that hold every one of these words, the most telling first. */
export async function findByWords(
  archive: Pick<Archive, 'db'>,
  words: string,
  limit = 50,
): Promise<string[]> {
  const [stemmers, languages] = [await openStemmers(), await languagesOf(archive)];
  const parts = words.split(/\s+/u).map((word) => phrasesOf(word, languages, stemmers));
  const wanted = parts.filter((phrases) => phrases.length > 0);
  if (wanted.length === 0) return [];
  const query = wanted.map((phrases) => `(${phrases.join(' OR ')})`).join(' AND ');
  const { rows } = await sql<{ id: string }>`
    select publication_text.publication_id as id from publication_index
    join publication_text on publication_text.number = publication_index.rowid
    where publication_index match ${`{title names abstract text} : (${query})`}
    order by bm25(publication_index, 8.0, 4.0, 3.0, 1.0, 0.0), publication_text.number limit ${limit}`.execute(
    archive.db,
  );
  return rows.map(({ id }) => id);
}
