import type { NotNull } from 'kysely';
import { type Archive, insertRows, type LabelType, oneOf } from '../archive/index.ts';
import { type Dated, datedSchema, fold } from '../language/index.ts';

type Database = Pick<Archive, 'db'>;

/** One spelling of a name. The first three types are SKOS's prefLabel, altLabel and hiddenLabel; the others are alternative. */
export interface Label {
  readonly text: string;
  /** BCP 47; `null` where it is not known. */
  readonly language: string | null;
  readonly type: LabelType;
  /** ISO 15924, where the language alone does not tell. */
  readonly script?: string | null;
  /** When it was in use, as far as somebody said so. */
  readonly usedFrom?: Dated | null;
  readonly usedUntil?: Dated | null;
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

// ISO 639-3: varieties of Persian and of Pashto.
const MACROLANGUAGES: ReadonlyMap<string, string> = new Map([
  ['prs', 'fa'],
  ['pes', 'fa'],
  ['pbt', 'ps'],
  ['pbu', 'ps'],
  ['pst', 'ps'],
]);

/** The labels of concepts by the concepts' ids, preferred ones first, each type in the order in which they were given, those of merged ones last. */
export async function readLabels(archive: Database, ids: readonly string[]): Promise<Map<string, Label[]>> {
  const rows = await archive.db
    .selectFrom('label')
    .select(['concept_id', 'text', 'language', 'type', 'script', 'used_from', 'used_until'])
    .where('concept_id', 'in', oneOf(ids))
    .$narrowType<{ concept_id: NotNull }>()
    .orderBy(({ eb }) => eb.case().when('own_concept_id', 'is', null).then(0).else(1).end())
    .orderBy('id')
    .execute();
  const labels = new Map<string, Label[]>();
  for (const { concept_id, used_from, used_until, ...label } of rows) {
    const list = labels.get(concept_id) ?? [];
    list.push({ ...label, ...(used_from || used_until ? usedIn(used_from, used_until) : {}) });
    labels.set(concept_id, list);
  }
  for (const list of labels.values()) list.sort((a, b) => TYPE_ORDER[a.type] - TYPE_ORDER[b.type]);
  return labels;
}

function usedIn(from: string | null, until: string | null): Pick<Label, 'usedFrom' | 'usedUntil'> {
  const read = (json: string | null) => (json === null ? null : datedSchema.parse(JSON.parse(json)));
  return { usedFrom: read(from), usedUntil: read(until) };
}

const TYPE_ORDER: Readonly<Record<LabelType, number>> = {
  preferred: 0,
  alternative: 1,
  acronym: 2,
  previous: 3,
  transliteration: 4,
  'nom-de-guerre': 5,
  hidden: 6,
};

/** Gives concepts labels, after those they have. Ids of one concept's labels count up, so that their order stays. */
export async function insertLabels(
  archive: Database,
  given: ReadonlyMap<string, readonly Label[]>,
): Promise<void> {
  const numbers = await lastNumbers(archive, [...given.keys()]);
  const rows = [...given].flatMap(([concept, labels]) =>
    labels.map((label, at) => rowOf(concept, label, (numbers.get(concept) ?? 0) + at + 1)),
  );
  await insertRows(archive, 'label', rows);
}

function rowOf(concept: string, label: Label, number: number) {
  const { text, language, type, script, usedFrom, usedUntil } = label;
  return {
    id: `label-${concept.slice(concept.indexOf('-') + 1)}-${String(number).padStart(LABEL_DIGITS, '0')}`,
    concept_id: concept,
    contributor_id: null,
    language,
    script: script ?? null,
    type,
    text,
    folded: fold(text),
    used_from: usedFrom ? JSON.stringify(usedFrom) : null,
    used_until: usedUntil ? JSON.stringify(usedUntil) : null,
    own_concept_id: null,
    own_type: null,
  };
}

/** By what a concept's own labels end; those of another that was merged into it count on for that one. */
async function lastNumbers(archive: Database, concepts: readonly string[]): Promise<Map<string, number>> {
  const rows = await archive.db
    .selectFrom('label')
    .select(({ fn }) => ['concept_id', 'own_concept_id', fn.max('id').as('last')])
    .where((eb) =>
      eb.or([eb('concept_id', 'in', oneOf(concepts)), eb('own_concept_id', 'in', oneOf(concepts))]),
    )
    .groupBy(['concept_id', 'own_concept_id'])
    .execute();
  const numbers = new Map<string, number>();
  for (const { concept_id, own_concept_id, last } of rows) {
    const owner = own_concept_id ?? concept_id ?? '';
    numbers.set(owner, Math.max(numbers.get(owner) ?? 0, Number(last.slice(-LABEL_DIGITS))));
  }
  return numbers;
}

const LABEL_DIGITS = 4;
