import type { ConceptDraft, ConceptLabel } from '../concept.ts';
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
  const { key, kind, labels, notes, identifiers, place } = concept;
  switch (column.holds) {
    case 'key':
      return writeCell([key]);
    case 'kind':
      return kind;
    case 'broader':
    case 'related':
      return guarded(concept[column.holds].map((it) => writePointer(it, isElsewhere)).join(' | '));
    case 'latitude':
      return numberCell(place?.latitude ?? null);
    case 'longitude':
      return numberCell(place?.longitude ?? null);
    case 'place kind':
      return textCell(place?.placeKind ?? null);
    case 'precision':
      return textCell(place?.precision ?? null);
    case 'label':
      return labelCell(labels.filter((it) => it.type === column.type && it.language === column.language));
    case 'note':
      return writeCell(
        notes
          .filter((it) => it.type === column.type && it.language === column.language)
          .map(({ text }) => text),
      );
    case 'identifier':
      return writeCell(
        identifiers
          .filter((it) => headingOf(columnOfIdentifier(it)) === headingOf(column))
          .map(({ value }) => value),
      );
    case 'order':
      return orderCell(concept, columns);
  }
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
