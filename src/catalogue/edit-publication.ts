import { z } from 'zod';
import { type Archive, inTransaction, SheafError } from '../archive/index.ts';
import { datedSchema } from '../language/index.ts';
import { recordEvent } from './catalogue-event.ts';
import { importedValues, isSameValue } from './catalogue-values.ts';
import { type EditableField, importedRecordSchema } from './imported-record.ts';
import { keepOwnRecord } from './own-record.ts';
import {
  differingEdits,
  type FieldEdit,
  readEdits,
  readRecords,
  refreshPublication,
} from './refresh-publication.ts';

type Database = Pick<Archive, 'db'>;

/** Values that an editor sets; `null` or an empty list says that there is none. */
export type PublicationEdit = Partial<z.infer<typeof editSchema>>;

const { title, subtitle, kind, credits, language, url, publisher, abstract, topics } =
  importedRecordSchema.shape;
const editSchema = z.strictObject({
  title,
  subtitle,
  kind: kind.unwrap().min(1),
  credits,
  date: datedSchema.nullable(),
  language,
  url,
  publisher,
  abstract,
  topics,
});

/**
 * Sets fields of a publication as an editor wants them. The sources' values are kept beside them, and no sync changes an
 * edited field again. Throws `not-found`, `invalid-input` where a value can not be kept.
 */
export async function editPublication(
  archive: Database,
  publication: string,
  edit: PublicationEdit,
  by: string,
): Promise<readonly EditableField[]> {
  const read = editSchema.partial().safeParse(edit);
  if (!read.success) throw new SheafError('invalid-input', z.prettifyError(read.error), read.error);
  return inTransaction(archive, async (inside) => {
    await keepOwnRecord(inside, publication);
    const imported = await readImported(inside, publication);
    const { changed } = await refreshPublication(inside, publication, async () => {
      for (const [field, value] of Object.entries(read.data)) {
        // Entries of a strict object with these fields only.
        await keepEdit(inside, publication, field as EditableField, { value, imported, by });
      }
    });
    await recordEvent(inside, publication, 'edited', read.data, by);
    return changed;
  });
}

/** Takes what the sources say now in place of an edit; the edit stays in the publication's events. Throws `not-found` where the field was not edited. */
export async function takeImported(
  archive: Database,
  publication: string,
  field: EditableField,
  by: string,
): Promise<void> {
  await inTransaction(archive, async (inside) => {
    const edit = await editOf(inside, publication, field);
    await refreshPublication(inside, publication, async () => {
      await inside.db
        .deleteFrom('publication_edit')
        .where('publication_id', '=', publication)
        .where('field', '=', field)
        .execute();
    });
    await recordEvent(inside, publication, 'took-imported', { field, edited: edit.value }, by);
  });
}

/** Keeps an edit although the sources say something new; they are not shown as different until they change again. */
export async function leaveImported(
  archive: Database,
  publication: string,
  field: EditableField,
  by: string,
): Promise<void> {
  await inTransaction(archive, async (inside) => {
    await editOf(inside, publication, field);
    const imported = (await readImported(inside, publication))[field];
    await inside.db
      .updateTable('publication_edit')
      .set({ imported: JSON.stringify(imported) })
      .where('publication_id', '=', publication)
      .where('field', '=', field)
      .execute();
    await recordEvent(inside, publication, 'left-imported', { field, imported }, by);
  });
}

/** An edited field of which the sources say something else than the editor saw. */
export interface Difference extends FieldEdit {
  readonly publication: string;
  /** What the sources say now; `imported` is what they said then. */
  readonly now: unknown;
}

/** Every difference that waits to be taken or left, of one publication or of all. */
export async function readDifferences(archive: Database, publication?: string): Promise<Difference[]> {
  const rows = await archive.db
    .selectFrom('publication_edit')
    .select('publication_id')
    .distinct()
    .$if(publication !== undefined, (query) => query.where('publication_id', '=', publication ?? ''))
    .orderBy('publication_id')
    .execute();
  const differences: Difference[] = [];
  for (const { publication_id } of rows) {
    const imported = await readImported(archive, publication_id);
    for (const edit of differingEdits(await readEdits(archive, publication_id), imported))
      differences.push({ ...edit, publication: publication_id, now: imported[edit.field] });
  }
  return differences;
}

async function readImported(archive: Database, publication: string) {
  return importedValues((await readRecords(archive, publication)).map(({ record }) => record));
}

async function editOf(archive: Database, publication: string, field: EditableField): Promise<FieldEdit> {
  const edit = (await readEdits(archive, publication)).find((it) => it.field === field);
  if (edit) return edit;
  throw new SheafError(
    'not-found',
    `${field} of this publication was not edited: it shows what its sources say.`,
  );
}

async function keepEdit(
  archive: Database,
  publication: string,
  field: EditableField,
  { value, imported, by }: { value: unknown; imported: Record<EditableField, unknown>; by: string },
): Promise<void> {
  const row = {
    value: JSON.stringify(value),
    imported: JSON.stringify(imported[field]),
    edited_at: new Date().toISOString(),
    edited_by: by,
  };
  const before = (await readEdits(archive, publication)).find((it) => it.field === field);
  if (before && isSameValue(before.value, value)) return;
  await archive.db
    .insertInto('publication_edit')
    .values({ publication_id: publication, field, ...row })
    .onConflict((conflict) => conflict.columns(['publication_id', 'field']).doUpdateSet(row))
    .execute();
}
