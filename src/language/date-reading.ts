import type { DateMatch } from './date-grammar.ts';
import { type DateToken, isMark } from './date-tokens.ts';
import type { Dated } from './dated.ts';

/** A date as it was read from a text: `raw` is exactly `text.slice(start, end)`. */
export interface DateReading extends Dated {
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
  /** `guessed` where another reading is possible; `note` then says which. */
  readonly certainty: 'certain' | 'guessed';
  /** A sentence for the editor, where there is something to look at. */
  readonly note: string | null;
}

/** The reading of the tokens from `first` to the match's end; `offset` is where the tokens' text begins in `text`. */
export function readingOf(
  text: string,
  tokens: readonly DateToken[],
  first: number,
  { edtf, certainty, note, next }: DateMatch & { readonly edtf: string },
  offset: number,
): DateReading {
  const start = offset + (tokens[first]?.start ?? 0);
  const end = offset + (tokens[next - 1]?.end ?? 0);
  return { edtf, raw: text.slice(start, end), start, end, certainty, note };
}

/** The index of the first token that is no punctuation. */
export function firstWordOf(tokens: readonly DateToken[]): number {
  const first = tokens.findIndex((token) => !isPunctuation(token));
  return first < 0 ? tokens.length : first;
}

export function isOnlyMarks(tokens: readonly DateToken[], index: number): boolean {
  return tokens.slice(index).every(isPunctuation);
}

function isPunctuation(token: DateToken): boolean {
  return token.kind === 'mark' && /^[\p{P}|]$/u.test(token.text) && !isMark(token, '%#@&/_');
}

/** Longer texts are not looked at as one date or period. */
export const LONGEST_DATE_TEXT = 200;
export const ANY_DIGIT = /[0-9٠-٩۰-۹०-९]/;
