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
  /** See `soundsOf`; of all words together. */
  readonly sounds: string;
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
    sounds: soundsOf(words.map((word) => word.replace(/['’]/g, '')).join('')),
    isArabicScript: isArabicScript(letters),
  };
}

const LONGEST = 200;
const WORD = /[\p{L}\p{N}\p{M}]+(?:'[\p{L}\p{N}\p{M}]+)*/gu;

/**
 * What a spelling shares with every spelling that could be of the same name: its letters, its consonants made coarse, and those with one
 * left out, so that one may be wrong. Spellings without a common key are not compared.
 */
export function keysOfSpelling({ letters, sounds, words }: Spelling): string[] {
  const keys = new Set([`=${letters}`]);
  if (words.length > 1) keys.add(`=${[...words].sort().join('')}`);
  for (const skeleton of skeletonsOf(sounds)) {
    if (skeleton.length < 2) keys.add(`~${sounds}`);
    keys.add(`:${skeleton}`);
    if (skeleton.length < 3 || skeleton.length > LONGEST_TO_CUT) continue;
    for (let at = 0; at < skeleton.length; at++)
      keys.add(`:${skeleton.slice(0, at)}${skeleton.slice(at + 1)}`);
  }
  return [...keys];
}

const LONGEST_TO_CUT = 12;
