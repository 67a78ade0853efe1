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
import { type DateToken, isApart, isMark, keyOf, phraseAt } from './date-tokens.ts';
import {
  DAY_LINKS,
  DOUBTFUL_MONTHS,
  DOUBTFUL_SEASONS,
  ENGLISH_WORDS,
  PASHTO_LINKS,
  SEASONS,
  YEAR_LINKS,
} from './date-words.ts';
import { type Days, daysAt, readingsOfDays } from './day-of-month.ts';
import { MONTHS, type MonthName } from './month-names.ts';
import { fullYear } from './numeric-date.ts';

/** A date with its month or season in words at a token, in whatever order of day, month and year. */
export function wordedDateAt(source: DateSource, index: number): PartsMatch | null {
  const match =
    source.tokens[index]?.kind === 'number'
      ? (dayFirstAt(source, index) ?? yearFirstAt(source, index))
      : (monthFirstAt(source, index) ?? seasonAt(source, index));
  if (match?.parts.calendar !== 'lunar') return match;
  return { ...match, parts: doubted(match.parts, LUNAR_NOTE) };
}

/** A year of four digits at a token with the marker of its calendar, where the whole text is about nothing else. */
export function yearAloneAt(source: DateSource, index: number): PartsMatch | null {
  const marked = phraseAt(YEAR_LINKS, source.tokens, index);
  const start = marked?.next ?? index;
  const token = source.tokens[start];
  const year = numberOf(token, 4, 4);
  if (year === null || !token || !isYearOf('gregorian', year)) return null;
  const era = eraAt(source, start + 1);
  if (era.calendar && isYearOf(era.calendar, year)) {
    const parts: DateParts = { ...NO_PARTS, calendar: era.calendar, year };
    return { parts: era.calendar === 'lunar' ? doubted(parts, LUNAR_NOTE) : parts, next: era.next };
  }
  const isSolarWord = [source.tokens[start - 1], source.tokens[start + 1]].some(
    (word) => word?.kind === 'word' && SOLAR_YEAR_WORDS.has(keyOf(word)),
  );
  const likely = calendarOfYear(source, token, year);
  const calendar =
    isSolarWord && isYearOf('solar', year) && likely.calendar === 'gregorian' ? 'solar' : likely.calendar;
  const parts: DateParts = { ...NO_PARTS, calendar, year };
  const couldBeHijri = calendar === 'gregorian' && year >= 1300 && year <= 1450;
  const note = couldBeHijri ? 'Read as a Gregorian year; it could also be a Hijri one.' : likely.note;
  const isDoubted = couldBeHijri || calendar !== 'gregorian';
  return {
    parts: note && isDoubted ? doubted(parts, note) : parts,
    next: era.calendar === null ? era.next : start + 1,
  };
}

function dayFirstAt(source: DateSource, index: number): PartsMatch | null {
  for (const days of readingsOfDays(source, index)) {
    const isOnNextLine = source.tokens[days.next]?.gap === 'line' && !source.isWhole;
    const next = isMark(source.tokens[days.next], '.') ? days.next + 1 : days.next;
    const monthIndex = afterLinks(source, next, DAY_LINKS, "-/'");
    const isParted = isOnNextLine || isApart(source.tokens, monthIndex);
    const month = isParted ? null : monthAt(source, monthIndex);
    const match = month && withYear(source, month, { ...days, next: month.next });
    if (match) return match;
  }
  return null;
}

function monthFirstAt(source: DateSource, index: number): PartsMatch | null {
  const month = monthAt(source, index);
  if (!month) return null;
  let next = month.next;
  if (isMark(source.tokens[next], '.')) next++;
  const daysIndex = afterLinks(source, next, DAY_LINKS, ',-/');
  const days = isApart(source.tokens, daysIndex) ? null : daysAt(source, daysIndex);
  const dated = days && withYear(source, month, days);
  if (dated) return dated;
  const monthOnly = withYear(source, month, { day: null, lastDay: null, next: month.next });
  if (!monthOnly || source.isWhole) return monthOnly;
  if (isEnglishWord(source, index)) return null;
  if (!isDoubtful(source, index)) return monthOnly;
  const isFollowedByYear = source.tokens[month.next]?.kind === 'number';
  return isShortWord(source.tokens[index]) || !isFollowedByYear
    ? null
    : { ...monthOnly, parts: doubted(monthOnly.parts, 'The month may be an everyday word.') };
}

