import { type DateParts, doubted, NO_PARTS } from './date-parts.ts';
import {
  calendarOfYear,
  type DateSource,
  eraAt,
  isYearOf,
  LUNAR_NOTE,
  numberOf,
  type PartsMatch,
} from './date-source.ts';
import { type DateToken, isMark, keyOf, phraseAt } from './date-tokens.ts';
import { DATE_BEFORE, NOT_A_DATE_AFTER } from './date-words.ts';
import type { Calendar } from './month-names.ts';

/** A date of three numbers at a token: 2014-11-17, 17.11.2014, 11/17/2014, ۱۳۹۵/۰۳/۱۰, and with doubt 23.05.16. */
export function numericDateAt(source: DateSource, index: number): PartsMatch | null {
  const numbers = threeNumbersAt(source, index);
  if (!numbers || !standsAlone(source, index)) return null;
  const era = eraAt(source, index + 5);
  const parts =
    yearFirst(source, numbers, era.calendar) ??
    yearLast(source, numbers, era.calendar) ??
    shortYear(source, numbers, index);
  return (
    parts && { parts, next: era.calendar === null || parts.calendar === era.calendar ? era.next : index + 5 }
  );
}

/** `2014-11`, `11/2014`, `11.2014`: in a text that is nothing else. */
export function monthAndYearAt(source: DateSource, index: number): PartsMatch | null {
  const [first, mark, second] = source.tokens.slice(index, index + 3);
  if (!isMark(mark, '-/.') || mark.gap !== 'none' || second?.gap !== 'none') return null;
  const isYearFirst = numberOf(first, 4, 4) !== null;
  const yearToken = isYearFirst ? first : second;
  const year = numberOf(yearToken, 4, 4);
  const month = isYearFirst ? numberOf(second, 2, 2) : numberOf(first, 1, 2);
  if (!yearToken || year === null || month === null || month < 1 || month > 12) return null;
  if (!isYearOf('gregorian', year)) return null;
  const { calendar, note } = calendarOfYear(source, yearToken, year);
  const parts: DateParts = { ...NO_PARTS, calendar, year, month };
  return { parts: note === null ? parts : doubted(parts, note), next: index + 3 };
}

interface ThreeNumbers {
  readonly first: DateToken;
  readonly second: DateToken;
  readonly third: DateToken;
  readonly separator: string;
}

function threeNumbersAt({ tokens, isWhole }: DateSource, index: number): ThreeNumbers | null {
  const [first, mark, second, sameMark, third] = tokens.slice(index, index + 5);
  if (first?.kind !== 'number' || second?.kind !== 'number' || third?.kind !== 'number') return null;
  if (!isMark(mark, '-/.') || !isMark(sameMark, '-/.') || keyOf(mark) !== keyOf(sameMark)) return null;
  const separator = keyOf(mark);
  const gaps = [second.gap, third.gap, mark.gap, sameMark.gap];
  const isClose = gaps.every((gap) => gap === 'none');
  // German `17. 11. 2014`.
  const isSpacedAfterDots = separator === '.' && mark.gap === 'none' && sameMark.gap === 'none';
  if (gaps.includes('far') || !(isClose || isWhole || isSpacedAfterDots)) return null;
  return { first, second, third, separator };
}

/** The numbers are not the middle of a longer number, a path, a version or a telephone number. */
function standsAlone({ tokens, isWhole }: DateSource, index: number): boolean {
  if (isWhole) return true;
  const after = tokens[index + 5];
  const afterThat = tokens[index + 6];
  if (after?.gap === 'none') {
    const isTime = after.kind === 'word' && keyOf(after) === 't' && afterThat?.kind === 'number';
    if (after.kind === 'number' || (after.kind === 'word' && !isTime && isLatin(after))) return false;
    const continues = afterThat?.gap === 'none' && (afterThat.kind === 'number' || !isMark(after, '.'));
    if (isMark(after, '-/._@%&=+') && continues) return false;
  }
  const before = tokens[index - 1];
  if (!before) return true;
  if (
    tokens[index]?.gap === 'none' &&
    (before.kind !== 'mark' || '-/._@#$€£+=&%,:'.includes(keyOf(before)))
  ) {
    return isMark(before, ':,') && tokens[index - 2]?.kind === 'word';
  }
  return !phraseAt(NOT_A_DATE_AFTER, tokens, wordBefore(tokens, index));
}

function wordBefore(tokens: readonly DateToken[], index: number): number {
  let before = index - 1;
  while (before > index - 3 && isMark(tokens[before], '.:#')) before--;
  return before;
}

