import { phrasesFor } from './date-phrases.ts';
import { edtfBounds, edtfPrecision, isEdtf } from './edtf.ts';
import { dayNumberOfIso } from './gregorian-day.ts';
import { localeOf } from './locale.ts';
import { daysInSolarMonth, isSolarYear, type SolarDay, solarDayOf } from './solar-hijri.ts';

/**
 * An EDTF date in the Solar Hijri calendar, with Persian digits and the month names of Dari or Pashto (Iran's for `fa`;
 * Dari for every other language). A Gregorian month or year lies in two solar ones, so both are named (`سرطان/اسد ۱۳۹۶`,
 * `۱۳۹۵/۱۳۹۶`); only in a period from year to year each stands for the solar year that begins in it. `null` for seasons,
 * decades, what is no EDTF, and years outside 1200 to 1500.
 */
export function formatSolarHijri(edtf: string, language: string): string | null {
  if (!isEdtf(edtf)) return null;
  const writing = writingIn(language);
  const slash = edtf.indexOf('/');
  if (slash < 0) return qualified(edtf, singleText(edtf, writing), writing);
  const [from, to] = [edtf.slice(0, slash), edtf.slice(slash + 1)];
  const phrases = phrasesFor(writing.locale);
  if (isOpen(to)) return withPhrase(endText(from, 'first', writing), (date) => phrases?.since(date, 'day'));
  if (isOpen(from)) return withPhrase(endText(to, 'last', writing), (date) => phrases?.until(date, 'day'));
  return wholeMonthsText(from, to, writing) ?? periodText(from, to, writing);
}

interface Writing {
  readonly locale: string;
  readonly months: readonly string[];
  /** Pashto writes year, month, day. */
  readonly yearFirst: boolean;
}

function writingIn(language: string): Writing {
  const locale = localeOf(language);
  if (locale.startsWith('ps')) return { locale, months: PASHTO_MONTHS, yearFirst: true };
  if (locale.startsWith('fa') && locale !== 'fa-AF')
    return { locale, months: IRANIAN_MONTHS, yearFirst: false };
  return { locale: 'fa-AF', months: DARI_MONTHS, yearFirst: false };
}

function isOpen(side: string): boolean {
  return side === '' || side === '..';
}

function withPhrase(date: string | null, phrase: (date: string) => string | undefined): string | null {
  return date === null ? null : (phrase(date) ?? date);
}

function qualified(edtf: string, date: string | null, { locale }: Writing): string | null {
  const phrases = phrasesFor(locale);
  if (date === null || !phrases || !/[?~%]$/.test(edtf)) return date;
  const about = edtf.endsWith('?') ? date : phrases.about(date);
  return edtf.endsWith('~') ? about : phrases.perhaps(about);
}

function singleText(edtf: string, writing: Writing): string | null {
  const [start, end] = [solarDayIn(edtf, 'first'), solarDayIn(edtf, 'last')];
  if (!start || !end) return null;
  const precision = edtfPrecision(edtf);
  if (precision === 'day') return dayText(start, writing);
  if (precision === 'month') return monthsText(start, end, '/', writing);
  return precision === 'year' ? `${digits(start.year)}/${digits(end.year)}` : null;
}

/** A period that is exactly a solar year or month, or several: what a solar year or month was read as. */
function wholeMonthsText(from: string, to: string, writing: Writing): string | null {
  if (edtfPrecision(from) !== 'day' || edtfPrecision(to) !== 'day') return null;
  const [start, end] = [solarDayIn(from, 'first'), solarDayIn(to, 'last')];
  if (start?.day !== 1 || end?.day !== daysInSolarMonth(end?.year ?? 0, end?.month ?? 0)) return null;
  if (start.month !== 1 || end.month !== 12) return monthsText(start, end, '–', writing);
  return start.year === end.year ? digits(start.year) : `${digits(start.year)}–${digits(end.year)}`;
}

