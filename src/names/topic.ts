import type { NotNull } from 'kysely';
import {
  type Archive,
  batchesOf,
  inTransaction,
  type LabelType,
  newId,
  oneOf,
  SheafError,
} from '../archive/index.ts';
import { fold } from '../language/index.ts';
import { freeSlugs } from './address.ts';

/** One spelling of a topic's name (SKOS: prefLabel, altLabel, hiddenLabel). */
export interface Label {
  readonly text: string;
  /** BCP 47; `null` where it is not known. */
  readonly language: string | null;
  readonly type: LabelType;
  /** ISO 15924, where the language alone does not tell. */
  readonly script?: string | null;
}

export interface Topic {
  readonly id: string;
  readonly slug: string;
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

/** Makes a topic. Throws `invalid-input` where it has no label that could be shown. */
export async function createTopic(
  archive: Database,
  topic: { readonly slug?: string; readonly labels: readonly Label[] },
): Promise<Topic> {
  const shown = topic.labels.filter(({ text, type }) => type !== 'hidden' && text.trim() !== '');
  const name = preferredLabel(shown, 'en');
  if (name === null) {
    throw new SheafError('invalid-input', 'A topic needs a label that is not a misspelling. Give it one.');
  }
  return inTransaction(archive, async (inside) => {
    const [slug = ''] = await freeSlugs(inside, 'concept', [topic.slug ?? name.text]);
    const id = newId('topic');
    await inside.db
      .insertInto('concept')
      .values({ id, slug, created_at: new Date().toISOString() })
      .execute();
    let made: Topic = { id, slug, labels: [] };
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
      await insertLabel(inside, topic, { ...label, text });
    }
    return (await readTopics(inside, [topic])).get(topic) ?? known;
  });
}

/** Ids of one topic's labels count up, so that their order is the order in which they were given. */
async function insertLabel(archive: Database, topic: string, label: Label): Promise<void> {
  const last = await archive.db
    .selectFrom('label')
    .select('id')
    .where('concept_id', '=', topic)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const number = Number(last?.id.slice(-LABEL_DIGITS) ?? 0) + 1;
  await archive.db
    .insertInto('label')
    .values({
      id: `label-${topic.slice('topic-'.length)}-${String(number).padStart(LABEL_DIGITS, '0')}`,
      concept_id: topic,
      language: label.language,
      script: label.script ?? null,
      type: label.type,
      text: label.text,
      folded: fold(label.text),
    })
    .execute();
}

/** Topics by their ids, their labels in order, preferred ones first; an id that names none is not in the answer. */
export async function readTopics(archive: Database, ids: readonly string[]): Promise<Map<string, Topic>> {
  const topics = new Map<string, { id: string; slug: string; labels: Label[] }>();
  for (const batch of batchesOf([...new Set(ids)])) {
    const rows = await archive.db
      .selectFrom('concept')
      .leftJoin('label', 'label.concept_id', 'concept.id')
      .select(['concept.id', 'concept.slug', 'label.text', 'label.language', 'label.type', 'label.script'])
      .where('concept.id', 'in', oneOf(batch))
      .orderBy('label.id')
      .execute();
    for (const { id, slug, text, language, type, script } of rows) {
      const topic = topics.get(id) ?? { id, slug, labels: [] };
      if (text !== null && type !== null) topic.labels.push({ text, language, type, script });
      topics.set(id, topic);
    }
  }
  for (const topic of topics.values()) topic.labels.sort((a, b) => TYPE_ORDER[a.type] - TYPE_ORDER[b.type]);
  return topics;
}

/**
 * The label to show in a language: the preferred one in it, else in another variety of it (`fa` for `prs`), else the
 * preferred one in any language, else any that is not a misspelling; `null` where there is none.
 */
export function preferredLabel(labels: readonly Label[], language: string): Label | null {
  const shown = labels.filter(({ type }) => type !== 'hidden');
  const preferred = shown.filter(({ type }) => type === 'preferred');
  return (
    preferred.find((label) => label.language === language) ??
    preferred.find((label) => primaryLanguage(label.language) === primaryLanguage(language)) ??
    preferred[0] ??
    shown[0] ??
    null
  );
}

function primaryLanguage(tag: string | null): string | null {
  const primary = tag?.split('-', 1)[0]?.toLowerCase() ?? null;
  return MACROLANGUAGES.get(primary ?? '') ?? primary;
}

const TYPE_ORDER: Readonly<Record<LabelType, number>> = {
  preferred: 0,
  alternative: 1,
  acronym: 1,
  previous: 2,
  transliteration: 2,
  'nom-de-guerre': 2,
  hidden: 3,
};
const LABEL_DIGITS = 4;
// ISO 639-3: varieties of Persian and of Pashto.
const MACROLANGUAGES: ReadonlyMap<string, string> = new Map([
  ['prs', 'fa'],
  ['pes', 'fa'],
  ['pbt', 'ps'],
  ['pbu', 'ps'],
  ['pst', 'ps'],
]);
