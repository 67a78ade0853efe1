import { type Archive, inTransaction, SheafError } from '../archive/index.ts';
import { keptContributors } from './kept-contributors.ts';

type Database = Pick<Archive, 'db'>;

/**
 * Makes two contributors one: what the second is credited on is the first's from now on, also what is read later under
 * the second's name; each credit goes on printing its own spelling, and the second's address leads to the first. Can be
 * undone by `separateContributors`. Gives the publications whose credits changed. Throws `not-found`, `invalid-input`
 * where both are one already, `conflict` where one of them is merged, or where one publication credits both.
 */
export async function mergeContributors(
  archive: Database,
  kept: string,
  merged: string,
  by: string,
): Promise<string[]> {
  if (kept === merged) throw new SheafError('invalid-input', 'Both are the same contributor already.');
  return inTransaction(archive, async (inside) => {
    for (const id of [kept, merged]) await refuseMerged(inside, id);
    await refuseCreditedTogether(inside, kept, merged);
    const publications = await creditedOn(inside, merged);
    await inside.db
      .updateTable('credit')
      .set((eb) => ({ contributor_id: kept, named_id: eb.fn.coalesce('named_id', eb.val(merged)) }))
      .where('contributor_id', '=', merged)
      .execute();
    const { slug } = await inside.db
      .updateTable('contributor')
      .set({ merged_into: kept, merged_at: new Date().toISOString(), merged_by: by })
      .where('id', '=', merged)
      .returning('slug')
      .executeTakeFirstOrThrow();
    // To the merged one, which leads to whom it turned out to be: so an undone merge further on needs no repair here.
    await inside.db
      .insertInto('former_slug')
      .values({ kind: 'contributor', slug, target_id: merged })
      .execute();
    return publications;
  });
}

/**
 * Undoes a merge: every credit that bears the merged one's name is its own again. Gives whom it had been merged into and
 * the publications whose credits changed. Throws `not-found` where it was not merged.
 */
export async function separateContributors(
  archive: Database,
  merged: string,
): Promise<{ readonly kept: string; readonly publications: readonly string[] }> {
  return inTransaction(archive, async (inside) => {
    const row = await inside.db
      .selectFrom('contributor')
      .select(['slug', 'merged_into'])
      .where('id', '=', merged)
      .executeTakeFirst();
    if (!row || row.merged_into === null)
      throw new SheafError('not-found', `${row?.slug ?? merged} was not merged into another contributor.`);
    const own = [merged, ...(await mergedUnder(inside, merged))];
    await inside.db
      .updateTable('contributor')
      .set({ merged_into: null, merged_at: null, merged_by: null })
      .where('id', '=', merged)
      .execute();
    await inside.db
      .deleteFrom('former_slug')
      .where('kind', '=', 'contributor')
      .where('slug', '=', row.slug)
      .execute();
    for (const named of own) await giveBack(inside, named, merged);
    return { kept: row.merged_into, publications: await creditedOn(inside, merged) };
  });
}

/** Credits that bear a name go to the contributor that the name means now. */
async function giveBack(archive: Database, named: string, to: string): Promise<void> {
  await archive.db
    .updateTable('credit')
    .set({ contributor_id: to, named_id: named === to ? null : named })
    .where('named_id', '=', named)
    .execute();
}

/** Those that were merged into one, and into those. */
async function mergedUnder(archive: Database, id: string): Promise<string[]> {
  const found: string[] = [];
  let asked = [id];
  while (asked.length > 0) {
    const rows = await archive.db
      .selectFrom('contributor')
      .select('id')
      .where('merged_into', 'in', asked)
      .execute();
    asked = rows.map((row) => row.id);
    found.push(...asked);
  }
  return found;
}

async function creditedOn(archive: Database, contributor: string): Promise<string[]> {
  const rows = await archive.db
    .selectFrom('credit')
    .select('publication_id')
    .distinct()
    .where('contributor_id', '=', contributor)
    .execute();
  return rows.map((row) => row.publication_id);
}

async function refuseMerged(archive: Database, id: string): Promise<void> {
  const row = await archive.db
    .selectFrom('contributor')
    .select('name')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new SheafError('not-found', `There is no contributor ${id}.`);
  const kept = (await keptContributors(archive, [id])).get(id);
  if (kept === undefined) return;
  const other = await archive.db
    .selectFrom('contributor')
    .select('name')
    .where('id', '=', kept)
    .executeTakeFirst();
  throw new SheafError(
    'conflict',
    `“${row.name}” was merged into “${other?.name ?? kept}” already. Name that one, or part them first.`,
  );
}

/** A publication that credits both as two would name one person twice. */
async function refuseCreditedTogether(archive: Database, kept: string, merged: string): Promise<void> {
  const both = await archive.db
    .selectFrom('credit')
    .innerJoin('credit as other', (join) =>
      join
        .onRef('other.publication_id', '=', 'credit.publication_id')
        .onRef('other.role', '=', 'credit.role')
        .on('other.contributor_id', '=', merged),
    )
    .innerJoin('publication', 'publication.id', 'credit.publication_id')
    .select(['publication.slug', 'publication.title'])
    .where('credit.contributor_id', '=', kept)
    .where('publication.deleted_at', 'is', null)
    .executeTakeFirst();
  if (!both) return;
  throw new SheafError(
    'conflict',
    `“${both.title}” credits both, so they can not be one. If its byline is wrong, correct that first: sheaf edit ${both.slug} --authors "…"`,
  );
}