/** `2014 November 17` and Pashto `د ۱۳۹۵ کال د غبرګولي ۱۰مه`. */
function yearFirstAt(source: DateSource, index: number): PartsMatch | null {
  const year = numberOf(source.tokens[index], 4, 4);
  if (year === null) return null;
  const afterYear = afterLinks(source, index + 1, PASHTO_LINKS, ',');
  const month = isApart(source.tokens, afterYear) ? null : monthAt(source, afterYear);
  if (!month) return seasonAfterYear(source, year, afterYear);
  if (!isYearOf(month.calendar, year)) return null;
  const daysIndex = afterLinks(source, month.next, PASHTO_LINKS, ',');
  const days = isApart(source.tokens, daysIndex) ? null : daysAt(source, daysIndex);
  if (days && yearAt(source, days.next, month.calendar, true)) return null;
  const next = days?.next ?? month.next;
  if (!source.isWhole && !isEasternOrder(source, afterYear, days !== null, next)) return null;
  const parts: DateParts = {
    ...NO_PARTS,
    calendar: month.calendar,
    year,
    month: month.month,
    day: days?.day ?? null,
    lastDay: days?.lastDay ?? null,
  };
  return { parts, next };
}

/** Pashto `۲۰۱۴ اوړی`. */
function seasonAfterYear(source: DateSource, year: number, index: number): PartsMatch | null {
  const season = source.isWhole ? phraseAt(SEASONS, source.tokens, index) : null;
  const token = source.tokens[index - 1];
  if (!season || token?.kind !== 'number') return null;
  const { calendar } = calendarOfYear(source, token, year);
  if (calendar === 'lunar' || !isYearOf(calendar, year)) return null;
  return { parts: { ...NO_PARTS, calendar, year, season: season.value }, next: season.next };
}

/** In running text Pashto writes the year first; in Latin script only before punctuation (`In 2014 May 5 people …`). */
function isEasternOrder({ tokens }: DateSource, monthIndex: number, hasDay: boolean, next: number): boolean {
  const month = tokens[monthIndex]?.text ?? '';
  if (month.charCodeAt(0) >= 0x600) return hasDay || tokens[monthIndex - 1]?.kind === 'word';
  return hasDay && tokens[next]?.kind !== 'word' && tokens[next]?.kind !== 'number';
}

function seasonAt(source: DateSource, index: number): PartsMatch | null {
  const season = phraseAt(SEASONS, source.tokens, index);
  if (!season) return null;
  const yearIndex = afterLinks(source, season.next, YEAR_LINKS, ',');
  const token = source.tokens[yearIndex];
  const year = numberOf(token, 4, 4);
  if (year === null || !token || token.gap === 'far') return null;
  const { calendar, note } = calendarOfYear(source, token, year);
  if (calendar === 'lunar' || !isYearOf(calendar, year)) return null;
  const parts: DateParts = { ...NO_PARTS, calendar, year, season: season.value };
  const isDoubted = note !== null || isDoubtfulSeason(source, index);
  return {
    parts: isDoubted ? doubted(parts, note ?? 'The season may be an everyday word.') : parts,
    next: season.value === WINTER ? afterSecondYear(source, yearIndex + 1, year) : yearIndex + 1,
  };
}

interface MonthMatch extends MonthName {
  readonly next: number;
}

/** A month's name, and its second name where Arabic gives both (`تشرين الثاني/نوفمبر`). */
function monthAt(source: DateSource, index: number): MonthMatch | null {
  const { tokens } = source;
  const found = phraseAt(MONTHS, tokens, index);
  if (!found) return null;
  const opening = tokens[found.next];
  if (isMark(opening, '/(')) {
    const second = phraseAt(MONTHS, tokens, found.next + 1);
    if (second?.value.month === found.value.month && second.value.calendar === found.value.calendar) {
      const isBracket = keyOf(opening) === '(';
      if (!isBracket) return { ...found.value, next: second.next };
      if (isMark(tokens[second.next], ')')) return { ...found.value, next: second.next + 1 };
    }
  }
  return { ...found.value, next: found.next };
}

function withYear(source: DateSource, month: MonthName, days: Days): PartsMatch | null {
  const found = yearAt(source, days.next, month.calendar, days.day !== null);
  if (!found && !source.yearIsOptional) return null;
  const parts: DateParts = {
    ...NO_PARTS,
    calendar: month.calendar,
    year: found?.year ?? null,
    month: month.month,
    day: days.day,
    lastDay: days.lastDay,
  };
  if (!found) return { parts, next: days.next };
  const isRead = !found.isShort;
  return {
    parts: isRead ? parts : doubted(parts, `The year has two digits; it was read as ${found.year}.`),
    next: found.next,
  };
}

interface YearMatch {
  readonly year: number;
  readonly isShort: boolean;
  readonly next: number;
}

