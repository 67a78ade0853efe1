import { distanceOf, isWithinTolerance } from './name-word-distance.ts';
import { COMMON_FIRST_NAMES } from './name-words.ts';
import type { NameWord } from './person-name.ts';
import { mayBeginAlike } from './sound-distance.ts';

/** What the given names of two people have to do with each other. */
export interface GivenNames {
  /** Sum of the distances of the words that were found in both. */
  readonly distance: number;
  /** What initials and words left out take from the likeness. */
  readonly doubt: number;
  readonly isNameLeftOut: boolean;
  readonly reasons: readonly string[];
}

/** Compares given names word by word, in order; `null` where each has one that the other has not: a father and his son. */
export function compareGivenNames(
  a: readonly NameWord[],
  b: readonly NameWord[],
  isUnvowelled: boolean,
): GivenNames | null {
  if (a.length === 0 && b.length === 0) {
    return { distance: 0, doubt: ONLY_ONE_WORD, isNameLeftOut: false, reasons: [] };
  }
  const [longer, shorter] = a.length >= b.length ? [a, b] : [b, a];
  const matched = matchInOrder(longer, shorter, isUnvowelled);
  if (!matched) return null;
  const leftOut = longer.filter((_, at) => !matched.places.includes(at));
  return {
    distance: matched.distance,
    doubt: doubtOfInitials(matched, shorter, longer) + doubtOfLeftOut(longer, matched),
    isNameLeftOut: leftOut.some(({ text, isInitial }) => !isInitial && !COMMON_FIRST_NAMES.has(text)),
    reasons: [
      ...(matched.initials > 0 ? ['an initial stands for a given name'] : []),
      ...(leftOut.length > 0 ? [`“${leftOut.map(({ text }) => text).join(' ')}” is left out`] : []),
    ],
  };
}

/** Many are called by one word. */
const ONLY_ONE_WORD = 0.1;

interface Matched {
  /** For each word of the shorter name, where it stands in the longer. */
  readonly places: readonly number[];
  readonly distance: number;
  readonly initials: number;
}

/** Finds every word of the shorter name in the longer, in the same order; `null` where one is not there. */
function matchInOrder(
  longer: readonly NameWord[],
  shorter: readonly NameWord[],
  isUnvowelled: boolean,
): Matched | null {
  const places: number[] = [];
  let distance = 0;
  let initials = 0;
  let next = 0;
  for (const word of shorter) {
    const at = longer.findIndex((it, place) => place >= next && mayBeSameWord(it, word, isUnvowelled));
    const found = longer[at];
    if (!found) return null;
    if (found.isInitial !== word.isInitial) initials += 1;
    else if (!word.isInitial) distance += distanceOf(found, word, isUnvowelled);
    places.push(at);
    next = at + 1;
  }
  return { places, distance, initials };
}

function mayBeSameWord(a: NameWord, b: NameWord, isUnvowelled: boolean): boolean {
  if (a.isInitial || b.isInitial) return isInitialOf(a, b) || isInitialOf(b, a);
  return isWithinTolerance(distanceOf(a, b, isUnvowelled), a, b, isUnvowelled);
}

function isInitialOf(initial: NameWord, word: NameWord): boolean {
  if (!initial.isInitial) return false;
  return initial.text === word.text.charAt(0) || mayBeginAlike(initial.sounds, word.sounds.charAt(0));
}

function doubtOfInitials(
  { initials, places }: Matched,
  shorter: readonly NameWord[],
  longer: readonly NameWord[],
): number {
  if (initials === 0) return 0;
  const isFullInBoth = shorter.some((word, at) => !word.isInitial && !longer[places[at] ?? -1]?.isInitial);
  return isFullInBoth ? 0.05 : 0.18;
}

/** A middle name may be left out, an initial too; a first name hardly, except one that half of all names begin with. */
function doubtOfLeftOut(longer: readonly NameWord[], { places, initials }: Matched): number {
  if (places.length === 0) return 0.6;
  const first = places[0] ?? 0;
  const doubts = longer.map((word, at): number => {
    if (places.includes(at)) return 0;
    if (word.isInitial) return at > first ? 0.05 : 0.12;
    if (at > first) return initials > 0 ? 0.1 : 0.18;
    return COMMON_FIRST_NAMES.has(word.text) ? 0.15 : 0.35;
  });
  const doubt = doubts.reduce((sum, it) => sum + it);
  return doubt > 0 && isCommonOnly(longer, places) ? doubt + 0.3 : doubt;
}

/** `Mohammad Karimi` beside `Mohammad Hassan Karimi`: all that they share is what half of all names begin with. */
function isCommonOnly(longer: readonly NameWord[], places: readonly number[]): boolean {
  const isNameLeftOut = longer.some(({ isInitial }, at) => !isInitial && !places.includes(at));
  return isNameLeftOut && places.every((at) => COMMON_FIRST_NAMES.has(longer[at]?.text ?? ''));
}
