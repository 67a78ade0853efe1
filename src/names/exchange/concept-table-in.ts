import { fold } from '../../language/index.ts';
import type { ConceptDraft, ConceptIdentifier, ConceptLabel, ConceptNote, PlaceFacts } from '../concept.ts';
import { isLatitude, isLongitude } from './coordinates.ts';
import { decodeText } from './decode-text.ts';
import { DistinctKeys } from './distinct-keys.ts';
import { guessColumn } from './guess-column.ts';
import { kindOfWord } from './kind-words.ts';
import { tidyIdentifier } from './known-identifiers.ts';
import { type ConceptReading, Remarks, refuseTooLarge } from './reading.ts';
import { readSeparatedRows } from './separated-rows.ts';
import { readCell, splitCell, trimmed, unescaped } from './table-cell.ts';
import { columnOfOurHeading, type TableColumn } from './table-column.ts';
import { readLabel } from './table-label.ts';
import { inOrderOfCell } from './table-order.ts';
import { type Pointer, readPointers } from './table-pointer.ts';

/**
 * The concepts of a table (CSV, TSV), one row a concept: ours, one made after our documentation, or somebody else's whose columns
 * have usual names. Throws `invalid-input` where the file is too large.
 */
export function readConceptTable(bytes: Uint8Array): ConceptReading {
  refuseTooLarge(bytes);
  const remarks = new Remarks();
  const { header, rows } = readSeparatedRows(decodeText(bytes), remarks);
  const drafts = conceptsOfRows(
    header,
    rows.map(({ line, cells }) => ({ line, what: cells.join(', '), cells })),
    remarks,
  );
  return { drafts, ...remarks.all() };
}

/** A row whose cells stand under the headings. */
export interface ConceptRow {
  readonly line: number | null;
  readonly what: string;
  readonly cells: readonly string[];
}

/** The concepts of rows under headings, ours or others'. */
export function conceptsOfRows(
  header: readonly string[],
  rows: readonly ConceptRow[],
  remarks: Remarks,
): ConceptDraft[] {
  const columns = columnsOf(header, remarks);
  if (!columns.some(({ holds, isOurs }) => holds === 'label' || (holds === 'key' && isOurs))) {
    if (header.length > 0)
      remarks.broken({
        line: rows[0]?.line === null ? null : 1,
        what: header.join(', '),
        why: 'None of the columns is one of names.',
        todo: 'Call one “preferred:en” (or “name”), as docs/names-exchange.md explains.',
      });
    return [];
  }
  const keys = new DistinctKeys();
  const found = rows.flatMap((row) => readRow(row, columns, keys, remarks) ?? []);
  return withPointers(found, remarks);
}

/** A column with its place in the row. */
type PlacedColumn = TableColumn & { readonly at: number; readonly isOurs: boolean };

function columnsOf(header: readonly string[], remarks: Remarks): PlacedColumn[] {
  const taken = new Set<string>();
  const unknown: string[] = [];
  const columns = header.flatMap((heading, at): PlacedColumn[] => {
    const ours = columnOfOurHeading(heading);
    const column = ours ?? guessColumn(heading);
    if (!column && heading.trim() !== '') unknown.push(`“${heading.trim().slice(0, 60)}”`);
    // Two columns may hold labels of one kind, but there is one key.
    if (!column || (SINGLE.has(column.holds) && taken.has(column.holds))) return [];
    taken.add(column.holds);
    return [{ ...column, at, isOurs: ours !== null }];
  });
  if (unknown.length > 0)
    remarks.note(null, `Columns that were not read: ${unknown.slice(0, 30).join(', ')}.`, 1);
  return columns;
}

/** A draft whose pointers are still words. */
interface FoundRow {
  readonly line: number | null;
  readonly draft: ConceptDraft;
  readonly broader: readonly Pointer[];
  readonly related: readonly Pointer[];
}

