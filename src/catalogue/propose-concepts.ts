import type { Archive } from '../archive/index.ts';
import {
  type Concept,
  listConceptIds,
  type MatchCandidate,
  openMatcher,
  readConcepts,
  readKnownConcepts,
  reasonInWords,
} from '../names/index.ts';
import { type Pair, pairOf, waitForDecision } from './pairs.ts';
import type { NamesFound } from './propose-names.ts';
import { askedBefore } from './settled-pairs.ts';

type Database = Pick<Archive, 'db'>;

/** From here on a pair is worth an editor's look. */
const WORTH_PROPOSING = 0.8;

/**
 * Puts before an editor topics, actors and places that may be one, unless they were put before one already. Two places in different
 * wider ones, of different kinds, or with different identifiers of one scheme, are two.
 */
export async function proposeConcepts(archive: Database): Promise<NamesFound> {
  const concepts = await readConcepts(archive, await listConceptIds(archive));
  const known = (await readKnownConcepts(archive)).filter(({ id }) => concepts.has(id));
  const matcher = openMatcher(known);
  const isAsked = await askedBefore(archive, 'concept');
  const pairs = new Map<string, Pair>();
  for (const concept of concepts.values()) {
    for (const { text, type } of concept.labels) {
      if (type === 'hidden') continue;
      for (const candidate of matcher.match(text, { limit: 6 })) {
        const other = concepts.get(candidate.id);
        if (!other || other.id === concept.id || candidate.score < WORTH_PROPOSING) continue;
        if (isAsked(concept.id, other.id) || areTwo(concept, other)) continue;
        keepBest(pairs, proposalOf(concept.id, text, candidate));
      }
    }
  }
  return { names: concepts.size, waiting: await waitForDecision(archive, 'concept', [...pairs.values()]) };
}

function proposalOf(
  id: string,
  spelling: string,
  { id: other, label, score, reasons }: MatchCandidate,
): Pair {
  const why = reasons.map(reasonInWords).join(', ');
  return pairOf(id, other, Math.round(score * 100) / 100, [
    spelling === label ? `both “${label}”` : `“${spelling}”, “${label}”: ${why}`,
  ]);
}

function keepBest(pairs: Map<string, Pair>, pair: Pair): void {
  const key = `${pair.one} ${pair.other}`;
  if ((pairs.get(key)?.likeness ?? 0) < (pair.likeness ?? 0)) pairs.set(key, pair);
}

function areTwo(one: Concept, other: Concept): boolean {
  if (one.kind !== other.kind && one.kind !== 'topic' && other.kind !== 'topic') return true;
  const [kindOfOne, kindOfOther] = [one.place?.placeKind ?? null, other.place?.placeKind ?? null];
  if (kindOfOne !== null && kindOfOther !== null && kindOfOne !== kindOfOther) return true;
  const areApart =
    one.broader.length > 0 &&
    other.broader.length > 0 &&
    !one.broader.some((id) => other.broader.includes(id));
  if (one.kind === 'place' && areApart) return true;
  // One that lies in the other is not the other.
  if (one.broader.includes(other.id) || other.broader.includes(one.id)) return true;
  return one.identifiers.some(({ scheme, value }) => {
    const values = other.identifiers.filter((it) => it.scheme === scheme).map((it) => it.value);
    return scheme !== 'key' && values.length > 0 && !values.includes(value);
  });
}
