import { SheafError } from '../../archive/index.ts';
import type { ReadingNote } from '../draft.ts';

/** The cells of a table as text, before anybody knows what they mean. */
export interface Grid {
  /** Row 1 first, empty rows included, so that numbers are those a spreadsheet shows. Rows may differ in length. */
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly ReadingNote[];
  /** The name of the spreadsheet's sheet; `null` for a text file. */
  readonly sheet: string | null;
  /** Web addresses that lie behind a cell's words; `row` and `column` count from 0. */
  readonly links: readonly { readonly row: number; readonly column: number; readonly url: string }[];
}

export const MOST_ROWS = 1_000_000;
/** What stands in further columns is joined to the last one, or left where a spreadsheet has it. */
export const MOST_COLUMNS = 1_000;
/** Of a text file, and of all that a spreadsheet's archive unpacks to. */
export const LARGEST_TABLE_BYTES = 200_000_000;

export function tooLarge(): SheafError {
  return new SheafError(
    'invalid-input',
    'The table is larger than 200 MB or 1,000,000 rows. Split it into several files.',
  );
}
