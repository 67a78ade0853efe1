import { type DateMatch, datePartAt, matchOfParts } from './date-grammar.ts';
import { type DateParts, doubted, edtfOfParts, NO_PARTS } from './date-parts.ts';
import {
  ANY_DIGIT,
  type DateReading,
  firstWordOf,
  isOnlyMarks,
  LONGEST_DATE_TEXT,
  readingOf,
} from './date-reading.ts';
import {
  type DateOptions,
  type DateSource,
  dateSource,
  isYearOf,
  numberOf,
  type PartsMatch,
} from './date-source.ts';
import { isMark, phraseAt, readDateTokens } from './date-tokens.ts';
import { RANGE_WORDS } from './date-words.ts';
import { isEdtf } from './edtf.ts';
import {
  AFTER_SIDE,
  AND,
  DECADE_ENDINGS,
  DECADE_WORDS,
  NOW,
  ONWARDS,
  PERIOD_INTRODUCTIONS,
  SINCE,
  UNTIL,
} from './period-words.ts';
import { readDate } from './read-date.ts';
import { yearAloneAt } from './worded-date.ts';

/**
 * The period that the whole of a text is: `2014–15`, `since 2019`, `until May 2012`, `May–August 2021`, the `1990s`, a
 * single date, or an EDTF interval as it stands; `null` where it is none. `2010-11` counts as two years and not as
 * November, for so people write periods, but it is a guess.
 */
export function readPeriod(text: string, options: DateOptions = {}): DateReading | null {
  const offset = text.length - text.trimStart().length;
  const trimmed = text.trim();
  if (trimmed.length > LONGEST_DATE_TEXT || !ANY_DIGIT.test(trimmed)) return null;
  const whole = { start: offset, end: offset + trimmed.length, certainty: 'certain', note: null } as const;
  if (trimmed.includes('/') && isEdtf(trimmed)) return { edtf: trimmed, raw: trimmed, ...whole };
  const tokens = readDateTokens(trimmed);
  const source = dateSource(tokens, options, { isWhole: true });
  const first = firstWordOf(tokens);
  for (const periodAt of PERIODS) {
    const match = periodAt(source, first);
    if (match?.edtf && isOnlyMarks(tokens, match.next) && isEdtf(match.edtf)) {
      return readingOf(text, tokens, first, { ...match, edtf: match.edtf }, offset);
    }
  }
  return readDate(text, options);
}

type PeriodReader = (source: DateSource, first: number) => DateMatch | null;

const PERIODS: readonly PeriodReader[] = [rangeAt, sinceAt, untilAt, decadeAt];

/** `2014–15`, `from 2014 to 2016`, `May–August 2021`, `31 July – 5 August 2017`. */
function rangeAt(source: DateSource, first: number): DateMatch | null {
  const start = afterIntroductions(source, first);
  for (const index of new Set([first, start])) {
    const left = sideAt({ ...source, yearIsOptional: true }, index);
    const right = left && rightSideAt(source, { ...left, first: index }, index > first);
    if (left && right) return joined(left.parts, right);
  }
  return null;
}

function rightSideAt(
  source: DateSource,
  left: PartsMatch & { readonly first: number },
  isIntroduced: boolean,
): PartsMatch | null {
  const start = afterSeparator(source, left.next, isIntroduced);
  if (start === null) return null;
  const shortYear = shortYearAt(source, left, start);
  if (shortYear && isOnlyMarks(source.tokens, shortYear.next)) return shortYear;
  const yearStandsFirst = left.parts.year !== null && numberOf(source.tokens[left.first], 4, 4) !== null;
  const right = sideAt({ ...source, yearIsOptional: yearStandsFirst }, start);
  if (!right) return null;
  return { ...right, next: afterWords(source, right.next, AFTER_SIDE) };
}

function afterSeparator(source: DateSource, index: number, isIntroduced: boolean): number | null {
  const after = afterWords(source, index, AFTER_SIDE);
  if (isMark(source.tokens[after], '-/')) return after + 1;
  const word =
    phraseAt(RANGE_WORDS, source.tokens, after) ??
    (isIntroduced ? phraseAt(AND, source.tokens, after) : null);
  return word && afterIntroductions(source, word.next);
}

/** The `15` of `2014–15`. */
function shortYearAt(source: DateSource, left: PartsMatch, index: number): PartsMatch | null {
  const { parts } = left;
  const twoDigits = numberOf(source.tokens[index], 2, 2);
  if (twoDigits === null || parts.year === null || parts.month !== null || parts.season !== null) return null;
  const century = parts.year - (parts.year % 100);
  const isNextCentury = parts.year % 100 === 99 && twoDigits === 0;
  const year = century + twoDigits + (isNextCentury ? 100 : 0);
  if (year <= parts.year) return null;
  const last = { ...NO_PARTS, calendar: parts.calendar, year };
  const isHyphen = /^[-/]$/.test(source.tokens[index - 1]?.text ?? '');
  const couldBeMonth = isHyphen && twoDigits >= 1 && twoDigits <= 12;
  const note = `Read as the years ${parts.year} to ${year}; it could also be a month.`;
  return { parts: couldBeMonth ? doubted(last, note) : last, next: index + 1 };
}

