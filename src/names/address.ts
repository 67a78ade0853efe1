import {
  type Archive,
  batchesOf,
  inTransaction,
  oneOf,
  SheafError,
  type SluggedKind,
} from '../archive/index.ts';
import { makeSlug } from '../language/index.ts';
import { keptContributors } from './kept-contributors.ts';

type Database = Pick<Archive, 'db'>;

/**
 * For each text an address that no thing of this kind has, had, or is given in the same list: `black-week`,
 * `black-week-2`. A text that gives no letters takes the name of its kind.
 */
export async function freeSlugs(
  archive: Database,
  kind: SluggedKind,
  texts: readonly string[],
): Promise<string[]> {
  const wanted = texts.map((text) => makeSlug(text, kind));
  const taken = await takenAmong(archive, kind, wanted);
  const numbers = new Map<string, number>();
  const slugs: string[] = [];
  for (const slug of wanted) {
    if (taken.has(slug) && !numbers.has(slug)) {
      for (const numbered of await startingWith(archive, kind, `${slug}-`)) taken.add(numbered);
    }
    const free = taken.has(slug) ? firstFree(slug, taken, numbers) : slug;
    taken.add(free);
    slugs.push(free);
  }
  return slugs;
}

/**
 * Gives a thing a new address and keeps the old one leading to it. Throws `conflict` where another thing of the kind has
 * or had the address, `not-found` where there is no such thing, `invalid-input` where the address is not one.
 */
export async function changeSlug(
  archive: Database,
  kind: SluggedKind,
  id: string,
  slug: string,
): Promise<void> {
  if (!ADDRESS.test(slug)) {
    throw new SheafError(
      'invalid-input',
      `“${slug}” can not stand in an address. Write it as “${makeSlug(slug, kind)}”.`,
    );
  }
  await inTransaction(archive, async ({ db }) => {
    const current = await slugOf({ db }, kind, id);
    if (current === null) throw new SheafError('not-found', `There is no ${kind} ${id}.`);
    if (current === slug) return;
    const owner = await ownerOf({ db }, kind, slug);
    if (owner !== null && owner !== id) throw takenError(kind, slug);
    await db.deleteFrom('former_slug').where('kind', '=', kind).where('slug', '=', slug).execute();
    await db.insertInto('former_slug').values({ kind, slug: current, target_id: id }).execute();
    await db.updateTable(kind).set({ slug }).where('id', '=', id).execute();
  });
}

/** The id of the thing that once had this address, or of what that was merged into; `null` where none had. */
export async function formerOwner(
  archive: Database,
  kind: SluggedKind,
  slug: string,
): Promise<string | null> {
  const row = await archive.db
    .selectFrom('former_slug')
    .select('target_id')
    .where('kind', '=', kind)
    .where('slug', '=', slug)
    .executeTakeFirst();
  const id = row?.target_id ?? null;
  if (id === null || kind !== 'contributor') return id;
  return (await keptContributors(archive, [id])).get(id) ?? id;
}

async function takenAmong(
  archive: Database,
  kind: SluggedKind,
  wanted: readonly string[],
): Promise<Set<string>> {
  const taken = new Set<string>();
  for (const batch of batchesOf([...new Set(wanted)])) {
    const now = await archive.db.selectFrom(kind).select('slug').where('slug', 'in', oneOf(batch)).execute();
    const before = await archive.db
      .selectFrom('former_slug')
      .select('slug')
      .where('kind', '=', kind)
      .where('slug', 'in', oneOf(batch))
      .execute();
    for (const { slug } of [...now, ...before]) taken.add(slug);
  }
  return taken;
}

/** Counts on from where it stopped for this slug, so that a thousand of one name are not a million questions. */
function firstFree(slug: string, taken: ReadonlySet<string>, numbers: Map<string, number>): string {
  let number = numbers.get(slug) ?? 2;
  while (taken.has(`${slug}-${number}`)) number += 1;
  numbers.set(slug, number + 1);
  return `${slug}-${number}`;
}

async function startingWith(archive: Database, kind: SluggedKind, start: string): Promise<Set<string>> {
  // A range instead of LIKE, because only that uses the index in both databases. “.” is the character after “-”.
  const end = `${start.slice(0, -1)}.`;
  const now = await archive.db
    .selectFrom(kind)
    .select('slug')
    .where('slug', '>=', start)
    .where('slug', '<', end)
    .execute();
  const before = await archive.db
    .selectFrom('former_slug')
    .select('slug')
    .where('kind', '=', kind)
    .where('slug', '>=', start)
    .where('slug', '<', end)
    .execute();
  return new Set([...now, ...before].map((row) => row.slug));
}

async function slugOf(archive: Database, kind: SluggedKind, id: string): Promise<string | null> {
  const row = await archive.db.selectFrom(kind).select('slug').where('id', '=', id).executeTakeFirst();
  return row?.slug ?? null;
}

async function ownerOf(archive: Database, kind: SluggedKind, slug: string): Promise<string | null> {
  const row = await archive.db.selectFrom(kind).select('id').where('slug', '=', slug).executeTakeFirst();
  return row?.id ?? formerOwner(archive, kind, slug);
}

function takenError(kind: SluggedKind, slug: string): SheafError {
  return new SheafError(
    'conflict',
    `The address “${slug}” belongs to another ${kind}. Choose a different one.`,
  );
}

// The form of a slug, and room for the number that `freeSlugs` may put behind 60 letters.
const ADDRESS = /^(?=.{1,70}$)[a-z0-9]+(?:-[a-z0-9]+)*$/;
