import {
  type Archive,
  type CheckProblem,
  type CheckResult,
  type DossierTable,
  type RevisionTable,
  SheafError,
} from '../archive/index.ts';
import type { DossierDocument } from './document.ts';
import { readSnapshot, readSummary } from './edition.ts';
import { hashDocument, sha256Of } from './hash-document.ts';
import { pointersOf } from './references.ts';
import { readStoredDocument } from './revision.ts';

/**
 * Looks whether every revision can be read, is the one that was saved (by its SHA-256), and points to nothing that is
 * missing; whether no revision is missing up to the newest, and the public ones can be shown as they were published. A
 * check for `checkArchive`; changes nothing.
 */
export async function checkRevisions(archive: Archive): Promise<CheckResult> {
  const known = await readKnown(archive);
  const problems: CheckProblem[] = [];
  for (const dossier of await archive.db.selectFrom('dossier').selectAll().orderBy('slug').execute()) {
    const numbers = new Set<number>();
    for await (const revision of revisionsOf(archive, dossier.id)) {
      numbers.add(revision.number);
      problems.push(...checkRevision(dossier, revision, known));
    }
    problems.push(...checkNumbers(dossier, numbers));
    problems.push(...(await checkPublishings(archive, dossier)));
  }
  return { check: 'revisions', ok: problems.length === 0, problems };
}

/** What documents may point to: ids of publications and topics, SHA-256 of media. */
interface Known {
  readonly publications: ReadonlySet<string>;
  readonly topics: ReadonlySet<string>;
  readonly media: ReadonlySet<string>;
}

async function readKnown({ db }: Archive): Promise<Known> {
  const publications = await db.selectFrom('publication').select('id').execute();
  const topics = await db.selectFrom('concept').select('id').execute();
  const media = await db.selectFrom('media').select('sha256').execute();
  return {
    publications: new Set(publications.map((row) => row.id)),
    topics: new Set(topics.map((row) => row.id)),
    media: new Set(media.map((row) => row.sha256)),
  };
}

/** A few at a time, because each holds a whole document. */
async function* revisionsOf(archive: Archive, dossier: string): AsyncGenerator<RevisionTable> {
  for (let last: number | undefined = 0; last !== undefined; ) {
    const rows: RevisionTable[] = await archive.db
      .selectFrom('revision')
      .selectAll()
      .where('dossier_id', '=', dossier)
      .where('number', '>', last)
      .orderBy('number')
      .limit(AT_A_TIME)
      .execute();
    yield* rows;
    last = rows.at(-1)?.number;
  }
}

const AT_A_TIME = 50;

function checkRevision(dossier: DossierTable, revision: RevisionTable, known: Known): CheckProblem[] {
  const where = `dossier ${dossier.slug}, revision ${revision.number}`;
  if (sha256Of(revision.document) !== revision.sha256) {
    return [{ where, says: 'is not what was saved: its SHA-256 differs.', fix: RESTORE }];
  }
  const document = readable(() => readStoredDocument(revision.document));
  if (document instanceof Error) {
    return [{ where, says: `can not be read: ${document.message}`, fix: RESTORE }];
  }
  const isCanonical = hashDocument(document).json === revision.document;
  return [
    ...(isCanonical ? [] : [{ where, says: 'is not canonical JSON (RFC 8785).', fix: RESTORE }]),
    ...missingFrom(document, known).map((what) => ({
      where,
      says: `points to ${what}, which is not there.`,
      fix: 'Restore the last backup that has it, or save a revision without it.',
    })),
  ];
}

function missingFrom(document: DossierDocument, known: Known): string[] {
  const { entries, topics, media } = pointersOf(document);
  const missing = (what: string, wanted: Iterable<string>, there: ReadonlySet<string>) =>
    [...wanted].filter((id) => !there.has(id)).map((id) => `the ${what} ${id}`);
  return [
    ...missing('publication', entries.keys(), known.publications),
    ...missing('topic', topics, known.topics),
    ...missing('picture', media, known.media),
  ];
}

function checkNumbers(dossier: DossierTable, numbers: ReadonlySet<number>): CheckProblem[] {
  const { slug, head_revision: head } = dossier;
  const wanted = Array.from({ length: head }, (_, index) => index + 1);
  return [
    ...wanted
      .filter((number) => !numbers.has(number))
      .map((number) => ({
        where: `dossier ${slug}`,
        says: `has lost its revision ${number}.`,
        fix: RESTORE,
      })),
    ...[...numbers]
      .filter((number) => number > head)
      .map((number) => ({
        where: `dossier ${slug}`,
        says: `has a revision ${number} after its newest, ${head}.`,
        fix: RESTORE,
      })),
  ];
}

async function checkPublishings(archive: Archive, dossier: DossierTable): Promise<CheckProblem[]> {
  const { id, slug, published_revision: published } = dossier;
  const rows = await archive.db.selectFrom('publishing').selectAll().where('dossier_id', '=', id).execute();
  const isThere = published === null || rows.some((row) => row.revision_number === published);
  const says = `shows version ${published}, of which nothing is kept.`;
  return [
    ...(isThere ? [] : [{ where: `dossier ${slug}`, says, fix: RESTORE }]),
    ...rows.flatMap((row): CheckProblem[] => {
      const read = readable(() => [readSnapshot(row.snapshot), readSummary(row.summary)]);
      if (!(read instanceof Error)) return [];
      const where = `dossier ${slug}, version ${row.revision_number}`;
      return [{ where, says: `can not be shown as it was published: ${read.message}`, fix: RESTORE }];
    }),
  ];
}

/** What is read, or the error that says why it can not be. */
function readable<T>(read: () => T): T | Error {
  try {
    return read();
  } catch (error) {
    return error instanceof Error ? error : new SheafError('archive-damaged', String(error));
  }
}

const RESTORE = 'Keep this folder as it is, and restore the last backup into a new one with `sheaf restore`.';
