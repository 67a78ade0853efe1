import type { Dated } from '../../language/index.ts';
import { fold } from '../../language/index.ts';
import type { ReadingNote } from '../draft.ts';
import type {
  CreditDraft,
  DraftField,
  PictureDraft,
  PublicationDraft,
  TopicDraft,
} from '../publication-draft.ts';
import { EMPTY_DRAFT } from '../publication-draft.ts';
import { KINDS } from '../words/index.ts';
import {
  hasMarkup,
  isLink,
  linksIn,
  plainText,
  readDoi,
  readIsbn,
  readLanguage,
  readYesOrNo,
} from './cell-values.ts';
import type { MappedColumn, TableField } from './column-mapping.ts';
import { foldedHeader } from './header-words.ts';
import { partsOf } from './list-separators.ts';
import { creditOfHalves, creditsOfCell } from './row-credits.ts';
import { dateOfCell, dateOfParts, type RowDate } from './row-date.ts';

/** One cell of a row with what its column holds. */
export interface MappedCell {
  readonly column: MappedColumn;
  readonly value: string;
}

/**
 * The draft of one row. What a field can not hold (a second title, an impossible date, a link that is none) stays word for
 * word under `column:HEADER` in the details, with a note; so do columns without a field.
 */
export function draftOfRow(cells: readonly MappedCell[], row: number): PublicationDraft {
  const reading = new RowReading(cells, row);
  const language = reading.take('language', readLanguage);
  const date = dateOf(reading, language);
  const kind = reading.take('kind', kindOf);
  const url = urlOf(reading);
  const text = reading.take('text', (cell) => cell);
  return {
    ...EMPTY_DRAFT,
    title: reading.take('title', lineOfText),
    subtitle: reading.take('subtitle', lineOfText),
    kind,
    credits: creditsOf(reading),
    date,
    language,
    url,
    publisher: reading.take('publisher', lineOfText),
    isExternal: isExternal(reading, kind),
    abstract: reading.take('abstract', plainText),
    html: text !== null && hasMarkup(text) ? text : null,
    text: text !== null && !hasMarkup(text) ? text : null,
    topics: topicsOf(reading),
    identifiers: identifiersOf(reading),
    citeKey: reading.take('cite-key', (cell) => cell),
    pictures: picturesOf(reading),
    translationOf: reading.take('translation-of', (cell) => cell),
    details: { ...reading.variables(), ...reading.leftovers() },
    origins: originsOf(cells),
    notes: reading.notes,
  };
}

/** The cells of one row by field; remembers which were used, so that nothing is lost. */
class RowReading {
  readonly notes: ReadingNote[] = [];
  readonly #cells: readonly MappedCell[];
  readonly #row: number;
  readonly #kept = new Set<MappedCell>();

  constructor(cells: readonly MappedCell[], row: number) {
    this.#cells = cells.filter(({ value }) => value !== '');
    this.#row = row;
    for (const cell of this.#cells) if (isKeptAsItIs(cell)) this.#kept.add(cell);
  }

  of(field: TableField): readonly MappedCell[] {
    return this.#cells.filter(({ column }) => column.field === field);
  }

  /** What the first fitting cell of a field gives; `isWhole` asks whether all of that cell was used. */
  take<T>(
    field: TableField,
    read: (cell: string) => T | null,
    isWhole: (cell: string) => boolean = () => true,
  ): T | null {
    let taken: T | null = null;
    for (const cell of this.of(field)) {
      const value: T | null = taken === null ? read(cell.value) : null;
      if (value === null || !isWhole(cell.value)) this.#kept.add(cell);
      if (value === null && taken === null) this.#saysUnreadable(cell, field);
      taken ??= value;
    }
    return taken;
  }

  #saysUnreadable({ column, value }: MappedCell, field: TableField): void {
    const where = `“${short(value)}” in column “${column.column}”`;
    this.says(
      'missing',
      field,
      `${where} could not be read as ${NAMES[field] ?? field}. It is kept as it is.`,
    );
  }

