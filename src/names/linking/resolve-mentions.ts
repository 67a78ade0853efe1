import type { KnownConcept } from '../concept.ts';
import type { FoundMention } from './find-mentions.ts';
import { kindBeside } from './kind-words.ts';

/** What of a publication is looked through, and what else is known of it. */
export interface ResolvableText {
  readonly title: string;
  readonly abstract: string | null;
  readonly text: string;
  /** BCP 47. */
  readonly language: string | null;
  /** Ids of what it is tagged with. */
  readonly tags: readonly string[];
}

export const MENTION_PARTS = ['title', 'abstract', 'text'] as const;
export type MentionPart = (typeof MENTION_PARTS)[number];

/**
 * Why a mention is taken for a thing: it is the only one so called; the word beside it says what kind of place is meant; the
 * publication is tagged with it; it is named elsewhere in the text by a label that only it has; what it lies in, or what lies
 * near it, or what is related to it, is named; or all that it could be lie in one another, and it is the widest. `open`: it cannot be told.
 */
export type LinkReason = 'only' | 'kind-word' | 'tagged' | 'in-full' | 'wider' | 'nearby' | 'widest' | 'open';

/** A name in a text: UTF-16 offsets into that part of the publication. */
export interface LinkedMention {
  readonly part: MentionPart;
  readonly start: number;
  readonly end: number;
  /** Id of what is meant; `null`: left open. */
  readonly id: string | null;
  /** Ids of all that are so called. */
  readonly candidates: readonly string[];
  readonly why: LinkReason;
}

type Finder = (text: string, language: string | null) => FoundMention[];

interface Unresolved extends FoundMention {
  readonly part: MentionPart;
}

/** Finds the names in a publication and tells what each means by what else is named in it. Deterministic. */
export function resolveMentions(
  publication: ResolvableText,
  concepts: readonly KnownConcept[],
  find: Finder,
): LinkedMention[] {
  const found = MENTION_PARTS.flatMap((part) =>
    find(publication[part] ?? '', publication.language).map((it): Unresolved => ({ ...it, part })),
  );
  const context = contextOf(publication, concepts, found);
  return found.map((it) => resolved(it, publication[it.part] ?? '', context));
}

interface Context {
  readonly concepts: readonly KnownConcept[];
  readonly tags: ReadonlySet<string>;
  /** Ids of what is named by a label that nothing else has. */
  readonly named: ReadonlySet<string>;
  /** Ids of what those lie in. */
  readonly around: ReadonlySet<string>;
}

function contextOf(
  { tags }: ResolvableText,
  concepts: readonly KnownConcept[],
  found: readonly Unresolved[],
): Context {
  const named = new Set<string>();
  const around = new Set<string>();
  for (const { candidates } of found) {
    const only = candidates.length === 1 ? concepts[candidates[0] ?? -1] : undefined;
    if (!only || named.has(only.id)) continue;
    named.add(only.id);
    for (const wider of only.within) around.add(wider);
  }
  return { concepts, tags: new Set(tags), named, around };
}

function resolved(mention: Unresolved, text: string, context: Context): LinkedMention {
  const { part, start, end } = mention;
  const candidates = mention.candidates.flatMap((at) => context.concepts[at] ?? []);
  const ids = candidates.map(({ id }) => id);
  const where = { part, start, end, candidates: ids };
  const [only] = candidates;
  if (only && candidates.length === 1) return { ...where, id: only.id, why: 'only' };
  const kind = kindBeside(text, start, end);
  const weighed = candidates.map((it) => weigh(it, candidates, kind, context));
  weighed.sort((a, b) => b.weight - a.weight);
  const [best, second] = weighed;
  if (best && best.weight >= ENOUGH && best.weight - (second?.weight ?? 0) >= CLEAR)
    return { ...where, id: best.id, why: best.why };
  const widest = candidates.find((it) =>
    candidates.every((other) => other === it || other.within.includes(it.id)),
  );
  return widest ? { ...where, id: widest.id, why: 'widest' } : { ...where, id: null, why: 'open' };
}

interface Weighed {
  readonly id: string;
  readonly weight: number;
  readonly why: LinkReason;
}

/** What is needed at all, and by how much the best has to lead. */
const ENOUGH = 2;
const CLEAR = 2;

function weigh(
  concept: KnownConcept,
  all: readonly KnownConcept[],
  kind: string | null,
  { tags, named, around }: Context,
): Weighed {
  const reasons: [LinkReason, number][] = [];
  const isOfKind = kind !== null && concept.placeKind === kind;
  if (isOfKind && all.filter(({ placeKind }) => placeKind === kind).length < all.length)
    reasons.push(['kind-word', 5]);
  if (tags.has(concept.id)) reasons.push(['tagged', 4]);
  if (named.has(concept.id)) reasons.push(['in-full', 4]);
  // What all of them lie in tells nothing.
  const telling = concept.within.filter((id) => !all.every(({ within }) => within.includes(id)));
  if (telling.some((id) => named.has(id) || tags.has(id))) reasons.push(['wider', 3]);
  if (around.has(concept.id) || telling.some((id) => around.has(id))) reasons.push(['nearby', 2]);
  reasons.sort((a, b) => b[1] - a[1]);
  const weight = reasons.reduce((sum, [, points]) => sum + points, 0);
  return { id: concept.id, weight, why: reasons[0]?.[0] ?? 'open' };
}
