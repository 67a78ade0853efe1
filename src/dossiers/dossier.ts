import { type Archive, type DossierTable, inTransaction, SheafError } from '../archive/index.ts';
import { formerOwner } from '../names/index.ts';

type Database = Pick<Archive, 'db'>;

/** A dossier as its editors know it, apart from what its revisions say. */
export interface Dossier {
  readonly id: string;
  readonly slug: string;
  /** `null` until it is published for the first time. */
  readonly seriesNumber: number | null;
  /** The newest revision. */
  readonly headNumber: number;
  /** The revision the public sees, or would see again if the dossier were restored; `null` where none was published. */
  readonly publishedNumber: number | null;
  readonly createdAt: string;
  readonly withdrawn: Removal | null;
  readonly deleted: Removal | null;
}

/** Who took something away, and when; it can be undone. */
export interface Removal {
  readonly at: string;
  readonly by: string;
}

/** The dossier of this id, or of this slug now or formerly, deleted or not; `null` where there is none. */
export async function findDossier(archive: Database, slugOrId: string): Promise<Dossier | null> {
  const row =
    (await rowWhere(archive, 'id', slugOrId)) ??
    (await rowWhere(archive, 'slug', slugOrId)) ??
    (await rowWhere(archive, 'id', (await formerOwner(archive, 'dossier', slugOrId)) ?? ''));
  return row ? dossierOf(row) : null;
}

/** The dossier of this id. Throws `not-found`. */
export async function requireDossier(archive: Database, id: string): Promise<Dossier> {
  const row = await rowWhere(archive, 'id', id);
  if (!row) throw new SheafError('not-found', `There is no dossier ${id}. List those there are.`);
  return dossierOf(row);
}

/** The dossier of this id, to be changed. Throws `not-found`, and `conflict` where it is deleted. */
export async function requireDossierInUse(archive: Database, id: string): Promise<Dossier> {
  const dossier = await requireDossier(archive, id);
  if (dossier.deleted) {
    const { at, by } = dossier.deleted;
    throw new SheafError(
      'conflict',
      `The dossier “${dossier.slug}” was deleted by ${by} on ${at}. Bring it back first.`,
    );
  }
  return dossier;
}

/** Takes a dossier away from readers and from editors' lists; nothing of it is lost. Throws `not-found`. */
export async function deleteDossier(archive: Database, id: string, { by }: { by: string }): Promise<void> {
  await inTransaction(archive, async (inside) => {
    const { deleted } = await requireDossier(inside, id);
    if (deleted) return;
    await inside.db
      .updateTable('dossier')
      .set({ deleted_at: new Date().toISOString(), deleted_by: by })
      .where('id', '=', id)
      .execute();
  });
}

/** Brings a deleted dossier back as it was: to readers as well, where it was published. Throws `not-found`. */
export async function undeleteDossier(archive: Database, id: string): Promise<void> {
  await requireDossier(archive, id);
  await archive.db
    .updateTable('dossier')
    .set({ deleted_at: null, deleted_by: null })
    .where('id', '=', id)
    .execute();
}

function rowWhere(archive: Database, column: 'id' | 'slug', value: string) {
  return archive.db.selectFrom('dossier').selectAll().where(column, '=', value).executeTakeFirst();
}

function dossierOf(row: DossierTable): Dossier {
  return {
    id: row.id,
    slug: row.slug,
    seriesNumber: row.series_number,
    headNumber: row.head_revision,
    publishedNumber: row.published_revision,
    createdAt: row.created_at,
    withdrawn: removalOf(row.withdrawn_at, row.withdrawn_by),
    deleted: removalOf(row.deleted_at, row.deleted_by),
  };
}

function removalOf(at: string | null, by: string | null): Removal | null {
  return at === null ? null : { at, by: by ?? '' };
}