function yearAt(
  source: DateSource,
  index: number,
  calendar: MonthName['calendar'],
  hasDay: boolean,
): YearMatch | null {
  const { tokens, isWhole } = source;
  if (!isWhole && isMark(tokens[index], '.') && !isAbbreviatedMonth(tokens[index - 1])) return null;
  const start = afterLinks(source, index, YEAR_LINKS, "-/.,'");
  const token = tokens[start];
  if (!token || token.gap === 'far') return null;
  const year = numberOf(token, 4, 4);
  if (year === null) return shortYearAt(source, index, start, calendar, hasDay);
  if (!isYearOf(calendar, year)) return null;
  const era = eraAt(source, start + 1);
  const isSameEra = era.calendar === null || era.calendar === calendar;
  return { year, isShort: false, next: isSameEra ? era.next : start + 1 };
}

/** `17 Nov 14`, `Nov ’14`: only where no clock time, amount or next word can be meant by the number. */
function shortYearAt(
  { tokens, isWhole }: DateSource,
  index: number,
  start: number,
  calendar: MonthName['calendar'],
  hasDay: boolean,
): YearMatch | null {
  const token = tokens[start];
  const shortNumber = numberOf(token, 2, 2);
  if (shortNumber === null || calendar !== 'gregorian') return null;
  const hasApostrophe = isMark(tokens[start - 1], "'");
  if (!hasDay && !hasApostrophe) return null;
  const after = tokens[start + 1];
  if (isMark(after, ':') && after.gap === 'none') return null;
  // `5 May–16 June 2015`.
  if (start > index && phraseAt(MONTHS, tokens, start + 1)) return null;
  const hasComma = start > index && isMark(tokens[start - 1], ',');
  const isLast = !after || after.gap === 'line' || after.gap === 'far' || isMark(after, ',.;)]!?');
  if (!isWhole && (!isLast || hasComma)) return null;
  return { year: fullYear(shortNumber), isShort: true, next: start + 1 };
}

/** The index after at most three linking words or marks; a dash or slash links only without spaces around it. */
function afterLinks(source: DateSource, index: number, links: typeof YEAR_LINKS, marks: string): number {
  let next = index;
  for (let count = 0; count < 3; count++) {
    if (isApart(source.tokens, next)) break;
    const token = source.tokens[next];
    const link = phraseAt(links, source.tokens, next);
    if (link) next = link.next;
    else if (isMark(token, marks) && isLinking(token, source.tokens[next + 1])) next++;
    else break;
  }
  return next;
}

function isLinking(mark: DateToken, after: DateToken | undefined): boolean {
  return !'-/'.includes(keyOf(mark)) || (mark.gap === 'none' && after?.gap === 'none');
}

function afterSecondYear(source: DateSource, index: number, year: number): number {
  if (!isMark(source.tokens[index], '/-')) return index;
  const second = source.tokens[index + 1];
  const following = year + 1;
  const isFollowing = numberOf(second, 2, 2) === following % 100 || numberOf(second, 4, 4) === following;
  return isFollowing ? index + 2 : index;
}

/** The word could be `may` or `march`, or is an abbreviation without its capital (`set`, `out`, `ago`). */
function isDoubtful({ tokens }: DateSource, index: number): boolean {
  const token = tokens[index];
  if (!token || !STARTS_SMALL_LATIN.test(token.text)) return false;
  return isShortWord(token) || phraseAt(DOUBTFUL_MONTHS, tokens, index) !== null;
}

/** `Set 2014 against 2015`: an Italian or Portuguese month only where the text may be in those languages. */
function isEnglishWord({ tokens, language }: DateSource, index: number): boolean {
  return (language === '' || language === 'en') && phraseAt(ENGLISH_WORDS, tokens, index) !== null;
}

/** Its dot does not end a sentence, as it does in `It ended in May. 2014 saw …`. */
function isAbbreviatedMonth(token: DateToken | undefined): boolean {
  return token !== undefined && token.text.length <= 5 && !SHORT_FULL_NAMES.test(token.text);
}

function isShortWord(token: DateToken | undefined): boolean {
  return token !== undefined && token.end - token.start <= 3 && !/^(?:may|mai|mei)$/.test(token.text);
}

function isDoubtfulSeason({ tokens, isWhole }: DateSource, index: number): boolean {
  const token = tokens[index];
  if (isWhole || !token || !STARTS_SMALL_LATIN.test(token.text)) return false;
  return phraseAt(DOUBTFUL_SEASONS, tokens, index) !== null;
}

const WINTER = 24;
const SHORT_FULL_NAMES =
  /^(?:march|april|may|june|july|mars|avril|mai|juin|août|aout|märz|juni|juli|enero|marzo|abril|mayo|junio|julio|maart|mei|mart|ocak|ekim|maio|junho|julho)$/i;
const STARTS_SMALL_LATIN = /^[a-zà-ÿ]/;
const SOLAR_YEAR_WORDS: ReadonlySet<string> = new Set(['سال', 'کال']);
