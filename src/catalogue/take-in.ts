import { type Archive, batchesOf, insertRows, inTransaction, oneOf } from '../archive/index.ts';
import { recordEvent } from './catalogue-event.ts';
import { valuesOf } from './catalogue-values.ts';
import type { EditableField, ImportedRecord } from './imported-record.ts';
import { keepOwnRecord } from './own-record.ts';
import { pairOf, waitForDecision } from './pairs.ts';
import { NO_TEXT, type PublicationText, storeTexts } from './publication-text.ts';
import { type Recognition, recognisePieces } from './recognise-pieces.ts';
import { refreshPublication } from './refresh-publication.ts';
import { relate } from './relations.ts';
import { createFromValues } from './store-values.ts';

/** One piece as a source has it now. */
export interface TakenPiece {
  /** The source's own name for it; see `PieceReading` of intake. */
  readonly key: string;
  readonly fingerprint: string;
  /** What the web server said of its version: JSON. */
  readonly validators: string | null;
  readonly record: ImportedRecord;
  readonly text: PublicationText | null;
}

/** What became of a piece. */
export interface PieceOutcome {
  readonly key: string;
  readonly publication: string;
  readonly what: 'new' | 'changed' | 'same' | 'joined' | 'doubtful';
  /** What the catalogue shows otherwise than before. */
  readonly changed: readonly EditableField[];
  /** Edited fields of which the source says something new: the edit was kept. */
  readonly differing: readonly EditableField[];
  readonly hasNewText: boolean;
  /** Why it was joined or is doubtful, or how it is related to another, in words. */
  readonly reasons: readonly string[];
}

type Database = Pick<Archive, 'db'>;

/**
 * Takes pieces of a source into the catalogue: one that the source brought before is brought up to date, one that the
 * catalogue has from elsewhere joins it, any other is new. What an editor edited stays (Law 1). In one transaction; gives
 * what became of each, in order. Throws `invalid-input` where a record can not be kept: check it first.
 */
export async function takeIn(
  archive: Database,
  about: { readonly source: string; readonly run: string },
  pieces: readonly TakenPiece[],
): Promise<PieceOutcome[]> {
  return inTransaction(archive, async (inside) => {
    const taking: Taking = { archive: inside, ...about, now: new Date().toISOString() };
    const known = await knownItems(taking, pieces);
    const outcomes = new Map<string, PieceOutcome>();
    for (const piece of pieces) {
      const publication = known.get(piece.key);
      if (publication !== undefined) outcomes.set(piece.key, await bringUpToDate(taking, piece, publication));
    }
    const fresh = pieces.filter((piece) => !known.has(piece.key));
    for (const outcome of await addPieces(taking, fresh)) outcomes.set(outcome.key, outcome);
    return pieces.flatMap((piece) => outcomes.get(piece.key) ?? []);
  });
}

interface Taking {
  readonly archive: Database;
  readonly source: string;
  readonly run: string;
  readonly now: string;
}

async function knownItems(
  { archive, source }: Taking,
  pieces: readonly TakenPiece[],
): Promise<Map<string, string>> {
  const known = new Map<string, string>();
  for (const batch of batchesOf(pieces)) {
    const rows = await archive.db
      .selectFrom('source_item')
      .select(['key', 'publication_id'])
      .where('source_id', '=', source)
      .where('key', 'in', oneOf(batch.map(({ key }) => key)))
      .execute();
    for (const { key, publication_id } of rows) known.set(key, publication_id);
  }
  return known;
}

async function bringUpToDate(taking: Taking, piece: TakenPiece, publication: string): Promise<PieceOutcome> {
  const { archive, source, run, now } = taking;
  const { changed, differing } = await refreshPublication(archive, publication, async () => {
    await archive.db
      .updateTable('source_item')
      .set({
        fingerprint: piece.fingerprint,
        record: JSON.stringify(piece.record),
        validators: piece.validators,
        seen_at: now,
        seen_in: run,
        gone_at: null,
      })
      .where('source_id', '=', source)
      .where('key', '=', piece.key)
      .execute();
  });
  const hasNewText = await takeText(archive, publication, piece.text, { isOwnText: true });
  if (changed.length > 0) await recordEvent(archive, publication, 'changed-at-source', { source, changed });
  return {
    key: piece.key,
    publication,
    what: changed.length > 0 || hasNewText ? 'changed' : 'same',
    changed,
    differing,
    hasNewText,
    reasons: [],
  };
}

