import type { Archive } from '../src/archive/index.ts';
import { openEmbeddedEngine, readQuery } from '../src/search/index.ts';

/** Ids of the publications that an editor finds by these words as they are typed, all of them. */
export async function findByWords(archive: Pick<Archive, 'db'>, words: string): Promise<string[]> {
  const engine = await openEmbeddedEngine(archive);
  const found: string[] = [];
  for (;;) {
    const { hits, total } = await engine.search({
      ...{ query: readQuery(words), audience: 'editors', isExpanded: false, chosen: {}, sort: 'relevance' },
      ...{ offset: found.length, limit: 100, language: 'en' },
    });
    found.push(...hits.map(({ publication }) => publication));
    if (found.length >= total) return found.slice(0, total);
  }
}
