import { isGregorianDay } from './edtf.ts';
import { isoDayOf } from './gregorian-day.ts';
import { dayNumberOfLunar, startOfLunarMonth } from './lunar-hijri.ts';
import type { Calendar } from './month-names.ts';
import { dayNumberOfSolar, edtfOfSolarMonths } from './solar-hijri.ts';

/** What the words of a date say, before the calendar has been asked whether there is such a date. */
export interface DateParts {
  readonly calendar: Calendar;
  /** `null` only in the first half of a period (`May – August 2021`). */
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  /** The second day of `5–6 May 2015`. */
  readonly lastDay: number | null;
  /** EDTF season, 21 (spring) to 24. */
  readonly season: number | null;
  readonly isApproximate: boolean;
  readonly isUncertain: boolean;
  readonly certainty: 'certain' | 'guessed';
  /** What an editor should know about the reading, a sentence each. */
  readonly notes: readonly string[];
}

export const NO_PARTS: DateParts = {
  calendar: 'gregorian',
  year: null,
  month: null,
  day: null,
  lastDay: null,
  season: null,
  isApproximate: false,
  isUncertain: false,
  certainty: 'certain',
  notes: [],
};

/** The parts with something an editor should look at. */
export function doubted(parts: DateParts, note: string): DateParts {
  return { ...parts, certainty: 'guessed', notes: [...parts.notes, note] };
}

/** The EDTF expression of the parts; `null` where the calendar has no such date or the year is missing. */
export function edtfOfParts(parts: DateParts): string | null {
  if (parts.year === null) return null;
  const edtf = EDTF_BY_CALENDAR[parts.calendar]({ ...parts, year: parts.year });
  if (edtf === null) return null;
  const about = parts.isApproximate ? approximated(edtf) : edtf;
  return parts.isUncertain ? questioned(about) : about;
}

function approximated(edtf: string): string {
  return edtf.includes('/') || SEASON.test(edtf) ? edtf : `${edtf}~`;
}

/** An expression marked as uncertain (`2016?`), each end of an interval by itself; seasons can not be marked. */
export function questioned(edtf: string): string {
  const ends = edtf.split('/').map((end) => (end.endsWith('~') ? `${end.slice(0, -1)}%` : `${end}?`));
  return ends.some((end) => SEASON.test(end)) ? edtf : ends.join('/');
}

type PartsWithYear = DateParts & { readonly year: number };

const EDTF_BY_CALENDAR: Readonly<Record<Calendar, (parts: PartsWithYear) => string | null>> = {
  gregorian: gregorianEdtf,
  solar: solarEdtf,
  lunar: lunarEdtf,
};

function gregorianEdtf({ year, month, day, lastDay, season }: PartsWithYear): string | null {
  const yearText = String(year).padStart(4, '0');
  if (season !== null) return `${yearText}-${season}`;
  if (month === null) return yearText;
  const monthText = `${yearText}-${String(month).padStart(2, '0')}`;
  if (day === null) return month >= 1 && month <= 12 ? monthText : null;
  if (!isGregorianDay(year, month, lastDay ?? day)) return null;
  return daysEdtf(day, lastDay, (each) => `${monthText}-${String(each).padStart(2, '0')}`);
}

/** A solar month, season or year is told as the Gregorian days it spans: EDTF knows no other calendar. */
function solarEdtf({ year, month, day, lastDay, season }: PartsWithYear): string | null {
  if (season !== null) return edtfOfSolarMonths(year, (season - 21) * 3 + 1, (season - 21) * 3 + 3);
  if (month === null) return edtfOfSolarMonths(year, 1, 12);
  if (day === null) return edtfOfSolarMonths(year, month, month);
  return daysEdtf(day, lastDay, (each) => isoOrNull(dayNumberOfSolar({ year, month, day: each })));
}

function lunarEdtf({ year, month, day, lastDay, season }: PartsWithYear): string | null {
  if (season !== null) return null;
  if (day === null || month === null) return lunarSpan(year, month ?? 1, month ?? 12);
  return daysEdtf(day, lastDay, (each) => isoOrNull(dayNumberOfLunar(year, month, each)));
}

function lunarSpan(year: number, firstMonth: number, lastMonth: number): string | null {
  const first = startOfLunarMonth(year, firstMonth);
  const next = lastMonth === 12 ? startOfLunarMonth(year + 1, 1) : startOfLunarMonth(year, lastMonth + 1);
  return first === null || next === null ? null : `${isoDayOf(first)}/${isoDayOf(next - 1)}`;
}

function daysEdtf(day: number, lastDay: number | null, isoOf: (day: number) => string | null): string | null {
  const first = day >= 1 ? isoOf(day) : null;
  if (lastDay === null || first === null) return first;
  const last = lastDay > day ? isoOf(lastDay) : null;
  return last && `${first}/${last}`;
}

function isoOrNull(dayNumber: number | null): string | null {
  return dayNumber === null ? null : isoDayOf(dayNumber);
}

const SEASON = /^\d{4}-2[1-4]/;
