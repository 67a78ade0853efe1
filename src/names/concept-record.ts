import { type Archive, batchesOf, oneOf } from '../archive/index.ts';
import type { ConceptIdentifier, ConceptKind, ConceptNote, KnownConcept, PlaceFacts } from './concept.ts';
import { keptContributors } from './kept-contributors.ts';
import { type Label, readLabels } from './label.ts';
import { readContributorLabels } from './label-contributor.ts';

type Database = Pick<Archive, 'db'>;

/** A topic, actor or place with all that the archive knows of it. */
export interface Concept {
  readonly id: string;
  readonly slug: string;
  readonly kind: ConceptKind;
  readonly labels: readonly Label[];
  /** Ids. Of a place, what it lies in. */
  readonly broader: readonly string[];
  readonly related: readonly string[];
  readonly notes: readonly ConceptNote[];
  readonly identifiers: readonly ConceptIdentifier[];
  readonly place: PlaceFacts | null;
}

/** Concepts by their ids; one that was merged into another, and an id that names none, is not in the answer. */
export async function readConcepts(archive: Database, ids: readonly string[]): Promise<Map<string, Concept>> {
  const found = new Map<string, Concept>();
  for (const batch of batchesOf([...new Set(ids)])) {
    const rows = await archive.db
      .selectFrom('concept')
      .selectAll()
      .where('id', 'in', oneOf(batch))
      .where('merged_into', 'is', null)
      .execute();
    const owners = await ownersOf(archive, batch);
    const [labels, relations, notes, identifiers] = [
      await readLabels(archive, batch),
      await readRelations(archive, owners),
      await readNotes(archive, owners),
      await readIdentifiers(archive, owners),
    ];
    for (const row of rows) {
      const { id, slug, kind } = row;
      const { broader, related } = relations.get(id) ?? NO_RELATIONS;
      found.set(id, {
        ...{ id, slug, kind, broader, related },
        labels: labels.get(id) ?? [],
        notes: notes.get(id) ?? [],
        identifiers: identifiers.get(id) ?? [],
        place: placeOf(row),
      });
    }
  }
  return found;
}

/** Ids of all concepts that were not merged into others, in the order of their addresses. */
export async function listConceptIds(
  archive: Database,
  { kinds }: { readonly kinds?: readonly ConceptKind[] } = {},
): Promise<string[]> {
  const rows = await archive.db
    .selectFrom('concept')
    .select('id')
    .where('merged_into', 'is', null)
    .$if(kinds !== undefined, (query) => query.where('kind', 'in', oneOf(kinds ?? [])))
    .orderBy('slug')
    .execute();
  return rows.map(({ id }) => id);
}

/** Every concept and contributor as matching and linking see them. */
export async function readKnownConcepts(archive: Database): Promise<KnownConcept[]> {
  const concepts = await readConcepts(archive, await listConceptIds(archive));
  const known = [...concepts.values()].map(
    (it): KnownConcept => ({
      id: it.id,
      kind: it.kind,
      labels: it.labels,
      within: widerOf(it.id, concepts),
      ...(it.place ? { placeKind: it.place.placeKind } : {}),
    }),
  );
  return [...known, ...(await readKnownContributors(archive))];
}

/** What a concept lies in, from the nearest to the widest; a circle ends where it closes. */
function widerOf(id: string, concepts: ReadonlyMap<string, Concept>): string[] {
  const wider = new Set<string>();
  const waiting = [...(concepts.get(id)?.broader ?? [])];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (next === id || wider.has(next)) continue;
    wider.add(next);
    waiting.push(...(concepts.get(next)?.broader ?? []));
  }
  return [...wider];
}

/** Under their own names and those of contributors that were merged into them. */
async function readKnownContributors(archive: Database): Promise<KnownConcept[]> {
  const rows = await archive.db
    .selectFrom('contributor')
    .select(['id', 'name', 'merged_into'])
    .orderBy('id')
    .execute();
  const merged = rows.filter(({ merged_into }) => merged_into !== null).map(({ id }) => id);
  const kept = await keptContributors(archive, merged);
  const names = new Map<string, string[]>();
  for (const { id, name } of rows) {
    const owner = kept.get(id) ?? id;
    names.set(owner, [...(names.get(owner) ?? []), name]);
  }
  const labels = await readContributorLabels(archive, 'all');
  const own = new Map<string, KnownConcept['labels'][number][]>();
  for (const [id, more] of labels)
    own.set(kept.get(id) ?? id, [...(own.get(kept.get(id) ?? id) ?? []), ...more]);
  return [...names].map(([id, all]) => ({
    id,
    kind: 'contributor',
    labels: [
      ...all.map((text) => ({ text, language: null, type: 'preferred' as const })),
      ...(own.get(id) ?? []),
    ],
    within: [],
  }));
}

