import { afterClockTime } from './clock-time.ts';
import { type DateParts, doubted, edtfOfParts } from './date-parts.ts';
import type { DateSource, PartsMatch } from './date-source.ts';
import { isMark, phraseAt } from './date-tokens.ts';
import {
  CIRCA,
  CLEAR_CIRCA,
  INTRODUCTIONS,
  PERHAPS,
  SAME_DAY_WORDS,
  SHORT_WEEKDAYS,
  WEEKDAYS,
} from './date-words.ts';
import { edtfBounds } from './edtf.ts';
import { dayNumberOfIso, weekdayOf } from './gregorian-day.ts';
import { monthAndYearAt, numericDateAt } from './numeric-date.ts';
import { VAGUE_PARTS } from './period-words.ts';
import { wordedDateAt, yearAloneAt } from './worded-date.ts';

/** A date found at a token. `edtf` is `null` where the words are those of a date but there is no such day. */
export interface DateMatch {
  readonly edtf: string | null;
  readonly certainty: DateParts['certainty'];
  readonly note: string | null;
  /** The index after the date's last token. */
  readonly next: number;
}

/**
 * The date that begins at a token: with its weekday, the time after it, and the same day in another calendar in
 * brackets. Of two calendars the Gregorian one counts as written, for nothing had to be converted.
 */
export function dateAt(source: DateSource, index: number): DateMatch | null {
  const named = weekdayAt(source, index);
  const dateOfNamed = named && plainDateAt(source, afterIntroduction(source, named.next));
  // `Mar 17 2014` begins with a month, `mar 17 novembre 2014` with a French Tuesday.
  const weekday = dateOfNamed && named;
  const first = dateOfNamed ?? plainDateAt(source, index);
  if (!first) return null;
  const trailing = weekday
    ? null
    : weekdayAt(source, isMark(source.tokens[first.next], ',') ? first.next + 1 : first.next);
  const told = trailing && isNamedDay(source, trailing.next) ? { ...first, next: trailing.next } : first;
  const timed = { ...told, next: afterClockTime(source.tokens, told.next) };
  const all = withSameDay(source, timed);
  return checkWeekday(all, (weekday ?? trailing)?.value ?? null);
}

export function matchOfParts({ parts, next }: PartsMatch): DateMatch {
  return { edtf: edtfOfParts(parts), certainty: parts.certainty, note: parts.notes.join(' ') || null, next };
}

/** A date, or a year or number of a month alone, as only a text that is nothing else may be read. */
export function datePartAt(source: DateSource, index: number): PartsMatch | null {
  const vague = phraseAt(VAGUE_PARTS, source.tokens, index);
  const start = vague ? afterHyphen(source, vague.next) : index;
  const found = plainDateAt(source, start) ?? monthAndYearAt(source, start) ?? yearAloneAt(source, start);
  if (!found || !vague) return found;
  const words = source.tokens.slice(index, vague.next).map((token) => token.text);
  const note = `The date does not keep “${words.join(' ')}”.`;
  return { ...found, parts: { ...found.parts, notes: [...found.parts.notes, note] } };
}

function afterHyphen({ tokens }: DateSource, index: number): number {
  return isMark(tokens[index], '-') ? index + 1 : index;
}

/** A date without weekday, time and second calendar. */
export function plainDateAt(source: DateSource, index: number): PartsMatch | null {
  return approximateAt(source, index) ?? exactAt(source, index);
}

export function afterIntroduction(source: DateSource, index: number): number {
  let next = index;
  for (let count = 0; count < 3; count++) {
    const introduction = phraseAt(INTRODUCTIONS, source.tokens, next);
    if (!introduction) break;
    next = introduction.next;
  }
  return next;
}

function exactAt(source: DateSource, index: number): PartsMatch | null {
  return numericDateAt(source, index) ?? wordedDateAt(source, index);
}

function approximateAt(source: DateSource, index: number): PartsMatch | null {
  const perhaps = source.isWhole ? phraseAt(PERHAPS, source.tokens, index) : null;
  if (perhaps) {
    const found = plainDateAt(source, perhaps.next) ?? yearAloneAt(source, perhaps.next);
    return found && { ...found, parts: { ...found.parts, isUncertain: true } };
  }
  const start = afterCirca(source, index);
  const found = start === null ? null : (exactAt(source, start) ?? circaYearAt(source, start));
  return found && { ...found, parts: { ...found.parts, isApproximate: true } };
}

function afterCirca(source: DateSource, index: number): number | null {
  const circa = phraseAt(source.isWhole ? CIRCA : CLEAR_CIRCA, source.tokens, index);
  if (!circa) return null;
  const hasDot = isMark(source.tokens[circa.next], '.');
  const isSpelledOut = (source.tokens[index]?.text.length ?? 0) > 2;
  if (!hasDot && !isSpelledOut && !source.isWhole) return null;
  return hasDot ? circa.next + 1 : circa.next;
}