function periodText(from: string, to: string, writing: Writing): string | null {
  const [start, end] = [solarDayIn(from, 'first'), solarDayIn(to, 'last')];
  const precision = edtfPrecision(from) === edtfPrecision(to) ? edtfPrecision(from) : null;
  if (start && start.year === end?.year && !/[?~%]/.test(from + to)) {
    if (precision === 'day') return daysText(start, end, writing);
    if (precision === 'month') return monthsText(start, end, '–', writing);
  }
  const [first, last] = [endText(from, 'first', writing), endText(to, 'last', writing)];
  if (first === null || last === null) return null;
  if (first === last) return first;
  return precision === 'year' ? `${first}–${last}` : `${first} – ${last}`;
}

/** One end of a period: its first or last day, the month of that, or the solar year that begins in a Gregorian one. */
function endText(edtf: string, end: 'first' | 'last', writing: Writing): string | null {
  const day = solarDayIn(edtf, end);
  const precision = edtfPrecision(edtf);
  if (!day) return null;
  if (precision === 'day') return qualified(edtf, dayText(day, writing), writing);
  if (precision === 'month') return qualified(edtf, monthText(day, writing), writing);
  const year = +edtf.slice(0, 4) - YEARS_APART;
  return precision === 'year' && isSolarYear(year) ? qualified(edtf, digits(year), writing) : null;
}

function solarDayIn(edtf: string, end: 'first' | 'last'): SolarDay | null {
  const iso = edtfBounds(edtf)[end];
  return iso === null ? null : solarDayOf(dayNumberOfIso(iso));
}

function monthsText(start: SolarDay, end: SolarDay, mark: string, writing: Writing): string {
  if (start.year !== end.year) return `${monthText(start, writing)} ${mark} ${monthText(end, writing)}`;
  if (start.month === end.month) return monthText(start, writing);
  const months = `${monthName(start, writing)}${mark}${monthName(end, writing)}`;
  return writing.yearFirst ? `${digits(start.year)} ${months}` : `${months} ${digits(start.year)}`;
}

function monthText(day: SolarDay, writing: Writing): string {
  const [month, year] = [monthName(day, writing), digits(day.year)];
  return writing.yearFirst ? `${year} ${month}` : `${month} ${year}`;
}

/** Two days of one solar year. */
function daysText(start: SolarDay, end: SolarDay, writing: Writing): string {
  if (start.month === end.month) {
    return dayAndMonth(`${digits(start.day)}–${digits(end.day)}`, start, writing);
  }
  const [from, to] = [
    dayInMonth(digits(start.day), start, writing),
    dayInMonth(digits(end.day), end, writing),
  ];
  const days = `${from} – ${to}`;
  return writing.yearFirst ? `${digits(start.year)} ${days}` : `${days} ${digits(start.year)}`;
}

function dayText(day: SolarDay, writing: Writing): string {
  return dayAndMonth(digits(day.day), day, writing);
}

function dayAndMonth(days: string, day: SolarDay, writing: Writing): string {
  const date = dayInMonth(days, day, writing);
  return writing.yearFirst ? `${digits(day.year)} ${date}` : `${date} ${digits(day.year)}`;
}

function dayInMonth(days: string, day: SolarDay, writing: Writing): string {
  const month = monthName(day, writing);
  return writing.yearFirst ? `${month} ${days}` : `${days} ${month}`;
}

function monthName({ month }: SolarDay, { months }: Writing): string {
  return months[month - 1] ?? '';
}

function digits(number: number): string {
  return String(number).replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[+digit] ?? digit);
}

// A solar year begins in the Gregorian year 621 above it.
const YEARS_APART = 621;
const IN_MONTHS = { month: 'long', timeZone: 'UTC', calendar: 'persian' } as const;
const DARI_MONTHS = monthsIn('fa-AF');
const PASHTO_MONTHS = monthsIn('ps-AF');
const IRANIAN_MONTHS = monthsIn('fa');

/** The names as they stand alone (`سنبله`), without the ezafe that the platform's may end in. */
function monthsIn(locale: string): readonly string[] {
  const format = new Intl.DateTimeFormat(locale, IN_MONTHS);
  const middles = Array.from({ length: 12 }, (_, index) => Date.UTC(2017, 3 + index, 6));
  return middles.map((middle) => format.format(middle).replace(/\u0654$/, ''));
}
