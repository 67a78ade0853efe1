import { type DateSource, numberOf } from './date-source.ts';
import { isApart, isMark, keyOf, phraseAt } from './date-tokens.ts';
import { ORDINAL_ENDINGS, RANGE_WORDS } from './date-words.ts';

/** A day of the month, or two with a dash or word between: `17`, `17th`, `1er`, `17مه`, `5–6`, `5 to 6`. */
export interface Days {
  readonly day: number | null;
  readonly lastDay: number | null;
  /** The index after the last of their tokens. */
  readonly next: number;
}

/** The day or days at a token, an ordinal ending taken in; `null` where the number can be none. */
export function daysAt(source: DateSource, index: number): Days | null {
  return daysWith(source, index, ordinalEnd);
}

/**
 * The ways to read the day or days before a month, the likelier first: `مه` and `مې` end an ordinal in Pashto
 * (`۹مه`), but are May in Persian (`۹ مه`) and Pashto.
 */
export function readingsOfDays(source: DateSource, index: number): readonly Days[] {
  const ordinal = daysWith(source, index, ordinalEnd);
  const plain = daysWith(source, index, (_, end) => end);
  if (!ordinal || !plain) return [];
  if (plain.next === ordinal.next) return [ordinal];
  return isLikelyMay(source, index + 1) ? [plain, ordinal] : [ordinal, plain];
}

/** The index after an ordinal ending that begins at `end`, which is the index after the number. */
type OrdinalEnd = (source: DateSource, end: number) => number;

function daysWith(source: DateSource, index: number, endOf: OrdinalEnd): Days | null {
  const { tokens } = source;
  const first = dayAt(source, index, endOf);
  if (!first) return null;
  const afterDot = isMark(tokens[first.next], '.') ? first.next + 1 : first.next;
  const range = isMark(tokens[afterDot], '-')
    ? { next: afterDot + 1 }
    : phraseAt(RANGE_WORDS, tokens, first.next);
  const last = range && !isApart(tokens, range.next) ? dayAt(source, range.next, endOf) : null;
  return last && last.day > first.day
    ? { day: first.day, lastDay: last.day, next: last.next }
    : { day: first.day, lastDay: null, next: first.next };
}

function dayAt(
  source: DateSource,
  index: number,
  endOf: OrdinalEnd,
): { readonly day: number; readonly next: number } | null {
  const token = source.tokens[index];
  const day = numberOf(token, 1, 2);
  if (day === null || day < 1 || day > LARGEST_MISTAKEN_DAY) return null;
  return { day, next: endOf(source, index + 1) };
}

function ordinalEnd({ tokens }: DateSource, end: number): number {
  const ending = tokens[end];
  const isOrdinal = ending?.gap === 'none' || (ending?.kind === 'word' && PASHTO_ORDINALS.has(keyOf(ending)));
  return (isOrdinal ? phraseAt(ORDINAL_ENDINGS, tokens, end)?.next : undefined) ?? end;
}

/** `می` is always May; `مه` is where it stands apart in a text that is not Pashto. */
function isLikelyMay({ tokens, language }: DateSource, index: number): boolean {
  const token = tokens[index];
  if (token?.kind !== 'word' || token.text === 'مې') return false;
  return keyOf(token) === 'می' || (keyOf(token) === 'مه' && token.gap !== 'none' && language !== 'ps');
}

// `31 February` must be seen as an impossible date and not as February after some number; 40 and more is some number.
const LARGEST_MISTAKEN_DAY = 39;
const PASHTO_ORDINALS: ReadonlySet<string> = new Set(['مه', 'می', 'نیټه', 'نیټی']);
