import { type Archive, batchesOf, type DossierState, SheafError } from '../archive/index.ts';
import { mergedInto } from '../catalogue/index.ts';
import { citeKeysOf } from './cite-keys.ts';
import type { DossierDocument } from './document.ts';
import { figuresOf } from './parse-document.ts';

type Database = Pick<Archive, 'db'>;

/** What a document points to outside itself. */
export interface References {
  /** How many entries point to each publication, by its id. */
  readonly entries: ReadonlyMap<string, number>;
  /** Ids of the publications that texts cite; keys that cite nothing are left out. */
  readonly cited: ReadonlySet<string>;
  readonly topics: ReadonlySet<string>;
  /** SHA-256 of each picture. */
  readonly media: ReadonlySet<string>;
}

/**
 * What a document points to. Throws `not-found`, naming each publication, topic and picture that the archive does not
 * have; deleted publications are there. A cite key that cites nothing is text like any other.
 */
export async function readReferences(archive: Database, document: DossierDocument): Promise<References> {
  const pointers = pointersOf(document);
  const missing = await missingAmong(archive, pointers);
  if (missing.length > 0) {
    throw new SheafError(
      'not-found',
      `The archive does not have ${missing.join(', ')}. Add them first, or take them out of the dossier; nothing was saved.`,
    );
  }
  return { ...pointers, cited: await publicationsCitedAs(archive, citeKeysOf(document)) };
}

/** One row a publication; one that was merged into another counts as that. */
async function entryRows(
  archive: Database,
  references: References,
  { dossier, state }: { readonly dossier: string; readonly state: DossierState },
) {
  const ids = new Set([...references.entries.keys(), ...references.cited]);
  const merged = await mergedInto(archive, [...ids]);
  const rows = new Map<string, { entries: number; isCited: boolean }>();
  for (const id of ids) {
    const publication = merged.get(id) ?? id;
    const { entries = 0, isCited = false } = rows.get(publication) ?? {};
    rows.set(publication, {
      entries: entries + (references.entries.get(id) ?? 0),
      isCited: isCited || references.cited.has(id),
    });
  }
  return [...rows].map(([publication, { entries, isCited }]) => ({
    dossier_id: dossier,
    state,
    publication_id: publication,
    entry_count: entries,
    is_cited: isCited ? 1 : 0,
  }));
}

/** What a document points to by ids; what its texts cite is not among it. */
export type Pointers = Omit<References, 'cited'>;

/** Keeps beside a dossier what its draft (`head`) or its public version points to, for lists to find it by. */
export async function recordReferences(
  archive: Database,
  dossier: string,
  state: DossierState,
  references: References,
): Promise<void> {
  const entries = await entryRows(archive, references, { dossier, state });
  const topics = [...references.topics].map((topic) => ({ dossier_id: dossier, state, topic_id: topic }));
  for (const table of ['dossier_entry', 'dossier_topic'] as const) {
    await archive.db.deleteFrom(table).where('dossier_id', '=', dossier).where('state', '=', state).execute();
  }
  for (const batch of batchesOf(entries)) {
    await archive.db.insertInto('dossier_entry').values(batch).execute();
  }
  for (const batch of batchesOf(topics)) await archive.db.insertInto('dossier_topic').values(batch).execute();
}

/** What a document points to by ids; what its texts cite is not among it. */
export function pointersOf(document: DossierDocument): Pointers {
  const entries = new Map<string, number>();
  for (const { publication } of document.sections.flatMap((section) => section.entries)) {
    entries.set(publication, (entries.get(publication) ?? 0) + 1);
  }
  return {
    entries,
    topics: new Set(document.tags),
    media: new Set(figuresOf(document).flatMap((figure) => figure.media ?? [])),
  };
}

/** What the archive does not have of it, in words: `the topic topic-7c0g…`. */
async function missingAmong({ db }: Database, { entries, topics, media }: Pointers): Promise<string[]> {
  const noPublications = await notFound(entries.keys(), (ids) =>
    db.selectFrom('publication').select('id as found').where('id', 'in', ids).execute(),
  );
  const noTopics = await notFound(topics, (ids) =>
    db.selectFrom('concept').select('id as found').where('id', 'in', ids).execute(),
  );
  const noMedia = await notFound(media, (ids) =>
    db.selectFrom('media').select('sha256 as found').where('sha256', 'in', ids).execute(),
  );
  return [
    ...noPublications.map((id) => `the publication ${id}`),
    ...noTopics.map((id) => `the topic ${id}`),
    ...noMedia.map((id) => `the picture ${id}`),
  ];
}

/** Those that a look-up, which is handed them in batches, does not find. */
async function notFound(
  wanted: Iterable<string>,
  lookUp: (batch: readonly string[]) => Promise<readonly { readonly found: string }[]>,
): Promise<string[]> {
  const missing = new Set(wanted);
  for (const batch of batchesOf([...missing])) {
    for (const { found } of await lookUp(batch)) missing.delete(found);
  }
  return [...missing];
}

async function publicationsCitedAs({ db }: Database, keys: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const batch of batchesOf(keys)) {
    const rows = await db.selectFrom('publication').select('id').where('cite_key', 'in', batch).execute();
    for (const { id } of rows) found.add(id);
  }
  return found;
}
