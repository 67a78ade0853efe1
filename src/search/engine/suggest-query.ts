import type { Archive } from '../../archive/index.ts';
import { fold } from '../../language/index.ts';
import type { QueryNode } from '../query/query.ts';
import { showQuery } from '../query/show-query.ts';
import { likeliest, mostSlips, suggestSpelling } from '../query/suggest-spelling.ts';
import type { WordShelf } from '../query/word-shelf.ts';
import { countWords } from '../words-kept.ts';

type Database = Pick<Archive, 'db'>;

/**
 * The query with words that the archive does not have spelt as the archive spells a word like them; `null` where there is no
 * such word, or where nothing would be found. `count` says how much would be; `words` gives the archive's words.
 */
export async function suggestQuery(
  archive: Database,
  root: QueryNode | null,
  words: () => Promise<WordShelf>,
  count: (root: QueryNode) => Promise<number>,
): Promise<string | null> {
  const asked = root === null ? [] : plainWords(root).slice(0, MOST_WORDS);
  if (root === null || asked.length === 0) return null;
  const shelf = await words();
  const spellings = new Map<string, string>();
  for (const word of asked) {
    const better = await betterSpelling(archive, word, shelf);
    if (better !== null) spellings.set(word, better);
  }
  if (spellings.size === 0) return null;
  const respelt = withSpellings(root, spellings);
  return (await count(respelt)) > 0 ? showQuery(respelt) : null;
}

const MOST_WORDS = 6;

function plainWords(node: QueryNode): string[] {
  if (node.type === 'word') return [node.text];
  if (node.type === 'phrase') return node.text.split(/\s+/u);
  return node.type === 'all' || node.type === 'any' ? node.parts.flatMap(plainWords) : [];
}

function withSpellings(node: QueryNode, spellings: ReadonlyMap<string, string>): QueryNode {
  if (node.type === 'word') return { ...node, text: spellings.get(node.text) ?? node.text };
  if (node.type === 'phrase')
    return {
      ...node,
      text: node.text
        .split(/\s+/u)
        .map((it) => spellings.get(it) ?? it)
        .join(' '),
    };
  if (node.type === 'all' || node.type === 'any')
    return { ...node, parts: node.parts.map((part) => withSpellings(part, spellings)) };
  return node;
}

/** What was probably meant by a word that no text has; `null` where it is spelt well, or like none. */
async function betterSpelling(archive: Database, typed: string, shelf: WordShelf): Promise<string | null> {
  const word = fold(typed);
  const most = mostSlips(word);
  if (most === 0) return null;
  const near = likeliest(word, shelf.near(word, most));
  const counted = await countWords(archive, [word, ...near]);
  const own = counted.find((it) => it.word === word);
  return own ? null : suggestSpelling(word, 0, counted);
}
