import { soundDistance } from '../likeness/sound-distance.ts';
import type { Spelling } from './spelling.ts';

/** Why a spelling is taken for one of a name; see `reasonInWords`. */
export type MatchReason =
  | 'exact'
  | 'folded'
  | 'together'
  | 'order'
  | 'other-script'
  | 'sounds'
  | 'transliteration'
  | 'slip'
  | 'kind-word'
  | 'other-kind'
  | 'person'
  | 'organisation';

export interface SpellingLikeness {
  /** 0 to 1: 1 written the same, from 0.85 hardly anything else, below 0.6 another name. It is no probability. */
  readonly likeness: number;
  readonly reason: MatchReason;
}

/** How like two spellings are, by what transliterators and typists vary. The same from both sides. */
export function spellingLikeness(one: Spelling, other: Spelling): SpellingLikeness {
  if (one.text === other.text) return { likeness: 1, reason: 'exact' };
  if (one.folded === other.folded) return { likeness: 0.99, reason: 'folded' };
  if (one.letters === other.letters) return { likeness: 0.97, reason: 'together' };
  if (one.words.length > 1 && sorted(one) === sorted(other)) return { likeness: 0.94, reason: 'order' };
  const isOtherScript = one.isArabicScript !== other.isArabicScript;
  const length = Math.min(one.sounds[0]?.length ?? 0, other.sounds[0]?.length ?? 0);
  const most = mostDistance(length);
  const distance = Math.min(
    ...one.sounds.flatMap((a) => other.sounds.map((b) => soundDistance(a, b, isOtherScript, most))),
  );
  const likeness = Number.isFinite(distance) ? 0.955 - (0.38 * distance) / most : 0;
  const slip = isOtherScript ? 0 : slipLikeness(one.letters, other.letters);
  if (slip > likeness) return { likeness: slip, reason: 'slip' };
  if (likeness === 0) return { likeness: 0, reason: 'sounds' };
  if (isOtherScript) return { likeness, reason: 'other-script' };
  return { likeness, reason: distance === 0 ? 'sounds' : 'transliteration' };
}

function sorted({ words }: Spelling): string {
  return [...words].sort().join(' ');
}

/** How far sounds may be apart (see `soundDistance`): a long name may differ in more places than a short one. */
function mostDistance(length: number): number {
  if (length <= 3) return 0.3;
  if (length <= 5) return 0.55;
  return length <= 8 ? 0.9 : 1.2;
}

/** One letter wrong, left out, doubled or exchanged with its neighbour: in a long name hardly another name, in a short one often. */
function slipLikeness(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  if (length < 4) return 0;
  const slips = fewSlips(one, other);
  // The first letter is the one that is seldom wrong.
  const doubt = one.charAt(0) === other.charAt(0) ? 0 : 0.1;
  if (slips === 1) return (length >= 8 ? 0.84 : length >= 6 ? 0.77 : length === 5 ? 0.7 : 0.66) - doubt;
  return slips === 2 && length >= 7 ? (length >= 9 ? 0.68 : 0.62) - doubt : 0;
}

/** 0, 1 or 2 letters to insert, leave out, replace or exchange; 3 for more. */
function fewSlips(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return 3;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const now = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      let slips = Math.min(
        (last[column] ?? 0) + 1,
        (now[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isExchanged =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (isExchanged) slips = Math.min(slips, (before[column - 2] ?? 0) + 1);
      now.push(slips);
    }
    if (Math.min(...now) > 2) return 3;
    before = last;
    last = now;
  }
  return Math.min(last[other.length] ?? 3, 3);
}
