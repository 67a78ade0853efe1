import type { OperandExpression } from 'kysely';
import type { Archive } from '../archive/index.ts';
import { type Direction, directionOf, directionOfText } from '../language/index.ts';
import { preferredLabel, readTopics, type Topic } from '../names/index.ts';
import type { CreditView, PublicationView, TopicRef } from './view.ts';
import { publicPublications } from './visibility.ts';

type Database = Pick<Archive, 'db'>;

/** A query that finds ids of publications, which is quicker than many ids; or as many as fit in one of `batchesOf`. */
export type PublicationIds = OperandExpression<string> | readonly string[];

/**
 * Those of the publications that the public may see, by their ids, newest first, with topics labelled in a language;
 * those without a date come last.
 */
export async function readPublicationViews(
  archive: Database,
  which: PublicationIds,
  language: string,
): Promise<Map<string, PublicationView>> {
  const rows = await publicationRows(archive, which).execute();
  const credits = await readCredits(archive, which);
  const topics = await readSubjects(archive, which, language);
  const directions = directionsOf(rows);
  return new Map(
    rows.map((row) => [row.id, viewOf(row, directions, credits.get(row.id) ?? [], topics.get(row.id) ?? [])]),
  );
}

/** The publications that a dossier's public version lists or cites. */
export function shownIn(archive: Database, dossierId: string): PublicationIds {
  return archive.db
    .selectFrom('dossier_entry')
    .select('publication_id')
    .where('dossier_id', '=', dossierId)
    .where('state', '=', 'published');
}

/** A topic under its preferred label in a language, else in any. */
export function topicRefOf({ slug, labels }: Topic, language: string): TopicRef {
  const label = preferredLabel(labels, language);
  return { slug, label: label?.text ?? slug, language: label?.language ?? null };
}

/** Publications from the newest to the oldest; those without a date come last. */
export function newestFirst(publications: ReturnType<typeof publicPublications>) {
  return publications
    .orderBy(({ eb }) => eb.case().when('date_first', 'is', null).then(1).else(0).end())
    .orderBy('date_first', 'desc')
    .orderBy('date_last', 'desc')
    .orderBy('publication.id');
}

function publicationRows(archive: Database, which: PublicationIds) {
  return newestFirst(publicPublications(archive))
    .select(['id', 'slug', 'cite_key', 'kind', 'title', 'language', 'date_edtf', 'date_raw'])
    .select(['url', 'publisher', 'is_external', 'abstract'])
    .where('publication.id', 'in', which);
}

type PublicationRow = Awaited<ReturnType<ReturnType<typeof publicationRows>['execute']>>[number];

async function readCredits(archive: Database, which: PublicationIds): Promise<Map<string, CreditView[]>> {
  const rows = await archive.db
    .selectFrom('credit')
    .innerJoin('contributor', 'contributor.id', 'credit.contributor_id')
    .select(['publication_id', 'role', 'slug', 'name', 'contributor.kind'])
    .where('publication_id', 'in', which)
    .orderBy('publication_id')
    .orderBy('position')
    .execute();
  return listsBy(rows, ({ slug, name, kind, role }) => ({ slug, name, kind, role }));
}

async function readSubjects(
  archive: Database,
  which: PublicationIds,
  language: string,
): Promise<Map<string, TopicRef[]>> {
  const rows = await archive.db
    .selectFrom('publication_topic')
    .select(['publication_id', 'topic_id'])
    .where('publication_id', 'in', which)
    .orderBy('topic_id')
    .execute();
  const topics = await readTopics(archive, [...new Set(rows.map((row) => row.topic_id))]);
  const refs = new Map([...topics.values()].map((topic) => [topic.id, topicRefOf(topic, language)]));
  // Two tags may have turned out to be one.
  const seen = new Set<string>();
  const known = rows.flatMap((row) => {
    const id = topics.get(row.topic_id)?.id ?? '';
    const ref = refs.get(id);
    if (!ref || seen.has(`${row.publication_id} ${id}`)) return [];
    seen.add(`${row.publication_id} ${id}`);
    return [{ publication_id: row.publication_id, ref }];
  });
  return listsBy(known, ({ ref }) => ref);
}

function listsBy<Row extends { readonly publication_id: string }, Item>(
  rows: readonly Row[],
  itemOf: (row: Row) => Item,
): Map<string, Item[]> {
  const lists = new Map<string, Item[]>();
  for (const row of rows) {
    const list = lists.get(row.publication_id);
    if (list) list.push(itemOf(row));
    else lists.set(row.publication_id, [itemOf(row)]);
  }
  return lists;
}

/** Each language is looked up once: that takes as long as reading a record. */
function directionsOf(rows: readonly PublicationRow[]): Map<string, Direction> {
  const languages = new Set(rows.flatMap((row) => row.language ?? []));
  return new Map([...languages].map((language) => [language, directionOf(language)]));
}

function viewOf(
  row: PublicationRow,
  directions: ReadonlyMap<string, Direction>,
  credits: CreditView[],
  topics: TopicRef[],
): PublicationView {
  const { language, title } = row;
  return {
    id: row.id,
    slug: row.slug,
    citeKey: row.cite_key,
    kind: row.kind,
    title,
    language,
    direction: directions.get(language ?? '') ?? directionOfText(title),
    date: row.date_edtf === null ? null : { edtf: row.date_edtf, raw: row.date_raw ?? '' },
    url: row.url,
    publisher: row.publisher,
    isExternal: row.is_external === 1,
    abstract: row.abstract,
    credits,
    topics,
  };
}
