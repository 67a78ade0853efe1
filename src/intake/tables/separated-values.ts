import { CsvError, type InfoRecord, parse } from 'csv-parse/sync';
import type { ReadingNote } from '../draft.ts';
import { decodeText } from './decode-text.ts';
import { type Dialect, detectDialect } from './dialect.ts';
import { type Grid, LARGEST_TABLE_BYTES, MOST_COLUMNS, MOST_ROWS, tooLarge } from './grid.ts';

/**
 * The rows of a text table (CSV, TSV, `;` or `|` between cells) in any usual encoding. A quotation mark that is never
 * closed costs the row it stands in its quoting, not the rows after it. Throws `invalid-input` where the file is too large.
 */
export function readSeparatedValues(bytes: Uint8Array, hint: { readonly isTabbed: boolean }): Grid {
  if (bytes.length > LARGEST_TABLE_BYTES) throw tooLarge();
  const { text: decoded, encoding, isGuessed } = decodeText(bytes);
  const named = /^sep=(.)\n/u.exec(decoded.slice(0, 10).replace(/\r\n?/gu, '\n'));
  const text = withoutFirstLine(decoded.replace(/\r\n?/gu, '\n'), named !== null);
  const found = detectDialect(text, hint);
  const dialect = named?.[1] ? { ...found, delimiter: named[1] } : found;
  const notes = isGuessed ? [encodingNote(encoding)] : [];
  const { rows, broken } = parseRows(text, dialect);
  const above: string[][] = named ? [[`sep=${dialect.delimiter}`]] : [];
  return {
    rows: [...above, ...rows],
    notes: [...notes, ...broken.map((row) => quoteNote(row + above.length))],
    sheet: null,
    links: [],
  };
}

/** Excel's own first line, which names the delimiter. */
function withoutFirstLine(text: string, hasOne: boolean): string {
  return hasOne ? text.slice(text.indexOf('\n') + 1) : text;
}

interface ParsedRows {
  readonly rows: string[][];
  /** Numbers of the rows whose quotation mark is never closed. */
  readonly broken: number[];
}

/** Parses; at a mark that stays open the row is read as it stands, and parsing begins again behind it. */
function parseRows(text: string, dialect: Dialect): ParsedRows {
  const rows: string[][] = [];
  const broken: number[] = [];
  const width = widthOf(text, dialect);
  let rest = text;
  for (;;) {
    // Every new beginning may look at all that follows, so there are only so many.
    const isLastTry = broken.length >= MOST_OPEN_QUOTES;
    const part = parsePart(rest, isLastTry ? null : dialect.quote, dialect, width);
    for (const row of part.rows) rows.push(row);
    if (rows.length > MOST_ROWS) throw tooLarge();
    if (part.isWhole) return { rows, broken };
    const { line, after } = lineAfter(rest, part.linesRead);
    rows.push(...parsePart(line, null, dialect, width).rows.slice(0, 1));
    broken.push(rows.length);
    rest = after;
  }
}

/** How many cells most of the first lines have. */
function widthOf(text: string, { delimiter }: Dialect): number {
  const widths = text
    .slice(0, 50_000)
    .split('\n', 200)
    .map((line) => line.split(delimiter).length);
  return widths.toSorted((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 1;
}

/** The rows up to the first that can not be parsed. */
function parsePart(
  text: string,
  quote: string | null,
  dialect: Dialect,
  width: number,
): { readonly rows: string[][]; readonly linesRead: number; readonly isWhole: boolean } {
  const rows: string[][] = [];
  let linesRead = 0;
  let isOpen = false;
  const keep = (row: string[], { lines }: InfoRecord) => {
    isOpen ||= swallowsRows(row, width, dialect);
    if (isOpen) return null;
    rows.push(row.length <= MOST_COLUMNS ? row : narrowed(row, dialect.delimiter));
    linesRead = lines;
    return null;
  };
  try {
    parse(text, {
      delimiter: dialect.delimiter,
      quote,
      escape: quote === null ? null : dialect.escape,
      ltrim: dialect.isSpaced,
      record_delimiter: '\n',
      relax_quotes: true,
      relax_column_count: true,
      max_record_size: LARGEST_TABLE_BYTES,
      to: MOST_ROWS + 1,
      on_record: keep,
    });
    return { rows, linesRead, isWhole: !isOpen };
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED')
      return { rows, linesRead, isWhole: false };
    throw error;
  }
}

/** A row of very many cells, all that is too much in its last one. */
function narrowed(row: readonly string[], delimiter: string): string[] {
  return [...row.slice(0, MOST_COLUMNS - 1), row.slice(MOST_COLUMNS - 1).join(delimiter)];
}

/** An open mark that a later row's first one closes: a cell holds whole rows, and its quoting or its row's width is odd. */
function swallowsRows(row: readonly string[], width: number, { delimiter, quote }: Dialect): boolean {
  const cellsIn = (line: string) => line.split(delimiter).length;
  return row.some((cell, column) => {
    if (!cell.includes('\n') || !cell.includes(delimiter) || width < 2) return false;
    const [first = '', ...inner] = cell.split('\n').slice(0, -1);
    const areRows = inner.every((line) => cellsIn(line) === width);
    if (cell.startsWith(quote)) return areRows && cellsIn(first) === width - column;
    return areRows && inner.length > 0 && width > 2 && row.length !== width;
  });
}

function lineAfter(text: string, lines: number): { readonly line: string; readonly after: string } {
  let start = 0;
  for (let line = 0; line < lines; line++) start = text.indexOf('\n', start) + 1 || text.length;
  const end = text.indexOf('\n', start);
  return end < 0
    ? { line: text.slice(start), after: '' }
    : { line: text.slice(start, end), after: text.slice(end + 1) };
}

function encodingNote(encoding: string): ReadingNote {
  return {
    kind: 'guessed',
    about: 'encoding',
    line: null,
    says: `The file does not say how its letters are encoded; it was read as ${encoding}. If letters look wrong, save it as UTF-8.`,
  };
}

function quoteNote(row: number): ReadingNote {
  return {
    kind: 'corrected',
    about: 'quotation-mark',
    line: row,
    says: `Row ${row} opens a quotation mark that is never closed; the row was read as it stands. Look whether its cells are right.`,
  };
}

const MOST_OPEN_QUOTES = 20;
