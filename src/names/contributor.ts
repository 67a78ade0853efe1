import {
  type Archive,
  batchesOf,
  type ContributorKind,
  type ContributorTable,
  inTransaction,
  newId,
  oneOf,
  SheafError,
} from '../archive/index.ts';
import { fold } from '../language/index.ts';
import { freeSlugs } from './address.ts';
import { keptContributors } from './kept-contributors.ts';

/** A person or organisation as a publication names it. */
export interface ContributorName {
  readonly name: string;
  readonly kind: ContributorKind;
}

export interface Contributor extends ContributorName {
  readonly id: string;
  readonly slug: string;
}

/** Who a name means, and whose name it is where that one was merged into another; else `null`. */
export interface NamedContributor extends Contributor {
  readonly namedId: string | null;
}

type Database = Pick<Archive, 'db'>;

/** The one contributor of this name and kind; made where there is none yet. Throws `invalid-input` for an empty name. */
export async function findOrCreateContributor(
  archive: Database,
  name: ContributorName,
): Promise<NamedContributor> {
  const [contributor] = await findOrCreateContributors(archive, [name]);
  // One name in gives one contributor out.
  return contributor as NamedContributor;
}

/**
 * The contributors of these names, in the same order. Names that fold to the same text are the same contributor, whose
 * name stays as it was first written; a person and an organisation of one name are two. A name that was merged into another
 * gives that other. Throws `invalid-input` for a name without a letter.
 */
export async function findOrCreateContributors(
  archive: Database,
  names: readonly ContributorName[],
): Promise<NamedContributor[]> {
  const wanted = new Map<string, ContributorName>();
  for (const name of names) {
    const key = keyOf(name.kind, foldedName(name));
    if (!wanted.has(key)) wanted.set(key, name);
  }
  return inTransaction(archive, async (inside) => {
    const known = await contributorsByKey(inside, [...wanted.values()]);
    const missing = [...wanted].filter(([key]) => !known.has(key)).map(([, name]) => name);
    for (const made of await createContributors(inside, missing)) {
      known.set(keyOf(made.kind, fold(made.name)), { ...made, namedId: null });
    }
    return names.flatMap((name) => known.get(keyOf(name.kind, fold(name.name))) ?? []);
  });
}

/** Contributors by their ids; an id that names none is not in the answer. */
export async function readContributors(
  archive: Database,
  ids: readonly string[],
): Promise<Map<string, Contributor>> {
  const found = new Map<string, Contributor>();
  for (const batch of batchesOf([...new Set(ids)])) {
    const rows = await archive.db
      .selectFrom('contributor')
      .select(['id', 'slug', 'kind', 'name'])
      .where('id', 'in', oneOf(batch))
      .execute();
    for (const row of rows) found.set(row.id, row);
  }
  return found;
}

/** The names of all people of the archive, as first written: evidence for reading bylines. */
export async function readContributorNames(archive: Database): Promise<readonly string[]> {
  const rows = await archive.db
    .selectFrom('contributor')
    .select('name')
    .where('kind', '=', 'person')
    .execute();
  return rows.map((row) => row.name);
}

async function contributorsByKey(
  archive: Database,
  names: readonly ContributorName[],
): Promise<Map<string, NamedContributor>> {
  const known = new Map<string, NamedContributor>();
  const merged = new Map<string, string>();
  for (const batch of batchesOf([...new Set(names.map((name) => fold(name.name)))])) {
    const rows = await archive.db
      .selectFrom('contributor')
      .select(['id', 'slug', 'kind', 'name', 'folded', 'merged_into'])
      .where('folded', 'in', oneOf(batch))
      .execute();
    for (const { folded, merged_into, ...contributor } of rows) {
      const key = keyOf(contributor.kind, folded);
      known.set(key, { ...contributor, namedId: null });
      if (merged_into !== null) merged.set(key, contributor.id);
    }
  }
  if (merged.size > 0) await leadToKept(archive, known, merged);
  return known;
}

/** Puts those that merged contributors turned out to be in their place. */
async function leadToKept(
  archive: Database,
  known: Map<string, NamedContributor>,
  merged: ReadonlyMap<string, string>,
): Promise<void> {
  const keptIds = await keptContributors(archive, [...merged.values()]);
  const kept = await readContributors(archive, [...keptIds.values()]);
  for (const [key, id] of merged) {
    const contributor = kept.get(keptIds.get(id) ?? '');
    if (contributor) known.set(key, { ...contributor, namedId: id });
  }
}

async function createContributors(
  archive: Database,
  names: readonly ContributorName[],
): Promise<Contributor[]> {
  const slugs = await freeSlugs(
    archive,
    'contributor',
    names.map(({ name }) => name),
  );
  const rows = names.map((name, index): ContributorTable => newRow(name, slugs[index] ?? ''));
  for (const batch of batchesOf(rows)) await archive.db.insertInto('contributor').values(batch).execute();
  return rows.map(({ id, slug, kind, name }) => ({ id, slug, kind, name }));
}

function newRow({ name, kind }: ContributorName, slug: string): ContributorTable {
  const literal = name.trim().replace(/\s+/g, ' ');
  return {
    id: newId('contributor'),
    slug,
    kind,
    name: literal,
    // The literal name: nothing tells for certain which word of an Afghan name sorts first.
    sort_name: literal,
    folded: fold(name),
    created_at: new Date().toISOString(),
    merged_into: null,
    merged_at: null,
    merged_by: null,
  };
}

function foldedName({ name }: ContributorName): string {
  const folded = fold(name);
  if (/[\p{L}\p{N}]/u.test(folded)) return folded;
  throw new SheafError(
    'invalid-input',
    `“${name}” is no name: it has no letter. Leave it out, or write the name.`,
  );
}

function keyOf(kind: ContributorKind, folded: string): string {
  return `${kind} ${folded}`;
}
