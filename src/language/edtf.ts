import parseEdtf from 'edtf';
import { z } from 'zod';

/**
 * Extended Date/Time Format (ISO 8601-2:2019, levels 0 and 1) for the years 0000 to 9999. Years before or after are
 * left out because neither ISO days nor their order in a database column hold for them.
 */
export const edtfSchema = z
  .string()
  .min(1)
  .max(100)
  .refine(isEdtf, { error: 'Not a date in EDTF (2017, 2017-07, 2017-07-31, 2014/2015, 2019/.., 2017~).' });

/** The first and last day an expression can mean, as ISO days; `null` where that side is open or unknown. */
export interface EdtfBounds {
  readonly first: string | null;
  readonly last: string | null;
}

export type EdtfPrecision = 'day' | 'month' | 'year' | 'interval' | 'other';

export function isEdtf(text: string): boolean {
  return boundsOf(text) !== null;
}

/**
 * The days an EDTF expression spans; both `null` for a text that is none. Seasons are the northern meteorological
 * ones (spring is March to May, the winter of 2014 ends in February 2015): EDTF itself leaves them without dates.
 */
export function edtfBounds(edtf: string): EdtfBounds {
  return boundsOf(edtf) ?? UNBOUNDED;
}

/** Order for sorting: by first day, then by last; an open start comes first, an open end last. */
export function compareEdtf(a: string, b: string): number {
  const boundsOfA = edtfBounds(a);
  const boundsOfB = edtfBounds(b);
  return (
    compareText(boundsOfA.first ?? '', boundsOfB.first ?? '') ||
    compareText(boundsOfA.last ?? AFTER_ALL_DAYS, boundsOfB.last ?? AFTER_ALL_DAYS) ||
    compareText(a, b)
  );
}

/** How finely a date is told, its qualifiers (`~`, `?`, `%`) aside; seasons, decades and `2017-XX` are `other`. */
export function edtfPrecision(edtf: string): EdtfPrecision {
  if (edtf.includes('/')) return 'interval';
  const simple = SIMPLE.exec(edtf);
  if (!simple) return edtf.includes('T') ? 'day' : 'other';
  if (simple[3]) return 'day';
  if (simple[2]) return isSeason(simple[2]) ? 'other' : 'month';
  return 'year';
}

/** The day is in the proleptic Gregorian calendar; `month` counts from 1. */
export function isGregorianDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function boundsOf(text: string): EdtfBounds | null {
  if (text.length === 0 || text.length > 100) return null;
  const slash = text.indexOf('/');
  return slash < 0 ? boundsOfDate(text) : boundsOfInterval(text.slice(0, slash), text.slice(slash + 1));
}

function boundsOfInterval(start: string, end: string): EdtfBounds | null {
  const first = isOpen(start) ? UNBOUNDED : boundsOfDate(start);
  const last = isOpen(end) ? UNBOUNDED : boundsOfDate(end);
  if (!first || !last || (isOpen(start) && isOpen(end))) return null;
  if (first.first && last.last && first.first > last.last) return null;
  return { first: first.first, last: last.last };
}

function isOpen(side: string): boolean {
  return side === '..' || side === '';
}

function boundsOfDate(text: string): EdtfBounds | null {
  const simple = SIMPLE.exec(text);
  if (!simple) return boundsByLibrary(text);
  const [, year = '', month, day] = simple;
  if (!month) return { first: `${year}-01-01`, last: `${year}-12-31` };
  if (isSeason(month)) return day ? null : boundsOfSeason(Number(year), Number(month));
  if (day) return isGregorianDay(+year, +month, +day) ? oneDay(`${year}-${month}-${day}`) : null;
  if (+month < 1 || +month > 12) return null;
  return { first: `${year}-${month}-01`, last: `${year}-${month}-${daysInMonth(+year, +month)}` };
}

function boundsOfSeason(year: number, season: number): EdtfBounds {
  const startMonth = (season - 20) * 3;
  const endYear = season === 24 ? year + 1 : year;
  const endMonth = season === 24 ? 2 : startMonth + 2;
  return {
    first: isoDay(year, startMonth, 1),
    last: isoDay(endYear, endMonth, daysInMonth(endYear, endMonth)),
  };
}

function oneDay(day: string): EdtfBounds {
  return { first: day, last: day };
}

/** What the common forms do not cover: unspecified digits (`199X`, `2004-XX`), times of day. */
function boundsByLibrary(text: string): EdtfBounds | null {
  if (!/^\d\d[\dX]{2}(?![\d])/.test(text)) return null;
  try {
    const { min, max } = parseEdtf(text, { level: 1, types: ['Date'] });
    return text.includes('T')
      ? oneDay(text.slice(0, 10))
      : { first: isoDayOfInstant(min), last: isoDayOfInstant(max) };
  } catch {
    // The library's only way to say that a text is not EDTF is to throw.
    return null;
  }
}

function isoDayOfInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

function isoDay(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function isSeason(month: string): boolean {
  return month >= '21' && month <= '24';
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const SIMPLE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[?~%]?$/;
const UNBOUNDED: EdtfBounds = { first: null, last: null };
const AFTER_ALL_DAYS = '~';
