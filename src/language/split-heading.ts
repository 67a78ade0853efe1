import type { DateReading } from './date-reading.ts';
import type { DateOptions } from './date-source.ts';
import { edtfPrecision } from './edtf.ts';
import { readPeriod } from './read-period.ts';

/** A heading and the period it names. */
export interface SplitHeading {
  /** Without the period where that was set off; whole where it is all there is, or part of the sentence. */
  readonly heading: string;
  readonly period: DateReading | null;
}

/**
 * Parts a heading from the period set off from it by brackets, a colon, a dash or a comma, at its end or beginning. The
 * period's offsets are those in the given heading. A single day is no period: it is the date of one piece.
 */
export function splitHeading(heading: string, options: DateOptions = {}): SplitHeading {
  const whole = { heading: heading.trim(), period: null };
  if (heading.length > LONGEST_HEADING) return whole;
  const alone = periodIn(heading, 0, heading.length, options);
  if (alone) return { heading: heading.trim(), period: alone };
  return (
    splitAtBrackets(heading, options) ??
    splitAtMark(heading, options) ?? { ...whole, period: closingPeriod(heading, options) }
  );
}

function splitAtBrackets(heading: string, options: DateOptions): SplitHeading | null {
  const closing = CLOSING_BRACKET.exec(heading);
  if (closing) {
    const opening = heading.search(LAST_OPENING);
    const period = opening < 0 ? null : periodIn(heading, opening + 1, closing.index, options);
    if (period) return parted(heading.slice(0, opening), period);
  }
  const leading = LEADING_BRACKETS.exec(heading);
  const period =
    leading && periodIn(heading, leading[0].indexOf(leading[1] ?? ''), leading[0].length - 1, options);
  return leading && period ? parted(heading.slice(leading[0].length), period) : null;
}

/** Behind one of the last marks, the longest words first (`2011 – 2014` has a mark of its own), then before one of the first: `Under pressure, 2017`, `2014–15: First signs`. */
function splitAtMark(heading: string, options: DateOptions): SplitHeading | null {
  const marks = [...heading.matchAll(MARK)];
  for (const mark of marks.slice(-MARKS_TRIED)) {
    const after = mark.index + mark[0].length;
    const period = periodIn(heading, after, heading.length, options);
    if (period) return parted(heading.slice(0, mark.index), period);
  }
  for (const mark of marks.slice(0, MARKS_TRIED)) {
    const period = periodIn(heading, 0, mark.index, options);
    if (period) return parted(heading.slice(mark.index + mark[0].length), period);
  }
  return null;
}

/** The last words of `Talks in Doha since 2019`, `Elections 2014–2015`: the heading needs them, so they stay. */
function closingPeriod(heading: string, options: DateOptions): DateReading | null {
  if (!FOUR_DIGITS.test(heading)) return null;
  const words = [...heading.matchAll(/\S+/g)].slice(-WORDS_TRIED);
  const firstDigit = words.findIndex((word) => ANY_DIGIT.test(word[0]));
  const from = Math.max(words[0]?.index === 0 ? 1 : 0, firstDigit - WORDS_BEFORE_DIGIT);
  for (const word of words.slice(from)) {
    const period = periodIn(heading, word.index, heading.length, options);
    if (period && edtfPrecision(period.edtf) === 'interval') return period;
  }
  return null;
}

function periodIn(heading: string, start: number, end: number, options: DateOptions): DateReading | null {
  if (end - start > LONGEST_PERIOD) return null;
  const period = readPeriod(heading.slice(start, end), options);
  if (!period || edtfPrecision(period.edtf) === 'day' || isLikelyCount(period.edtf)) return null;
  return { ...period, start: period.start + start, end: period.end + start };
}

/** `Casualties (1200)`. */
function isLikelyCount(edtf: string): boolean {
  return edtfPrecision(edtf) === 'year' && edtf < EARLIEST_YEAR_ALONE;
}

function parted(rest: string, period: DateReading): SplitHeading | null {
  const heading = rest.replace(EDGES, '');
  return heading === '' ? null : { heading, period };
}

const EARLIEST_YEAR_ALONE = '1600';
const LONGEST_HEADING = 500;
const LONGEST_PERIOD = 80;
const MARKS_TRIED = 4;
const WORDS_TRIED = 8;
// `from the end of 2014`
const WORDS_BEFORE_DIGIT = 4;
const ANY_DIGIT = /[0-9٠-٩۰-۹०-९]/;
const FOUR_DIGITS = /[0-9٠-٩۰-۹०-९]{4}/;
const CLOSING_BRACKET = /[)\]）]\s*[.:]?\s*$/;
const LAST_OPENING = /[([（][^([（]*$/;
const LEADING_BRACKETS = /^\s*[([（]([^)\]）]*)[)\]）]/;
const MARK = /\s*[:,،]\s+|\s+[-–—|·]+\s+|\s*[—|·]\s*/g;
const EDGES = /^[\s:,،;|·–—-]+|[\s:,،;|·–—-]+$/g;
