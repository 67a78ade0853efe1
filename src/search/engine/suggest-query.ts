import type { Archive } from '../../archive/index.ts';
import { fold } from '../../language/index.ts';
import type { QueryNode } from '../query/query.ts';
import { showQuery } from '../query/show-query.ts';
import { countWords, wordsBeginning } from '../words-kept.ts';

type Database = Pick<Archive, 'db'>;

/**
 * The query with words that the archive does not have spelt as the archive spells a word like them; `null` where there is no
 * such word, or where nothing would be found. `count` says how much would be.
 */
export async function suggestQuery(
  archive: Database,
  root: QueryNode | null,
  count: (root: QueryNode) => Promise<number>,
): Promise<string | null> {
  if (root === null) return null;
  const spellings = new Map<string, string>();
  for (const word of plainWords(root).slice(0, MOST_WORDS)) {
    const better = await betterSpelling(archive, word);
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

/** A word of the archive that is one or two slips away, the nearest and then the most frequent one; `null`: it is spelt well, or like none. */
async function betterSpelling(archive: Database, typed: string): Promise<string | null> {
  const word = fold(typed);
  if (word.length < 3 || word.length > 40 || /[^\p{L}\p{M}]/u.test(word)) return null;
  const own = await countWords(archive, [word]);
  if (own.length > 0) return null;
  const most = word.length <= 4 ? 1 : 2;
  const candidates = await wordsBeginning(archive, beginningsOf(word), [
    word.length - most,
    word.length + most,
  ]);
  const near: { readonly word: string; readonly slips: number }[] = [];
  for (const candidate of candidates) {
    const slips = slipsBetween(word, candidate, most);
    if (slips <= most) near.push({ word: candidate, slips });
  }
  near.sort((a, b) => a.slips - b.slips);
  const counted = await countWords(
    archive,
    near.slice(0, MOST_COUNTED).map((it) => it.word),
  );
  const counts = new Map(counted.map((it) => [it.word, it.count]));
  const known = near.filter((it) => counts.has(it.word));
  known.sort((a, b) => a.slips - b.slips || (counts.get(b.word) ?? 0) - (counts.get(a.word) ?? 0));
  return known[0]?.word ?? null;
}

const MOST_COUNTED = 200;

/** The first letter; the second, in case the first is one too many or both were exchanged; and those that are written for the first. */
function beginningsOf(word: string): string[] {
  const [first = '', second = ''] = word;
  return [first, second, ...(LIKE_LETTERS.find((letters) => letters.includes(first)) ?? '')];
}

const LIKE_LETTERS = [
  'ckqgx',
  'sz',
  'vwfu',
  'iyeja',
  'ou',
  'dtz',
  'bp',
  'سصث',
  'تط',
  'زذضظ',
  'هح',
  'قغک',
  'اعآ',
];

/** Letters to insert, leave out, replace or exchange (Damerau and Levenshtein); more than `most` where it is more. */
export function slipsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const now = [row];
    let least = row;
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      let slips = Math.min(
        (last[column] ?? 0) + 1,
        (now[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
        slips = Math.min(slips, (before[column - 2] ?? 0) + 1);
      now.push(slips);
      least = Math.min(least, slips);
    }
    if (least > most) return most + 1;
    before = last;
    last = now;
  }
  return last[other.length] ?? most + 1;
}
