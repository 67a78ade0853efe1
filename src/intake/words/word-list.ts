import { fold } from '../../language/index.ts';

/** The words of a list set as `one | two words | three`. */
export function wordList(words: string): string[] {
  return words
    .split('|')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** Such a list folded, for looking words up. */
export function foldedSet(words: string): ReadonlySet<string> {
  return new Set(wordList(words).map(fold));
}

/** A pattern for any of the words at the beginning of a folded text, with the space behind it; the longest word first. */
export function foldedOpening(words: string): RegExp {
  const longestFirst = wordList(words)
    .map(fold)
    .sort((a, b) => b.length - a.length);
  return new RegExp(
    `^(?:${longestFirst.map((it) => it.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})\\s+`,
    'u',
  );
}
