import { type Archive, insertRows, inTransaction } from '../archive/index.ts';
import { edtfBounds, foldForTitle } from '../language/index.ts';
import { findOrCreateContributors, findOrCreateTopics } from '../names/index.ts';
import { canonicalUrl } from './canonical-url.ts';
import type { CatalogueValues } from './catalogue-values.ts';
import { insertPublications } from './create-publications.ts';
import { baseTitle } from './likeness/base-title.ts';
import type { PublicationInput } from './publication.ts';

type Database = Pick<Archive, 'db'>;

/** New publications with these values, in one transaction; gives their ids in the same order. */
export async function createFromValues(
  archive: Database,
  all: readonly CatalogueValues[],
): Promise<string[]> {
  return inTransaction(archive, async (inside) => {
    const topics = await topicsOf(inside, all);
    const ids = await insertPublications(
      inside,
      all.map((values, at) => inputOf(values, topics[at] ?? [])),
    );
    await insertIdentifiers(inside, all, ids);
    await insertPictures(inside, all, ids);
    return ids;
  });
}

/** Gives a publication other values. Its address and cite key stay: others may have them. */
export async function replaceValues(archive: Database, id: string, values: CatalogueValues): Promise<void> {
  await inTransaction(archive, async (inside) => {
    const [topics = []] = await topicsOf(inside, [values]);
    const input = inputOf(values, topics);
    const files = await pictureFiles(inside, id);
    await inside.db.updateTable('publication').set(columnsOf(input)).where('id', '=', id).execute();
    for (const table of [
      'credit',
      'publication_topic',
      'publication_identifier',
      'publication_picture',
    ] as const)
      await inside.db.deleteFrom(table).where('publication_id', '=', id).execute();
    await insertCredits(inside, id, input);
    if (topics.length > 0) {
      await inside.db
        .insertInto('publication_topic')
        .values(topics.map((topic) => ({ publication_id: id, topic_id: topic })))
        .execute();
    }
    await insertIdentifiers(inside, [values], [id]);
    await insertPictures(inside, [values], [id], files);
  });
}

/** The files of a publication's pictures that were fetched, by the address they came from. */
async function pictureFiles(archive: Database, id: string): Promise<ReadonlyMap<string, string>> {
  const rows = await archive.db
    .selectFrom('publication_picture')
    .select(['url', 'sha256'])
    .where('publication_id', '=', id)
    .execute();
  return new Map(rows.flatMap(({ url, sha256 }) => (sha256 === null ? [] : [[url, sha256] as const])));
}

function columnsOf(input: PublicationInput) {
  const bounds = input.date ? edtfBounds(input.date.edtf) : null;
  return {
    kind: input.kind,
    title: input.title,
    title_folded: foldForTitle(input.title),
    title_base: baseTitle(input.title).base,
    subtitle: input.subtitle ?? null,
    details: input.details ?? null,
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
    updated_at: new Date().toISOString(),
  };
}

function inputOf(values: CatalogueValues, topics: readonly string[]): PublicationInput {
  const hasDetails = Object.keys(values.details).length > 0;
  return {
    ...(values.citeKey !== null && CITE_KEY.test(values.citeKey) ? { wantedCiteKey: values.citeKey } : {}),
    // The source does not call it anything: the general word, no guess.
    kind: values.kind ?? 'publication',
    title: values.title,
    subtitle: values.subtitle,
    details: hasDetails ? JSON.stringify(values.details) : null,
    language: values.language,
    date: values.date,
    url: values.url,
    publisher: values.publisher,
    isExternal: values.isExternal,
    abstract: values.abstract,
    credits: values.credits,
    topics: [...topics],
  };
}

const CITE_KEY = /^[\p{L}\p{N}][\p{L}\p{N}_:.-]*$/u;

/** Ids of the topics of each, by their labels; those that are not there are made. */
async function topicsOf(archive: Database, all: readonly CatalogueValues[]): Promise<string[][]> {
  const wanted = all.flatMap(({ topics, language }) => topics.map(({ label }) => ({ label, language })));
  const ids = await findOrCreateTopics(archive, wanted);
  let at = 0;
  return all.map(({ topics }) => [...new Set(topics.flatMap(() => ids[at++] ?? []))]);
}

async function insertCredits(archive: Database, id: string, input: PublicationInput): Promise<void> {
  if (input.credits.length === 0) return;
  const contributors = await findOrCreateContributors(archive, input.credits);
  await archive.db
    .insertInto('credit')
    .values(
      input.credits.map((credit, position) => ({
        publication_id: id,
        position,
        contributor_id: contributors[position]?.id ?? '',
        named_id: contributors[position]?.namedId ?? null,
        role: credit.role,
        literal: credit.literal,
      })),
    )
    .execute();
}

async function insertIdentifiers(
  archive: Database,
  all: readonly CatalogueValues[],
  ids: readonly string[],
): Promise<void> {
  const rows = all.flatMap(({ identifiers }, at) =>
    identifiers.map((it) => ({ publication_id: ids[at] ?? '', scheme: it.scheme, value: it.value })),
  );
  await insertRows(archive, 'publication_identifier', rows, 'leave out');
}

async function insertPictures(
  archive: Database,
  all: readonly CatalogueValues[],
  ids: readonly string[],
  files: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  const rows = all.flatMap(({ pictures }, at) =>
    pictures.map((it, position) => ({
      publication_id: ids[at] ?? '',
      position,
      url: it.url,
      caption: it.caption,
      credit: it.credit,
      licence: it.licence,
      alternative_text: it.alternativeText,
      sha256: files.get(it.url) ?? null,
    })),
  );
  await insertRows(archive, 'publication_picture', rows);
}
