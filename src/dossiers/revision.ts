import { type Archive, inTransaction, newId, type RevisionTable, SheafError } from '../archive/index.ts';
import { freeSlugs } from '../names/index.ts';
import type { ChangeKind, DossierDocument } from './document.ts';
import { requireDossier, requireDossierInUse } from './dossier.ts';
import { hashDocument } from './hash-document.ts';
import { parseDocument } from './parse-document.ts';
import { readReferences, recordReferences } from './references.ts';
import { refuseTangledTexts } from './tangled-text.ts';

type Database = Pick<Archive, 'db'>;

/** A state of a dossier that is about to be saved. */
export interface NewRevision {
  readonly document: DossierDocument;
  /** Who saves it. */
  readonly author: string;
  /** What was changed, in the author's words. */
  readonly note: string;
  readonly change: ChangeKind;
}

export interface NewDossier extends Omit<NewRevision, 'change'> {
  /** Made of the title unless given. */
  readonly slug?: string;
  /** `update` unless given. */
  readonly change?: ChangeKind;
}

/** A saved state of a dossier without its document. */
export interface RevisionLine {
  readonly number: number;
  readonly sha256: string;
  readonly author: string;
  /** ISO 8601 instant. */
  readonly createdAt: string;
  readonly note: string;
  readonly change: ChangeKind;
  /** It is or was the public version. */
  readonly isPublished: boolean;
}

export interface Revision extends RevisionLine {
  readonly document: DossierDocument;
}

/**
 * Makes a draft dossier with its first revision. Throws `invalid-input` where the document is none or the slug can not
 * stand in an address, `conflict` where the slug is taken, `not-found` where the document points to what is not there.
 */
export async function createDossier(
  archive: Database,
  { slug, ...first }: NewDossier,
): Promise<{ readonly id: string; readonly slug: string; readonly number: number }> {
  const document = parseDocument(first.document);
  return inTransaction(archive, async (inside) => {
    const id = newId('dossier');
    const address = await addressFor(inside, slug, document);
    await inside.db
      .insertInto('dossier')
      .values({ id, slug: address, created_at: new Date().toISOString(), head_revision: 1 })
      .execute();
    await insertRevision(inside, id, 1, { change: 'update', ...first, document });
    return { id, slug: address, number: 1 };
  });
}

/**
 * Saves the next revision of a dossier and gives its number. The same document again makes no new revision. Throws
 * `conflict` where somebody has saved since the revision it is based on (nothing is overwritten; the caller still has the
 * document), or where the dossier is deleted; `invalid-input` and `not-found` as `createDossier` does.
 */
export async function saveRevision(
  archive: Database,
  dossierId: string,
  { basedOn, ...next }: NewRevision & { readonly basedOn: number },
): Promise<{ readonly number: number; readonly sha256: string }> {
  const document = parseDocument(next.document);
  return inTransaction(archive, async (inside) => {
    const { headNumber } = await requireDossierInUse(inside, dossierId);
    const head = await requireRow(inside, dossierId, headNumber);
    // Also when it is based on an older revision: then the same save has come twice.
    if (head.sha256 === hashDocument(document).sha256) return { number: headNumber, sha256: head.sha256 };
    if (basedOn !== headNumber) throw savedMeanwhile(head, basedOn);
    const number = headNumber + 1;
    const sha256 = await insertRevision(inside, dossierId, number, { ...next, document });
    await inside.db
      .updateTable('dossier')
      .set({ head_revision: number })
      .where('id', '=', dossierId)
      .execute();
    return { number, sha256 };
  });
}

/** A revision of a dossier with its document; the newest unless a number is given. Throws `not-found`. */
export async function readRevision(archive: Database, dossierId: string, number?: number): Promise<Revision> {
  const wanted = number ?? (await requireDossier(archive, dossierId)).headNumber;
  const row = await requireRow(archive, dossierId, wanted);
  const published = await archive.db
    .selectFrom('publishing')
    .select('id')
    .where('dossier_id', '=', dossierId)
    .where('revision_number', '=', wanted)
    .executeTakeFirst();
  return { ...lineOf(row, published !== undefined), document: readStoredDocument(row.document) };
}

/** All revisions of a dossier without their documents, newest first. Throws `not-found`. */
export async function listRevisions(archive: Database, dossierId: string): Promise<RevisionLine[]> {
  await requireDossier(archive, dossierId);
  const rows = await archive.db
    .selectFrom('revision')
    .leftJoin('publishing', (join) =>
      join
        .onRef('publishing.dossier_id', '=', 'revision.dossier_id')
        .onRef('publishing.revision_number', '=', 'revision.number'),
    )
    .select(['number', 'sha256', 'author', 'created_at', 'revision.note', 'revision.change'])
    .select('publishing.id as publishing')
    .where('revision.dossier_id', '=', dossierId)
    .orderBy('number', 'desc')
    .execute();
  return rows.map((row) => lineOf(row, row.publishing !== null));
}

/** The document of a revision as the database holds it. Throws `invalid-input` where it is none. */
export function readStoredDocument(json: string): DossierDocument {
  return parseDocument(JSON.parse(json));
}

async function addressFor(
  archive: Database,
  slug: string | undefined,
  document: DossierDocument,
): Promise<string> {
  const [free = ''] = await freeSlugs(archive, 'dossier', [slug ?? document.title ?? document.workingTitle]);
  if (slug === undefined || slug === free) return free;
  throw new SheafError(
    'conflict',
    `No dossier can get the address “${slug}”: it is taken, or it can not stand in an address. “${free}” is free.`,
  );
}

async function insertRevision(
  archive: Database,
  dossierId: string,
  number: number,
  { document, author, note, change }: NewRevision,
): Promise<string> {
  refuseTangledTexts(document);
  const references = await readReferences(archive, document);
  const { json, sha256 } = hashDocument(document);
  await archive.db
    .insertInto('revision')
    .values({
      dossier_id: dossierId,
      number,
      document: json,
      sha256,
      author,
      created_at: new Date().toISOString(),
      note,
      change,
    })
    .execute();
  await recordReferences(archive, dossierId, 'head', references);
  return sha256;
}

async function requireRow(archive: Database, dossierId: string, number: number): Promise<RevisionTable> {
  const row = await archive.db
    .selectFrom('revision')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .where('number', '=', number)
    .executeTakeFirst();
  if (row) return row;
  throw new SheafError('not-found', `The dossier ${dossierId} has no revision ${number}.`);
}

function savedMeanwhile(head: RevisionTable, basedOn: number): SheafError {
  return new SheafError(
    'conflict',
    `${head.author} saved revision ${head.number} of this dossier on ${head.created_at} (“${head.note}”), ` +
      `and yours is based on revision ${basedOn}. Nothing was overwritten: look at what changed, take it over, ` +
      `and save again based on revision ${head.number}.`,
  );
}

function lineOf(row: Omit<RevisionTable, 'dossier_id' | 'document'>, isPublished: boolean): RevisionLine {
  const { number, sha256, author, created_at, note, change } = row;
  return { number, sha256, author, createdAt: created_at, note, change, isPublished };
}
