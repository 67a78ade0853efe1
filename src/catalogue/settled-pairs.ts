import type { Archive } from '../archive/index.ts';
import { keptConcepts, keptContributors } from '../names/index.ts';
import { mergedInto } from './merged-into.ts';
import { type KnownPair, knownPairs, type PairKind, pairOf, waitingPairs } from './pairs.ts';

type Database = Pick<Archive, 'db'>;

/**
 * Whether two ids were put before an editor already, or decided: also where one of them was merged into another since,
 * because a decision holds for ever.
 */
export async function askedBefore(
  archive: Database,
  kind: PairKind,
): Promise<(one: string, other: string) => boolean> {
  const known = await knownPairs(archive, kind);
  const pairs = [...known].map((key) => key.split(' '));
  const kept = await keptOf(archive, kind, pairs.flat());
  const asked = new Set(known);
  for (const [one = '', other = ''] of pairs) {
    asked.add(keyOf(kept.get(one) ?? one, kept.get(other) ?? other));
  }
  return (one, other) => asked.has(keyOf(one, other));
}

/**
 * The pairs that still have something to decide, the likeliest first, with those that were merged meanwhile as what they
 * are now; two that became one, or of which that was decided, are not asked of again.
 */
export async function openPairs(archive: Database, kind: PairKind): Promise<KnownPair[]> {
  const waiting = await waitingPairs(archive, kind);
  const kept = await keptOf(
    archive,
    kind,
    waiting.flatMap(({ one, other }) => [one, other]),
  );
  if (kept.size === 0) return waiting;
  const seen = await decidedPairs(archive, kind);
  return waiting.flatMap((pair) => {
    const now = pairOf(kept.get(pair.one) ?? pair.one, kept.get(pair.other) ?? pair.other, null, []);
    const key = keyOf(now.one, now.other);
    if (now.one === now.other || seen.has(key)) return [];
    seen.add(key);
    return { ...pair, one: now.one, other: now.other };
  });
}

async function decidedPairs(archive: Database, kind: PairKind): Promise<Set<string>> {
  const rows = await archive.db
    .selectFrom('pair')
    .select(['one', 'other'])
    .where('kind', '=', kind)
    .where('verdict', '!=', 'waiting')
    .execute();
  const kept = await keptOf(
    archive,
    kind,
    rows.flatMap(({ one, other }) => [one, other]),
  );
  return new Set(rows.map(({ one, other }) => keyOf(kept.get(one) ?? one, kept.get(other) ?? other)));
}

function keptOf(archive: Database, kind: PairKind, ids: readonly string[]): Promise<Map<string, string>> {
  if (kind === 'publication') return mergedInto(archive, ids);
  return kind === 'contributor' ? keptContributors(archive, ids) : keptConcepts(archive, ids);
}

function keyOf(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}
