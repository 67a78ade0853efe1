import { weighSlips } from './weigh-slips.ts';

/** A word of the archive that is like one that was typed, and how many texts have it. */
export interface LikeWord {
  readonly word: string;
  readonly count: number;
}

/** How many slips a word may be away: in a short one every slip makes another word. 0: nothing is proposed for it. */
export function mostSlips(word: string): number {
  if (word.length < 3 || word.length > 40 || /[^\p{L}\p{M}]/u.test(word)) return 0;
  return word.length <= 4 ? 1 : 2;
}

/** Those of which it is worth counting how many texts have them: the nearest, at most so many. */
export function likeliest(word: string, near: readonly string[], most = 100): string[] {
  const weighed = near.map((it) => ({ it, weight: weighSlips(word, it) }));
  weighed.sort((a, b) => a.weight - b.weight);
  return weighed.slice(0, most).map(({ it }) => it);
}

/**
 * The word that was probably meant; `null` where none is much likelier than the word itself, which so many texts have. A word ten
 * times as frequent may be a little further away. Nothing is proposed that fewer texts have.
 */
export function suggestSpelling(word: string, ownCount: number, like: readonly LikeWord[]): string | null {
  if (ownCount > MOST_MISTYPED) return null;
  let best: { readonly word: string; readonly distance: number } | null = null;
  for (const { word: candidate, count } of like) {
    if (candidate === word || count < Math.max(1, MORE_FREQUENT * ownCount)) continue;
    const weight = weighSlips(word, candidate);
    if (weight > mostWeight(word)) continue;
    const distance = weight - FOR_TENFOLD * Math.log10(count);
    if (best === null || distance < best.distance) best = { word: candidate, distance };
  }
  return best?.word ?? null;
}

/** What more texts have is a word. */
const MOST_MISTYPED = 5;
/** So much more frequent than a word that the archive has must be what is proposed for it. */
const MORE_FREQUENT = 20;
const FOR_TENFOLD = 0.4;

/** Two whole slips are too many for a short word, two likely ones are not. */
function mostWeight(word: string): number {
  if (word.length <= 4) return 1.2;
  return word.length <= 6 ? 1.8 : 2.2;
}
