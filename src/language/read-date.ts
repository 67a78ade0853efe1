import { afterClockTime } from './clock-time.ts';
import { afterIntroduction, type DateMatch, dateAt, datePartAt, matchOfParts } from './date-grammar.ts';
import { questioned } from './date-parts.ts';
import {
  ANY_DIGIT,
  type DateReading,
  firstWordOf,
  isOnlyMarks,
  LONGEST_DATE_TEXT,
  readingOf,
} from './date-reading.ts';
import { type DateOptions, type DateSource, dateSource } from './date-source.ts';
import { type DateToken, isMark, keyOf, phraseAt, readDateTokens } from './date-tokens.ts';
import { ANNOUNCEMENTS } from './date-words.ts';
import { isGregorianDay } from './edtf.ts';

/**
 * The date that the whole of a text is; around it there may stand punctuation, a weekday, a time of day, a word that
 * announces it (`Published on`, `le`, `am`) and a question mark, which makes it uncertain (`2016?`). `null` where the text
 * is anything else or there is no such day.
 */
export function readDate(text: string, options: DateOptions = {}): DateReading | null {
  const offset = text.length - text.trimStart().length;
  const trimmed = text.trim();
  if (trimmed.length > LONGEST_DATE_TEXT || !ANY_DIGIT.test(trimmed)) return null;
  const tokens = readDateTokens(trimmed);
  const source = dateSource(tokens, options, { isWhole: true });
  const start = firstWordOf(tokens);
  const announced = afterAnnouncement(source, start);
  const found = wholeDateAt(source, start) ?? (announced > start ? wholeDateAt(source, announced) : null);
  if (!found) return null;
  const { index, match } = found;
  return readingOf(text, tokens, index, { ...match, edtf: asked(source, match) }, offset);
}

/** The dates in a running text, in order and without overlap. A year alone is not one: it may be a number of anything. */
export function findDates(text: string, options: DateOptions = {}): DateReading[] {
  if (!TWO_DIGITS.test(text)) return [];
  const found: DateReading[] = [];
  let offset = 0;
  let first = 0;
  for (;;) {
    const tokens = readDateTokens(text, offset, TOKENS_AT_A_TIME);
    const isLastPart = tokens.length < TOKENS_AT_A_TIME;
    const end = isLastPart ? tokens.length : tokens.length - LONGEST_DATE_TOKENS;
    const next = collectDates(text, dateSource(tokens, options, { isWhole: false }), first, end, found);
    if (isLastPart) return found;
    // A date is judged by what stands before it as well.
    first = Math.min(next, TOKENS_LOOKED_BACK);
    offset = tokens[next - first]?.start ?? text.length;
  }
}

/** Adds the dates that begin at tokens `first` to `end`; gives the index of the first token not looked at. */
function collectDates(
  text: string,
  source: DateSource,
  first: number,
  end: number,
  found: DateReading[],
): number {
  const { tokens } = source;
  let index = first;
  let number = -1;
  while (index < end) {
    if (number < index) number = nextNumber(tokens, index);
    index = Math.max(index, number - WORDS_BEFORE_NUMBER);
    const match = mayBegin(tokens, index) ? dateAt(source, index) : null;
    const date = match?.edtf ? readingOf(text, tokens, index, { ...match, edtf: match.edtf }, 0) : null;
    if (date && date.raw.length <= LONGEST_RAW) found.push(date);
    index = match ? match.next : index + 1;
  }
  return Math.min(index, tokens.length);
}

function nextNumber(tokens: readonly DateToken[], index: number): number {
  let number = index;
  while (number < tokens.length && tokens[number]?.kind !== 'number') number++;
  return number;
}

/** A date does not begin inside a decimal, an amount of money or a code (`3.17 November`, `$17`, `A17`). */
function mayBegin(tokens: readonly DateToken[], index: number): boolean {
  const token = tokens[index];
  if (token?.kind === 'word') return true;
  if (token?.kind !== 'number') return false;
  const before = tokens[index - 1];
  if (!before || token.gap !== 'none') return true;
  if (before.kind === 'word') return before.text.charCodeAt(0) >= 0x370;
  if (isMark(before, '.,') && tokens[index - 2]?.kind === 'number') return false;
  return !isMark(before, '$£€¥#@%&_=+');
}

/** The index after `Published on`, `Date:`, `Mis à jour :`. */
function afterAnnouncement(source: DateSource, start: number): number {
  let next = start;
  for (let count = 0; count < 3; count++) {
    const word = phraseAt(ANNOUNCEMENTS, source.tokens, next);
    if (!word) break;
    next = word.next;
    while (isMark(source.tokens[next], ':.-|,')) next++;
  }
  return next;
}

interface WholeDate {
  readonly index: number;
  readonly match: DateMatch & { readonly edtf: string };
}

/** The date beginning at the first word, after an introduction or after a time of day, whichever takes in the whole. */
function wholeDateAt(source: DateSource, start: number): WholeDate | null {
  const { tokens } = source;
  const introduced = afterIntroduction(source, start);
  const afterTime = afterClockTime(tokens, start);
  const timed = isMark(tokens[afterTime], ',-|') ? afterTime + 1 : afterTime;
  const starts = [start, introduced, afterTime > start ? afterIntroduction(source, timed) : start];
  for (const index of new Set(starts)) {
    const found = wholeMatch(source, index, dateAt(source, index));
    if (found) return found;
  }
  const bare = datePartAt(source, introduced);
  return (
    wholeMatch(source, start, compactDateAt(source, start)) ??
    wholeMatch(source, introduced, bare && matchOfParts(bare))
  );
}

function wholeMatch(source: DateSource, index: number, match: DateMatch | null): WholeDate | null {
  if (!match || match.edtf === null || !isOnlyMarks(source.tokens, match.next)) return null;
  return { index, match: { ...match, edtf: match.edtf } };
}

/** With EDTF's mark of uncertainty where a question mark follows. */
function asked({ tokens }: DateSource, { edtf, next }: WholeDate['match']): string {
  const isAsked = isMark(tokens[next], '?') || (isMark(tokens[next], '([') && isMark(tokens[next + 1], '?'));
  return isAsked ? questioned(edtf) : edtf;
}

/** `20141117`, also with an ISO time after it. */
function compactDateAt({ tokens }: DateSource, index: number): DateMatch | null {
  const digits = tokens[index]?.kind === 'number' ? keyOf(tokens[index]) : '';
  const date = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(digits);
  if (!date) return null;
  const [, year = '', month = '', day = ''] = date;
  if (!isGregorianDay(+year, +month, +day)) return null;
  const hasTime = tokens[index + 1]?.text === 'T' && tokens[index + 2]?.kind === 'number';
  const afterTime = tokens[index + 3]?.text === 'Z' ? index + 4 : index + 3;
  return {
    edtf: `${year}-${month}-${day}`,
    certainty: hasTime ? 'certain' : 'guessed',
    note: hasTime ? null : 'Eight digits were read as year, month and day.',
    next: hasTime ? afterTime : index + 1,
  };
}

const TWO_DIGITS = /[0-9٠-٩۰-۹०-९]{2}/;
const TOKENS_AT_A_TIME = 20_000;
// With weekday, time and two more calendars.
const LONGEST_DATE_TOKENS = 100;
const TOKENS_LOOKED_BACK = 4;
const WORDS_BEFORE_NUMBER = 12;
// No date of words takes as much; one of white space does, and `Dated` would not hold it.
const LONGEST_RAW = 300;
