import { type Archive, SheafError } from '../archive/index.ts';
import { preferredLabel, readTopics, topicsOf } from '../names/index.ts';
import type { ImportedRecord } from './imported-record.ts';
import { readPublications } from './read-publications.ts';
import { ownSource } from './source.ts';

/**
 * Before a source joins a publication that no source named yet (it was read from a dossier page, or entered), keeps what
 * the catalogue says of it as a record of its own: the source's word goes first then, and nothing is lost.
 */
export async function keepOwnRecord(archive: Pick<Archive, 'db'>, publication: string): Promise<void> {
  const item = await archive.db
    .selectFrom('source_item')
    .select('key')
    .where('publication_id', '=', publication)
    .limit(1)
    .executeTakeFirst();
  if (item) return;
  const now = new Date().toISOString();
  await archive.db
    .insertInto('source_item')
    .values({
      source_id: await ownSource(archive),
      key: publication,
      publication_id: publication,
      fingerprint: '',
      record: JSON.stringify(await ownRecord(archive, publication)),
      validators: null,
      first_seen_at: now,
      seen_at: now,
      seen_in: '',
      gone_at: null,
    })
    .execute();
}

/** What the catalogue itself says of a publication. Throws `not-found`. */
export async function ownRecord(archive: Pick<Archive, 'db'>, id: string): Promise<ImportedRecord> {
  const known = (await readPublications(archive, [id])).get(id);
  if (!known) throw new SheafError('not-found', `There is no publication ${id}.`);
  const topics = await readTopics(archive, known.topics);
  const labels = topicsOf(known.topics, topics).flatMap(
    (topic) => preferredLabel(topic.labels, known.language ?? 'en')?.text ?? [],
  );
  return {
    title: known.title,
    subtitle: null,
    // The general word says nothing that a source could not say better.
    kind: known.kind === 'publication' ? null : known.kind,
    credits: await creditsAsNamed(archive, known.id),
    date: known.date,
    modified: null,
    language: known.language,
    url: known.url,
    publisher: known.publisher,
    isExternal: known.isExternal,
    abstract: known.abstract,
    topics: labels.map((label) => ({ label, use: 'tag' })),
    identifiers: [],
    citeKey: known.citeKey,
    details: {},
    pictures: [],
    translationOf: null,
    translations: [],
    origins: {},
  };
}

/** The credits under the names they bear, whoever those turned out to be: so that a merge of names can still be undone. */
async function creditsAsNamed(
  archive: Pick<Archive, 'db'>,
  publication: string,
): Promise<ImportedRecord['credits']> {
  return archive.db
    .selectFrom('credit')
    .innerJoin('contributor', (join) =>
      join.on((on) => on('contributor.id', '=', on.fn.coalesce('credit.named_id', 'credit.contributor_id'))),
    )
    .select(['contributor.name', 'contributor.kind', 'credit.role', 'credit.literal'])
    .where('credit.publication_id', '=', publication)
    .orderBy('credit.position')
    .execute();
}