  keep(cell: MappedCell): void {
    this.#kept.add(cell);
  }

  says(kind: ReadingNote['kind'], about: string, says: string): void {
    this.notes.push({ kind, about, line: this.#row, says });
  }

  /** CSL variables that the draft has no field of its own for. */
  variables(): Record<string, string> {
    const variables: Record<string, string> = {};
    for (const [field, variable] of CSL_VARIABLES) {
      const value = this.take(field, lineOfText);
      if (value !== null) variables[variable] = value;
    }
    return variables;
  }

  leftovers(): Record<string, string> {
    return Object.fromEntries([...this.#kept].map(({ column, value }) => [`column:${column.column}`, value]));
  }
}

/** The first address of the cell; where words or other addresses stand beside it, the cell is kept as well. */
function urlOf(reading: RowReading): string | null {
  const url = reading.take('url', (cell) => linksIn(cell)[0] ?? null, isLink);
  const isCompleted =
    url !== null && reading.of('url').every(({ value }) => !value.includes(url.slice(0, 8)));
  if (isCompleted) reading.says('corrected', 'url', `The address had no “https://” before it: ${short(url)}`);
  return url;
}

function isKeptAsItIs({ column }: MappedCell): boolean {
  return column.field === null;
}

function lineOfText(cell: string): string | null {
  return plainText(cell).replace(/\s+/gu, ' ').trim() || null;
}

/** The English word for a kind, the CSL type of one of Zotero's item types, else the cell's own words in lower case. */
function kindOf(cell: string): string {
  return ZOTERO_TYPES.get(cell) ?? KINDS.get(fold(cell)) ?? cell.toLowerCase();
}

/** The `date` column, else year, month and day; what is no date stays as it is. */
function dateOf(reading: RowReading, language: string | null): Dated | null {
  const column = reading.of('date')[0]?.column ?? { column: '', field: 'date' };
  const whole = reading.take('date', (cell) => dateOfCell(cell, column, language));
  const date = whole ?? dateOfColumns(reading, language);
  if (date?.note) reading.says('guessed', 'date', `${date.note} (“${date.dated.raw}”)`);
  return date?.dated ?? null;
}

function dateOfColumns(reading: RowReading, language: string | null): RowDate | null {
  const [year] = reading.of('year');
  const [month] = reading.of('month');
  const [day] = reading.of('day');
  if (!year) {
    for (const part of [month, day]) if (part) reading.keep(part);
    return null;
  }
  const date =
    dateOfParts(year.value, month?.value ?? '', day?.value ?? '', year.column, language) ??
    dateOfParts(year.value, month?.value ?? '', '', year.column, language) ??
    dateOfCell(year.value, year.column, language);
  const isWhole =
    date !== null && date.dated.raw.split(' ').length >= [year, month, day].filter(Boolean).length;
  for (const part of isWhole ? [] : [year, month, day]) if (part) reading.keep(part);
  if (!date)
    reading.says(
      'missing',
      'date',
      `“${short(year.value)}” could not be read as a year. It is kept as it is.`,
    );
  return date;
}

function creditsOf(reading: RowReading): CreditDraft[] {
  const firsts = reading.of('author-first');
  const lasts = reading.of('author-last');
  const halves = Array.from({ length: Math.max(firsts.length, lasts.length) }, (_, at) =>
    creditOfHalves(firsts[at]?.value ?? '', lasts[at]?.value ?? ''),
  );
  const authors = reading
    .of('authors')
    .flatMap(({ column, value }) => creditsOfCell(plainText(value), column, 'author'));
  const editors = reading
    .of('editors')
    .flatMap(({ column, value }) => creditsOfCell(plainText(value), column, 'editor'));
  return [...authors, ...halves.flat(), ...editors];
}

function isExternal(reading: RowReading, kind: string | null): boolean {
  const said = reading.take('external', readYesOrNo);
  return said ?? /^(?:external|extern)/u.test(kind ?? '');
}

function topicsOf(reading: RowReading): TopicDraft[] {
  return reading.of('tags').flatMap(({ column, value }) => {
    const labels = column.separator ? partsOf(value, column.separator) : [value];
    return labels.map((label) => ({ label: lineOfText(label) ?? label, use: useOf(column.column) }));
  });
}

function useOf(header: string): TopicDraft['use'] {
  const words = foldedHeader(header);
  if (/categor|kategor|rubri|التصنيف|دسته|категория/u.test(words)) return 'category';
  if (/^sections?$/u.test(words)) return 'section';
  return /key ?word|schlag|stich|mots|clave|chiave|chave|trefwoord|کلید|کلیدي|مفتاح|ключев/u.test(words)
    ? 'keyword'
    : 'tag';
}

function identifiersOf(reading: RowReading): PublicationDraft['identifiers'] {
  const doi = reading.take('doi', readDoi);
  const isbn = reading.take('isbn', readIsbn);
  return [
    ...(doi === null ? [] : [{ scheme: 'doi' as const, value: doi }]),
    ...(isbn === null ? [] : [{ scheme: 'isbn' as const, value: isbn }]),
  ];
}

/** Caption and credit belong to the picture; without one they are kept as they are. */
function picturesOf(reading: RowReading): PictureDraft[] {
  const urls = reading.of('picture').flatMap((cell) => {
    const links = linksIn(cell.value);
    if (links.length === 0) reading.keep(cell);
    return links;
  });
  const [first, ...others] = urls;
  if (first === undefined) {
    for (const cell of [...reading.of('caption'), ...reading.of('credit')]) reading.keep(cell);
    return [];
  }
  const plain = { caption: null, credit: null, licence: null, alternativeText: null };
  const caption = reading.take('caption', lineOfText);
  const credit = reading.take('credit', lineOfText);
  return [{ ...plain, url: first, caption, credit }, ...others.map((url) => ({ ...plain, url }))];
}

function originsOf(cells: readonly MappedCell[]): PublicationDraft['origins'] {
  const origins: Partial<Record<DraftField, string>> = {};
  for (const { column, value } of cells) {
    const field = column.field === null ? undefined : DRAFT_FIELDS[column.field];
    if (field !== undefined && value !== '') origins[field] ??= `column “${column.column}”`;
  }
  return origins;
}

function short(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

const CSL_VARIABLES: readonly (readonly [TableField, string])[] = [
  ['container-title', 'container-title'],
  ['volume', 'volume'],
  ['issue', 'issue'],
  ['pages', 'page'],
];
const ZOTERO_TYPES: ReadonlyMap<string, string> = new Map([
  ['journalArticle', 'article-journal'],
  ['magazineArticle', 'article-magazine'],
  ['newspaperArticle', 'article-newspaper'],
  ['bookSection', 'chapter'],
  ['conferencePaper', 'paper-conference'],
  ['blogPost', 'post-weblog'],
  ['encyclopediaArticle', 'entry-encyclopedia'],
]);
const NAMES: Readonly<Partial<Record<TableField, string>>> = {
  date: 'a date',
  url: 'a web address',
  language: 'one language',
  doi: 'a DOI',
  isbn: 'an ISBN',
  external: 'yes or no',
};
const DRAFT_FIELDS: Readonly<Partial<Record<TableField, DraftField>>> = {
  title: 'title',
  subtitle: 'subtitle',
  kind: 'kind',
  authors: 'credits',
  'author-first': 'credits',
  'author-last': 'credits',
  editors: 'credits',
  date: 'date',
  year: 'date',
  language: 'language',
  url: 'url',
  publisher: 'publisher',
  abstract: 'abstract',
  text: 'text',
  tags: 'topics',
  doi: 'identifiers',
  isbn: 'identifiers',
  picture: 'pictures',
};
