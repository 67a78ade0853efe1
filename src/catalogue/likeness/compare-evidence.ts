import { edtfBounds, edtfPrecision, tokens } from '../../language/index.ts';
import { personLikeness } from '../../names/index.ts';
import type { Piece } from './piece.ts';
import { isTelling, signatureLikeness, signatureWords } from './text-signature.ts';

/** What two dates are to each other. */
export interface DateComparison {
  /** `near`: a day apart, as time zones make it. `compatible`: of different precision, with a day in common. */
  readonly kind: 'same' | 'near' | 'compatible' | 'apart' | 'unknown';
  /** Days between them; 0 where they have a day in common. */
  readonly days: number;
  readonly earlier: 'one' | 'other' | null;
}

/** Compares dates as precise as they are; one that says it is not certain is never apart by less than a year. */
export function compareDates(one: Piece['date'], other: Piece['date']): DateComparison {
  if (!one || !other) return UNKNOWN_DATES;
  const [a, b] = [edtfBounds(one.edtf), edtfBounds(other.edtf)];
  if ((a.first ?? a.last) === null || (b.first ?? b.last) === null) return UNKNOWN_DATES;
  const after = daysBetween(a.last, b.first);
  const before = daysBetween(b.last, a.first);
  const days = Math.max(after, before, 0);
  const earlier = after > 0 ? 'one' : before > 0 ? 'other' : null;
  if (one.edtf === other.edtf)
    return { kind: edtfPrecision(one.edtf) === 'day' ? 'same' : 'compatible', days: 0, earlier };
  if (days === 0) return { kind: 'compatible', days, earlier };
  if (days === 1) return { kind: 'near', days, earlier };
  const isUncertain = /[~?%]/.test(one.edtf + other.edtf) && days < 366;
  return { kind: isUncertain ? 'compatible' : 'apart', days, earlier };
}

const UNKNOWN_DATES: DateComparison = { kind: 'unknown', days: 0, earlier: null };

/** Days from the end of one to the beginning of the other; negative where they overlap or a side is open. */
function daysBetween(end: string | null, start: string | null): number {
  return end === null || start === null ? -1 : Math.round((Date.parse(start) - Date.parse(end)) / MS_A_DAY);
}

const MS_A_DAY = 86_400_000;

/** `agree`: somebody is credited on both, in whatever spelling. */
export type AuthorComparison = 'agree' | 'differ' | 'unknown';

export function compareAuthors(one: Piece['credits'], other: Piece['credits']): AuthorComparison {
  if (one.length === 0 || other.length === 0) return 'unknown';
  const others = other.slice(0, MOST_AUTHORS);
  const agrees = one.slice(0, MOST_AUTHORS).some((a) => others.some((b) => mayBeSameAuthor(a.name, b.name)));
  return agrees ? 'agree' : 'differ';
}

const MOST_AUTHORS = 40;

function mayBeSameAuthor(one: string, other: string): boolean {
  return (
    tokens(one).join(' ') === tokens(other).join(' ') || personLikeness(one, other).likeness >= SAME_AUTHOR
  );
}

/** Lower than what is proposed to editors would be too low: here nobody asks. */
const SAME_AUTHOR = 0.75;

/** What two texts are to each other. */
export interface TextComparison {
  /** See `signatureLikeness`; `null` where a text is not known, too short to tell, or only a part of the other. */
  readonly likeness: number | null;
  /** All or nearly all of the shorter text stands in the longer. */
  readonly isInside: boolean;
}

export function compareTexts(one: Piece, other: Piece): TextComparison {
  const [a, b] = [one.signature, other.signature];
  if (!a || !b || !isTelling(a) || !isTelling(b)) return NO_TEXTS;
  const likeness = signatureLikeness(a, b);
  const [short, long] = [signatureWords(a), signatureWords(b)].sort((x, y) => x - y);
  const ratio = (short ?? 0) / (long ?? 1);
  // Both sets of runs from their sizes: what they share is likeness ÷ (1 + likeness) of the sum.
  const contained = (likeness * (1 + 1 / ratio)) / (1 + likeness);
  const isInside = likeness >= LEAST_TO_TELL && contained >= 0.85;
  // An abstract is unlike its text in any case.
  return { likeness: ratio < EXCERPT && likeness < HIGH ? null : likeness, isInside };
}

const NO_TEXTS: TextComparison = { likeness: null, isInside: false };
const LEAST_TO_TELL = 0.2;
const EXCERPT = 0.5;
const HIGH = 0.6;

/** Whether two languages are known to differ. Dari and Persian are told apart by nobody with certainty. */
export function differInLanguage(one: string | null, other: string | null): boolean {
  const [a, b] = [primary(one), primary(other)];
  return a !== null && b !== null && a !== b;
}

function primary(tag: string | null): string | null {
  const language = tag?.toLowerCase().split(/[-_]/)[0] ?? '';
  if (language === '' || language === 'und' || language === 'mul' || language === 'zxx') return null;
  return language === 'prs' || language === 'fas' || language === 'per' ? 'fa' : language;
}
