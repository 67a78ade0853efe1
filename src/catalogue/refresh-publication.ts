import type { Archive } from '../archive/index.ts';
import {
  type CatalogueValues,
  differingFields,
  type Edits,
  importedValues,
  isSameValue,
} from './catalogue-values.ts';
import { EDITABLE_FIELDS, type EditableField, type ImportedRecord, storedRecord } from './imported-record.ts';
import { OWN_FORMAT } from './source.ts';
import { replaceValues } from './store-values.ts';

type Database = Pick<Archive, 'db'>;

/** One source's word on a publication. */
export interface SourceRecord {
  readonly source: string;
  readonly sourceName: string;
  readonly key: string;
  readonly record: ImportedRecord;
}

/** An edit, and what the sources said when it was made or last looked at. */
export interface FieldEdit {
  readonly field: EditableField;
  readonly value: unknown;
  readonly imported: unknown;
  readonly at: string;
  readonly by: string;
}

/**
 * Changes what is known of a publication and makes it show that. Gives the fields that changed, and the edited ones of
 * which the sources say something else than the editor saw. A publication that no source names stays as it is.
 */
export async function refreshPublication(
  archive: Database,
  publication: string,
  change: () => Promise<void>,
): Promise<{ readonly changed: readonly EditableField[]; readonly differing: readonly EditableField[] }> {
  const before = await readState(archive, publication);
  await change();
  const after = await readState(archive, publication);
  if (!after) return { changed: [], differing: [] };
  if (!before || !isSameValue(before.values, after.values)) {
    await replaceValues(archive, publication, after.values);
  }
  return {
    changed: before ? differingFields(before.values, after.values) : [...EDITABLE_FIELDS],
    differing: differingEdits(after.edits, after.imported).map(({ field }) => field),
  };
}

/** The edits of which the sources say something else than what the editor saw. */
export function differingEdits(edits: readonly FieldEdit[], imported: CatalogueValues): FieldEdit[] {
  return edits.filter((edit) => !isSameValue(edit.imported, imported[edit.field]));
}

async function readState(archive: Database, publication: string) {
  const records = await readRecords(archive, publication);
  if (records.length === 0) return null;
  const edits = await readEdits(archive, publication);
  const imported = importedValues(records.map(({ record }) => record));
  return { imported, edits, values: { ...imported, ...editedValues(edits) } satisfies CatalogueValues };
}

/** What each source says of a publication: its own before what was merged into it, each as they came. */
export async function readRecords(archive: Database, publication: string): Promise<SourceRecord[]> {
  const rows = await archive.db
    .selectFrom('source_item')
    .innerJoin('source', 'source.id', 'source_item.source_id')
    .select(['source.id', 'source.name', 'source.format', 'source_item.key', 'source_item.record'])
    .where('source_item.publication_id', '=', publication)
    .orderBy(({ eb }) => eb.case().when('source.format', '=', OWN_FORMAT).then(1).else(0).end())
    .orderBy('source_item.moves')
    .orderBy('source_item.first_seen_at')
    .orderBy('source_item.source_id')
    .orderBy('source_item.key')
    .execute();
  return rows.map((row) => ({
    source: row.id,
    sourceName: row.name,
    key: row.key,
    record: storedRecord(row.record),
  }));
}

/** The edits of a publication that hold. */
export async function readEdits(archive: Database, publication: string): Promise<FieldEdit[]> {
  const rows = await archive.db
    .selectFrom('publication_edit')
    .selectAll()
    .where('publication_id', '=', publication)
    .orderBy('field')
    .execute();
  return rows.map((row) => ({
    field: row.field as EditableField, // Only `editPublication` writes it.
    value: JSON.parse(row.value),
    imported: JSON.parse(row.imported),
    at: row.edited_at,
    by: row.edited_by,
  }));
}

function editedValues(edits: readonly FieldEdit[]): Edits {
  return Object.fromEntries(edits.map(({ field, value }) => [field, value]));
}
