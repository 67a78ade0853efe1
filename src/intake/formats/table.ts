import { createHash } from 'node:crypto';
import type { ReadingNote } from '../draft.ts';
import type { PieceReading } from '../publication-draft.ts';
import { linksIn } from '../tables/cell-values.ts';
import type { ColumnGuess, ColumnMapping, MappedColumn, TableField } from '../tables/column-mapping.ts';
import { guessMapping } from '../tables/guess-mapping.ts';
import { draftOfRow, type MappedCell } from '../tables/row-draft.ts';
import { readSeparatedValues } from '../tables/separated-values.ts';
import { looksLikeSpreadsheet, readSpreadsheet } from '../tables/spreadsheet.ts';
import { type Table, type TableRow, tableOfGrid } from '../tables/table-of-grid.ts';

export {
  type ColumnGuess,
  type ColumnMapping,
  columnMappingSchema,
  TABLE_FIELDS,
  type TableField,
} from '../tables/column-mapping.ts';
export { describeMapping } from '../tables/describe-mapping.ts';

export interface AboutTable {
  /** The file's name or address: its ending helps where the bytes do not tell. */
  readonly name: string;
  readonly mediaType: string | null;
  /** As it was remembered; `null` to guess. */
  readonly mapping: ColumnMapping | null;
  /** In a spreadsheet; else the sheet with most rows. */
  readonly sheet?: string;
}

export interface TableReading {
  /** The mapping given, with columns that are new since then added (kept as they are); or the guessed one. */
  readonly mapping: ColumnMapping;
  readonly guesses: readonly ColumnGuess[];
  readonly readings: Iterable<PieceReading>;
}

/**
 * Reads a table of publications: CSV, TSV or the like in any usual encoding, or an Excel file. Each row is a piece, read
 * when its draft is asked for. Throws `invalid-input` where the file can not be opened or is larger than 200 MB or
 * 1,000,000 rows, or has none of the mapping's columns; `not-found` where there is no such sheet.
 */
export async function readTable(bytes: Uint8Array, about: AboutTable): Promise<TableReading> {
  const isTabbed = /\.(?:tsv|tab)$/iu.test(about.name) || /tab-separated/iu.test(about.mediaType ?? '');
  const grid = looksLikeSpreadsheet(bytes)
    ? readSpreadsheet(bytes, about.sheet ?? null)
    : readSeparatedValues(bytes, { isTabbed });
  const table = tableOfGrid(grid, about.mapping);
  const { mapping: guessed, guesses } = guessMapping(table);
  const mapping = about.mapping ? withNewColumns(about.mapping, table) : guessed;
  const notes = about.mapping ? changedColumns(about.mapping, table) : [];
  return { mapping, guesses, readings: readingsOf(table, mapping, notes) };
}

function withNewColumns(mapping: ColumnMapping, table: Table): ColumnMapping {
  const known = new Set(mapping.columns.map(({ column }) => column));
  const added = table.columns
    .filter((column) => !known.has(column))
    .map((column) => ({ column, field: null }));
  return added.length === 0 ? mapping : { ...mapping, columns: [...mapping.columns, ...added] };
}

function changedColumns(mapping: ColumnMapping, table: Table): ReadingNote[] {
  const known = new Set(mapping.columns.map(({ column }) => column));
  const present = new Set(table.columns);
  const added = table.columns.filter((column) => !known.has(column));
  const gone = mapping.columns.filter(({ column, field }) => field !== null && !present.has(column));
  const note = (kind: ReadingNote['kind'], says: string): ReadingNote => ({
    kind,
    about: 'column',
    line: null,
    says,
  });
  return [
    ...added.map((column) =>
      note(
        'leftover',
        `Column “${column}” is new; its cells are kept as they are until it is given a field.`,
      ),
    ),
    ...gone.map(({ column, field }) =>
      note('missing', `Column “${column}”, which held the ${field}, is no longer there.`),
    ),
  ];
}

