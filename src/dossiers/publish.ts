import { type Archive, batchesOf, inTransaction, newId, SheafError } from '../archive/index.ts';
import { mergedInto } from '../catalogue/index.ts';
import type { ChangeKind } from './document.ts';
import { type Dossier, requireDossier, requireDossierInUse } from './dossier.ts';
import { drawSnapshot, drawSummary } from './edition.ts';
import { type References, readReferences, recordReferences } from './references.ts';
import { type Revision, readRevision } from './revision.ts';

type Database = Pick<Archive, 'db'>;

export interface Publishing {
  /** The newest unless given. */
  readonly revision?: number;
  /** Who publishes. */
  readonly by: string;
  /** What readers are told of this version; the revision's own note unless given. */
  readonly note?: string;
  /** The revision's own unless given. */
  readonly change?: ChangeKind;
}

/**
 * Makes a revision the public version of its dossier, with the publications it lists or cites; a withdrawn dossier is
 * public again. At the first publishing the dossier gets the archive's next number in the series. All of it or nothing.
 * Throws `title-missing`, `nothing-new` where the revision has been published already, `conflict` where a newer one
 * has or the dossier is deleted, `not-found` where there is no such dossier or revision.
 */
export async function publishDossier(
  archive: Database,
  dossierId: string,
  { revision: wanted, by, note, change }: Publishing,
): Promise<{ readonly number: number; readonly seriesNumber: number }> {
  return inTransaction(archive, async (inside) => {
    const dossier = await requireDossierInUse(inside, dossierId);
    const revision = await readRevision(inside, dossierId, wanted ?? dossier.headNumber);
    refuseOld(dossier, revision);
    const at = new Date().toISOString();
    const references = await readReferences(inside, revision.document);
    const summary = await drawSummary(inside, revision.document);
    await makePublic(inside, references, { at, by });
    await recordReferences(inside, dossierId, 'published', references);
    await insertPublishing(inside, { dossier, revision, references, summary, at, by, note, change });
    const seriesNumber = dossier.seriesNumber ?? (await nextSeriesNumber(inside));
    await inside.db
      .updateTable('dossier')
      .set({
        series_number: seriesNumber,
        published_revision: revision.number,
        withdrawn_at: null,
        withdrawn_by: null,
      })
      .where('id', '=', dossierId)
      .execute();
    return { number: revision.number, seriesNumber };
  });
}

/**
 * Takes a published dossier away from readers, all its versions with it, until it is restored or published anew. Its
 * publications stay. Throws `not-found`, and `conflict` where it was never published.
 */
export async function withdrawDossier(
  archive: Database,
  dossierId: string,
  { by }: { readonly by: string },
): Promise<void> {
  await inTransaction(archive, async (inside) => {
    const { slug, publishedNumber, withdrawn } = await requireDossier(inside, dossierId);
    if (publishedNumber === null) {
      throw new SheafError('conflict', `The dossier “${slug}” was never published: readers do not see it.`);
    }
    if (withdrawn) return;
    await inside.db
      .updateTable('dossier')
      .set({ withdrawn_at: new Date().toISOString(), withdrawn_by: by })
      .where('id', '=', dossierId)
      .execute();
  });
}

/** Lets readers see a withdrawn dossier again, as it was. Throws `not-found`. */
export async function restoreDossier(archive: Database, dossierId: string): Promise<void> {
  await requireDossier(archive, dossierId);
  await archive.db
    .updateTable('dossier')
    .set({ withdrawn_at: null, withdrawn_by: null })
    .where('id', '=', dossierId)
    .execute();
}

/** Versions are published in the order of their numbers, so that the newest number is always the public one. */
function refuseOld({ slug, publishedNumber, withdrawn }: Dossier, { number, isPublished }: Revision): void {
  if (isPublished) {
    const advice = withdrawn
      ? 'It was withdrawn since: restore it, or save a new revision.'
      : 'Save a new one first.';
    throw new SheafError(
      'nothing-new',
      `Revision ${number} of “${slug}” has been published already. ${advice}`,
    );
  }
  if (publishedNumber !== null && number < publishedNumber) {
    throw new SheafError(
      'conflict',
      `Version ${publishedNumber} of “${slug}” is public already, and revision ${number} is older. ` +
        'To go back to it, save it again as the newest revision and publish that.',
    );
  }
}

/** Makes what a public version points to public; what was merged into another is that other. */
export async function makePublic(
  archive: Database,
  { entries, cited }: References,
  { at, by }: { readonly at: string; readonly by: string },
): Promise<void> {
  const named = [...new Set([...entries.keys(), ...cited])];
  const merged = await mergedInto(archive, named);
  for (const batch of batchesOf([...new Set(named.map((id) => merged.get(id) ?? id))])) {
    await archive.db
      .updateTable('publication')
      .set({ public_since: at, public_by: by })
      .where('id', 'in', batch)
      .where('public_since', 'is', null)
      .execute();
  }
}

interface PublishingRecord {
  readonly dossier: Dossier;
  readonly revision: Revision;
  readonly references: References;
  readonly summary: Awaited<ReturnType<typeof drawSummary>>;
  readonly at: string;
  readonly by: string;
  readonly note: string | undefined;
  readonly change: ChangeKind | undefined;
}

async function insertPublishing(archive: Database, record: PublishingRecord): Promise<void> {
  const { dossier, revision, references } = record;
  const id = newId('publishing');
  const snapshot = await drawSnapshot(archive, dossier.id, revision.document);
  await archive.db
    .insertInto('publishing')
    .values({
      id,
      dossier_id: dossier.id,
      revision_number: revision.number,
      published_at: record.at,
      published_by: record.by,
      note: record.note ?? revision.note,
      change: record.change ?? revision.change,
      summary: JSON.stringify(record.summary),
      snapshot: JSON.stringify(snapshot),
    })
    .execute();
  const media = [...references.media].map((sha256) => ({ publishing_id: id, sha256 }));
  for (const batch of batchesOf(media))
    await archive.db.insertInto('publishing_media').values(batch).execute();
}

async function nextSeriesNumber(archive: Database): Promise<number> {
  const row = await archive.db
    .selectFrom('dossier')
    .select(({ fn }) => fn.max('series_number').as('last'))
    .executeTakeFirst();
  return Number(row?.last ?? 0) + 1;
}
