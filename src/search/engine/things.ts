import type { Archive } from '../../archive/index.ts';
import { fold } from '../../language/index.ts';
import { type KnownConcept, preferredLabel, readKnownConcepts } from '../../names/index.ts';

/** How a thing belongs to a publication. */
export const NAMED = 0;
export const TAGGED = 1;
export const CREDITED = 2;

type Database = Pick<Archive, 'db'>;

/** What search knows of concepts and contributors, in memory. Things go by their numbers. */
export interface Things {
  /** Changes when any name does. */
  readonly version: number;
  /** One more than the highest number. */
  readonly size: number;
  readonly known: ReadonlyMap<number, Thing>;
  readonly numbers: ReadonlyMap<string, number>;
  /** Things by what they are called, folded. */
  readonly byLabel: ReadonlyMap<string, readonly number[]>;
  /** The folded labels of all, sorted, for those that begin with something. */
  readonly sortedLabels: readonly string[];
  /** For each number that of the thing which it turned out to be; itself for most. */
  readonly owners: Int32Array;
  /** Those that turned out to be another, and that other, by its number; only where there are any. */
  readonly families: ReadonlyMap<number, readonly number[]>;
  /** Numbers by facet and slug, parted by a space. */
  readonly bySlug: ReadonlyMap<string, number>;
  /** As bits, how a thing has to belong to a text to be counted: a topic tagged, a contributor credited, others named or tagged. */
  readonly countedRoles: Uint8Array;
  /** What each lies in, the numbers of all wider things. */
  readonly wider: readonly (readonly number[] | undefined)[];
}

export interface Thing {
  readonly number: number;
  readonly id: string;
  readonly slug: string;
  readonly kind: KnownConcept['kind'];
  readonly labels: KnownConcept['labels'];
}

/** The label to show of a thing in a language; its address where it has none. */
export function labelOf({ labels, slug }: Pick<Thing, 'labels' | 'slug'>, language: string): string {
  return preferredLabel(labels, language)?.text ?? slug;
}

/** Counts changes of names: another count, other names. */
export async function namesVersion(archive: Database): Promise<number> {
  const row = await archive.db.selectFrom('names_state').select('changes').executeTakeFirstOrThrow();
  return row.changes;
}

/** Reads all concepts and contributors. */
export async function readThings(archive: Database): Promise<Things> {
  const version = await namesVersion(archive);
  const rows = await archive.db.selectFrom('thing').selectAll().execute();
  const numbers = new Map(rows.map(({ id, number }) => [id, number]));
  const size = rows.reduce((most, { number }) => Math.max(most, number), 0) + 1;
  const slugs = await readSlugs(archive);
  const known = new Map<number, Thing>();
  const wider: (readonly number[] | undefined)[] = Array.from({ length: size });
  const byLabel = new Map<string, number[]>();
  const bySlug = new Map<string, number>();
  const countedRoles = new Uint8Array(size);
  for (const { id, kind, labels, within } of await readKnownConcepts(archive)) {
    const number = numbers.get(id) ?? 0;
    const slug = slugs.get(id) ?? id;
    known.set(number, { number, id, kind, labels, slug });
    bySlug.set(`${facetOfKind(kind)} ${slug}`, number);
    countedRoles[number] = rolesOf(kind);
    if (within.length > 0) wider[number] = within.flatMap((it) => numbers.get(it) ?? []);
    for (const { text } of labels) {
      const form = fold(text);
      const list = byLabel.get(form) ?? [];
      if (!list.includes(number)) list.push(number);
      byLabel.set(form, list);
    }
  }
  const sortedLabels = [...byLabel.keys()].sort();
  const owners = await readOwners(archive, numbers, size);
  return {
    ...{ version, size, known, numbers, byLabel, sortedLabels, bySlug, countedRoles, owners, wider },
    families: familiesOf(owners),
  };
}

/** The facet that things of a kind are counted in. */
export function facetOfKind(kind: Thing['kind']): 'topic' | 'actor' | 'place' | 'contributor' {
  if (kind === 'topic' || kind === 'place' || kind === 'contributor') return kind;
  return 'actor';
}

function rolesOf(kind: Thing['kind']): number {
  const facet = facetOfKind(kind);
  if (facet === 'contributor') return 1 << CREDITED;
  return facet === 'topic' ? 1 << TAGGED : (1 << NAMED) | (1 << TAGGED);
}

/** A thing with all that turned out to be it, by their numbers. */
export function familyOf({ families }: Things, number: number): readonly number[] {
  return [number, ...(families.get(number) ?? [])];
}

function familiesOf(owners: Int32Array): Map<number, number[]> {
  const families = new Map<number, number[]>();
  for (const [number, owner] of owners.entries())
    if (owner !== number) families.set(owner, [...(families.get(owner) ?? []), number]);
  return families;
}

async function readSlugs(archive: Database): Promise<Map<string, string>> {
  const concepts = await archive.db.selectFrom('concept').select(['id', 'slug']).execute();
  const contributors = await archive.db.selectFrom('contributor').select(['id', 'slug']).execute();
  return new Map([...concepts, ...contributors].map(({ id, slug }) => [id, slug]));
}

async function readOwners(
  archive: Database,
  numbers: ReadonlyMap<string, number>,
  size: number,
): Promise<Int32Array> {
  const owners = Int32Array.from({ length: size }, (_, number) => number);
  for (const table of ['concept', 'contributor'] as const) {
    const rows = await archive.db
      .selectFrom(table)
      .select(['id', 'merged_into'])
      .where('merged_into', 'is not', null)
      .execute();
    for (const { id, merged_into } of rows)
      owners[numbers.get(id) ?? 0] = numbers.get(merged_into ?? '') ?? 0;
  }
  // A contributor may lead to one that was merged further; a concept never does.
  for (let number = 0; number < size; number++) {
    let owner = number;
    for (let steps = 0; steps < size && owners[owner] !== owner; steps++) owner = owners[owner] ?? owner;
    owners[number] = owner;
  }
  return owners;
}
