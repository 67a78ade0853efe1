import { fold } from '../../language/index.ts';

/** Words beside a place's name that say what kind of place is meant: `Kabul province`, `the city of Kabul`, `ولسوالی اچین`. */
const WORDS: Readonly<Record<string, string>> = {
  country: 'country republic کشور جمهوری هیواد pays land دولة',
  province: 'province provinces provincial governorate ولایت ولايت provinz محافظة ولاية استان région region',
  district:
    'district districts woluswali wuluswali ولسوالی ولسوالۍ ولسوالي شهرستان tehsil distrikt bezirk مديرية',
  city: 'city town municipality شهر ښار شاروالی شهرداری ville stadt مدينة capital',
  village: 'village villages hamlet قریه کلی dorf قرية',
  river: 'river دریا سیند fleuve fluss نهر',
  mountain: 'mountain mountains mount کوه غر montagne berg جبل',
  valley: 'valley دره vallée tal وادي',
};

const KINDS: ReadonlyMap<string, string> = new Map(
  Object.entries(WORDS).flatMap(([kind, words]) =>
    words.split(' ').map((word): [string, string] => [fold(word), kind]),
  ),
);

/** The kind of place that the words beside a name say; `null` where they say none. Offsets are the name's own. */
export function kindBeside(text: string, start: number, end: number): string | null {
  const behind = /^[\s-]{1,2}(\p{L}+)/u.exec(text.slice(end, end + 24))?.[1];
  const before = /(\p{L}+)(?:\s+of)?(?:\s+the)?\s+$/u.exec(text.slice(Math.max(0, start - 32), start))?.[1];
  for (const word of [behind, before]) {
    const kind = word === undefined ? undefined : KINDS.get(fold(word));
    if (kind) return kind;
  }
  return null;
}