function readRow(
  row: ConceptRow,
  columns: readonly PlacedColumn[],
  keys: DistinctKeys,
  remarks: Remarks,
): FoundRow | null {
  const cellOf = (holds: TableColumn['holds']) =>
    cellAt(
      row,
      columns.find((it) => it.holds === holds),
    );
  const order = cellOf('order');
  const labels = inOrderOfCell('labels', labelsOf(row, columns), order);
  const identifiers = inOrderOfCell('identifiers', identifiersOf(row, columns), order);
  const isOurs = columns.some((it) => it.holds === 'key' && it.isOurs);
  const [key = identifiers[0]?.value ?? labels[0]?.text ?? ''] = readCell(cellOf('key'));
  if (labels.length === 0 && !(isOurs && cellOf('key') !== '')) {
    remarks.broken(namelessRow(row));
    return null;
  }
  const draft = {
    key: keyOf(key, keys, row, remarks),
    labels: isOurs ? labels : onePreferredALanguage(labels),
    broader: [],
    related: [],
    notes: inOrderOfCell('notes', notesOf(row, columns), order),
    identifiers,
    ...kindAndPlaceOf(row, cellOf, remarks),
  };
  const [broader, related] = [readPointers(cellOf('broader')), readPointers(cellOf('related'))];
  return { line: row.line, draft, broader, related };
}

function namelessRow({ line, what }: ConceptRow) {
  return {
    line,
    what,
    why: 'The row has no name.',
    todo: 'Write one into a column of names, or delete the row.',
  };
}

function cellAt({ cells }: ConceptRow, column: PlacedColumn | undefined): string {
  return column === undefined ? '' : trimmed(cells[column.at] ?? '');
}

function labelsOf(row: ConceptRow, columns: readonly PlacedColumn[]): ConceptLabel[] {
  return columns.flatMap((column) => {
    if (column.holds !== 'label') return [];
    const { type, language } = column;
    return partsOf(row, column).map((part): ConceptLabel => ({ ...readLabel(part), type, language }));
  });
}

/** Other people part several names by semicolons or lines as well. */
function partsOf(row: ConceptRow, column: PlacedColumn): string[] {
  const cell = cellAt(row, column);
  const parts = splitCell(cell);
  const isList = column.holds === 'label' && column.type !== 'preferred';
  if (column.isOurs || parts.length > 1 || !isList) return parts;
  return cell
    .split(/[;\n؛]/u)
    .map((it) => it.trim())
    .filter((it) => it !== '');
}

function identifiersOf(row: ConceptRow, columns: readonly PlacedColumn[]): ConceptIdentifier[] {
  return columns.flatMap((column) => {
    if (column.holds !== 'identifier') return [];
    return splitCell(cellAt(row, column)).map((part) => {
      const value = unescaped(part);
      return column.isVerbatim ? { scheme: column.scheme, value } : tidyIdentifier(column.scheme, value);
    });
  });
}

function notesOf(row: ConceptRow, columns: readonly PlacedColumn[]): ConceptNote[] {
  return columns.flatMap((column) => {
    if (column.holds !== 'note') return [];
    const { type, language } = column;
    const texts = column.isOurs
      ? readCell(cellAt(row, column))
      : [cellAt(row, column)].filter((it) => it !== '');
    return texts.map((text): ConceptNote => ({ type, language, text }));
  });
}

function kindAndPlaceOf(
  row: ConceptRow,
  cellOf: (holds: TableColumn['holds']) => string,
  remarks: Remarks,
): Pick<ConceptDraft, 'kind' | 'place'> {
  const place = placeOf(row, cellOf, remarks);
  const { kind, placeKind } = kindOf(cellOf('kind'), place !== null, row, remarks);
  if (placeKind === null) return { kind, place };
  return { kind, place: { ...(place ?? NOWHERE), placeKind: place?.placeKind ?? placeKind } };
}

const NOWHERE: PlaceFacts = { latitude: null, longitude: null, placeKind: null, precision: null };

