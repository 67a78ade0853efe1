import { type Archive, insertRows, inTransaction, SheafError } from '../archive/index.ts';
import { readEvents, recordEvent } from './catalogue-event.ts';
import { importedValues } from './catalogue-values.ts';
import { keepOwnRecord } from './own-record.ts';
import { NO_TEXT, readText, storeTexts } from './publication-text.ts';
import { type FieldEdit, readEdits, readRecords, refreshPublication } from './refresh-publication.ts';

type Database = Pick<Archive, 'db'>;

/**
 * Makes two publications of the catalogue one: everything that sources said of the second is kept with the first, an editor's
 * word on it counts where the first has none, its address and its place in dossiers lead there. Can be undone by `separatePublications`. Throws `not-found`, `conflict` where one of them is merged or deleted already.
 */
export async function mergePublications(
  archive: Database,
  kept: string,
  merged: string,
  by: string,
): Promise<void> {
  if (kept === merged) throw new SheafError('invalid-input', 'Both are the same publication already.');
  await inTransaction(archive, async (inside) => {
    for (const id of [kept, merged]) {
      await refuseGone(inside, id);
      await keepOwnRecord(inside, id);
    }
    const items = await itemsOf(inside, merged);
    const row = await inside.db
      .selectFrom('publication')
      .select(['slug', 'public_since', 'public_by', 'withdrawn_at'])
      .where('id', '=', merged)
      .executeTakeFirstOrThrow();
    await refreshPublication(inside, kept, () => moveItems(inside, items, kept, 1));
    const lentEdits = await lendEdits(inside, merged, kept);
    await moveEntries(inside, merged, kept);
    await leadTo(inside, merged, kept, row.slug, by);
    const madePublic = await makePublicAs(inside, kept, row);
    const lentText = await lendText(inside, merged, kept);
    const detail: MergeDetail = { merged, slug: row.slug, items, madePublic, lentText, lentEdits };
    await recordEvent(inside, kept, 'merged', detail, by);
  });
}

/**
 * Undoes a merge; what was public only because the merged one was is public no more. What dossiers point to is to be looked
 * at again by the caller. Throws `not-found` where the publication was not merged into another. */
export async function separatePublications(archive: Database, merged: string, by: string): Promise<string> {
  return inTransaction(archive, async (inside) => {
    const row = await inside.db
      .selectFrom('publication')
      .select('merged_into')
      .where('id', '=', merged)
      .executeTakeFirst();
    const kept = row?.merged_into ?? null;
    const detail = kept === null ? null : await mergeDetail(inside, kept, merged);
    if (kept === null || detail === null)
      throw new SheafError('not-found', `${merged} was not merged into another publication.`);
    await inside.db
      .deleteFrom('former_slug')
      .where('slug', '=', detail.slug)
      .where('target_id', '=', kept)
      .execute();
    await inside.db
      .updateTable('publication')
      .set({ merged_into: null, deleted_at: null, deleted_by: null, slug: detail.slug })
      .where('id', '=', merged)
      .execute();
    if (detail.madePublic === true) {
      await inside.db
        .updateTable('publication')
        .set({ public_since: null, public_by: null })
        .where('id', '=', kept)
        .execute();
    }
    await takeBackEdits(inside, kept, detail.lentEdits ?? []);
    await refreshPublication(inside, kept, () => moveItems(inside, detail.items, merged, -1));
    await refreshPublication(inside, merged, async () => {});
    if (detail.lentText === true) await takeBackText(inside, merged, kept);
    await recordEvent(inside, kept, 'separated', { merged }, by);
    return kept;
  });
}

/** What an editor set of the merged one and of the kept one not, is set of the kept one. Gives these edits. */
async function lendEdits(archive: Database, merged: string, kept: string): Promise<FieldEdit[]> {
  const own = new Set((await readEdits(archive, kept)).map(({ field }) => field));
  const lent = (await readEdits(archive, merged)).filter(({ field }) => !own.has(field));
  if (lent.length === 0) return [];
  const imported = importedValues((await readRecords(archive, kept)).map(({ record }) => record));
  await refreshPublication(archive, kept, () =>
    insertRows(
      archive,
      'publication_edit',
      lent.map(({ field, value, at, by }) => ({
        publication_id: kept,
        field,
        value: JSON.stringify(value),
        imported: JSON.stringify(imported[field]),
        edited_at: at,
        edited_by: by,
      })),
    ),
  );
  return lent;
}

/** Unless an editor has set something else since. */
async function takeBackEdits(archive: Database, kept: string, lent: readonly FieldEdit[]): Promise<void> {
  await refreshPublication(archive, kept, async () => {
    for (const { field, value } of lent) {
      await archive.db
        .deleteFrom('publication_edit')
        .where('publication_id', '=', kept)
        .where('field', '=', field)
        .where('value', '=', JSON.stringify(value))
        .execute();
    }
  });
}

