import { BibCursor } from './bib-cursor.ts';
import { readBibEntry } from './bib-entry.ts';
import { concatenated } from './bib-value.ts';

/** One `@type{key, field = value}` of a BibTeX file, its strings put in, its TeX as it came. */
export interface BibEntry {
  readonly state: 'whole';
  /** Lower case, without `@`. */
  readonly type: string;
  /** Empty where the entry has none. */
  readonly key: string;
  /** By lower-case name; the first of a repeated field, `keywords` joined. */
  readonly fields: ReadonlyMap<string, string>;
  /** First line is 1. */
  readonly line: number;
  /** What was put right, a sentence each. */
  readonly corrections: readonly string[];
}

export interface BrokenBibEntry {
  readonly state: 'broken';
  readonly line: number;
  readonly says: string;
  readonly raw: string;
}

export interface BibFile {
  /** In the file's order. */
  readonly entries: readonly (BibEntry | BrokenBibEntry)[];
  /** What stands in `@comment{…}`. */
  readonly comments: readonly string[];
  /** The TeX of all `@preamble`. */
  readonly preamble: string;
}

/**
 * The frame of a BibTeX or BibLaTeX file: entries, strings, comments; what is in a value stays TeX. What stands between
 * entries is a comment, as in BibTeX; so is what follows `%` there. Linear in the size of the file. Never throws.
 */
export function readBibFile(text: string): BibFile {
  const cursor = new BibCursor(text);
  const strings = new Map(MACROS);
  const entries: (BibEntry | BrokenBibEntry)[] = [];
  const comments: string[] = [];
  const preambles: string[] = [];
  for (let start = cursor.nextEntry(); start !== null; start = cursor.nextEntry()) {
    if (start.type === 'comment') comments.push(cursor.comment());
    else if (start.type === 'preamble') preambles.push(concatenated(cursor, strings).tex);
    else if (start.type === 'string') readString(cursor, strings);
    else entries.push(readBibEntry(cursor, start, strings));
  }
  return { entries, comments, preamble: preambles.join('\n') };
}

function readString(cursor: BibCursor, strings: Map<string, string>): void {
  for (let guard = 0; guard < MOST_STRINGS; guard++) {
    cursor.skipBetweenFields();
    const name = cursor.word();
    cursor.skipSpace();
    if (name === '' || !cursor.take('=')) break;
    strings.set(name.toLowerCase(), concatenated(cursor, strings).tex);
  }
}

/** A `@string` holds one; some programs write them all into one. */
const MOST_STRINGS = 10_000;

/** What BibTeX's own styles define: months. */
const MACROS: ReadonlyMap<string, string> = new Map(
  'January February March April May June July August September October November December'
    .split(' ')
    .flatMap((month): [string, string][] => [
      [month.slice(0, 3).toLowerCase(), month],
      [month.toLowerCase(), month],
    ])
    .concat([['sept', 'September']]),
);
