import { SheafError } from '../../archive/index.ts';
import type { ReadingNote } from '../draft.ts';
import { type Grid, LARGEST_TABLE_BYTES } from './grid.ts';
import { readSheet, type Sheet } from './spreadsheet-sheet.ts';
import {
  readSharedStrings,
  readStyles,
  readWorkbook,
  type SheetPlace,
  type Workbook,
} from './spreadsheet-workbook.ts';
import { openZip } from './zip-archive.ts';

/**
 * The rows of one sheet of an Excel file (.xlsx, ECMA-376): the named one, else the visible one with most rows. Throws
 * `invalid-input` where the file is damaged, locked, in another format or unpacks to more than 200 MB, and `not-found`
 * where there is no sheet of that name.
 */
export function readSpreadsheet(bytes: Uint8Array, sheetName: string | null): Grid {
  if (isOldOffice(bytes)) throw oldOffice();
  const zip = openZip(bytes, LARGEST_TABLE_BYTES);
  const workbook = readWorkbook(zip);
  const places = sheetsToRead(workbook, sheetName);
  const strings = readSharedStrings(zip);
  const styles = readStyles(zip);
  let best: Sheet | null = null;
  for (const place of places) {
    const sheet = readSheet(zip, place, { strings, styles, from1904: workbook.from1904 });
    if (sheet && (!best || sheet.filledRows > best.filledRows)) best = sheet;
  }
  if (!best) throw noSheet();
  return { rows: best.rows, links: best.links, sheet: best.name, notes: notesOn(best, places) };
}

/** The file is an archive with a spreadsheet in it, or an Office file that no archive is. */
export function looksLikeSpreadsheet(bytes: Uint8Array): boolean {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
  return isZip || isOldOffice(bytes);
}

/** OLE compound files: .xls, and .xlsx with a password. */
function isOldOffice(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
}

function sheetsToRead(workbook: Workbook, name: string | null): readonly SheetPlace[] {
  if (name === null) {
    const visible = workbook.sheets.filter((sheet) => !sheet.isHidden);
    return (visible.length > 0 ? visible : workbook.sheets).slice(0, MOST_SHEETS);
  }
  const named = workbook.sheets.filter((sheet) => sheet.name === name);
  if (named.length > 0) return named.slice(0, 1);
  const names = workbook.sheets.map((sheet) => `“${sheet.name}”`).slice(0, 20);
  throw new SheafError('not-found', `The spreadsheet has no sheet “${name}”. It has ${names.join(', ')}.`);
}

function notesOn(sheet: Sheet, places: readonly SheetPlace[]): ReadingNote[] {
  const others = places.filter((place) => place.name !== sheet.name).map((place) => `“${place.name}”`);
  const notes: ReadingNote[] = [];
  if (others.length > 0)
    notes.push({
      kind: 'guessed',
      about: 'sheet',
      line: null,
      says: `Sheet “${sheet.name}” was read because it has most rows. Not read: ${others.slice(0, 20).join(', ')}.`,
    });
  if (sheet.errorCells > 0)
    notes.push({
      kind: 'missing',
      about: 'formula',
      line: null,
      says: `${sheet.errorCells} cells hold a formula's error (#N/A, #REF! …) and were read as empty.`,
    });
  return notes;
}

function oldOffice(): SheafError {
  return new SheafError(
    'invalid-input',
    'This is an old Excel file (.xls) or one with a password. Open it, take the password off and save it as .xlsx or .csv.',
  );
}

function noSheet(): SheafError {
  return new SheafError(
    'invalid-input',
    'There is no Excel sheet in this file. Save the table as .xlsx or .csv in a spreadsheet program.',
  );
}

const MOST_SHEETS = 200;
