import { type DatePhrases, phrasesFor } from './date-phrases.ts';
import { edtfBounds, edtfPrecision, isEdtf } from './edtf.ts';
import { localeOf } from './locale.ts';

export interface DateStyle {
  /** `short` has months abbreviated: for lists and narrow columns. */
  readonly style?: 'long' | 'short';
}

/**
 * An EDTF date in words of a language and the Gregorian calendar: `31 July 2017`, `2014–2015`, `since May 2019`,
 * `about 2017`. What is no EDTF is given back as it is.
 */
export function formatEdtf(edtf: string, language: string, options: DateStyle = {}): string {
  if (!isEdtf(edtf)) return edtf;
  const writing = writingIn(language, options.style ?? 'long');
  const slash = edtf.indexOf('/');
  if (slash < 0) return formatDate(edtf, writing);
  const [start, end] = [edtf.slice(0, slash), edtf.slice(slash + 1)];
  if (isOpen(end)) return openEnded(start, writing, 'since');
  if (isOpen(start)) return openEnded(end, writing, 'until');
  return formatInterval(start, end, writing);
}

/** The UTC day of an ISO instant in words, as `formatEdtf` writes it; what is no instant is given back as it is. */
export function formatInstant(iso: string, language: string): string {
  const milliseconds = Date.parse(iso);
  if (Number.isNaN(milliseconds)) return iso;
  const day = new Date(milliseconds).toISOString().slice(0, 10);
  return isEdtf(day) ? formatEdtf(day, language) : iso;
}

interface Writing {
  readonly locale: string;
  readonly phrases: DatePhrases | null;
  readonly month: 'long' | 'short';
}

type Unit = 'day' | 'month' | 'year';

function writingIn(language: string, month: Writing['month']): Writing {
  const locale = localeOf(language);
  return { locale, phrases: phrasesFor(locale), month };
}

function isOpen(side: string): boolean {
  return side === '' || side === '..';
}

function openEnded(side: string, writing: Writing, word: 'since' | 'until'): string {
  const date = formatDate(side, writing);
  const { phrases } = writing;
  if (!phrases) return word === 'since' ? `${date} –` : `– ${date}`;
  return phrases[word](date, unitOf(side));
}

function formatDate(edtf: string, writing: Writing): string {
  const qualifier = QUALIFIER.exec(edtf)?.[0] ?? '';
  const date = formatExact(edtf.slice(0, edtf.length - qualifier.length), writing);
  if (qualifier === '') return date;
  const { phrases } = writing;
  if (!phrases) return `${qualifier === '?' ? '' : '± '}${date}${qualifier === '~' ? '' : ' (?)'}`;
  const about = qualifier === '?' ? date : phrases.about(date);
  return qualifier === '~' ? about : phrases.perhaps(about);
}

function formatExact(edtf: string, writing: Writing): string {
  const season = SEASON.exec(edtf);
  if (season) return formatSeason(edtf, season[1] ?? '', Number(season[2]), writing);
  const decade = DECADE.exec(edtf);
  if (decade && writing.phrases) return writing.phrases.decade(formatYear(`${decade[1]}0`, writing));
  if (edtf.includes('X')) return formatUnspecified(edtf, writing);
  return formatUnit(edtf, unitOf(edtf), writing);
}

/** `199X` and `20XX` as their first and last year, `2004-XX` as 2004, `2004-02-XX` as February 2004. */
function formatUnspecified(edtf: string, writing: Writing): string {
  const known = edtf.replace(/(?:-XX)+$/, '');
  if (!known.includes('X')) return formatUnit(known, unitOf(known), writing);
  const { first, last } = edtfBounds(edtf);
  return first && last ? formatInterval(first.slice(0, 4), last.slice(0, 4), writing) : edtf;
}

function formatSeason(edtf: string, year: string, season: number, writing: Writing): string {
  const { phrases } = writing;
  if (phrases) return phrases.season(season - 21, formatYear(year, writing));
  const { first, last } = edtfBounds(edtf);
  return first && last ? formatInterval(first.slice(0, 7), last.slice(0, 7), writing) : edtf;
}

/** Ends of one precision are written as one (`5–6 May 2015`), others in full on both sides. */
function formatInterval(start: string, end: string, writing: Writing): string {
  if (start === end) return formatDate(start, writing);
  const canShare = PLAIN.test(start) && PLAIN.test(end) && unitOf(start) === unitOf(end);
  // Across years the platform's Pashto falls back to an order of its own.
  const isOddPashto = writing.locale.startsWith('ps') && start.slice(0, 4) !== end.slice(0, 4);
  if (!canShare || isOddPashto) {
    const isYears = canShare && unitOf(start) === 'year';
    return `${formatDate(start, writing)}${isYears ? '–' : ' – '}${formatDate(end, writing)}`;
  }
  const range = formatterFor(writing, unitOf(start)).formatRange(dateOf(start), dateOf(end));
  return closeUp(range);
}

/** `2014 – 2015` and `May – August 2021` are set without spaces, `5 May – 6 June 2015` with them. */
function closeUp(range: string): string {
  const spaced = range.replace(/[\u2009\u202f]/g, ' ');
  const parts = spaced.split(' – ');
  const [left = '', right = ''] = parts;
  const isTight =
    parts.length === 2 && !left.includes(' ') && !/^\d+ \p{L}+ \d/u.test(right.replace(/^\d+ /, ''));
  return isTight ? `${left}–${right}` : spaced;
}

function formatUnit(edtf: string, unit: Unit, writing: Writing): string {
  return formatterFor(writing, unit).format(dateOf(edtf));
}

function formatYear(year: string, writing: Writing): string {
  return formatUnit(year, 'year', writing);
}

function unitOf(edtf: string): Unit {
  const precision = edtfPrecision(edtf);
  return precision === 'day' || precision === 'month' ? precision : 'year';
}

function dateOf(edtf: string): Date {
  const date = new Date(0);
  date.setUTCFullYear(+edtf.slice(0, 4), +(edtf.slice(5, 7) || '1') - 1, +(edtf.slice(8, 10) || '1'));
  return date;
}

function formatterFor({ locale, month }: Writing, unit: Unit): Intl.DateTimeFormat {
  const key = `${locale} ${unit} ${month}`;
  const known = formatters.get(key);
  if (known) return known;
  if (formatters.size >= MOST_FORMATTERS) formatters.clear();
  const made = new Intl.DateTimeFormat(locale, {
    calendar: 'gregory',
    timeZone: 'UTC',
    year: 'numeric',
    ...(unit === 'year' ? {} : { month: monthStyle(locale, month) }),
    ...(unit === 'day' ? { day: 'numeric' } : {}),
  });
  formatters.set(key, made);
  return made;
}

/** Arabic script has no abbreviations that readers know; the platform's are cut anywhere. */
function monthStyle(locale: string, month: Writing['month']): Writing['month'] {
  return /^(?:ar|fa|ps|ur)\b/.test(locale) ? 'long' : month;
}

const QUALIFIER = /[?~%]$/;
const SEASON = /^(\d{4})-(2[1-4])$/;
const DECADE = /^(\d{3})X$/;
const PLAIN = /^\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?$/;
// Making a formatter takes a hundred times as long as using it; languages come from data, so their number has a bound.
const MOST_FORMATTERS = 200;
const formatters = new Map<string, Intl.DateTimeFormat>();