function placeOf(
  row: ConceptRow,
  cellOf: (holds: TableColumn['holds']) => string,
  remarks: Remarks,
): PlaceFacts | null {
  const [placeKind = null] = readCell(cellOf('place kind'));
  const [precision = null] = readCell(cellOf('precision'));
  const written = [cellOf('latitude'), cellOf('longitude')];
  const [latitude, longitude] = written.map(degreesOf);
  const isPoint =
    latitude !== undefined && longitude !== undefined && isLatitude(latitude) && isLongitude(longitude);
  if (!isPoint && written.some((it) => it !== ''))
    remarks.broken({
      line: row.line,
      what: row.what,
      why: `“${written.join(', ').slice(0, 60)}” are no latitude and longitude.`,
      todo: 'Write degrees as decimals, -90 to 90 and -180 to 180. The rest of the row was read.',
    });
  const point = isPoint ? { latitude, longitude } : { latitude: null, longitude: null };
  if (!isPoint && placeKind === null && precision === null) return null;
  return { ...point, placeKind, precision };
}

/** `34,52` is how half of the world writes it. */
function degreesOf(cell: string): number {
  return cell === '' ? Number.NaN : Number(/^-?\d+,\d+$/u.test(cell) ? cell.replace(',', '.') : cell);
}

interface KindInCell {
  readonly kind: ConceptDraft['kind'];
  /** What the cell says where it is a kind of place: `village`. */
  readonly placeKind: string | null;
}

function kindOf(cell: string, hasPlace: boolean, row: ConceptRow, remarks: Remarks): KindInCell {
  const kind = kindOfWord(cell);
  if (kind) return { kind, placeKind: null };
  if (cell === '') return { kind: hasPlace ? 'place' : 'topic', placeKind: null };
  if (hasPlace) return { kind: 'place', placeKind: cell };
  remarks.note(
    row.what.slice(0, 60),
    `“${cell.slice(0, 60)}” is none of the kinds (topic, person, group, government, other, place); it was taken for a topic.`,
    row.line,
  );
  return { kind: 'topic', placeKind: null };
}

function keyOf(wanted: string, keys: DistinctKeys, row: ConceptRow, remarks: Remarks): string {
  const key = keys.take(wanted);
  if (key !== wanted)
    remarks.note(
      key,
      `Another row has the key “${wanted.slice(0, 60)}” as well; this one is “${key.slice(0, 70)}”.`,
      row.line,
    );
  return key;
}

function onePreferredALanguage(labels: readonly ConceptLabel[]): ConceptLabel[] {
  const languages = new Set<string | null>();
  return labels.map((label) => {
    const isSecond = label.type === 'preferred' && languages.has(label.language);
    if (label.type === 'preferred') languages.add(label.language);
    return isSecond ? { ...label, type: 'alternative' } : label;
  });
}

/** A word that is no key may be the name of one concept of the table. */
function withPointers(found: readonly FoundRow[], remarks: Remarks): ConceptDraft[] {
  const keys = new Set(found.map(({ draft }) => draft.key));
  const byName = new Map<string, string | null>();
  for (const { draft } of found)
    for (const name of new Set(
      draft.labels.filter(({ type }) => type !== 'hidden').map(({ text }) => fold(text)),
    ))
      byName.set(name, byName.has(name) ? null : draft.key);
  const keyOfPointer = ({ text, isKey }: Pointer, { line, draft }: FoundRow) => {
    if (isKey || keys.has(text)) return text;
    const named = byName.get(fold(text));
    if (named) return named;
    remarks.note(draft.key, `“${text.slice(0, 60)}” is no key, and not the name of just one row.`, line);
    return text;
  };
  return found.map((row) => ({
    ...row.draft,
    broader: [...new Set(row.broader.map((it) => keyOfPointer(it, row)))],
    related: [...new Set(row.related.map((it) => keyOfPointer(it, row)))],
  }));
}

const SINGLE: ReadonlySet<TableColumn['holds']> = new Set([
  'key',
  'kind',
  'broader',
  'related',
  'latitude',
  'longitude',
  'place kind',
  'precision',
  'order',
]);
