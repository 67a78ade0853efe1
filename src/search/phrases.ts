import type { Archive } from '../archive/index.ts';
import type { Stemmers } from '../language/index.ts';

/** The languages of publications, for which a query's words are stemmed. */
export async function languagesOf(archive: Pick<Archive, 'db'>): Promise<string[]> {
  const rows = await archive.db
    .selectFrom('publication')
    .select('language')
    .distinct()
    .where('language', 'is not', null)
    .execute();
  return rows.flatMap(({ language }) => language ?? []);
}

/** Phrases in the query language of FTS5 for words that stand behind one another, one for each way in which languages stem them. */
export function phrasesOf(words: string, languages: readonly string[], stemmers: Stemmers): string[] {
  return stemmers.alternatives(words, languages).map((terms) => `"${terms.join(' ')}"`);
}
