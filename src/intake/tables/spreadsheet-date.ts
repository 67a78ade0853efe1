/** How much of a day a number format shows; `null` for formats of plain numbers and of times alone. */
export type ShownPrecision = 'day' | 'month' | 'year' | null;

/**
 * What a number format makes visible of a date (ECMA-376 part 1, 18.8.30–31): a cell that shows `Jul-17` is a month,
 * although it is stored as the first day.
 */
export function shownPrecision(formatId: number, code: string | undefined): ShownPrecision {
  if (code === undefined) return BUILT_IN.get(formatId) ?? null;
  const shown = (code.split(';')[0] ?? '')
    .slice(0, LONGEST_FORMAT)
    .replace(/"[^"]*"|\[[^\]]*\]|[\\_*]./gu, '')
    .toLowerCase();
  if (/general|[0#?]/u.test(shown.replace(/\.0+/gu, ''))) return null;
  if (/d/u.test(shown)) return 'day';
  if (/y/u.test(shown)) return /m/u.test(shown.replace(/h[^y]*|:m+|m+:/gu, '')) ? 'month' : 'year';
  return /m{3,}/u.test(shown) ? 'month' : null;
}

/** The ISO day, month or year of a spreadsheet's serial number of days; `null` where there is no such day. */
export function dateOfSerial(
  serial: number,
  options: { readonly from1904: boolean; readonly precision: Exclude<ShownPrecision, null> },
): string | null {
  const day = Math.floor(options.from1904 ? serial + DAYS_TO_1904 : serial);
  if (!(day >= 1 && day <= LAST_DAY) || day === DAY_THAT_NEVER_WAS) return null;
  const sinceEpoch = day - DAYS_TO_1970 + (day < DAY_THAT_NEVER_WAS ? 1 : 0);
  const iso = new Date(sinceEpoch * MILLISECONDS_OF_DAY).toISOString();
  return iso.slice(0, options.precision === 'day' ? 10 : options.precision === 'month' ? 7 : 4);
}

const BUILT_IN: ReadonlyMap<number, ShownPrecision> = new Map([
  ...[14, 15, 16, 22, 28, 29, 30, 31, 50, 51, 52, 53, 54, 55, 56, 58].map((id) => [id, 'day'] as const),
  ...[17, 27, 36, 57].map((id) => [id, 'month'] as const),
]);
const LONGEST_FORMAT = 300;
const MILLISECONDS_OF_DAY = 86_400_000;
const DAYS_TO_1904 = 1_462;
const DAYS_TO_1970 = 25_569;
/** 9999-12-31. */
const LAST_DAY = 2_958_465;
/** 29 February 1900, which Lotus 1-2-3 believed in. */
const DAY_THAT_NEVER_WAS = 60;
