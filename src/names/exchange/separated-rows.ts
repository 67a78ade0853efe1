import { CsvError, type Info, parse } from 'csv-parse/sync';
import type { Remarks } from './reading.ts';

/** A table as text, its first row taken for the header. */
export interface SeparatedRows {
  readonly header: readonly string[];
  readonly rows: readonly SeparatedRow[];
}

export interface SeparatedRow {
  /** In the file, from 1: where the row begins. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The rows of a CSV or TSV text (RFC 4180; `,` `;` `|` or a tab between cells, told by the first line). A quotation mark that is
 * never closed costs its line; empty rows are left out.
 */
export function readSeparatedRows(text: string, remarks: Remarks): SeparatedRows {
  const named = /^sep=(.)\r?\n/u.exec(text)?.[1];
  const skipped = named === undefined ? 0 : 1;
  const body = skipped === 0 ? text : text.slice(text.indexOf('\n') + 1);
  const rows = parseAll(body, named ?? delimiterOf(body), 1 + skipped, remarks);
  const [header, ...others] = rows.filter(({ cells }) => cells.some((it) => it.trim() !== ''));
  return { header: header?.cells ?? [], rows: others };
}

function delimiterOf(text: string): string {
  const end = text.search(/[\r\n]/u);
  const line = text.slice(0, Math.min(end < 0 ? text.length : end, LONGEST_HEADER)).replace(/"[^"]*"/gu, '');
  const counts = DELIMITERS.map((it) => line.split(it).length - 1);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

function parseAll(text: string, delimiter: string, firstLine: number, remarks: Remarks): SeparatedRow[] {
  const rows: SeparatedRow[] = [];
  let rest = text;
  let line = firstLine;
  for (let mistakes = 0; rest !== ''; mistakes++) {
    const isLastTry = mistakes >= MOST_OPEN_QUOTES;
    const { linesRead, isWhole } = parsePart(rest, delimiter, !isLastTry, line, rows);
    if (isWhole) break;
    line += linesRead;
    rest = afterLines(rest, linesRead);
    const [open = ''] = rest.split('\n', 1);
    remarks.broken({
      line,
      what: open,
      why: 'A quotation mark is opened here and never closed.',
      todo: 'Close it, or double it where it belongs to the words. The row was left out.',
    });
    line += 1;
    rest = afterLines(rest, 1);
  }
  if (rows.length >= MOST_ROWS)
    remarks.broken({
      line: rows.at(-1)?.line ?? null,
      what: 'the rest of the table',
      why: `It has more than ${MOST_ROWS} rows.`,
      todo: 'Split it into several files.',
    });
  return rows;
}

/** Adds the rows up to the first that cannot be parsed. */
function parsePart(
  text: string,
  delimiter: string,
  isQuoted: boolean,
  firstLine: number,
  rows: SeparatedRow[],
): { readonly linesRead: number; readonly isWhole: boolean } {
  let linesRead = 0;
  const keep = (cells: string[], { lines }: Info) => {
    // Where the row began; `lines` is where it ended.
    if (rows.length < MOST_ROWS)
      rows.push({ line: firstLine + linesRead, cells: cells.slice(0, MOST_COLUMNS) });
    linesRead = lines;
    return null;
  };
  try {
    parse(text, {
      delimiter,
      quote: isQuoted ? '"' : null,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_quotes: true,
      relax_column_count: true,
      max_record_size: LONGEST_ROW,
      on_record: keep,
    });
    return { linesRead, isWhole: true };
  } catch (error) {
    if (error instanceof CsvError) return { linesRead, isWhole: false };
    throw error;
  }
}

function afterLines(text: string, lines: number): string {
  let start = 0;
  for (let line = 0; line < lines; line++) start = text.indexOf('\n', start) + 1 || text.length;
  return text.slice(start);
}

const DELIMITERS = [',', ';', '\t', '|'];
const LONGEST_HEADER = 100_000;
const LONGEST_ROW = 10_000_000;
const MOST_OPEN_QUOTES = 20;
const MOST_ROWS = 1_000_000;
const MOST_COLUMNS = 1_000;
