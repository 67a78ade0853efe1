import type { NotNull } from 'kysely';
import {
  type Archive,
  batchesOf,
  type ConceptKind,
  inTransaction,
  newId,
  oneOf,
  SheafError,
} from '../archive/index.ts';
import { fold } from '../language/index.ts';
import { freeSlugs } from './address.ts';
import { insertLabels, type Label, preferredLabel, readLabels } from './label.ts';

export interface Topic {
  readonly id: string;
  readonly slug: string;
  readonly kind: ConceptKind;
  readonly labels: readonly Label[];
}

type Database = Pick<Archive, 'db'>;

/** The topic that has this label in any of its forms; made with it as preferred label where there is none. */
export async function findOrCreateTopic(
  archive: Database,
  label: string,
  language: string | null,
): Promise<Topic> {
  return inTransaction(archive, async (inside) => {
    const found = await findTopic(inside, label);
    return found ?? createTopic(inside, { labels: [{ text: label, language, type: 'preferred' }] });
  });
}

/** Ids of the topics that have these labels, in the same order; see `findOrCreateTopic`. Empty labels give no topic. */
export async function findOrCreateTopics(
  archive: Database,
  wanted: readonly { readonly label: string; readonly language: string | null }[],
): Promise<(string | null)[]> {
  const forms = wanted.map(({ label }) => fold(label));
  const found = new Map<string, string>();
  for (const batch of batchesOf([...new Set(forms)])) {
    const rows = await archive.db
      .selectFrom('label')
      .select(['concept_id', 'folded', 'type'])
      .where('folded', 'in', oneOf(batch))
      .where('concept_id', 'is not', null)
      .$narrowType<{ concept_id: NotNull }>()
      .orderBy('id')
      .execute();
    for (const { concept_id, folded } of rows.filter(({ type }) => type !== 'preferred'))
      if (!found.has(folded)) found.set(folded, concept_id);
    const preferred = rows.filter(({ type }) => type === 'preferred').reverse();
    for (const { concept_id, folded } of preferred) found.set(folded, concept_id);
  }
  for (const [at, { label, language }] of wanted.entries()) {
    const form = forms[at] ?? '';
    if (form === '' || found.has(form)) continue;
    found.set(form, (await findOrCreateTopic(archive, label, language)).id);
  }
  return forms.map((form) => found.get(form) ?? null);
}

/** The topic that has this label; where several have, the one that prefers it. */
export async function findTopic(archive: Database, label: string): Promise<Topic | null> {
  const rows = await archive.db
    .selectFrom('label')
    .select(['concept_id', 'type'])
    .where('folded', '=', fold(label))
    .where('concept_id', 'is not', null)
    .$narrowType<{ concept_id: NotNull }>()
    .orderBy('id')
    .execute();
  const row = rows.find(({ type }) => type === 'preferred') ?? rows[0];
  if (!row) return null;
  return (await readTopics(archive, [row.concept_id])).get(row.concept_id) ?? null;
}

/** Makes a topic, or a tag that is an actor or a place. Throws `invalid-input` where it has no label that could be shown. */
export async function createTopic(
  archive: Database,
  topic: {
    readonly slug?: string | undefined;
    readonly kind?: ConceptKind | undefined;
    readonly labels: readonly Label[];
  },
): Promise<Topic> {
  const shown = topic.labels.filter(({ text, type }) => type !== 'hidden' && text.trim() !== '');
  const name = preferredLabel(shown, 'en');
  if (name === null) {
    throw new SheafError('invalid-input', 'A topic needs a label that is not a misspelling. Give it one.');
  }
  return inTransaction(archive, async (inside) => {
    const [slug = ''] = await freeSlugs(inside, 'concept', [topic.slug ?? name.text]);
    const id = newId('topic');
    const kind = topic.kind ?? 'topic';
    await inside.db
      .insertInto('concept')
      .values({ id, slug, kind, created_at: new Date().toISOString() })
      .execute();
    let made: Topic = { id, slug, kind, labels: [] };
    for (const label of topic.labels) made = await addLabel(inside, id, label);
    return made;
  });
}

/**
 * Gives a topic one more label, shown after those it has; one that it already has in that language stays as it is.
 * Throws `not-found` where there is no such topic, `invalid-input` where the label is empty.
 */
export async function addLabel(archive: Database, topic: string, label: Label): Promise<Topic> {
  const text = label.text.trim().replace(/\s+/g, ' ');
  if (fold(text) === '')
    throw new SheafError('invalid-input', 'A label is empty. Write it, or leave it out.');
  return inTransaction(archive, async (inside) => {
    const known = (await readTopics(inside, [topic])).get(topic);
    if (!known) throw new SheafError('not-found', `There is no topic ${topic}.`);
    if (!known.labels.some((other) => other.text === text && other.language === label.language)) {
      await insertLabels(inside, new Map([[topic, [{ ...label, text }]]]));
    }
    return (await readTopics(inside, [topic])).get(topic) ?? known;
  });
}

/** The topics of a list of ids, each once, also where two of them turned out to be one; without ids that name none. */
export function topicsOf(ids: readonly string[], known: ReadonlyMap<string, Topic>): Topic[] {
  const topics = ids.flatMap((id) => known.get(id) ?? []);
  return [...new Map(topics.map((topic) => [topic.id, topic])).values()];
}

/**
 * Concepts by their ids, their labels in order, preferred ones first; an id that names none is not in the answer. Under the
 * id of one that was merged into another stands that other.
 */
export async function readTopics(archive: Database, ids: readonly string[]): Promise<Map<string, Topic>> {
  const topics = new Map<string, Topic>();
  for (const batch of batchesOf([...new Set(ids)])) {
    const rows = await archive.db
      .selectFrom('concept')
      .leftJoin('concept as kept', 'kept.id', 'concept.merged_into')
      .select(['concept.id as asked', 'concept.merged_into'])
      .select(({ fn }) => [
        fn.coalesce('kept.id', 'concept.id').as('id'),
        fn.coalesce('kept.slug', 'concept.slug').as('slug'),
        fn.coalesce('kept.kind', 'concept.kind').as('kind'),
      ])
      .where('concept.id', 'in', oneOf(batch))
      .execute();
    const labels = await readLabels(
      archive,
      rows.map(({ id }) => id),
    );
    for (const { asked, id, slug, kind } of rows)
      topics.set(asked, { id, slug, kind, labels: labels.get(id) ?? [] });
  }
  return topics;
}