function joined(left: DateParts, right: PartsMatch): DateMatch | null {
  const last = right.parts.year === null ? { ...right.parts, year: left.year } : right.parts;
  const first = completed(left, last);
  const start = first && edtfOfParts(first)?.split('/')[0];
  const end = edtfOfParts(last)?.split('/').at(-1);
  if (!first || !start || !end) return null;
  const notes = [...new Set([...first.notes, ...last.notes])];
  const isGuessed = first.certainty === 'guessed' || last.certainty === 'guessed';
  return {
    edtf: `${start}/${end}`,
    certainty: isGuessed ? 'guessed' : 'certain',
    note: notes.join(' ') || null,
    next: right.next,
  };
}

/** The first date with what only the second one says: the year, and the calendar of a bare year. */
function completed(first: DateParts, last: DateParts): DateParts | null {
  if (last.year === null) return null;
  if (first.year !== null) {
    const takesCalendar = first.month === null && last.month === null && isYearOf(last.calendar, first.year);
    if (!takesCalendar || first.calendar === last.calendar) return first;
    return { ...first, calendar: last.calendar, certainty: last.certainty, notes: last.notes };
  }
  if (first.calendar !== last.calendar || first.month === null || last.month === null) return null;
  if (first.month <= last.month) return { ...first, year: last.year };
  const year = last.year - 1;
  return doubted({ ...first, year }, `The first month was read as one of ${year}.`);
}

/** `since 2019`, `2019 onwards`, `2019–present`, `2019–`. */
function sinceAt(source: DateSource, first: number): DateMatch | null {
  const since = phraseAt(SINCE, source.tokens, first);
  for (const index of new Set([since?.next ?? first, afterIntroductions(source, since?.next ?? first)])) {
    const side = sideAt(source, index);
    if (!side) continue;
    const end = afterOpenEnd(source, side.next);
    const next = end ?? (since ? side.next : null);
    const match = next === null ? null : matchOfParts({ ...side, next });
    if (match?.edtf) return { ...match, edtf: `${match.edtf.split('/')[0]}/..` };
  }
  return null;
}

function afterOpenEnd({ tokens }: DateSource, index: number): number | null {
  const after = phraseAt(AFTER_SIDE, tokens, index)?.next ?? index;
  const onwards = phraseAt(ONWARDS, tokens, after);
  if (onwards) return onwards.next;
  const separator = isMark(tokens[after], '-/') ? { next: after + 1 } : phraseAt(RANGE_WORDS, tokens, after);
  if (!separator) return null;
  const now = phraseAt(NOW, tokens, separator.next);
  if (now) return now.next;
  return isMark(tokens[after], '-') && after + 1 === tokens.length ? after + 1 : null;
}

/** `until 2012`, `–2012`. */
function untilAt(source: DateSource, first: number): DateMatch | null {
  const until = phraseAt(UNTIL, source.tokens, first);
  const isDash = first === 1 && /^[–—]$/.test(source.tokens[0]?.text ?? '');
  if (!until && !isDash) return null;
  const start = until?.next ?? first;
  const side = sideAt(source, start) ?? sideAt(source, afterIntroductions(source, start));
  const match = side && matchOfParts(side);
  if (!match?.edtf) return null;
  const next = afterWords(source, match.next, AFTER_SIDE);
  return { ...match, edtf: `../${match.edtf.split('/').at(-1)}`, next };
}

/** `1990s`, `die 1990er Jahre`, `les années 1990`, `دههٔ ۱۳۶۰`. */
function decadeAt(source: DateSource, first: number): DateMatch | null {
  const start = afterIntroductions(source, first);
  const named = phraseAt(DECADE_WORDS, source.tokens, first) ?? phraseAt(DECADE_WORDS, source.tokens, start);
  const index = named?.next ?? start;
  const year = numberOf(source.tokens[index], 4, 4);
  if (year === null || year % 10 !== 0) return null;
  const afterYear = isMark(source.tokens[index + 1], "'") ? index + 2 : index + 1;
  const ending = phraseAt(DECADE_ENDINGS, source.tokens, afterYear);
  if (!named && !ending) return null;
  const found = yearAloneAt(source, index);
  if (!ending && found && found.parts.calendar !== 'gregorian') {
    return joined(found.parts, { parts: { ...found.parts, year: year + 9 }, next: found.next });
  }
  const edtf = `${String(year).slice(0, 3)}X`;
  return { edtf, certainty: 'certain', note: null, next: ending?.next ?? index + 1 };
}

/** One date, to the day, month or year. */
function sideAt(source: DateSource, index: number): PartsMatch | null {
  const found = datePartAt(source, index);
  return found && isRangeOfYears(source, index, found) ? yearAloneAt(source, index) : found;
}

/** `2010-11` is a month only where the second number can be no later year. */
function isRangeOfYears(source: DateSource, index: number, found: PartsMatch): boolean {
  const year = numberOf(source.tokens[index], 4, 4);
  const month = numberOf(source.tokens[index + 2], 2, 2);
  const isBare = isMark(source.tokens[index + 1], '-/') && found.next === index + 3;
  return isBare && year !== null && month !== null && month > year % 100;
}

function afterIntroductions(source: DateSource, index: number): number {
  return afterWords(source, index, PERIOD_INTRODUCTIONS);
}

function afterWords(source: DateSource, index: number, words: typeof AND): number {
  let next = index;
  for (let count = 0; count < 3; count++) {
    const word = phraseAt(words, source.tokens, next);
    if (!word) break;
    next = word.next;
  }
  return next;
}
