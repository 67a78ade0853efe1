import { fold } from '../../language/index.ts';

/** Words that say what kind of place a name is of, in the languages that Afghan places are written in and some others. */
const WORDS: Readonly<Record<string, string>> = {
  country: 'country هیواد کشور',
  province: 'province provincial wilayat welayat velayat wilaya governorate ولایت ولايت محافظة استان vilayet',
  district: 'district woluswali wuluswali uluswali ولسوالی ولسوالۍ ولسوالي شهرستان tehsil مديرية',
  city: 'city town municipality shahr شهر ښار شاروالی شهرداری مدينة',
  village: 'village qaria kalay قریه کلی قرية',
  river: 'river rud darya دریا سیند رود نهر',
  valley: 'valley دره وادي',
  mountain: 'mountain mountains mount kuh koh کوه غر جبل',
};

const KINDS: ReadonlyMap<string, string> = new Map(
  Object.entries(WORDS).flatMap(([kind, words]) =>
    words.split(' ').map((word): [string, string] => [fold(word), kind]),
  ),
);

/** Words of names that are often part of the name itself: left where they stand, unless they are said in English. */
const PART_OF_NAMES = new Set(
  ['shahr', 'rud', 'darya', 'kuh', 'koh', 'شهر', 'رود', 'دریا', 'کوه', 'غر', 'دره', 'نهر', 'جبل', 'سیند'].map(
    fold,
  ),
);

/** The words of a name without those that say what kind of place it is, where another word is left. */
export function placeWordsOf(all: readonly string[]): {
  readonly words: readonly string[];
  readonly placeKind: string | null;
} {
  const small = all.filter((word) => !SMALL.has(word));
  const named = small.length > 0 ? small : all;
  const words = named.filter((word) => !KINDS.has(word) || PART_OF_NAMES.has(word));
  if (words.length === 0 || words.length === named.length) return { words: named, placeKind: null };
  const kind = named.find((word) => KINDS.has(word) && !PART_OF_NAMES.has(word));
  return { words, placeKind: KINDS.get(kind ?? '') ?? null };
}

const SMALL = new Set(['of', 'the', 'de', 'la', 'د', 'the']);