function yearFirst(source: DateSource, numbers: ThreeNumbers, era: Calendar | null): DateParts | null {
  const year = numberOf(numbers.first, 4, 4);
  const month = numberOf(numbers.second, 1, 2);
  const day = numberOf(numbers.third, 1, 2);
  if (year === null || month === null || day === null || !isYearOf('gregorian', year)) return null;
  const { calendar, note } = calendarOf(source, year, numbers.first, numbers.separator, era);
  const parts = { ...NO_PARTS, calendar, year, month, day };
  return note === null ? parts : doubted(parts, note);
}

function yearLast(source: DateSource, numbers: ThreeNumbers, era: Calendar | null): DateParts | null {
  const year = numberOf(numbers.third, 4, 4);
  const day = numberOf(numbers.first, 1, 2);
  const month = numberOf(numbers.second, 1, 2);
  if (year === null || month === null || day === null || !isYearOf('gregorian', year)) return null;
  const { calendar, note } = calendarOf(source, year, numbers.third, numbers.separator, era);
  const parts =
    calendar === 'gregorian'
      ? { ...dayAndMonth(source, day, month, numbers.separator), year }
      : { ...NO_PARTS, calendar, year, month, day };
  return note === null ? parts : doubted(parts, note);
}

function shortYear(source: DateSource, numbers: ThreeNumbers, index: number): DateParts | null {
  const shortNumber = numberOf(numbers.third, 2, 2);
  const day = numberOf(numbers.first, 1, 2);
  const month = numberOf(numbers.second, 1, 2);
  if (shortNumber === null || day === null || month === null) return null;
  if (!isLikelyShortDate(source, numbers, index)) return null;
  const year = fullYear(shortNumber);
  const parts = { ...dayAndMonth(source, day, month, numbers.separator), year };
  return doubted(parts, `The year has two digits; it was read as ${year}.`);
}

/** In running text `23.05.16` is a date only where something says so: versions and sections look the same. */
function isLikelyShortDate(
  source: DateSource,
  { first, second, separator }: ThreeNumbers,
  index: number,
): boolean {
  const { tokens, isWhole } = source;
  if (isWhole) return true;
  if (numberOf(first, 2, 2) === null || numberOf(second, 2, 2) === null) return false;
  const before = tokens[index - 1];
  return separator === '/' || isMark(before, '([') || phraseAt(DATE_BEFORE, tokens, index - 1) !== null;
}

/** Day first but where the numbers or the language say otherwise (Unicode CLDR: only en-US writes the month first). */
function dayAndMonth(source: DateSource, one: number, two: number, separator: string): DateParts {
  const dayFirst = { ...NO_PARTS, day: one, month: two };
  const monthFirst = { ...NO_PARTS, day: two, month: one };
  if (one === two || one > 12) return dayFirst;
  if (two > 12) return separator === '.' ? doubted(monthFirst, 'Read as month, day, year.') : monthFirst;
  if (separator === '.') return dayFirst;
  if (source.numberOrder === 'month-first') return monthFirst;
  if (source.numberOrder === 'day-first') return dayFirst;
  return doubted(dayFirst, 'Read as day, month, year; it could also be month, day, year.');
}

function calendarOf(
  source: DateSource,
  year: number,
  yearToken: DateToken,
  separator: string,
  era: Calendar | null,
): { readonly calendar: Calendar; readonly note: string | null } {
  if (era !== null && isYearOf(era, year))
    return { calendar: era, note: era === 'lunar' ? LUNAR_NOTE : null };
  const likely = calendarOfYear(source, yearToken, year);
  if (!isAscii(yearToken)) return likely;
  // 1395-03-10 is ISO 8601, and so Gregorian, but nobody writes ISO dates of the Middle Ages in Dari.
  if (likely.calendar === 'solar' && separator === '-') return { calendar: 'solar', note: SOLAR_NOTE };
  if (separator !== '-' && year >= 1300 && year <= 1500 && likely.calendar === 'gregorian') {
    return { calendar: 'solar', note: SOLAR_NOTE };
  }
  return likely;
}

/** 1950 to 2049. */
export function fullYear(twoDigits: number): number {
  return twoDigits < 50 ? 2000 + twoDigits : 1900 + twoDigits;
}

function isAscii(token: DateToken): boolean {
  return token.text.charCodeAt(0) < 128;
}

function isLatin(token: DateToken): boolean {
  return token.text.charCodeAt(0) < 0x370;
}

const SOLAR_NOTE = 'Read as a Solar Hijri date, as its year suggests.';
