import type { DateParts } from './date-parts.ts';
import { type DateToken, isMark, keyOf, phraseAt } from './date-tokens.ts';
import { ERAS, YEAR_WORDS } from './date-words.ts';
import type { Calendar } from './month-names.ts';

/** The tokens dates are read from and what is known about the text around them. */
export interface DateSource {
  readonly tokens: readonly DateToken[];
  /** The text is nothing but the date: forms that are too risky in running text are read as well. */
  readonly isWhole: boolean;
  /** A year may be missing, as in the first half of `May – August 2021`. */
  readonly yearIsOptional: boolean;
  /** Base language, lower case; empty where unknown. */
  readonly language: string;
  /** What 05/06/2014 means in the region the language tag names. */
  readonly numberOrder: NumberOrder;
}

export type NumberOrder = 'day-first' | 'month-first' | 'unknown';

/** Parts read from some tokens; `next` is the index after the last of them. */
export interface PartsMatch {
  readonly parts: DateParts;
  readonly next: number;
}

export interface DateOptions {
  /** BCP 47; decides the order of 05/06/2014 and the calendar of a bare 1395. */
  readonly language?: string | null | undefined;
}

export function dateSource(
  tokens: readonly DateToken[],
  options: DateOptions,
  kind: { readonly isWhole: boolean; readonly yearIsOptional?: boolean },
): DateSource {
  const tag = (options.language ?? '').toLowerCase().replaceAll('_', '-');
  return {
    tokens,
    isWhole: kind.isWhole,
    yearIsOptional: kind.yearIsOptional ?? false,
    language: tag.split('-')[0] ?? '',
    numberOrder: numberOrderOf(tag),
  };
}

/** After Unicode CLDR's short date patterns; plain `en` is written by both camps. */
function numberOrderOf(tag: string): NumberOrder {
  const [language = '', ...subtags] = tag.split('-');
  if (language !== 'en') return DAY_FIRST_LANGUAGES.has(language) ? 'day-first' : 'unknown';
  if (subtags.some((subtag) => MONTH_FIRST_REGIONS.has(subtag))) return 'month-first';
  return subtags.some((subtag) => DAY_FIRST_REGIONS.has(subtag)) ? 'day-first' : 'unknown';
}

/** The number of a token of `minDigits` to `maxDigits` digits, else `null`. */
export function numberOf(token: DateToken | undefined, minDigits: number, maxDigits: number): number | null {
  if (token?.kind !== 'number') return null;
  const digits = token.end - token.start;
  return digits >= minDigits && digits <= maxDigits ? Number(keyOf(token)) : null;
}

export function isYearOf(calendar: Calendar, year: number): boolean {
  return calendar === 'gregorian' ? year >= 1000 && year <= 2100 : year >= 1200 && year <= 1500;
}

/**
 * The calendar a bare number of a year is in, and whether that is certain. Persian digits, a Dari, Pashto or Persian
 * text: solar. Arabic digits could be either Hijri calendar.
 */
export function calendarOfYear(
  source: DateSource,
  yearToken: DateToken,
  year: number,
): { readonly calendar: Calendar; readonly note: string | null } {
  if (!isYearOf('solar', year)) return { calendar: 'gregorian', note: null };
  if (SOLAR_LANGUAGES.has(source.language)) return { calendar: 'solar', note: null };
  const digit = yearToken.text.charCodeAt(0);
  if (digit < 0x660 || digit > 0x6f9) return { calendar: 'gregorian', note: null };
  if (source.language === 'ar' || source.language === 'ur') return { calendar: 'lunar', note: LUNAR_NOTE };
  return { calendar: 'solar', note: digit < 0x6f0 ? HIJRI_NOTE : null };
}

/** The calendar named after a year (`هـ.ش`, `میلادی`, `AD`) and a word for year (`کال`, `г.`), if there. */
export function eraAt(
  source: DateSource,
  index: number,
): { readonly calendar: Calendar | null; readonly next: number } {
  const { tokens } = source;
  let next = index;
  let calendar: Calendar | null = null;
  let abbreviation = '';
  let after = index;
  for (let words = 0; words < 4; words++) {
    if (words > 0 && isMark(tokens[after], '.')) after++;
    const word = tokens[after];
    if (word?.kind !== 'word' || word.gap === 'line' || word.gap === 'far') break;
    abbreviation += keyOf(word);
    after++;
    const named = ERAS.phrases.get(abbreviation);
    if (named) [calendar, next] = [named, after];
    else if (words === 0) {
      const yearWord = phraseAt(YEAR_WORDS, tokens, index);
      if (!yearWord) continue;
      next = yearWord.next;
      abbreviation = '';
    }
  }
  if (
    next > index &&
    isMark(tokens[next], '.') &&
    tokens[next]?.gap === 'none' &&
    isAbbreviation(tokens[next - 1])
  )
    next++;
  return { calendar, next };
}

function isAbbreviation(token: DateToken | undefined): boolean {
  return token !== undefined && token.end - token.start <= 2;
}

const MONTH_FIRST_REGIONS: ReadonlySet<string> = new Set(['us', 'ph', 'um', 'pr', 'gu']);
const DAY_FIRST_REGIONS: ReadonlySet<string> = new Set(['gb', 'ie', 'au', 'nz', 'in', 'pk', '001', '150']);
const DAY_FIRST_LANGUAGES: ReadonlySet<string> = new Set(
  'fr de es it pt nl tr ru uk pl ro el ar ur hi bn id vi cs sk da nb no fi he'.split(' '),
);
export const LUNAR_NOTE =
  'Read as an Islamic lunar date by the Umm al-Qura calendar; where the month was sighted, it is a day or two later.';
export const HIJRI_NOTE = 'Read as a Solar Hijri year; it could also be an Islamic lunar one.';
export const SOLAR_LANGUAGES: ReadonlySet<string> = new Set(['fa', 'prs', 'ps', 'pbt', 'pbu', 'haz']);
