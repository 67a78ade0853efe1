import { fold, foldDigits } from './fold.ts';

/** A number, a word or one other character of a text; white space and invisible characters are in `gap`. */
export interface DateToken {
  readonly kind: 'number' | 'word' | 'mark';
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** `far` is a blank line or so much white space that what follows belongs to something else. */
  readonly gap: 'none' | 'space' | 'line' | 'far';
  /** The folded text, kept once it was asked for by `keyOf`: most words are never asked. */
  key: string | null;
}

/** Words that mean something to dates, found by their folded letters, with up to four words to a phrase. */
export interface Vocabulary<T> {
  readonly phrases: ReadonlyMap<string, T>;
  readonly openings: ReadonlySet<string>;
}

/** At most `limit` tokens of the text from `offset` on. */
export function readDateTokens(text: string, offset = 0, limit = Number.POSITIVE_INFINITY): DateToken[] {
  const found: DateToken[] = [];
  TOKEN.lastIndex = offset;
  let gap: DateToken['gap'] = 'none';
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const [all, number, word, space] = match;
    if (space !== undefined) {
      gap = gapOf(space);
      continue;
    }
    const kind = number !== undefined ? 'number' : word !== undefined ? 'word' : 'mark';
    found.push({ kind, start: match.index, end: match.index + all.length, text: all, gap, key: null });
    if (found.length >= limit) break;
    gap = 'none';
  }
  return found;
}

/** What a token is compared by: a word folded, a number in ASCII digits, a mark with its variants made one. */
export function keyOf(token: DateToken): string {
  token.key ??=
    token.text.length > LONGEST_WORD
      ? ''
      : token.kind === 'number'
        ? foldDigits(token.text)
        : fold(token.text);
  return token.key;
}

/** A table of words from lines of variants, parted by `|`; the first to claim a word keeps it. */
export function vocabulary<T>(entries: Iterable<readonly [variants: string, value: T]>): Vocabulary<T> {
  const phrases = new Map<string, T>();
  const openings = new Set<string>();
  for (const [variants, value] of entries) {
    for (const variant of variants.split('|')) {
      const words = variant.split(/[\s'’-]+/).map(fold);
      const phrase = words.join('');
      if (!phrases.has(phrase)) phrases.set(phrase, value);
      if (words.length > 1 && words[0]) openings.add(words[0]);
    }
  }
  return { phrases, openings };
}

export function wordSet(words: string): Vocabulary<true> {
  return vocabulary([[words, true]]);
}

/** The longest phrase of the vocabulary that begins at token `index`, and the index of the token after it. */
export function phraseAt<T>(
  words: Vocabulary<T>,
  tokens: readonly DateToken[],
  index: number,
): { readonly value: T; readonly next: number } | null {
  const first = tokens[index];
  if (first?.kind !== 'word') return null;
  let phrase = keyOf(first);
  let value = words.phrases.get(phrase);
  let next = index + 1;
  if (words.openings.has(phrase)) {
    let after = index + 1;
    for (let count = 2; count <= LONGEST_PHRASE; count++) {
      while (isJoint(tokens[after])) after++;
      const word = tokens[after];
      if (word?.kind !== 'word' || word.gap === 'far') break;
      phrase += keyOf(word);
      after++;
      const longer = words.phrases.get(phrase);
      if (longer !== undefined) [value, next] = [longer, after];
    }
  }
  return value === undefined ? null : { value, next };
}

export function isMark(token: DateToken | undefined, marks: string): token is DateToken {
  return token?.kind === 'mark' && token.gap !== 'far' && marks.includes(keyOf(token));
}

/** Whether a blank line parts a token from what stands before it. */
export function isApart(tokens: readonly DateToken[], index: number): boolean {
  return tokens[index]?.gap === 'far';
}

function isJoint(token: DateToken | undefined): boolean {
  return isMark(token, "-'") && token.gap === 'none';
}

function gapOf(space: string): DateToken['gap'] {
  if (space.length > 40 || /\n\s*\n/.test(space)) return 'far';
  if (/[\n\r\u2028]/.test(space)) return 'line';
  return /[\s&]/.test(space) ? 'space' : 'none';
}

const LONGEST_PHRASE = 4;
// No word or number of a date is as long; a hostile one can be megabytes of joiners.
const LONGEST_WORD = 40;
const TOKEN =
  /([0-9٠-٩۰-۹०-९]+)|(\p{L}(?:[\p{L}\p{M}\u00ad\u200c]|\u200d)*)|((?:[\s\p{Cf}]|&nbsp;|&#160;)+)|./gsu;
