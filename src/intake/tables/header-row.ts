import { isLink, looksLikeDate } from './cell-values.ts';
import { meaningOfHeader } from './header-words.ts';

/**
 * The index of the row that names the columns, among the first rows; `null` where there is none. A row of known words is
 * one; so is a first full row of short, different words above rows of another kind (links, dates, numbers, long texts).
 */
export function findHeaderRow(rows: readonly (readonly string[])[]): number | null {
  const beginning = rows.slice(0, ROWS_SEARCHED);
  const usual = usualWidth(rows.slice(0, 200));
  for (const [index, row] of beginning.entries()) {
    const cells = filledCells(row);
    if (cells.length * 2 < usual) continue;
    if (isRowOfKnownWords(cells)) return index;
  }
  const first = beginning.findIndex(
    (row) => filledCells(row).length > 0 && filledCells(row).length >= usual * 0.6,
  );
  const candidate = rows[first];
  return candidate && differsFromBelow(candidate, rows.slice(first + 1, first + 51)) ? first : null;
}

/** Half of its cells, at least, mean something; a title that happens to be `Report` among other cells is none. */
function isRowOfKnownWords(cells: readonly string[]): boolean {
  if (cells.length === 0 || cells.some((cell) => isLink(cell) || looksLikeDate(cell))) return false;
  const meanings = cells.map(meaningOfHeader);
  const sure = meanings.filter((it) => it?.sureness === 1).length;
  const known = meanings.filter((it) => it !== null).length;
  return (
    sure > 0 && (sure >= 3 || known * 2 >= cells.length) && (new Set(cells).size > 1 || cells.length === 1)
  );
}

function differsFromBelow(row: readonly string[], below: readonly (readonly string[])[]): boolean {
  const cells = filledCells(row);
  const isWorded = cells.every((cell) => cell.length <= LONGEST_HEADER && kindOfCell(cell) === 'words');
  if (!isWorded || cells.length < 2 || new Set(cells).size < cells.length) return false;
  // One row below proves little, but where the words are those of headers as well.
  const enough = cells.some((cell) => meaningOfHeader(cell)?.sureness === 1) ? 1 : 2;
  return row.some((cell, column) => {
    const others = below.map((it) => (it[column] ?? '').trim()).filter((it) => it !== '');
    return cell.trim() !== '' && others.length >= enough && others.every((it) => kindOfCell(it) !== 'words');
  });
}

function kindOfCell(cell: string): 'link' | 'date' | 'number' | 'long' | 'words' {
  if (isLink(cell)) return 'link';
  if (looksLikeDate(cell)) return 'date';
  if (/^[\d\s.,/-]+$/u.test(cell)) return 'number';
  return cell.length > 100 ? 'long' : 'words';
}

function usualWidth(rows: readonly (readonly string[])[]): number {
  const widths = rows.map((row) => filledCells(row).length).filter((width) => width > 0);
  return widths.toSorted((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 0;
}

function filledCells(row: readonly string[]): string[] {
  return row.map((cell) => cell.trim()).filter((cell) => cell !== '');
}

const ROWS_SEARCHED = 40;
const LONGEST_HEADER = 60;