/** A reading for every row; can be run through again. */
function readingsOf(
  table: Table,
  mapping: ColumnMapping,
  notes: readonly ReadingNote[],
): Iterable<PieceReading> {
  const byName = new Map(mapping.columns.map((column) => [column.column, column]));
  const columns = table.columns.map((column): MappedColumn => byName.get(column) ?? { column, field: null });
  const usual = usualFilling(table);
  return {
    *[Symbol.iterator]() {
      for (const note of [...table.notes, ...notes]) yield { type: 'note', note } as const;
      const keys = new Keys();
      for (const row of table.rows) yield readingOfRow(row, columns, { keys, usual });
    },
  };
}

interface RowContext {
  readonly keys: Keys;
  readonly usual: number;
}

function readingOfRow(
  row: TableRow,
  columns: readonly MappedColumn[],
  { keys, usual }: RowContext,
): PieceReading {
  const cells = row.cells.flatMap((value, at): MappedCell[] => {
    const column = columns[at];
    return column && value !== '' ? [{ column, value }] : [];
  });
  const wrong = whatIsWrong(cells, usual);
  if (wrong !== null)
    return {
      type: 'broken',
      where: `row ${row.number}`,
      says: wrong,
      raw: row.cells.join(' | ').slice(0, LONGEST_RAW),
    };
  const fingerprint = fingerprintOf(cells);
  const key = keys.keyOf(cells, fingerprint);
  if (key === null) {
    const says = `Row ${row.number} says the same as a row above it, word for word; it was read once.`;
    return { type: 'note', note: { kind: 'leftover', about: 'repeated-row', line: row.number, says } };
  }
  return { type: 'piece', key, fingerprint, draft: () => draftOfRow(cells, row.number) };
}

/** Why a row is no piece, and what to do; `null` where it is one. */
function whatIsWrong(cells: readonly MappedCell[], usual: number): string | null {
  const title = firstCell(cells, 'title');
  const link = linksIn(firstCell(cells, 'url'))[0];
  if (title === '' && link === undefined)
    return 'The row has neither a title nor a web address. Fill one in, or look whether the columns are mapped right.';
  if (cells.length === 1 && link === undefined && usual >= 3)
    return `The row has nothing but “${title.slice(0, 80)}”, so it was taken for a heading between the rows. If it is a piece, fill in its date or web address.`;
  return null;
}

/** How many cells of a row are filled, usually; 0 for tables too short to have a habit. */
function usualFilling(table: Table): number {
  if (table.rows.length < 5) return 0;
  const filled = table.rows.slice(0, 1_000).map((row) => row.cells.filter((cell) => cell !== '').length);
  return filled.toSorted((a, b) => a - b)[Math.floor(filled.length / 2)] ?? 0;
}

/** Of the cells with what their columns mean: another mapping reads the row anew. Empty and moved columns change nothing. */
function fingerprintOf(cells: readonly MappedCell[]): string {
  const filled = cells.filter(({ column }) => column.field !== 'ignore');
  const words = filled.map(({ column, value }) => JSON.stringify([column.column, column, value])).toSorted();
  return hashOf(words.join('\n'));
}

/** The keys given so far: each is given once. */
class Keys {
  readonly #given = new Map<string, string>();

  /** The id, else the link, else what the piece is known by; `null` for a row that another one repeats word for word. */
  keyOf(cells: readonly MappedCell[], fingerprint: string): string | null {
    const id = firstCell(cells, 'id') || (linksIn(firstCell(cells, 'url'))[0] ?? '');
    const names = [
      firstCell(cells, 'title'),
      dateWords(cells),
      firstCell(cells, 'authors') || firstCell(cells, 'author-last'),
    ];
    const hash = hashOf(names.join('\n')).slice(0, 20);
    for (const key of [id, id === '' ? hash : `${id} ${hash}`, `${id} ${fingerprint.slice(0, 20)}`.trim()]) {
      if (key === '') continue;
      const before = this.#given.get(key);
      if (before === fingerprint) return null;
      if (before !== undefined) continue;
      this.#given.set(key, fingerprint);
      return key;
    }
    return null;
  }
}

function firstCell(cells: readonly MappedCell[], field: TableField): string {
  return cells.find(({ column }) => column.field === field)?.value ?? '';
}

function dateWords(cells: readonly MappedCell[]): string {
  const parts = (['year', 'month', 'day'] as const).map((field) => firstCell(cells, field));
  return firstCell(cells, 'date') || parts.join('-');
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

const LONGEST_RAW = 4_000;
