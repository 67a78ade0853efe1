import type { NameWord } from './person-name.ts';
import { soundDistance } from './sound-distance.ts';

/** How far two words of names are apart: 0 where they are written the same, infinite where they are other words. */
export function distanceOf(a: NameWord, b: NameWord, isUnvowelled: boolean): number {
  if (a.text === b.text) return 0;
  // Without letters of either script there is nothing that sounds.
  if (a.sounds === '' || b.sounds === '') return Number.POSITIVE_INFINITY;
  return DIFFERENT + soundDistance(a.sounds, b.sounds, isUnvowelled, MOST_TOLERATED);
}

/** Whether two words that far apart may be one in two spellings: a long word may differ in more places than a short one. */
export function isWithinTolerance(
  distance: number,
  a: NameWord,
  b: NameWord,
  isUnvowelled: boolean,
): boolean {
  const sounds = Math.min(a.sounds.length, b.sounds.length);
  const tolerated = sounds < 4 ? 0.11 : sounds < 7 ? 0.24 : MOST_TOLERATED;
  return distance <= tolerated + (isUnvowelled ? 0.05 : 0);
}

/** What it costs not to be written the same, even where it sounds the same. */
const DIFFERENT = 0.02;
const MOST_TOLERATED = 0.32;
