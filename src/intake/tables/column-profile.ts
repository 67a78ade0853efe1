import { fold, readDate } from '../../language/index.ts';
import { readByline } from '../byline.ts';
import { KINDS } from '../words/index.ts';
import {
  hasMarkup,
  isLink,
  looksLikeDate,
  readDoi,
  readIsbn,
  readLanguage,
  readYesOrNo,
} from './cell-values.ts';
import { isUsualLanguage } from './language-names.ts';
import type { TableRow } from './table-of-grid.ts';

/** What the cells of a column look like: shares from 0 to 1 of the cells that are filled. */
export interface ColumnProfile {
  /** At most 400, for judging. */
  readonly cells: readonly string[];
  /** At most 10,000, for what one cell among many decides. */
  readonly manyCells: readonly string[];
  readonly links: number;
  readonly pictures: number;
  readonly dates: number;
  readonly years: number;
  readonly names: number;
  readonly languages: number;
  readonly kinds: number;
  readonly yesOrNo: number;
  readonly dois: number;
  readonly isbns: number;
  readonly emails: number;
  readonly numbers: number;
  readonly markup: number;
  /** Different cells among the filled ones. */
  readonly different: number;
  readonly averageLength: number;
  /** 1, 2, 3 … down the column, or down to 1: a counting of rows, which changes when a row is put in. */
  readonly isRunningNumber: boolean;
}

/** The rows that columns are judged by: 10,000 at most, spread evenly over the table. */
export function rowsToJudge(rows: readonly TableRow[]): readonly TableRow[] {
  return everyNth(rows, MOST_ROWS_JUDGED);
}

/** The profile of a column from its filled cells in these rows. */
export function profileColumn(rows: readonly TableRow[], column: number): ColumnProfile {
  const manyCells = rows.map((row) => row.cells[column] ?? '').filter((cell) => cell !== '');
  const cells = everyNth(manyCells, MOST_CELLS);
  const share = (fits: (cell: string) => boolean) => cells.filter(fits).length / Math.max(1, cells.length);
  return {
    cells,
    manyCells,
    links: share(isLink),
    pictures: share(
      (cell) => isLink(cell) && /\.(?:jpe?g|png|gif|webp|avif|svg|tiff?)(?:[?#]|$)/iu.test(cell),
    ),
    dates: share(looksLikeDate),
    years: share((cell) => /^(?:1[2-9]|20)\d\d$/u.test(cell) && readDate(cell) !== null),
    names: share(areNames),
    languages: share((cell) => isUsualLanguage(readLanguage(cell) ?? '')),
    kinds: share((cell) => KINDS.has(fold(cell))),
    yesOrNo: share((cell) => readYesOrNo(cell) !== null),
    dois: share((cell) => readDoi(cell) !== null),
    isbns: share((cell) => readIsbn(cell) !== null),
    emails: share((cell) => /^[^\s@]{1,64}@[^\s@]{1,200}\.\p{L}{2,}$/u.test(cell)),
    numbers: share((cell) => /^-?[\d.,\s%]+$/u.test(cell)),
    markup: share(hasMarkup),
    different: new Set(cells).size / Math.max(1, cells.length),
    averageLength: cells.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, cells.length),
    isRunningNumber: isRunning(cells),
  };
}

function everyNth<T>(items: readonly T[], most: number): readonly T[] {
  const step = Math.max(1, Math.ceil(items.length / most));
  return step === 1 ? items : items.filter((_, at) => at % step === 0);
}

/** Names as bylines set them, or as bibliographies do (`Surname, First; Other, Second`). */
function areNames(cell: string): boolean {
  if (cell.length > 300 || /\d/u.test(cell)) return false;
  const reading = readByline(cell.replaceAll('\n', '; '));
  return reading !== null && reading.nameness >= 0.5;
}

function isRunning(cells: readonly string[]): boolean {
  return cells.length >= 3 && cells.every((cell) => /^\d{1,7}$/u.test(cell)) && isEven(cells);
}

/** The steps from cell to cell are all the same one. */
function isEven(cells: readonly string[]): boolean {
  const step = Number(cells[1]) - Number(cells[0]);
  return step !== 0 && cells.every((cell, at) => at === 0 || Number(cell) - Number(cells[at - 1]) === step);
}

const MOST_CELLS = 400;
const MOST_ROWS_JUDGED = 10_000;
