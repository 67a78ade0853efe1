import { type Archive, batchesOf, insertRows, inTransaction, newId, oneOf } from '../archive/index.ts';
import { fold } from '../language/index.ts';
import { freeSlugs } from './address.ts';
import type { ConceptDraft, ConceptIdentifier } from './concept.ts';
import { recordConceptEvent } from './concept-event.ts';
import { type Concept, readConcepts } from './concept-record.ts';
import { insertLabels, type Label, preferredLabel, readLabels } from './label.ts';
import { missingLabels, placeToSet } from './missing-facts.ts';

type Database = Pick<Archive, 'db'>;

/** What became of a draft. */
export interface ConceptOutcome {
  readonly key: string;
  readonly id: string;
  readonly what: 'new' | 'changed' | 'same';
  /** Why it was taken for one that was there, in words; empty where it is new. */
  readonly because: string;
}

/**
 * Takes concepts into the archive, in one transaction. One that is there already (by an identifier, by its key in an earlier
 * file, or as the only one of its name and kind) gets what it lacks: nothing that it has is changed or taken away (Law 1).
 * Gives what became of each, in order. Taking the same file in again changes nothing.
 */
export async function takeInConcepts(
  archive: Database,
  drafts: readonly ConceptDraft[],
  by: string,
): Promise<ConceptOutcome[]> {
  return inTransaction(archive, async (inside) => {
    const taking: Taking = { archive: inside, by, ids: new Map(), outcomes: new Map() };
    const inOrder = widestFirst(drafts);
    await recogniseByIdentifier(taking, inOrder);
    for (const batch of batchesOf(inOrder)) await takeBatch(taking, batch);
    await relate(taking, drafts);
    return drafts.flatMap(({ key }) => taking.outcomes.get(key) ?? []);
  });
}

interface Taking {
  readonly archive: Database;
  readonly by: string;
  /** Ids by the drafts' keys. */
  readonly ids: Map<string, string>;
  readonly outcomes: Map<string, ConceptOutcome>;
}

/** What others lie in comes before them: by it places of one name are told apart. What is in a circle comes as it came. */
function widestFirst(drafts: readonly ConceptDraft[]): ConceptDraft[] {
  const byKey = new Map(drafts.map((it) => [it.key, it]));
  const depths = new Map<string, number>();
  const depthOf = (start: ConceptDraft): number => {
    let depth = 0;
    const seen = new Set([start.key]);
    for (let next = byKey.get(start.broader[0] ?? ''); next && !seen.has(next.key); ) {
      depth += 1;
      seen.add(next.key);
      next = byKey.get(next.broader[0] ?? '');
    }
    return depth;
  };
  for (const draft of drafts) depths.set(draft.key, depthOf(draft));
  return [...byKey.values()].sort((a, b) => (depths.get(a.key) ?? 0) - (depths.get(b.key) ?? 0));
}

/** The scheme under which a concept keeps what it was called in a file. */
const KEY_SCHEME = 'key';

function identifiersOf({ key, identifiers }: ConceptDraft): ConceptIdentifier[] {
  return [...identifiers, { scheme: KEY_SCHEME, value: key }];
}

async function recogniseByIdentifier(taking: Taking, drafts: readonly ConceptDraft[]): Promise<void> {
  for (const batch of batchesOf(drafts)) {
    const values = batch.flatMap((it) => identifiersOf(it).map(({ value }) => value));
    const rows = await taking.archive.db
      .selectFrom('concept_identifier')
      .innerJoin('concept', 'concept.id', 'concept_identifier.concept_id')
      .select(['scheme', 'value'])
      .select(({ fn }) => fn.coalesce('concept.merged_into', 'concept.id').as('id'))
      .where('value', 'in', oneOf([...new Set(values)]))
      .execute();
    const known = new Map(rows.map((it) => [`${it.scheme} ${it.value}`, it.id]));
    const labels = await readLabels(
      taking.archive,
      rows.map(({ id }) => id),
    );
    for (const draft of batch) {
      const found = identifiersOf(draft).find((it) => {
        const owner = known.get(`${it.scheme} ${it.value}`);
        return owner !== undefined && isTelling(it, draft, labels.get(owner) ?? []);
      });
      const id = found && known.get(`${found.scheme} ${found.value}`);
      if (!found || id === undefined) continue;
      taking.ids.set(draft.key, id);
      const because =
        found.scheme === KEY_SCHEME ? 'the same file brought it before' : `${found.scheme} ${found.value}`;
      taking.outcomes.set(draft.key, { key: draft.key, id, what: 'same', because });
    }
  }
}

