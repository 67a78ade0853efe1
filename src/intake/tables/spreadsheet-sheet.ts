import { type Grid, LARGEST_TABLE_BYTES, MOST_COLUMNS, MOST_ROWS, tooLarge } from './grid.ts';
import { dateOfSerial, type ShownPrecision } from './spreadsheet-date.ts';
import { readRelations, relationOf, type SheetPlace, unescapeText } from './spreadsheet-workbook.ts';
import { readXml } from './spreadsheet-xml.ts';
import type { ZipArchive } from './zip-archive.ts';

export interface Sheet extends Pick<Grid, 'rows' | 'links'> {
  readonly name: string;
  readonly filledRows: number;
  readonly errorCells: number;
}

export interface SheetContext {
  readonly strings: readonly string[];
  readonly styles: readonly ShownPrecision[];
  readonly from1904: boolean;
}

/**
 * The cells of a sheet as text: dates as ISO days (or months, where the cell shows no more), numbers as they are stored,
 * a formula as what it gave, a cell merged over rows in each of them. `null` where the archive lacks the sheet.
 */
export function readSheet(zip: ZipArchive, place: SheetPlace, context: SheetContext): Sheet | null {
  const bytes = zip.read(place.path);
  if (!bytes) return null;
  const cells = new SheetCells(context);
  const behind: { readonly ref: string; readonly relation: string }[] = [];
  const merged: string[] = [];
  readXml(bytes, {
    open(name, attributes) {
      if (name === 'hyperlink') behind.push({ ref: attributes.ref ?? '', relation: relationOf(attributes) });
      else if (name === 'mergeCell') merged.push(attributes.ref ?? '');
      else cells.open(name, attributes);
    },
    text: (text) => cells.text(text),
    close: (name) => cells.close(name),
  });
  for (const ref of merged.slice(0, MOST_MERGED)) cells.fillDown(ref);
  const targets = behind.length > 0 ? readRelations(zip, place.path) : new Map<string, string>();
  const links = behind.flatMap(({ ref, relation }) => linkOf(ref, targets.get(relation)));
  const { rows, errorCells } = cells;
  const filledRows = rows.filter((row) => row.some((cell) => cell !== '')).length;
  return { name: place.name, rows, links: [...links, ...cells.links], filledRows, errorCells };
}

function linkOf(ref: string, url: string | undefined): Grid['links'] {
  const place = placeOf(ref.split(':')[0] ?? '');
  return place && url !== undefined && /^https?:/iu.test(url) ? [{ ...place, url }] : [];
}

/** Gathers cells while the document goes by. The slots of all rows and the letters of all cells are bounded. */
class SheetCells {
  readonly rows: string[][] = [];
  readonly links: { readonly row: number; readonly column: number; readonly url: string }[] = [];
  errorCells = 0;
  readonly #context: SheetContext;
  #row = -1;
  #column = -1;
  #slotsLeft = MOST_SLOTS;
  #lettersLeft = LARGEST_TABLE_BYTES;
  #type = '';
  #style = '';
  #part = '';
  #value = '';
  #formula = '';

  constructor(context: SheetContext) {
    this.#context = context;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      const number = Number(attributes.r);
      this.#row = Number.isInteger(number) && number > 0 ? number - 1 : this.#row + 1;
      this.#column = -1;
    } else if (name === 'c') {
      const place = placeOf(attributes.r ?? '');
      this.#column = place ? place.column : this.#column + 1;
      if (place) this.#row = place.row;
      this.#type = attributes.t ?? 'n';
      this.#style = attributes.s ?? '';
      this.#value = '';
      this.#formula = '';
    } else if (PARTS.has(name) && this.#part !== READING_AID) this.#part = name;
  }

  text(text: string): void {
    if (this.#part === 'f') this.#formula += text;
    else if (this.#part === 'v' || this.#part === 't') this.#value += text;
  }

  close(name: string): void {
    if (name === this.#part) this.#part = '';
    if (name === 'c') this.#keep();
  }

  /** A cell merged over several rows stands for all of them; one merged over columns is a heading. */
  fillDown(ref: string): void {
    const [first, last] = ref.split(':').map(placeOf);
    if (!first || !last || last.column !== first.column) return;
    const value = this.rows[first.row]?.[first.column] ?? '';
    const end = Math.min(last.row, this.rows.length - 1);
    for (let row = first.row + 1; value !== '' && row <= end; row++) this.#set(row, first.column, value);
  }

  #keep(): void {
    const row = this.#row;
    const column = this.#column;
    if (row < 0 || column >= MOST_COLUMNS) return;
    const link = LINK_FORMULA.exec(this.#formula)?.[1];
    if (link !== undefined) this.links.push({ row, column, url: link });
    const value = this.#shown();
    if (value !== '') this.#set(row, column, value);
  }

  #shown(): string {
    const value = this.#value;
    if (this.#type === 'e') this.errorCells++;
    if (value === '' || this.#type === 'e') return '';
    if (this.#type === 's') return this.#context.strings[Number(value)] ?? '';
    if (this.#type === 'b') return value === '1' ? 'true' : 'false';
    if (this.#type === 'd') return /^\d{4}-\d\d-\d\d/u.exec(value)?.[0] ?? value;
    return this.#type === 'n' ? this.#number(value) : unescapeText(value);
  }

  #number(value: string): string {
    const precision = this.#context.styles[Number(this.#style || '0')];
    const date = precision && dateOfSerial(Number(value), { from1904: this.#context.from1904, precision });
    if (date) return date;
    // Spreadsheets store 2017 as 2017, 10.1 as 10.1 or 10.0999999999999996, and large numbers with an exponent.
    return /^-?\d+$/u.test(value) || !Number.isFinite(Number(value)) ? value : String(Number(value));
  }

  #set(row: number, column: number, value: string): void {
    if (row >= MOST_ROWS) throw tooLarge();
    while (this.rows.length <= row) this.rows.push([]);
    const cells = this.rows[row] ?? [];
    this.#slotsLeft -= Math.max(0, column + 1 - cells.length);
    this.#lettersLeft -= value.length;
    if (this.#slotsLeft < 0 || this.#lettersLeft < 0) throw tooLarge();
    while (cells.length <= column) cells.push('');
    cells[column] = value;
  }
}

/** `B7` as row 6, column 1; `null` where it is no cell's name. */
function placeOf(ref: string): { readonly row: number; readonly column: number } | null {
  const [, letters, digits] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/u.exec(ref) ?? [];
  if (letters === undefined || digits === undefined || Number(digits) < 1) return null;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits) - 1, column: column - 1 };
}

const READING_AID = 'rPh';
const PARTS: ReadonlySet<string> = new Set(['v', 't', 'f', READING_AID]);
const MOST_SLOTS = 30_000_000;
const MOST_MERGED = 20_000;
const LINK_FORMULA = /^\s*HYPERLINK\(\s*"(https?:[^"]{1,4000})"/iu;
