import { SheafError } from '../../archive/index.ts';
import { fold } from '../../language/index.ts';
import type { ReadingNote } from '../draft.ts';
import { isLink } from './cell-values.ts';
import type { ColumnMapping } from './column-mapping.ts';
import type { Grid } from './grid.ts';
import { findHeaderRow } from './header-row.ts';

/** A table whose columns have names. */
export interface Table {
  readonly columns: readonly string[];
  readonly hasHeader: boolean;
  readonly rows: readonly TableRow[];
  readonly notes: readonly ReadingNote[];
}

export interface TableRow {
  /** As a spreadsheet counts: the first row of the file is 1. */
  readonly number: number;
  /** Trimmed, in the order of the columns; empty ones at the end may be left out. */
  readonly cells: readonly string[];
}

/**
 * The table in a grid: its header found (by the mapping's names where there is one), what stands above it and totals
 * below it set aside with a note, links behind cells as columns of their own (`Title (link)`). Throws `invalid-input`
 * where the mapping's columns are nowhere.
 */
export function tableOfGrid(grid: Grid, mapping: ColumnMapping | null): Table {
  const header = mapping ? rememberedHeader(grid, mapping) : findHeaderRow(grid.rows);
  const first = header === null ? firstFullRow(grid, mapping) : header + 1;
  const width = grid.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const names = columnNames(header === null ? [] : (grid.rows[header] ?? []), width);
  const behind = linkColumns(grid, names);
  const rows = grid.rows.slice(first).flatMap((cells, at): TableRow[] => {
    // Rows are not filled up to the width of the table: one very long row would make all rows long.
    const row = cells.map((cell) => cell.trim());
    for (const [index, { urls }] of behind.entries()) {
      const url = urls.get(first + at);
      if (url === undefined) continue;
      while (row.length < names.length + index) row.push('');
      row[names.length + index] = url;
    }
    return row.some((cell) => cell !== '') ? [{ number: first + at + 1, cells: row }] : [];
  });
  const { kept, totals } = withoutTotals(rows);
  const above = grid.rows.slice(0, header ?? first).flatMap((cells, at) => aboveNote(cells, at + 1));
  return {
    columns: [...names, ...behind.map(({ name }) => name)],
    hasHeader: header !== null,
    rows: kept,
    notes: [...grid.notes, ...above.slice(0, MOST_NOTES), ...totals],
  };
}

/** The row that has most of the remembered names; more may have been written above it since. */
function rememberedHeader(grid: Grid, mapping: ColumnMapping): number | null {
  if (!mapping.hasHeader) return null;
  const known = new Set(mapping.columns.map(({ column }) => fold(column)));
  let best = { row: -1, matches: 0 };
  for (const [row, cells] of grid.rows.slice(0, ROWS_SEARCHED).entries()) {
    const matches = new Set(cells.map(fold).filter((cell) => known.has(cell))).size;
    if (matches > best.matches) best = { row, matches };
  }
  const isNameless = mapping.columns.every(({ column }) => NAMELESS.test(column));
  if (best.matches > 0 || isNameless) return best.matches > 0 ? best.row : null;
  const names = mapping.columns.map(({ column }) => `“${column}”`).slice(0, 10);
  throw new SheafError(
    'invalid-input',
    `The table has none of the columns it had (${names.join(', ')}). If it is another table, let its columns be guessed anew.`,
  );
}

/** Without a header, the lines above a table are those that fill much fewer cells. */
function firstFullRow(grid: Grid, mapping: ColumnMapping | null): number {
  const filled = grid.rows.map((row) => row.filter((cell) => cell.trim() !== '').length);
  const usual = mapping ? 1 : median(filled.filter((cells) => cells > 0).slice(0, 200)) * 0.6;
  const first = filled.findIndex((cells) => cells > 0 && cells >= usual);
  return first < 0 || first > ROWS_SEARCHED ? 0 : first;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

/** Every column has a name, and no two the same. */
function columnNames(header: readonly string[], width: number): string[] {
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, column) => {
    const words = (header[column] ?? '').replace(/\s+/gu, ' ').trim().slice(0, LONGEST_NAME);
    const name = words === '' ? `column ${column + 1}` : words;
    let unique = name;
    for (let count = 2; taken.has(unique); count++) unique = `${name} (${count})`;
    taken.add(unique);
    return unique;
  });
}

interface LinkColumn {
  readonly name: string;
  /** By row of the grid. */
  readonly urls: ReadonlyMap<number, string>;
}

/** Links whose cell shows other words than the address. */
function linkColumns(grid: Grid, names: readonly string[]): LinkColumn[] {
  const byColumn = new Map<number, Map<number, string>>();
  for (const { row, column, url } of grid.links) {
    if (isLink(grid.rows[row]?.[column] ?? '')) continue;
    const urls = byColumn.get(column) ?? new Map<number, string>();
    byColumn.set(column, urls.set(row, url));
  }
  return [...byColumn].flatMap(([column, urls]) => {
    const name = names[column];
    return name === undefined ? [] : [{ name: `${name} (link)`, urls }];
  });
}

/** `Total`, `Summe: 120` in the last rows, with nothing but numbers beside it. */
function withoutTotals(rows: readonly TableRow[]): {
  readonly kept: TableRow[];
  readonly totals: ReadingNote[];
} {
  const kept = [...rows];
  const totals: ReadingNote[] = [];
  for (let last = kept.at(-1); last && totals.length < 3 && isTotal(last); last = kept.at(-1)) {
    kept.pop();
    const words = last.cells
      .filter((cell) => cell !== '')
      .join(' ')
      .slice(0, 100);
    totals.unshift({
      kind: 'leftover',
      about: 'total',
      line: last.number,
      says: `Row ${last.number} (“${words}”) was taken for a total and is no piece.`,
    });
  }
  return { kept, totals };
}

function isTotal({ cells }: TableRow): boolean {
  const filled = cells.filter((cell) => cell !== '');
  const words = filled.filter((cell) => !/^[\d\s.,:%]+$/u.test(cell));
  return words.length === 1 && TOTAL.test(fold(words[0] ?? ''));
}

function aboveNote(cells: readonly string[], number: number): ReadingNote[] {
  const words = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (words.length === 0 || words[0]?.startsWith('sep=')) return [];
  const says = `Row ${number}, above the table, was not read as a piece: “${words.join(' ').slice(0, 200)}”.`;
  return [{ kind: 'leftover', about: 'above-table', line: number, says }];
}

const ROWS_SEARCHED = 100;
const MOST_NOTES = 20;
const LONGEST_NAME = 300;
const NAMELESS = /^column \d+$/u;
const TOTAL =
  /^(?:grand total|sub-?total|totals?|sum|count|summe|gesamt(?:summe|zahl)?|insgesamt|anzahl|somme|nombre|suma|totale|soma|totaal|итого|всего|مجموع|مجموعه|جمع|ټول|ټولټال|المجموع|الإجمالي|الاجمالي|اجمالی)(?:\s*[:=]?\s*[\d.,]*)(?:\s+\p{L}+)?$/u;
