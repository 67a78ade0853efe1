import {
  type Archive,
  batchesOf,
  insertRows,
  inTransaction,
  newId,
  oneOf,
  type PublicationTable,
  SheafError,
} from '../archive/index.ts';
import { edtfBounds, foldForTitle } from '../language/index.ts';
import { findOrCreateContributors, freeSlugs, readTopics } from '../names/index.ts';
import { canonicalUrl } from './canonical-url.ts';
import { freeCiteKey, makeCiteKey } from './cite-key.ts';
import { baseTitle } from './likeness/base-title.ts';
import { type Publication, type PublicationInput, parsePublicationInput } from './publication.ts';
import { NO_TEXT, storeTexts } from './publication-text.ts';
import { readPublications } from './read-publications.ts';

type Database = Pick<Archive, 'db'>;

/** Puts one publication into the catalogue. Throws what `createPublications` throws. */
export async function createPublication(archive: Database, input: PublicationInput): Promise<Publication> {
  const [made] = await createPublications(archive, [input]);
  // One in gives one out.
  return made as Publication;
}

/**
 * Puts publications into the catalogue, in one transaction, with their contributors; gives them in the same order. Looks
 * for no duplicates. Throws `conflict` where a cite key that was given is taken.
 */
export async function createPublications(
  archive: Database,
  given: readonly PublicationInput[],
): Promise<Publication[]> {
  return inTransaction(archive, async (inside) => {
    const ids = await insertPublications(inside, given);
    await storeTexts(
      inside,
      ids.map((publication) => ({ publication, content: NO_TEXT })),
    );
    const made = await readPublications(inside, ids);
    return ids.flatMap((id) => made.get(id) ?? []);
  });
}

/** What `createPublications` does, without reading them again: gives their ids in the same order. */
export async function insertPublications(
  archive: Database,
  given: readonly PublicationInput[],
): Promise<string[]> {
  const inputs = given.map(parsePublicationInput);
  return inTransaction(archive, async (inside) => {
    const slugs = await freeSlugs(
      inside,
      'publication',
      inputs.map((it) => it.title),
    );
    const keys = await freeCiteKeys(inside, inputs);
    const rows = inputs.map((input, at) => rowOf(input, slugs[at] ?? '', keys[at] ?? ''));
    await insertRows(inside, 'publication', rows);
    await insertCredits(inside, inputs, rows);
    await insertTopics(inside, inputs, rows);
    return rows.map((row) => row.id);
  });
}

function rowOf(input: PublicationInput, slug: string, citeKey: string): PublicationTable {
  const bounds = input.date ? edtfBounds(input.date.edtf) : null;
  const now = new Date().toISOString();
  return {
    id: newId('publication'),
    slug,
    cite_key: citeKey,
    kind: input.kind,
    title: input.title,
    title_folded: foldForTitle(input.title),
    language: input.language,
    date_edtf: input.date?.edtf ?? null,
    date_raw: input.date?.raw ?? null,
    date_first: bounds?.first ?? null,
    date_last: bounds?.last ?? null,
    url: input.url,
    url_canonical: input.url === null ? null : canonicalUrl(input.url),
    publisher: input.publisher,
    is_external: input.isExternal ? 1 : 0,
    abstract: input.abstract,
    public_since: null,
    public_by: null,
    withdrawn_at: null,
    withdrawn_by: null,
    created_at: now,
    updated_at: now,
    deleted_at: null,
    deleted_by: null,
    subtitle: input.subtitle ?? null,
    details: input.details ?? null,
    title_base: baseTitle(input.title).base,
    merged_into: null,
  };
}

/** Keys that were given first, so that one that is made never takes them away. */
async function freeCiteKeys(archive: Database, inputs: readonly PublicationInput[]): Promise<string[]> {
  const wanted = inputs.map((input) => input.citeKey ?? input.wantedCiteKey ?? makeCiteKey(input));
  const taken = await keysLike(archive, wanted);
  for (const { citeKey } of inputs) {
    if (citeKey === undefined) continue;
    if (taken.has(citeKey)) throw keyTakenError(citeKey);
    taken.add(citeKey);
  }
  const counted = new Map<string, number>();
  return wanted.map((key, at) => {
    if (inputs[at]?.citeKey !== undefined) return key;
    const free = freeCiteKey(key, (it) => taken.has(it), counted);
    taken.add(free);
    return free;
  });
}

function keyTakenError(key: string): SheafError {
  return new SheafError(
    'conflict',
    `The cite key “${key}” is another publication's. Choose a different one.`,
  );
}

/** Keys of the catalogue that are one of these or begin with one. */
async function keysLike(archive: Database, wanted: readonly string[]): Promise<Set<string>> {
  const taken = new Set<string>();
  for (const batch of batchesOf([...new Set(wanted)])) {
    const rows = await archive.db
      .selectFrom('publication')
      .select('cite_key')
      .where('cite_key', 'in', oneOf(batch))
      .execute();
    for (const { cite_key } of rows) {
      const longer = await archive.db
        .selectFrom('publication')
        .select('cite_key')
        .where('cite_key', '>=', cite_key)
        .where('cite_key', '<', `${cite_key}\u{10ffff}`)
        .execute();
      for (const row of longer) taken.add(row.cite_key);
    }
  }
  return taken;
}

async function insertCredits(
  archive: Database,
  inputs: readonly PublicationInput[],
  rows: readonly PublicationTable[],
): Promise<void> {
  const credits = inputs.flatMap((input, at) =>
    input.credits.map((credit, position) => ({ ...credit, position, publication: rows[at]?.id ?? '' })),
  );
  const contributors = await findOrCreateContributors(archive, credits);
  const creditRows = credits.map((credit, at) => ({
    publication_id: credit.publication,
    position: credit.position,
    contributor_id: contributors[at]?.id ?? '',
    named_id: contributors[at]?.namedId ?? null,
    role: credit.role,
    literal: credit.literal,
  }));
  await insertRows(archive, 'credit', creditRows);
}

async function insertTopics(
  archive: Database,
  inputs: readonly PublicationInput[],
  rows: readonly PublicationTable[],
): Promise<void> {
  await refuseUnknownTopics(
    archive,
    inputs.flatMap((input) => input.topics),
  );
  const topicRows = inputs.flatMap((input, at) =>
    [...new Set(input.topics)].map((topic) => ({ publication_id: rows[at]?.id ?? '', topic_id: topic })),
  );
  await insertRows(archive, 'publication_topic', topicRows);
}

async function refuseUnknownTopics(archive: Database, ids: readonly string[]): Promise<void> {
  const known = await readTopics(archive, ids);
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) throw new SheafError('not-found', `There is no topic ${unknown}.`);
}