/** A key is a file's own: `12` in two tables may be two things, unless they share a name. An address is everybody's. */
function isTelling(
  { scheme, value }: ConceptIdentifier,
  draft: ConceptDraft,
  known: readonly Label[],
): boolean {
  if (scheme !== KEY_SCHEME || /^[a-z][a-z0-9+.-]*:\S/i.test(value)) return true;
  const forms = new Set(known.map(({ text }) => fold(text)));
  return draft.labels.some(({ text }) => forms.has(fold(text)));
}

async function takeBatch(taking: Taking, batch: readonly ConceptDraft[]): Promise<void> {
  await recogniseByName(
    taking,
    batch.filter(({ key }) => !taking.ids.has(key)),
  );
  const known = batch.filter(({ key }) => taking.ids.has(key));
  await addMissing(taking, known);
  await create(
    taking,
    batch.filter(({ key }) => !taking.ids.has(key)),
  );
}

/** The only one of its name and kind; a topic of that name, of which nothing more was known, may turn out to be a place or an actor. */
async function recogniseByName(taking: Taking, drafts: readonly ConceptDraft[]): Promise<void> {
  const names = new Map(drafts.map((it) => [it.key, namesOf(it)]));
  const wanted = [...new Set([...names.values()].flat())];
  const rows = await taking.archive.db
    .selectFrom('label')
    .innerJoin('concept', 'concept.id', 'label.concept_id')
    .select(['label.folded', 'concept.id', 'concept.kind'])
    .where('label.folded', 'in', oneOf(wanted))
    .where('label.type', '!=', 'hidden')
    .where('concept.merged_into', 'is', null)
    .execute();
  const concepts = await readConcepts(
    taking.archive,
    rows.map(({ id }) => id),
  );
  const taken = new Set(taking.ids.values());
  for (const draft of drafts) {
    const own = new Set(names.get(draft.key));
    const ids = new Set(rows.filter(({ folded }) => own.has(folded)).map(({ id }) => id));
    const fitting = [...ids].flatMap((id) => concepts.get(id) ?? []).filter((it) => fits(taking, draft, it));
    const [only] = fitting;
    if (!only || fitting.length > 1 || taken.has(only.id)) continue;
    taken.add(only.id);
    taking.ids.set(draft.key, only.id);
    const because = `the only ${only.kind} called ${preferredLabel(draft.labels, 'en')?.text ?? ''}`;
    taking.outcomes.set(draft.key, { key: draft.key, id: only.id, what: 'same', because });
  }
}

function namesOf({ labels }: ConceptDraft): string[] {
  return labels.filter(({ type }) => type === 'preferred').map(({ text }) => fold(text));
}

function fits(taking: Taking, draft: ConceptDraft, concept: Concept): boolean {
  if (concept.kind === 'topic' && draft.kind !== 'topic') return isBare(concept);
  if (concept.kind !== draft.kind) return false;
  const kinds = [draft.place?.placeKind ?? null, concept.place?.placeKind ?? null];
  if (!kinds.includes(null) && kinds[0] !== kinds[1]) return false;
  if (isAtOdds(draft.identifiers, concept.identifiers)) return false;
  const within = draft.broader.flatMap((key) => taking.ids.get(key) ?? []);
  return (
    within.length === 0 || concept.broader.length === 0 || within.some((id) => concept.broader.includes(id))
  );
}

/** A tag: a name and nothing else. */
function isBare({ notes, identifiers, broader, related }: Concept): boolean {
  return notes.length + identifiers.length + broader.length + related.length === 0;
}

/** Each has another identifier of one scheme. */
function isAtOdds(one: readonly ConceptIdentifier[], other: readonly ConceptIdentifier[]): boolean {
  return one.some(
    ({ scheme, value }) =>
      scheme !== KEY_SCHEME &&
      other.some((it) => it.scheme === scheme) &&
      !other.some((it) => it.scheme === scheme && it.value === value),
  );
}