/** Concepts, and those that were merged into them, by their ids: whose notes, identifiers and relations theirs are now. */
type Owners = ReadonlyMap<string, string>;

async function ownersOf(archive: Database, ids: readonly string[]): Promise<Owners> {
  const rows = await archive.db
    .selectFrom('concept')
    .select(['id', 'merged_into'])
    .where('merged_into', 'in', oneOf(ids))
    .execute();
  return new Map([
    ...ids.map((id) => [id, id] as const),
    ...rows.map((it) => [it.id, it.merged_into ?? it.id] as const),
  ]);
}

interface Relations {
  readonly broader: string[];
  readonly related: string[];
}
const NO_RELATIONS: Relations = { broader: [], related: [] };

/** Related is said of both, whichever of them it was written for. */
async function readRelations(archive: Database, owners: Owners): Promise<Map<string, Relations>> {
  const ids = [...owners.keys()];
  const rows = await archive.db
    .selectFrom('concept_relation')
    .innerJoin('concept as one', 'one.id', 'concept_relation.concept_id')
    .innerJoin('concept as other', 'other.id', 'concept_relation.other_id')
    .select('type')
    // Either may have been merged into another since.
    .select(({ fn }) => [
      fn.coalesce('one.merged_into', 'one.id').as('one'),
      fn.coalesce('other.merged_into', 'other.id').as('other'),
    ])
    .where((eb) =>
      eb.or([
        eb('concept_id', 'in', oneOf(ids)),
        eb.and([eb('type', '=', 'related'), eb('other_id', 'in', oneOf(ids))]),
      ]),
    )
    .orderBy('concept_id')
    .orderBy('other_id')
    .execute();
  const relations = new Map<string, Relations>();
  const add = (id: string, type: keyof Relations, other: string) => {
    const own = relations.get(id) ?? { broader: [], related: [] };
    relations.set(id, own);
    if (id !== other && !own[type].includes(other)) own[type].push(other);
  };
  for (const { one, type, other } of rows) {
    add(one, type, other);
    if (type === 'related') add(other, type, one);
  }
  return relations;
}

async function readNotes(archive: Database, owners: Owners): Promise<Map<string, ConceptNote[]>> {
  const rows = await archive.db
    .selectFrom('concept_note')
    .selectAll()
    .where('concept_id', 'in', oneOf([...owners.keys()]))
    .orderBy('concept_id')
    .orderBy('position')
    .execute();
  // Only what was parsed as a note is written.
  return listsOf(owners, rows, ({ type, language, text }) => ({
    type: type as ConceptNote['type'],
    language,
    text,
  }));
}

async function readIdentifiers(archive: Database, owners: Owners): Promise<Map<string, ConceptIdentifier[]>> {
  const rows = await archive.db
    .selectFrom('concept_identifier')
    .selectAll()
    .where('concept_id', 'in', oneOf([...owners.keys()]))
    .orderBy('scheme')
    .orderBy('value')
    .execute();
  return listsOf(owners, rows, ({ scheme, value }) => ({ scheme, value }));
}

/** What rows say, by the concept that they belong to now, what is said twice once. */
function listsOf<Row extends { readonly concept_id: string }, Item>(
  owners: Owners,
  rows: readonly Row[],
  itemOf: (row: Row) => Item,
): Map<string, Item[]> {
  const lists = new Map<string, Map<string, Item>>();
  for (const row of rows) {
    const owner = owners.get(row.concept_id) ?? row.concept_id;
    const list = lists.get(owner) ?? new Map<string, Item>();
    const item = itemOf(row);
    list.set(JSON.stringify(item), item);
    lists.set(owner, list);
  }
  return new Map([...lists].map(([owner, list]) => [owner, [...list.values()]]));
}

interface PlaceColumns {
  readonly kind: ConceptKind;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly place_kind: string | null;
  readonly precision: string | null;
}

function placeOf({ kind, latitude, longitude, place_kind, precision }: PlaceColumns): PlaceFacts | null {
  return kind === 'place' ? { latitude, longitude, placeKind: place_kind, precision } : null;
}