async function addPieces(taking: Taking, pieces: readonly TakenPiece[]): Promise<PieceOutcome[]> {
  if (pieces.length === 0) return [];
  const recognised = await recognisePieces(taking.archive, pieces);
  const toMake = pieces.filter((_, at) => recognised[at]?.same === null);
  const made = await createFromValues(
    taking.archive,
    toMake.map(({ record }) => valuesOf([record])),
  );
  const madeBy = new Map(toMake.map((piece, at) => [piece.key, made[at] ?? '']));
  const placed = pieces.map((piece, at) => {
    const recognition = recognised[at];
    const same = recognition?.same ?? null;
    const publication =
      same === null ? madeBy.get(piece.key) : (same.publication ?? madeBy.get(same.key ?? ''));
    return { piece, recognition, publication: publication ?? '' };
  });
  const own = placed.filter(({ recognition }) => recognition?.same === null);
  await insertItems(taking, own);
  await storeTexts(
    taking.archive,
    own.map(({ piece, publication }) => ({ publication, content: piece.text ?? NO_TEXT })),
  );
  const outcomes: PieceOutcome[] = [];
  for (const { piece, recognition, publication } of placed) {
    outcomes.push(await settle(taking, piece, publication, recognition, madeBy));
  }
  return outcomes;
}

async function insertItems(
  { archive, source, run, now }: Taking,
  placed: readonly { readonly piece: TakenPiece; readonly publication: string }[],
): Promise<void> {
  const rows = placed.map(({ piece, publication }) => ({
    source_id: source,
    key: piece.key,
    publication_id: publication,
    fingerprint: piece.fingerprint,
    record: JSON.stringify(piece.record),
    validators: piece.validators,
    first_seen_at: now,
    seen_at: now,
    seen_in: run,
    gone_at: null,
  }));
  await insertRows(archive, 'source_item', rows);
}

/** Joins a piece to what it is the same as, or links it with what it is a version, copy or translation of. */
async function settle(
  taking: Taking,
  piece: TakenPiece,
  publication: string,
  recognition: Recognition | undefined,
  madeBy: ReadonlyMap<string, string>,
): Promise<PieceOutcome> {
  const { archive, source } = taking;
  if (recognition?.same) {
    await keepOwnRecord(archive, publication);
    const { changed, differing } = await refreshPublication(archive, publication, () =>
      insertItems(taking, [{ piece, publication }]),
    );
    const hasNewText = await takeText(archive, publication, piece.text, { isOwnText: false });
    const reasons = recognition.same.reasons;
    await recordEvent(archive, publication, 'joined', { source, key: piece.key, reasons, changed });
    return { key: piece.key, publication, what: 'joined', changed, differing, hasNewText, reasons };
  }
  const reasons: string[] = [];
  let isDoubtful = false;
  for (const link of recognition?.links ?? []) {
    const other = link.publication ?? madeBy.get(link.key ?? '') ?? '';
    if (other === '' || other === publication) continue;
    reasons.push(...link.reasons);
    if (link.type === 'doubtful') {
      isDoubtful = true;
      await waitForDecision(archive, 'publication', [
        pairOf(publication, other, link.likeness, link.reasons),
      ]);
    } else {
      const [from, to] = link.isOtherDerived ? [other, publication] : [publication, other];
      await relate(archive, { from, type: link.type, to, reasons: link.reasons, by: null });
    }
  }
  const what = isDoubtful ? 'doubtful' : 'new';
  return {
    key: piece.key,
    publication,
    what,
    changed: [],
    differing: [],
    hasNewText: piece.text !== null,
    reasons,
  };
}

/**
 * Keeps a text where there is none, where it is the source's own that changed, or where it is so much longer that the
 * one that is there can only be its beginning.
 */
async function takeText(
  archive: Database,
  publication: string,
  text: PublicationText | null,
  { isOwnText }: { readonly isOwnText: boolean },
): Promise<boolean> {
  if (text === null) return false;
  const kept = await archive.db
    .selectFrom('publication_text')
    .select('text')
    .where('publication_id', '=', publication)
    .executeTakeFirst();
  if (kept?.text === text.text) return false;
  const items = isOwnText ? await itemCount(archive, publication) : 2;
  const isWanted = !kept || kept.text === '' || items === 1 || text.text.length > 2 * kept.text.length;
  if (isWanted) await storeTexts(archive, [{ publication, content: text }]);
  return isWanted;
}

async function itemCount(archive: Database, publication: string): Promise<number> {
  const row = await archive.db
    .selectFrom('source_item')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('publication_id', '=', publication)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}
