import type { ConceptDraft, ConceptLabel, PlaceFacts } from '../concept.ts';
import { LABEL_TYPES, NOTE_TYPES } from '../concept.ts';
import { writeCell } from './table-cell.ts';
import { columnOfIdentifier, headingOf, type TableColumn } from './table-column.ts';
import { writeLabel } from './table-label.ts';
import { orderCell } from './table-order.ts';
import { isPointerToElsewhere, writePointer } from './table-pointer.ts';

/**
 * The concepts as a CSV table for a spreadsheet (RFC 4180, UTF-8 with the mark that Excel wants): one row a concept, a column a
 * kind of label and language. `readConceptTable` makes the same concepts of it again. No cell begins as a formula does.
 */
export function writeConceptTable(concepts: readonly ConceptDraft[]): string {
  const columns = columnsFor(concepts);
  const isKnown = isPointerToElsewhere(concepts);
  const rows = concepts.map((concept) => columns.map((column) => cellOf(concept, column, isKnown, columns)));
  const lines = [columns.map(headingOf), ...rows].map((cells) => cells.map(quoted).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/** The columns that hold something for somebody; key, kind and a label without a language always. */
function columnsFor(concepts: readonly ConceptDraft[]): TableColumn[] {
  const columns: TableColumn[] = [
    { holds: 'key' },
    { holds: 'kind' },
    ...LABEL_TYPES.flatMap((type) =>
      languagesOf(concepts.flatMap(({ labels }) => labels.filter((it) => it.type === type))).map(
        (language) => ({ holds: 'label', type, language }) as const,
      ),
    ),
    ...(['broader', 'related', 'latitude', 'longitude', 'place kind', 'precision'] as const).map(
      (holds) => ({ holds }) as const,
    ),
    ...identifierColumns(concepts),
    ...NOTE_TYPES.flatMap((type) =>
      languagesOf(concepts.flatMap(({ notes }) => notes.filter((it) => it.type === type))).map(
        (language) => ({ holds: 'note', type, language }) as const,
      ),
    ),
  ];
  const used = columns.filter(
    (it) => ALWAYS.has(it.holds) || concepts.some((concept) => isFilled(concept, it)),
  );
  const needsOrder = concepts.some((concept) => orderCell(concept, used) !== '');
  return needsOrder ? [...used, { holds: 'order' }] : used;
}

function languagesOf(items: readonly { readonly language: string | null }[]): (string | null)[] {
  return [...new Set(items.map(({ language }) => language))];
}

/** The schemes that everybody knows first. */
function identifierColumns(concepts: readonly ConceptDraft[]): TableColumn[] {
  const all = concepts.flatMap(({ identifiers }) => identifiers.map(columnOfIdentifier));
  const byHeading = new Map(all.map((it) => [headingOf(it), it]));
  const isOther = (it: TableColumn) => Number(it.holds === 'identifier' && it.isVerbatim);
  return [...byHeading.values()].sort((a, b) => isOther(a) - isOther(b));
}

function isFilled({ broader, related, place }: ConceptDraft, { holds }: TableColumn): boolean {
  if (holds === 'broader') return broader.length > 0;
  if (holds === 'related') return related.length > 0;
  if (holds === 'place kind') return (place?.placeKind ?? null) !== null;
  if (holds === 'precision') return (place?.precision ?? null) !== null;
  if (holds === 'latitude' || holds === 'longitude') return (place?.latitude ?? null) !== null;
  return true;
}

function cellOf(
  concept: ConceptDraft,
  column: TableColumn,
  isElsewhere: (key: string) => boolean,
  columns: readonly TableColumn[],
): string {
  switch (column.holds) {
    case 'key':
      return writeCell([concept.key]);
    case 'kind':
      return concept.kind;
    case 'broader':
    case 'related':
      return guarded(concept[column.holds].map((it) => writePointer(it, isElsewhere)).join(' | '));
    case 'label':
      return labelCell(concept.labels.filter(isUnder(column)));
    case 'note':
      return writeCell(concept.notes.filter(isUnder(column)).map(({ text }) => text));
    case 'identifier':
      return identifierCell(concept, column);
    case 'order':
      return orderCell(concept, columns);
    default:
      return placeCell(concept.place, column.holds);
  }
}

interface Typed {
  readonly type: string;
  readonly language: string | null;
}

function isUnder(column: Typed): (item: Typed) => boolean {
  return ({ type, language }) => type === column.type && language === column.language;
}

function identifierCell({ identifiers }: ConceptDraft, column: TableColumn): string {
  const heading = headingOf(column);
  const own = identifiers.filter((it) => headingOf(columnOfIdentifier(it)) === heading);
  return writeCell(own.map(({ value }) => value));
}

function placeCell(
  place: PlaceFacts | null,
  holds: 'latitude' | 'longitude' | 'place kind' | 'precision',
): string {
  if (!place) return '';
  if (holds === 'latitude' || holds === 'longitude') return numberCell(place[holds]);
  return textCell(holds === 'place kind' ? place.placeKind : place.precision);
}

function labelCell(labels: readonly ConceptLabel[]): string {
  return guarded(labels.map(writeLabel).join(' | '));
}

/** No spreadsheet takes it for a formula (OWASP, CSV Injection). */
function guarded(cell: string): string {
  return /^[=+\-@]/u.test(cell) ? `\\${cell}` : cell;
}

function numberCell(degrees: number | null): string {
  return degrees === null ? '' : String(degrees);
}

function textCell(text: string | null): string {
  return text === null ? '' : writeCell([text]);
}

function quoted(cell: string): string {
  return /[",\r\n;]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

const ALWAYS: ReadonlySet<TableColumn['holds']> = new Set(['key', 'kind']);
