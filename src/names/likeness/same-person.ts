import { fold } from '../../language/index.ts';
import { type KnownName, keysOfName, type ReadName, readName } from './name-keys.ts';
import { likenessOfOrganisations } from './organisation-likeness.ts';
import { likenessOfNames, type NameLikeness, WORTH_PROPOSING } from './person-likeness.ts';

export type { KnownName } from './name-keys.ts';

export interface SamePersonProposal {
  /** The id of the name that more publications bear. */
  readonly one: string;
  readonly other: string;
  /** 0.7 to 1; no probability, an order to go by. */
  readonly likeness: number;
  /** For the editor, in words. */
  readonly reasons: readonly string[];
}

/**
 * Pairs of names that may be one person's or one organisation's, the likeliest first: to be proposed to an editor, never
 * merged unasked. What has been decided before is not proposed again (`decided` is asked with two ids, in whatever order).
 * Where an initial fits several people, all that fit are proposed and the reasons say so; where it fits more than three,
 * none is. 20,000 names take some seconds at most: only names that share a key (see `keysOfName`) are compared.
 */
export function proposeSamePersons(
  names: readonly KnownName[],
  decided: (one: string, other: string) => boolean,
): SamePersonProposal[] {
  const read = names.flatMap((name) => readName(name) ?? []);
  const pairs = pairsToCompare(read);
  const proposals: Proposal[] = [];
  for (const [one, other] of pairs) {
    if (one.known.id === other.known.id) continue;
    const { likeness, reasons } = compare(one, other);
    if (likeness < WORTH_PROPOSING || decided(one.known.id, other.known.id)) continue;
    proposals.push({ ...inOrder(one.known, other.known), likeness, reasons });
  }
  return withoutDoubtfulInitials(proposals).map(toAnswer).sort(byLikeness);
}

interface Proposal {
  readonly first: KnownName;
  readonly second: KnownName;
  readonly likeness: number;
  readonly reasons: readonly string[];
}

/** The more borne first; by id where as many bear both, so that the answer does not hang on the order of the names. */
function inOrder(
  one: KnownName,
  other: KnownName,
): { readonly first: KnownName; readonly second: KnownName } {
  const isFirst = one.count === other.count ? one.id < other.id : one.count > other.count;
  return isFirst ? { first: one, second: other } : { first: other, second: one };
}

/** Each pair once, in the order of the names. */
function pairsToCompare(names: readonly ReadName[]): (readonly [ReadName, ReadName])[] {
  const blocks = new Map<string, number[]>();
  for (const [at, name] of names.entries()) {
    for (const key of new Set(keysOfName(name))) {
      const block = blocks.get(key);
      if (block) block.push(at);
      else blocks.set(key, [at]);
    }
  }
  const seen = new Set<number>();
  for (const block of blocks.values()) addPairs(block, names, seen);
  return [...seen].flatMap((pair) => {
    const [one, other] = [names[Math.floor(pair / names.length)], names[pair % names.length]];
    return one && other ? [[one, other] as const] : [];
  });
}

/** All with all; in a crowd each with those that stand next to it in the alphabet, so that no block grows with its square. */
function addPairs(block: readonly number[], names: readonly ReadName[], seen: Set<number>): void {
  if (block.length < 2) return;
  const isCrowd = block.length > LARGEST_BLOCK;
  const order = isCrowd
    ? [...block].sort((a, b) => compareText(names[a]?.folded ?? '', names[b]?.folded ?? ''))
    : block;
  const reach = isCrowd ? NEIGHBOURS : block.length;
  for (const [at, one] of order.entries()) {
    for (let next = at + 1; next < order.length && next <= at + reach; next++) {
      const other = order[next] ?? one;
      seen.add(Math.min(one, other) * names.length + Math.max(one, other));
    }
  }
}

const LARGEST_BLOCK = 250;
const NEIGHBOURS = 60;

function compare(one: ReadName, other: ReadName): NameLikeness {
  if (one.folded === other.folded) return sameLetters(one.known, other.known);
  if (one.organisation && other.organisation)
    return likenessOfOrganisations(one.organisation, other.organisation);
  if (one.person && other.person) return likenessOfNames(one.person, other.person);
  return { likeness: 0, reasons: [] };
}

function sameLetters(one: KnownName, other: KnownName): NameLikeness {
  if (one.kind === other.kind) return { likeness: 1, reasons: ['the same letters'] };
  return { likeness: 0.9, reasons: ['the same letters, once as a person and once as an organisation'] };
}

/** `B. Osman` fits Borhan and Bilal alike: the editor hears of the others, and where there are many it tells nothing. */
function withoutDoubtfulInitials(proposals: readonly Proposal[]): Proposal[] {
  const fits = new Map<string, KnownName[]>();
  for (const proposal of proposals.filter(isByInitial)) {
    const [short, long] = shortAndLong(proposal);
    fits.set(short.id, [...(fits.get(short.id) ?? []), long]);
  }
  return proposals.flatMap((proposal) => {
    if (!isByInitial(proposal)) return proposal;
    const [short, long] = shortAndLong(proposal);
    const others = distinctNames(
      (fits.get(short.id) ?? []).filter(({ id }) => id !== long.id),
      long,
    );
    if (others.length === 0) return proposal;
    if (others.length >= MOST_FITTING) return [];
    const reasons = [
      ...proposal.reasons,
      `“${short.name}” fits ${others.map((name) => `“${name}”`).join(' and ')} as well`,
    ];
    return { ...proposal, likeness: Math.max(proposal.likeness - 0.08, WORTH_PROPOSING), reasons };
  });
}

const MOST_FITTING = 3;

function isByInitial({ reasons }: Proposal): boolean {
  return reasons.some((reason) => reason.startsWith('an initial'));
}

/** The one with the initial has fewer letters. */
function shortAndLong({ first, second }: Proposal): readonly [KnownName, KnownName] {
  return first.name.length <= second.name.length ? [first, second] : [second, first];
}

/** Other people, not another spelling of this one. */
function distinctNames(names: readonly KnownName[], long: KnownName): string[] {
  const own = readName(long)?.person;
  const others = names.filter(({ name, kind }) => {
    const person = readName({ id: '', name, kind, count: 0 })?.person;
    return !own || !person || likenessOfNames(own, person).likeness < WORTH_PROPOSING;
  });
  return [...new Map(others.map(({ name }) => [fold(name), name])).values()];
}

function toAnswer({ first, second, likeness, reasons }: Proposal): SamePersonProposal {
  return { one: first.id, other: second.id, likeness: Math.round(likeness * 100) / 100, reasons };
}

function byLikeness(a: SamePersonProposal, b: SamePersonProposal): number {
  return b.likeness - a.likeness || compareText(a.one, b.one) || compareText(a.other, b.other);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
