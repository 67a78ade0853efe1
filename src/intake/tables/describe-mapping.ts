import type { ColumnGuess, ColumnMapping } from './column-mapping.ts';
import { TABLE_FIELDS } from './column-mapping.ts';

/**
 * The mapping of a table for an editor at a terminal: one line a column, with the reason and a cell as example, and how to
 * change it. Control characters of the table never reach the terminal.
 */
export function describeMapping(guesses: readonly ColumnGuess[], mapping: ColumnMapping): string {
  const rows = mapping.columns.map((column) => {
    const guess = guesses.find((it) => it.column === column.column);
    const isGuessed = guess !== undefined && guess.field === column.field;
    const because = isGuessed ? guess.because : 'you said so';
    const example = guess?.examples[0];
    return {
      column: shown(column.column, 30),
      field: column.field ?? 'kept as it is',
      rest: `(${shown(because, 80)}${habits(column)})${example === undefined ? '' : ` e.g. “${shown(example, 50)}”`}`,
    };
  });
  const width = Math.max(0, ...rows.map(({ column }) => lengthOf(column)));
  const fieldWidth = Math.max(0, ...rows.map(({ field }) => field.length));
  const lines = rows.map(
    ({ column, field, rest }) => `  ${padded(column, width)} → ${padded(field, fieldWidth)} ${rest}`,
  );
  return [mapping.hasHeader ? 'The columns are read as:' : NO_HEADER, ...lines, '', HOW_TO_CHANGE, ''].join(
    '\n',
  );
}

function habits({ separator, nameOrder, dateOrder, calendar }: ColumnMapping['columns'][number]): string {
  const said = [
    separator ? `parted by ${separator === '\n' ? 'line ends' : `“${shown(separator, 5)}”`}` : '',
    nameOrder === 'last-first' ? 'family name first' : '',
    dateOrder === 'day-first' ? 'day before month' : dateOrder === 'month-first' ? 'month before day' : '',
    calendar === undefined || calendar === 'gregorian' ? '' : CALENDARS[calendar],
  ];
  return said
    .filter((words) => words !== '')
    .map((words) => `; ${words}`)
    .join('');
}

/** One line without control or direction characters. */
function shown(text: string, most: number): string {
  const letters = Array.from(
    text
      .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
      .replace(/\p{Cf}/gu, '')
      .trim(),
  );
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : letters.join('');
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - lengthOf(text)));
}

/** What a terminal shows: marks take no place of their own. */
function lengthOf(text: string): number {
  return Array.from(text.replace(/\p{M}/gu, '')).length;
}

const CALENDARS = {
  'solar-hijri': 'solar (Hijri) years',
  'lunar-hijri': 'lunar (Hijri) years',
  'excel-days': 'days as a spreadsheet counts them',
};
const NO_HEADER = 'No row names the columns, so they are numbered. They are read as:';
const HOW_TO_CHANGE = `To change one, edit its "field" in the source's mapping (null keeps a column as it is, "ignore" drops it). Fields: ${TABLE_FIELDS.join(', ')}.`;
