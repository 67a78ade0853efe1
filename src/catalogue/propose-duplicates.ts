import { type Archive, batchesOf, inTransaction } from '../archive/index.ts';
import { comparePieces } from './likeness/compare-pieces.ts';
import { findNearDuplicates, type NearDuplicate } from './likeness/near-duplicates.ts';
import type { Piece } from './likeness/piece.ts';
import { type Pair, pairOf, waitForDecision } from './pairs.ts';
import { allSignatures } from './publication-text.ts';
import { readPieces } from './read-pieces.ts';
import { type Relation, relate } from './relations.ts';
import { askedBefore } from './settled-pairs.ts';
import { linkOf } from './verdict-link.ts';

type Database = Pick<Archive, 'db'>;

export interface ProposeOptions {
  /** Only pairs that touch one of these publications: what a sync brought in, against everything. */
  readonly only?: ReadonlySet<string>;
  /** Texts that were read and pairs that were judged, of about as many as there are. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What looking for near-copies gave. */
export interface DuplicatesFound {
  /** How many texts were compared. */
  readonly texts: number;
  /** How many pairs of them are nearly the same. */
  readonly alike: number;
  /** New relations, of which nobody has to be asked. */
  readonly versions: number;
  readonly copies: number;
  readonly translations: number;
  /** New pairs that wait for a decision. */
  readonly waiting: number;
  /** Pairs that wait, are decided or are related already. */
  readonly known: number;
  /** Pairs that are alike and still two: parts of a series, the same form filled in anew. */
  readonly different: number;
}

/**
 * Looks for publications with nearly the same text. What is surely a version, copy or translation of another is related to
 * it; what else is likely one piece waits for a decision, also where it surely is one: nothing is merged unasked. What was
 * decided or related before stays as it is.
 */
export async function proposeDuplicates(
  archive: Database,
  { only, onProgress = () => {} }: ProposeOptions = {},
): Promise<DuplicatesFound> {
  const total = await countTexts(archive);
  const texts: { readonly id: string; readonly signature: Uint8Array }[] = [];
  for await (const text of allSignatures(archive)) {
    if (texts.push(text) % PROGRESS_STEP === 0) onProgress(texts.length, 2 * total);
  }
  const alike = findNearDuplicates(texts, { atLeast: LEAST_LIKENESS, ...(only ? { only } : {}) });
  const isKnown = await askedOrRelated(archive);
  const fresh = alike.filter(({ one, other }) => !isKnown(one, other));
  const counts = { versions: 0, copies: 0, translations: 0, waiting: 0, different: 0 };
  let done = 0;
  for (const batch of batchesOf(fresh)) {
    await inTransaction(archive, (inside) => judge(inside, batch, counts));
    done += batch.length;
    onProgress(total + Math.round((total * done) / fresh.length), 2 * total);
  }
  return { texts: texts.length, alike: alike.length, known: alike.length - fresh.length, ...counts };
}

const LEAST_LIKENESS = 0.6;
const PROGRESS_STEP = 1_000;

async function countTexts(archive: Database): Promise<number> {
  const row = await archive.db
    .selectFrom('publication_text')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

async function askedOrRelated(archive: Database): Promise<(one: string, other: string) => boolean> {
  const wasAsked = await askedBefore(archive, 'publication');
  const rows = await archive.db
    .selectFrom('publication_relation')
    .select(['publication_id', 'other_id'])
    .execute();
  const related = new Set(rows.map(({ publication_id, other_id }) => `${publication_id} ${other_id}`));
  return (one, other) =>
    wasAsked(one, other) || related.has(`${one} ${other}`) || related.has(`${other} ${one}`);
}

type Counts = {
  -readonly [K in keyof Omit<DuplicatesFound, 'texts' | 'alike' | 'known'>]: number;
};

async function judge(archive: Database, pairs: readonly NearDuplicate[], counts: Counts): Promise<void> {
  const pieces = await readPieces(archive, [...new Set(pairs.flatMap(({ one, other }) => [one, other]))]);
  const doubts: Pair[] = [];
  for (const { one, other, likeness } of pairs) {
    const judged = judgePair(pieces, one, other, likeness);
    if (judged === null) counts.different += 1;
    else if ('type' in judged) {
      await relate(archive, judged);
      counts[COUNTED[judged.type]] += 1;
    } else doubts.push(judged);
  }
  counts.waiting += await waitForDecision(archive, 'publication', doubts);
}

const COUNTED = { 'version-of': 'versions', 'copy-of': 'copies', 'translation-of': 'translations' } as const;

function judgePair(
  pieces: ReadonlyMap<string, Piece>,
  one: string,
  other: string,
  likeness: number,
): Relation | Pair | null {
  const [a, b] = [pieces.get(one), pieces.get(other)];
  if (!a || !b) return null;
  const verdict = comparePieces(a, b);
  const link = linkOf(verdict);
  if (link === null) return null;
  if (link.type === 'doubtful') return pairOf(one, other, likeness, verdict.reasons);
  const [from, to] = link.isOtherDerived ? [other, one] : [one, other];
  return { from, type: link.type, to, reasons: verdict.reasons, by: null };
}
