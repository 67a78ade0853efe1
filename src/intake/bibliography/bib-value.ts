import type { BibCursor } from './bib-cursor.ts';

export interface BibValue {
  readonly tex: string;
  /** What was put right, a sentence. */
  readonly correction: string | null;
}

/** A value as BibTeX writes it, `{Braces} # "quotes" # 12 # string`, put together; `null` where a brace is not closed. */
export function readBibValue(cursor: BibCursor, strings: ReadonlyMap<string, string>): BibValue | null {
  let tex = '';
  let correction: string | null = null;
  do {
    cursor.skipSpace();
    const part = partAt(cursor, strings);
    if (!part) return null;
    if (tex.length < LONGEST) tex += part.tex;
    correction ??= part.correction;
    cursor.skipSpace();
  } while (cursor.take('#'));
  return { tex, correction };
}

/** The same, with nothing for what cannot be read. */
export function concatenated(cursor: BibCursor, strings: ReadonlyMap<string, string>): BibValue {
  return readBibValue(cursor, strings) ?? { tex: '', correction: null };
}

function partAt(cursor: BibCursor, strings: ReadonlyMap<string, string>): BibValue | null {
  const letter = cursor.text[cursor.at];
  if (letter === '{' || letter === '"') {
    const end = closingOf(cursor);
    if (end === null) return null;
    const tex = cursor.text.slice(cursor.at + 1, end);
    cursor.at = end + 1;
    return { tex, correction: null };
  }
  const word = cursor.word();
  const string = strings.get(word.toLowerCase());
  if (string !== undefined) return { tex: string, correction: null };
  if (/^-?\d*$/u.test(word) && isEndOfValue(cursor)) return { tex: word, correction: null };
  const tex = `${word}${restOfBareValue(cursor)}`.trim();
  const correction =
    word === tex
      ? `“${tex}” is no string of this file and was taken as it stands.`
      : `“${tex.slice(0, 60)}” stands without braces or quotation marks.`;
  return { tex, correction };
}

/**
 * Escaped braces first, as most programs write; where that leads nowhere, or over what is clearly the next field (a Windows
 * path that ends in a backslash), as BibTeX itself counts.
 */
function closingOf(cursor: BibCursor): number | null {
  const escaped = cursor.closing(cursor.at, 'escaped');
  // Without backslashes there is but one way to count.
  if (escaped !== null && !cursor.text.slice(cursor.at, escaped).includes('\\')) return escaped;
  const plain = cursor.closing(cursor.at, 'plain');
  if (escaped === plain || plain === null) return escaped;
  NEXT_FIELD.lastIndex = plain + 1;
  if (escaped === null || (plain < escaped && NEXT_FIELD.test(cursor.text))) return plain;
  return !isFollowed(cursor, escaped + 1) && isFollowed(cursor, plain + 1) ? plain : escaped;
}

/** What may stand behind a value does: a comma, the entry's end, `#`, or another field whose comma was forgotten. */
function isFollowed({ text }: BibCursor, at: number): boolean {
  FOLLOWING.lastIndex = at;
  return FOLLOWING.test(text);
}

function isEndOfValue({ text, at }: BibCursor): boolean {
  FOLLOWING.lastIndex = at;
  return FOLLOWING.test(text);
}

/** A value somebody forgot to put into braces goes to the comma or the end of the line. */
function restOfBareValue(cursor: BibCursor): string {
  if (isEndOfValue(cursor)) return '';
  BARE.lastIndex = cursor.at;
  const rest = BARE.exec(cursor.text)?.[0] ?? '';
  cursor.at += rest.length;
  return rest;
}

/** Strings can double themselves. */
const LONGEST = 1_000_000;
const FOLLOWING = /\s{0,200}(?:$|[,#})%@]|[^\s,={}()"#%@\\]{1,80}\s{0,99}=)/uy;
const NEXT_FIELD = /\s{0,200},\s{0,200}[\p{L}][\p{L}\p{N}_+-]{1,40}\s{0,20}=\s{0,20}[{"\p{L}\p{N}]/uy;
const BARE = /[^,\n{}"@]{0,500}/uy;