/** In running text `c. 2000 fighters` is a count: a year alone is one only before punctuation or at the end. */
function circaYearAt(source: DateSource, index: number): PartsMatch | null {
  const found = yearAloneAt(source, index);
  if (!found || source.isWhole) return found;
  const after = source.tokens[found.next];
  const isDone = !after || after.gap === 'line' || after.gap === 'far';
  const isBeforeMark = isMark(after, ',.;:!?)]') && source.tokens[found.next + 1]?.gap !== 'none';
  return isDone || isBeforeMark || (isMark(after, ',.;:!?)]') && !source.tokens[found.next + 1])
    ? found
    : null;
}

function weekdayAt({ tokens, isWhole }: DateSource, index: number): { value: number; next: number } | null {
  const long = phraseAt(WEEKDAYS, tokens, index);
  const found = long ?? phraseAt(SHORT_WEEKDAYS, tokens, index);
  if (!found) return null;
  const isEverydayWord = !long && !isWhole && /^[a-z]/.test(tokens[index]?.text ?? '');
  if (isEverydayWord) return null;
  let next = found.next;
  if (isMark(tokens[next], '.')) next++;
  if (isMark(tokens[next], ',')) next++;
  return { value: found.value, next };
}

/** A weekday after a date belongs to it unless it begins the next one. */
function isNamedDay(source: DateSource, next: number): boolean {
  return source.tokens[next]?.kind !== 'number' || plainDateAt(source, next) === null;
}

interface Candidate {
  readonly parts: DateParts;
  readonly edtf: string | null;
}

function withSameDay(source: DateSource, first: PartsMatch): DateMatch {
  let best = candidate(first);
  let next = first.next;
  for (let calendars = 1; calendars < 3; calendars++) {
    const second = sameDayAt(source, next, best.parts);
    if (!second) break;
    best = reconcile(best, candidate(second));
    next = second.next;
  }
  const { parts, edtf } = best;
  return { edtf, certainty: parts.certainty, note: parts.notes.join(' ') || null, next };
}

function candidate({ parts }: PartsMatch): Candidate {
  return { parts, edtf: edtfOfParts(parts) };
}

/** The date in another calendar that follows in brackets, after a slash or after `مطابق`. */
function sameDayAt(source: DateSource, index: number, first: DateParts): PartsMatch | null {
  const { tokens } = source;
  const isBracket = isMark(tokens[index], '([');
  const hasComma = isMark(tokens[index], ',،');
  const word = phraseAt(SAME_DAY_WORDS, tokens, isBracket || hasComma ? index + 1 : index);
  if (!isBracket && !word && !isMark(tokens[index], '/=-')) return null;
  const start = word ? word.next : index + 1;
  const weekday = weekdayAt(source, afterIntroduction(source, start));
  const second = plainDateAt(source, afterIntroduction(source, weekday?.next ?? start));
  if (!second || second.parts.calendar === first.calendar) return null;
  if (!isBracket) return second;
  if (isMark(tokens[second.next], ')]')) return { ...second, next: second.next + 1 };
  const third = sameDayAt(source, second.next, second.parts);
  return third && isMark(tokens[third.next], ')]') ? { ...second, next: third.next + 1 } : null;
}

const RANK = { gregorian: 0, solar: 1, lunar: 2 };
const CALENDAR_NAMES = { gregorian: 'Gregorian', solar: 'Solar Hijri', lunar: 'Islamic lunar' };

function reconcile(one: Candidate, other: Candidate): Candidate {
  const [winner, loser] =
    RANK[one.parts.calendar] <= RANK[other.parts.calendar] ? [one, other] : [other, one];
  if (winner.edtf === null) return winner;
  const loserName = CALENDAR_NAMES[loser.parts.calendar];
  if (loser.edtf === null) return withNote(winner, `There is no such ${loserName} day as the one beside it.`);
  const days = daysApart(winner.edtf, loser.edtf);
  const tolerance = loser.parts.calendar === 'lunar' ? 2 : 1;
  if (days <= tolerance) return winner;
  const says = `The ${loserName} date beside it is ${loser.edtf}, ${days} days away from the ${CALENDAR_NAMES[winner.parts.calendar]} one.`;
  return withNote(winner, says);
}

function withNote({ parts, edtf }: Candidate, note: string): Candidate {
  return { edtf, parts: doubted(parts, note) };
}

/** 0 where the two overlap. */
function daysApart(one: string, other: string): number {
  const a = edtfBounds(one);
  const b = edtfBounds(other);
  if (!a.first || !a.last || !b.first || !b.last) return 0;
  const gap = Math.max(
    dayNumberOfIso(b.first) - dayNumberOfIso(a.last),
    dayNumberOfIso(a.first) - dayNumberOfIso(b.last),
  );
  return Math.max(0, gap);
}

function checkWeekday(match: DateMatch, weekday: number | null): DateMatch {
  const day = /^\d{4}-\d\d-\d\d$/.exec(match.edtf ?? '')?.[0];
  if (weekday === null || !day) return match;
  const actual = weekdayOf(dayNumberOfIso(day));
  if (actual === weekday) return match;
  const note = `${day} was a ${WEEKDAY_NAMES[actual]}, but the text says ${WEEKDAY_NAMES[weekday]}.`;
  return { ...match, certainty: 'guessed', note: match.note ? `${match.note} ${note}` : note };
}

const WEEKDAY_NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
