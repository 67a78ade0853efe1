import { type Dated, foldDigits, readDate } from '../../language/index.ts';
import type { MappedColumn } from './column-mapping.ts';
import { dateOfSerial } from './spreadsheet-date.ts';

/** A date read from a row; `note` is a sentence where it is a guess. */
export interface RowDate {
  readonly dated: Dated;
  readonly note: string | null;
}

/** The date in a cell, by what the column's numbers mean; `null` where it is none or no such day exists. */
export function dateOfCell(cell: string, column: MappedColumn, language: string | null): RowDate | null {
  const raw = cell.slice(0, LONGEST_RAW);
  if (column.calendar === 'excel-days') return serialDate(raw);
  const isBareHijri = HIJRI_YEAR.test(foldDigits(cell));
  if (
    isBareHijri &&
    column.calendar === undefined &&
    !ANY_FOREIGN_DIGIT.test(cell) &&
    !IS_PERSIAN.test(language ?? '')
  )
    return null;
  const era = isBareHijri ? (ERAS[column.calendar ?? 'gregorian'] ?? '') : '';
  const reading = readDate(`${cell}${era}`, { language: localeFor(column, language) });
  if (!reading) return null;
  const isOpen = column.dateOrder !== undefined && isAmbiguous(foldDigits(cell)) && !era;
  return {
    dated: { edtf: reading.edtf, raw },
    note: isOpen ? ORDER_NOTES[column.dateOrder] : era ? null : reading.note,
  };
}

/** The date of a year, month and day in columns of their own; as precise as what is filled. `null` where it is none. */
export function dateOfParts(
  year: string,
  month: string,
  day: string,
  column: MappedColumn,
  language: string | null,
): RowDate | null {
  const raw = [day, month, year].filter((part) => part !== '').join(' ');
  const number = foldDigits(month.trim());
  const isNumber = /^\d{1,2}(?:\.0)?$/u.test(number);
  const middle = isNumber ? String(Number.parseInt(number, 10)).padStart(2, '0') : '';
  const days = /^\d{1,2}$/u.test(foldDigits(day.trim())) ? foldDigits(day.trim()).padStart(2, '0') : '';
  if (month === '' && day === '') return dateOfCell(year, column, language);
  const whole = isNumber
    ? [year, middle, days].filter((part) => part !== '').join('-')
    : `${day} ${month} ${year}`;
  const date = dateOfCell(whole.trim(), column, language);
  return date && { ...date, dated: { ...date.dated, raw: raw.slice(0, LONGEST_RAW) } };
}

/** Day and month could change places. */
function isAmbiguous(cell: string): boolean {
  const [, first, second] = /^(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}\b/u.exec(cell.trim()) ?? [];
  return first !== undefined && first !== second && Number(first) <= 12 && Number(second) <= 12;
}

function serialDate(raw: string): RowDate | null {
  const edtf = /^\d{1,7}(?:\.\d+)?$/u.test(raw)
    ? dateOfSerial(Number(raw), { from1904: false, precision: 'day' })
    : null;
  return edtf === null
    ? null
    : { dated: { edtf, raw }, note: `“${raw}” was read as a spreadsheet's count of days.` };
}

/** A language whose readers write numbers in the column's order; the row's own where the column decides nothing. */
function localeFor(column: MappedColumn, language: string | null): string | null {
  if (column.dateOrder === 'month-first') return 'en-US';
  return column.dateOrder === 'day-first' ? 'en-GB' : language;
}

const ORDER_NOTES = {
  'day-first': 'Read as day, month, year, as other dates of the column are.',
  'month-first': 'Read as month, day, year, as other dates of the column are.',
};
const LONGEST_RAW = 300;
const HIJRI_YEAR = /^(?:1[34]\d\d(?:[/.-]\d{1,2}){0,2}|\d{1,2}[/.-]\d{1,2}[/.-]1[34]\d\d)$/u;
const ANY_FOREIGN_DIGIT = /[٠-٩۰-۹]/u;
const IS_PERSIAN = /^(?:fa|prs|ps)\b/u;
const ERAS: Readonly<Record<string, string>> = { 'solar-hijri': ' هـ.ش', 'lunar-hijri': ' هـ.ق' };
