import { EDITABLE_FIELDS, type EditableField, type ImportedRecord } from './imported-record.ts';

/** What the catalogue shows of a publication: an editor's value where there is one, else the sources'. */
export type CatalogueValues = Pick<ImportedRecord, EditableField> &
  Pick<ImportedRecord, 'isExternal' | 'identifiers' | 'citeKey' | 'details' | 'pictures'>;

/** Edited values by field; a field that is not there was not edited. */
export type Edits = Partial<Pick<ImportedRecord, EditableField>>;

/**
 * The values of a publication from what its sources say, in order of trust, and its edits. For each field the first source
 * that says something counts; identifiers, topics and details are gathered from all.
 */
export function valuesOf(records: readonly ImportedRecord[], edits: Edits = {}): CatalogueValues {
  return { ...importedValues(records), ...edits };
}

/** What the sources say, without the edits. */
export function importedValues(records: readonly ImportedRecord[]): CatalogueValues {
  const first = <K extends keyof ImportedRecord>(field: K, empty: ImportedRecord[K]): ImportedRecord[K] =>
    records.find((it) => saysSomething(it[field]))?.[field] ?? empty;
  return {
    title: first('title', ''),
    subtitle: first('subtitle', null),
    kind: first('kind', null),
    credits: first('credits', []),
    date: first('date', null),
    language: first('language', null),
    url: first('url', null),
    publisher: first('publisher', null),
    abstract: first('abstract', null),
    topics: gathered(records, 'topics', (it) => it.label.toLowerCase()),
    isExternal: records[0]?.isExternal ?? false,
    identifiers: gathered(records, 'identifiers', (it) => `${it.scheme} ${it.value}`),
    citeKey: first('citeKey', null),
    details: Object.assign({}, ...records.map((it) => it.details).reverse()),
    pictures: first('pictures', []),
  };
}

/** The fields in which two states differ. */
export function differingFields(one: CatalogueValues, other: CatalogueValues): EditableField[] {
  return EDITABLE_FIELDS.filter((field) => !isSameValue(one[field], other[field]));
}

/** Whether two values of a field say the same. */
export function isSameValue(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function saysSomething(value: ImportedRecord[keyof ImportedRecord]): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== '';
}

function gathered<K extends 'topics' | 'identifiers'>(
  records: readonly ImportedRecord[],
  field: K,
  keyOf: (item: ImportedRecord[K][number]) => string,
): ImportedRecord[K] {
  const found = new Map<string, ImportedRecord[K][number]>();
  for (const record of records)
    for (const item of record[field]) if (!found.has(keyOf(item))) found.set(keyOf(item), item);
  // The items come from lists of this very field.
  return [...found.values()] as ImportedRecord[K];
}
