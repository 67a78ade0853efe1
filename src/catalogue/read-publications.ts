import { type Archive, batchesOf, oneOf, type PublicationTable } from '../archive/index.ts';
import { mergedInto } from './merged-into.ts';
import type { Publication, PublicationCredit } from './publication.ts';

type Database = Pick<Archive, 'db'>;

/**
 * Publications by their ids, deleted ones too; an id that names none is not in the answer. Under the id of one that was
 * merged into another stands that other.
 */
export async function readPublications(
  archive: Database,
  ids: readonly string[],
): Promise<Map<string, Publication>> {
  const merged = await mergedInto(archive, ids);
  const found = new Map<string, Publication>();
  for (const batch of batchesOf([...new Set(ids.map((id) => merged.get(id) ?? id))])) {
    const rows = await archive.db
      .selectFrom('publication')
      .selectAll()
      .where('id', 'in', oneOf(batch))
      .execute();
    const credits = await readCredits(archive, batch);
    const topics = await readTopicIds(archive, batch);
    for (const row of rows) {
      found.set(row.id, publicationOf(row, credits.get(row.id) ?? [], topics.get(row.id) ?? []));
    }
  }
  for (const [id, kept] of merged) {
    const publication = found.get(kept);
    if (publication) found.set(id, publication);
  }
  return found;
}

/** The catalogue from the newest publication to the oldest; those without a date come last. */
export async function listPublications(
  archive: Database,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<Publication[]> {
  const rows = await archive.db
    .selectFrom('publication')
    .select('id')
    .where('deleted_at', 'is', null)
    .orderBy('date_first', (order) => order.desc().nullsLast())
    .orderBy('id', 'desc')
    .offset(offset)
    .limit(limit)
    .execute();
  const ids = rows.map((row) => row.id);
  const found = await readPublications(archive, ids);
  return ids.flatMap((id) => found.get(id) ?? []);
}

async function readCredits(
  archive: Database,
  ids: readonly string[],
): Promise<Map<string, PublicationCredit[]>> {
  const rows = await archive.db
    .selectFrom('credit')
    .innerJoin('contributor', 'contributor.id', 'credit.contributor_id')
    .select([
      'credit.publication_id',
      'credit.role',
      'credit.literal',
      'contributor.id',
      'contributor.slug',
      'contributor.name',
      'contributor.kind',
    ])
    .where('credit.publication_id', 'in', oneOf(ids))
    .orderBy('credit.publication_id')
    .orderBy('credit.position')
    .execute();
  const credits = new Map<string, PublicationCredit[]>();
  for (const { publication_id, ...credit } of rows) {
    const list = credits.get(publication_id) ?? [];
    list.push(credit);
    credits.set(publication_id, list);
  }
  return credits;
}

async function readTopicIds(archive: Database, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await archive.db
    .selectFrom('publication_topic')
    .select(['publication_id', 'topic_id'])
    .where('publication_id', 'in', oneOf(ids))
    .orderBy('topic_id')
    .execute();
  const topics = new Map<string, string[]>();
  for (const { publication_id, topic_id } of rows) {
    const list = topics.get(publication_id) ?? [];
    list.push(topic_id);
    topics.set(publication_id, list);
  }
  return topics;
}

function publicationOf(
  row: PublicationTable,
  credits: readonly PublicationCredit[],
  topics: readonly string[],
): Publication {
  return {
    id: row.id,
    slug: row.slug,
    citeKey: row.cite_key,
    kind: row.kind,
    title: row.title,
    language: row.language,
    date: row.date_edtf === null ? null : { edtf: row.date_edtf, raw: row.date_raw ?? '' },
    url: row.url,
    publisher: row.publisher,
    isExternal: row.is_external === 1,
    abstract: row.abstract,
    credits,
    topics,
  };
}
