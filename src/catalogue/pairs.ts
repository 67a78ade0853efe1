import { type Archive, batchesOf, inTransaction, type PairVerdict, SheafError } from '../archive/index.ts';

type Database = Pick<Archive, 'db'>;
export type PairKind = 'publication' | 'contributor' | 'concept';

/** Two things that may be one. */
export interface Pair {
  /** The smaller id. */
  readonly one: string;
  readonly other: string;
  /** 0 to 1; `null` where nothing was measured. */
  readonly likeness: number | null;
  readonly reasons: readonly string[];
}

export interface KnownPair extends Pair {
  readonly verdict: PairVerdict;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
}

/** Two ids in the order in which pairs are kept. */
export function pairOf(a: string, b: string, likeness: number | null, reasons: readonly string[]): Pair {
  return a < b ? { one: a, other: b, likeness, reasons } : { one: b, other: a, likeness, reasons };
}

/** Puts pairs before an editor, unless they were put before one already: a decision holds for ever. Gives how many are new. */
export async function waitForDecision(
  archive: Database,
  kind: PairKind,
  pairs: readonly Pair[],
): Promise<number> {
  let added = 0;
  for (const batch of batchesOf(pairs)) {
    const made = await archive.db
      .insertInto('pair')
      .values(
        batch.map((pair) => ({
          kind,
          one: pair.one,
          other: pair.other,
          verdict: 'waiting' as const,
          likeness: pair.likeness,
          reasons: JSON.stringify(pair.reasons),
          found_at: new Date().toISOString(),
          decided_at: null,
          decided_by: null,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    added += Number(made.numInsertedOrUpdatedRows ?? 0);
  }
  return added;
}

/** The pairs that wait for a decision, the likeliest first. */
export async function waitingPairs(archive: Database, kind: PairKind): Promise<KnownPair[]> {
  const rows = await archive.db
    .selectFrom('pair')
    .selectAll()
    .where('kind', '=', kind)
    .where('verdict', '=', 'waiting')
    .orderBy(({ eb }) => eb.case().when('likeness', 'is', null).then(1).else(0).end())
    .orderBy('likeness', 'desc')
    .orderBy('one')
    .orderBy('other')
    .execute();
  return rows.map((row) => ({
    one: row.one,
    other: row.other,
    likeness: row.likeness,
    reasons: JSON.parse(row.reasons),
    verdict: row.verdict,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
  }));
}

/** Whether a pair was put before an editor or decided. */
export async function knownPairs(archive: Database, kind: PairKind): Promise<ReadonlySet<string>> {
  const rows = await archive.db
    .selectFrom('pair')
    .select(['one', 'other'])
    .where('kind', '=', kind)
    .execute();
  return new Set(rows.map(({ one, other }) => `${one} ${other}`));
}

/** Keeps a decision. It can be decided otherwise later; undoing what the first one did is the caller's. */
export async function decidePair(
  archive: Database,
  kind: PairKind,
  pair: Pair,
  verdict: Exclude<PairVerdict, 'waiting'>,
  by: string,
): Promise<void> {
  if (pair.one === pair.other)
    throw new SheafError('invalid-input', 'Both are the same already. Name two different ones.');
  await inTransaction(archive, async (inside) => {
    await waitForDecision(inside, kind, [pair]);
    await inside.db
      .updateTable('pair')
      .set({ verdict, decided_at: new Date().toISOString(), decided_by: by })
      .where('kind', '=', kind)
      .where('one', '=', pair.one)
      .where('other', '=', pair.other)
      .execute();
  });
}