/** Where the kept one has no text, that of the merged one is its text. Gives whether it is. */
async function lendText(archive: Database, merged: string, kept: string): Promise<boolean> {
  const text = (await readText(archive, kept)) === null ? await readText(archive, merged) : null;
  if (text) await storeTexts(archive, [{ publication: kept, content: text }]);
  return text !== null;
}

/** Unless a source has given the kept one a text of its own since. */
async function takeBackText(archive: Database, merged: string, kept: string): Promise<void> {
  const [lent, own] = [await readText(archive, kept), await readText(archive, merged)];
  if (lent?.text === own?.text) await storeTexts(archive, [{ publication: kept, content: NO_TEXT }]);
}

interface ItemKey {
  readonly source_id: string;
  readonly key: string;
}

async function itemsOf(archive: Database, publication: string): Promise<ItemKey[]> {
  return archive.db
    .selectFrom('source_item')
    .select(['source_id', 'key'])
    .where('publication_id', '=', publication)
    .execute();
}

async function moveItems(
  archive: Database,
  items: readonly ItemKey[],
  to: string,
  moves: 1 | -1,
): Promise<void> {
  for (const item of items) {
    await archive.db
      .updateTable('source_item')
      .set((eb) => ({ publication_id: to, moves: eb('moves', '+', moves) }))
      .where('source_id', '=', item.source_id)
      .where('key', '=', item.key)
      .execute();
  }
}

/** What lists find dossiers by; the documents themselves go on naming the merged one and are read as the kept one. */
async function moveEntries(archive: Database, merged: string, kept: string): Promise<void> {
  const rows = await archive.db
    .selectFrom('dossier_entry')
    .selectAll()
    .where('publication_id', '=', merged)
    .execute();
  await archive.db.deleteFrom('dossier_entry').where('publication_id', '=', merged).execute();
  for (const row of rows) {
    await archive.db
      .insertInto('dossier_entry')
      .values({ ...row, publication_id: kept })
      .onConflict((conflict) =>
        conflict.columns(['dossier_id', 'state', 'publication_id']).doUpdateSet(({ eb, ref }) => ({
          entry_count: eb('dossier_entry.entry_count', '+', row.entry_count),
          is_cited: eb.fn('max', [ref('dossier_entry.is_cited'), eb.val(row.is_cited)]),
        })),
      )
      .execute();
  }
}

async function leadTo(
  archive: Database,
  merged: string,
  kept: string,
  slug: string,
  by: string,
): Promise<void> {
  const now = new Date().toISOString();
  await archive.db
    .updateTable('publication')
    .set({ merged_into: kept, deleted_at: now, deleted_by: by, slug: merged })
    .where('id', '=', merged)
    .execute();
  await archive.db.insertInto('former_slug').values({ kind: 'publication', slug, target_id: kept }).execute();
  await archive.db
    .updateTable('former_slug')
    .set({ target_id: kept })
    .where('kind', '=', 'publication')
    .where('target_id', '=', merged)
    .execute();
}

/** What readers could see stays to be seen where it is now. Gives whether the kept one was not public before. */
async function makePublicAs(
  archive: Database,
  kept: string,
  row: {
    readonly public_since: string | null;
    readonly public_by: string | null;
    readonly withdrawn_at: string | null;
  },
): Promise<boolean> {
  if (row.public_since === null || row.withdrawn_at !== null) return false;
  const made = await archive.db
    .updateTable('publication')
    .set({ public_since: row.public_since, public_by: row.public_by })
    .where('id', '=', kept)
    .where('public_since', 'is', null)
    .executeTakeFirst();
  return Number(made.numUpdatedRows) > 0;
}

/** What is kept of a merge, to undo it by. */
interface MergeDetail {
  readonly merged: string;
  readonly slug: string;
  readonly items: readonly ItemKey[];
  /** The kept one was not public before. */
  readonly madePublic?: boolean;
  /** The kept one had no text before. */
  readonly lentText?: boolean;
  readonly lentEdits?: readonly FieldEdit[];
}

async function mergeDetail(archive: Database, kept: string, merged: string): Promise<MergeDetail | null> {
  const events = await readEvents(archive, kept);
  for (const { kind, detail } of events.reverse()) {
    // Only `mergePublications` writes such an event.
    const told = detail as MergeDetail;
    if (kind === 'merged' && told.merged === merged) return told;
  }
  return null;
}

async function refuseGone(archive: Database, id: string): Promise<void> {
  const row = await archive.db
    .selectFrom('publication')
    .select(['deleted_at', 'merged_into'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new SheafError('not-found', `There is no publication ${id}.`);
  if (row.merged_into !== null)
    throw new SheafError('conflict', `${id} was merged into ${row.merged_into} already.`);
  if (row.deleted_at !== null) throw new SheafError('conflict', `${id} is deleted. Bring it back first.`);
}
