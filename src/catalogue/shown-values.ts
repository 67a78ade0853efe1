import type { Archive } from '../archive/index.ts';
import { type CatalogueValues, valuesOf } from './catalogue-values.ts';
import { ownRecord } from './own-record.ts';
import { readEdits, readRecords } from './refresh-publication.ts';

/** What the catalogue shows of a publication, field by field. Throws `not-found`. */
export async function readShownValues(
  archive: Pick<Archive, 'db'>,
  publication: string,
): Promise<CatalogueValues> {
  const records = await readRecords(archive, publication);
  const edits = await readEdits(archive, publication);
  return valuesOf(
    records.length > 0 ? records.map(({ record }) => record) : [await ownRecord(archive, publication)],
    Object.fromEntries(edits.map(({ field, value }) => [field, value])),
  );
}
