import { fold } from '../../language/index.ts';
import { skeletonsOf } from '../likeness/name-keys.ts';
import { isArabicScript, soundsOf } from '../likeness/sounds.ts';
import { latinOfCyrillic } from './latin-of-cyrillic.ts';
import { placeWordsOf } from './place-words.ts';

/** A spelling taken apart once, for all its comparisons. */
export interface Spelling {
  readonly text: string;
  readonly folded: string;
  /** Folded words without those that say what kind of place it is. */
  readonly words: readonly string[];
  /** The words without anything between them. */
  readonly letters: string;
  /** See `soundsOf`; of all words together, in every way that they may be read. The first is the likeliest. */
  readonly sounds: readonly string[];
  readonly isArabicScript: boolean;
  /** The kind of place that it says itself to be: `district` of `Achin district`. */
  readonly placeKind: string | null;
}

/** `null` for what has no letter. */
export function readSpelling(text: string): Spelling | null {
  const folded = fold(text.slice(0, LONGEST));
  const all = latinOfCyrillic(folded).match(WORD) ?? [];
  const { words, placeKind } = placeWordsOf(all);
  const letters = words.join('');
  if (!/\p{L}/u.test(letters)) return null;
  return {
    ...{ text, folded, words, letters, placeKind },
    sounds: waysToSound(words),
    isArabicScript: isArabicScript(letters),
  };
}

/** What its two sides are called by themselves: `Darwaz-e Bala (Nesay)`. */
export function partsOfLabel(text: string): string[] {
  const bracketed = /^([^()]*\S)\s*\(([^()]+)\)\s*$/u.exec(text.slice(0, LONGEST));
  return bracketed ? [text, bracketed[1] ?? '', bracketed[2] ?? ''] : [text];
}

/**
 * Word by word, so that a letter at the end of one and the same at the beginning of the next are two. A word that begins as the Arabic
 * article does may have none (`المار`), and two of a letter may have a vowel between them (`ننگرهار`).
 */
function waysToSound(words: readonly string[]): string[] {
  const bare = words.map((word) => word.replace(/['’]/g, ''));
  const ways = [bare.map(soundsOf).join('')];
  if (bare.some((word) => ARTICLE.test(word)))
    ways.push(
      bare
        .map((word) => (ARTICLE.test(word) ? inParts([word.slice(0, 1), word.slice(1)]) : soundsOf(word)))
        .join(''),
    );
  if (bare.some((word) => isArabicScript(word) && word.search(DOUBLED) >= 0))
    ways.push(bare.map((word) => inParts(word.replace(DOUBLED, '$1 ').split(' '))).join(''));
  return ways;
}

function inParts(parts: readonly string[]): string {
  return parts.map(soundsOf).join('');
}

const DOUBLED = /(.)(?=\1)/gu;
const ARTICLE = /^ال(?=...)/u;

const LONGEST = 200;
const WORD = /[\p{L}\p{N}\p{M}]+(?:'[\p{L}\p{N}\p{M}]+)*/gu;

/**
 * What a spelling shares with every spelling that could be of the same name: its letters, its consonants made coarse, and those with one
 * left out, so that one may be wrong. Spellings without a common key are not compared.
 */
export function keysOfSpelling({ letters, sounds, words }: Spelling): string[] {
  const keys = new Set([`=${letters}`]);
  if (words.length > 1) keys.add(`=${[...words].sort().join('')}`);
  for (const way of sounds) {
    for (const skeleton of skeletonsOf(way)) {
      if (skeleton.length < 2) keys.add(`~${way}`);
      keys.add(`:${skeleton}`);
      if (skeleton.length < 3 || skeleton.length > LONGEST_TO_CUT) continue;
      for (let at = 0; at < skeleton.length; at++)
        keys.add(`:${skeleton.slice(0, at)}${skeleton.slice(at + 1)}`);
    }
  }
  return [...keys];
}

const LONGEST_TO_CUT = 12;
