import type { KnownConcept } from '../concept.ts';
import { keysOfName, readName } from '../likeness/name-keys.ts';
import { organisationLikeness } from '../likeness/organisation-likeness.ts';
import { personLikeness } from '../likeness/person-likeness.ts';
import { keysOfSpelling, partsOfLabel, readSpelling, type Spelling } from './spelling.ts';
import { type MatchReason, spellingLikeness } from './spelling-likeness.ts';

/** Finds what a spelling may be the name of. */
export interface Matcher {
  /** The likeliest first, each concept once by the label that is most like it. */
  match(spelling: string, options?: MatchOptions): MatchCandidate[];
}

export interface MatchOptions {
  readonly kinds?: readonly KnownConcept['kind'][];
  /** Id of a concept: only what lies in it, and itself. */
  readonly within?: string;
  readonly placeKind?: string;
  /** 5 unless told. */
  readonly limit?: number;
}

export interface MatchCandidate {
  readonly id: string;
  /** The label that matched, as it is kept. */
  readonly label: string;
  /** 0.6 to 1; see `spellingLikeness`. */
  readonly score: number;
  readonly reasons: readonly MatchReason[];
  /** Can be taken without asking: like hardly anything else, and nothing else is about as like. */
  readonly isSure: boolean;
}

interface Entry {
  readonly concept: KnownConcept;
  readonly label: string;
  readonly spelling: Spelling;
}

/** A matcher for all labels of these concepts: some 30 µs for each to open. */
export function openMatcher(concepts: readonly KnownConcept[]): Matcher {
  const entries: Entry[] = [];
  const byKey = new Map<string, number[]>();
  for (const concept of concepts) {
    for (const { text } of concept.labels) {
      for (const part of partsOfLabel(text)) {
        const spelling = readSpelling(part);
        if (!spelling) continue;
        const at = entries.push({ concept, label: text, spelling }) - 1;
        for (const key of keysOf(concept.kind, part, spelling)) {
          const list = byKey.get(key);
          if (list) list.push(at);
          else byKey.set(key, [at]);
        }
      }
    }
  }
  return {
    match(text, options = {}) {
      const asked = partsOfLabel(text).flatMap((part) => readSpelling(part) ?? []);
      return candidatesAmong(
        entries,
        asked.map((spelling) => {
          const keys = [...keysOfSpelling(spelling), ...personKeys(spelling.text)];
          return { spelling, found: new Set(keys.flatMap((key) => byKey.get(key) ?? [])) };
        }),
        options,
      );
    },
  };
}

function keysOf(kind: KnownConcept['kind'], text: string, spelling: Spelling): string[] {
  return isPerson(kind) ? [...keysOfSpelling(spelling), ...personKeys(text)] : keysOfSpelling(spelling);
}

function personKeys(text: string): string[] {
  const name = readName({ id: '', name: text, kind: 'person', count: 0 });
  return name === null ? [] : keysOfName(name).map((key) => `p${key}`);
}

function isPerson(kind: KnownConcept['kind']): boolean {
  return kind === 'person' || kind === 'contributor';
}

/** Below this another name is meant. */
const LEAST = 0.6;

interface Asked {
  readonly spelling: Spelling;
  /** Places of the entries that share a key with it. */
  readonly found: ReadonlySet<number>;
}

function candidatesAmong(
  entries: readonly Entry[],
  asked: readonly Asked[],
  { kinds, within, placeKind, limit = 5 }: MatchOptions,
): MatchCandidate[] {
  const best = new Map<string, Omit<MatchCandidate, 'isSure'>>();
  for (const { spelling, found } of asked) {
    for (const at of found) {
      const entry = entries[at];
      if (!entry || (kinds && !kinds.includes(entry.concept.kind))) continue;
      const { id } = entry.concept;
      if (within !== undefined && id !== within && !entry.concept.within.includes(within)) continue;
      const weighed = weigh(entry, spelling, placeKind ?? spelling.placeKind);
      if (weighed.score < LEAST || weighed.score <= (best.get(id)?.score ?? 0)) continue;
      best.set(id, { id, label: entry.label, ...weighed });
    }
  }
  const sorted = [...best.values()].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  const letters = asked[0]?.spelling.letters.length ?? 0;
  return sorted
    .slice(0, limit)
    .map((it, at) => ({ ...it, isSure: at === 0 && isSure(it, sorted[1], letters) }));
}

const SURE = 0.83;
/** In a long name a little less is enough, where nothing else comes near. */
const LIKELY = 0.79;
const LONG = 6;
const ALONE = 0.14;
/** By how much the next one has to be less like. */
const CLEAR = 0.06;

function isSure(
  { score, reasons }: Pick<MatchCandidate, 'score' | 'reasons'>,
  next: { readonly score: number } | undefined,
  letters: number,
): boolean {
  if (reasons.includes('other-kind')) return false;
  if (next !== undefined && score - next.score < CLEAR && score < 1) return false;
  if (next?.score === score) return false;
  if (score >= LIKELY && letters >= LONG && (next === undefined || score - next.score >= ALONE)) return true;
  return score >= 0.97 || (score >= SURE && letters >= 4);
}

function weigh(
  { concept, label, spelling }: Entry,
  asked: Spelling,
  placeKind: string | null,
): { readonly score: number; readonly reasons: readonly MatchReason[] } {
  const { likeness, reason } = byKind(concept.kind, label, spelling, asked);
  if (concept.kind !== 'place' || placeKind === null || !concept.placeKind)
    return { score: likeness, reasons: [reason] };
  // `Kabul city` is not the province, though that is called Kabul.
  return concept.placeKind === placeKind
    ? { score: likeness, reasons: [reason, 'kind-word'] }
    : { score: likeness - 0.12, reasons: [reason, 'other-kind'] };
}

function byKind(kind: KnownConcept['kind'], label: string, spelling: Spelling, asked: Spelling) {
  const plain = spellingLikeness(spelling, asked);
  if (plain.likeness >= 0.97 || kind === 'place') return plain;
  if (isPerson(kind)) {
    // Of people a letter may be another person: only what is known of people's names counts.
    const { likeness } = personLikeness(label, asked.text);
    return { likeness, reason: 'person' as const };
  }
  const { likeness } = organisationLikeness(label, asked.text);
  return likeness > plain.likeness ? { likeness, reason: 'organisation' as const } : plain;
}

/** Why a spelling was taken for a name, for an editor. */
export function reasonInWords(reason: MatchReason): string {
  return WORDS[reason];
}

const WORDS: Readonly<Record<MatchReason, string>> = {
  exact: 'written the same',
  folded: 'the same but for case, accents or forms of letters',
  together: 'the same letters, spaced otherwise',
  order: 'the same words in another order',
  'other-script': 'the same in the other script',
  sounds: 'sounds the same',
  transliteration: 'transliterated in another way',
  slip: 'a letter wrong, missing or exchanged',
  'kind-word': 'the word beside it says what kind of place it is',
  'other-kind': 'another kind of place',
  person: 'the same person’s name in another spelling',
  organisation: 'the same words, or what the letters stand for',
};