async function create(taking: Taking, drafts: readonly ConceptDraft[]): Promise<void> {
  const slugs = await freeSlugs(
    taking.archive,
    'concept',
    drafts.map((it) => preferredLabel(it.labels, 'en')?.text ?? it.key),
  );
  const ids = drafts.map(({ kind }) => newId(kind));
  const rows = drafts.map(({ kind, place }, at) => ({
    id: ids[at] ?? '',
    slug: slugs[at] ?? '',
    kind,
    latitude: place?.latitude ?? null,
    longitude: place?.longitude ?? null,
    place_kind: place?.placeKind ?? null,
    precision: place?.precision ?? null,
    created_at: new Date().toISOString(),
    merged_into: null,
    merged_at: null,
    merged_by: null,
  }));
  await insertRows(taking.archive, 'concept', rows);
  await insertLabels(taking.archive, new Map(drafts.map((it, at) => [ids[at] ?? '', it.labels])));
  for (const [at, draft] of drafts.entries()) {
    const id = ids[at] ?? '';
    taking.ids.set(draft.key, id);
    taking.outcomes.set(draft.key, { key: draft.key, id, what: 'new', because: '' });
  }
  await insertNotes(
    taking,
    drafts.map((draft) => ({ draft, from: 0, notes: draft.notes })),
  );
  await insertIdentifiers(taking, drafts);
}

/** What a concept that is there already lacks. */
async function addMissing(taking: Taking, drafts: readonly ConceptDraft[]): Promise<void> {
  const concepts = await readConcepts(
    taking.archive,
    drafts.flatMap(({ key }) => taking.ids.get(key) ?? []),
  );
  for (const draft of drafts) {
    const concept = concepts.get(taking.ids.get(draft.key) ?? '');
    if (concept && (await complete(taking, draft, concept))) changed(taking, draft, concept.id);
  }
  await insertIdentifiers(taking, drafts);
}

function changed(taking: Taking, { key }: ConceptDraft, id: string): void {
  const because = taking.outcomes.get(key)?.because ?? '';
  taking.outcomes.set(key, { key, id, what: 'changed', because });
}

async function complete(taking: Taking, draft: ConceptDraft, concept: Concept): Promise<boolean> {
  const labels = missingLabels(draft.labels, concept.labels);
  if (labels.length > 0) await insertLabels(taking.archive, new Map([[concept.id, labels]]));
  const known = new Set(concept.notes.map((it) => JSON.stringify([it.type, it.language, it.text])));
  const notes = draft.notes.filter((it) => !known.has(JSON.stringify([it.type, it.language, it.text])));
  await insertNotes(taking, [{ draft, from: concept.notes.length, notes }]);
  const isKindNew = concept.kind === 'topic' && draft.kind !== 'topic';
  const facts = placeToSet(draft, concept);
  if (isKindNew || facts) {
    await taking.archive.db
      .updateTable('concept')
      .set({ ...(isKindNew ? { kind: draft.kind } : {}), ...facts })
      .where('id', '=', concept.id)
      .execute();
  }
  const isNew = draft.identifiers.some(
    (it) => !concept.identifiers.some((other) => other.scheme === it.scheme && other.value === it.value),
  );
  if (isKindNew) {
    await recordConceptEvent(
      taking.archive,
      concept.id,
      'kind',
      { from: 'topic', to: draft.kind },
      taking.by,
    );
  }
  return labels.length > 0 || notes.length > 0 || isKindNew || facts !== null || isNew;
}

interface NotesToAdd {
  readonly draft: ConceptDraft;
  readonly from: number;
  readonly notes: ConceptDraft['notes'];
}

async function insertNotes(taking: Taking, all: readonly NotesToAdd[]): Promise<void> {
  const rows = all.flatMap(({ draft, from, notes }) =>
    notes.map((it, at) => ({
      concept_id: taking.ids.get(draft.key) ?? '',
      position: from + at,
      type: it.type,
      language: it.language,
      text: it.text,
    })),
  );
  await insertRows(taking.archive, 'concept_note', rows);
}

async function insertIdentifiers(taking: Taking, drafts: readonly ConceptDraft[]): Promise<void> {
  const rows = drafts.flatMap((draft) =>
    identifiersOf(draft).map(({ scheme, value }) => ({
      concept_id: taking.ids.get(draft.key) ?? '',
      scheme,
      value,
    })),
  );
  await insertRows(taking.archive, 'concept_identifier', rows, 'leave out');
}

/** When all are there: who is broader and related. A relation to what the file does not hold is left out. */
async function relate(taking: Taking, drafts: readonly ConceptDraft[]): Promise<void> {
  const rows = drafts.flatMap((draft) => {
    const id = taking.ids.get(draft.key) ?? '';
    const toOthers = (keys: readonly string[], type: 'broader' | 'related') =>
      keys.flatMap((key) => {
        const other = taking.ids.get(key);
        return other === undefined || other === id ? [] : [{ concept_id: id, type, other_id: other }];
      });
    return [...toOthers(draft.broader, 'broader'), ...toOthers(draft.related, 'related')];
  });
  await insertRows(taking.archive, 'concept_relation', rows, 'leave out');
}
