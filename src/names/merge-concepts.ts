import { type Archive, inTransaction, oneOf, SheafError } from '../archive/index.ts';
import { readConceptEvents, recordConceptEvent } from './concept-event.ts';
import { readLabels } from './label.ts';

type Database = Pick<Archive, 'db'>;

/** These concepts and all that were merged into them. */
export async function withMergedConcepts(archive: Database, ids: readonly string[]): Promise<string[]> {
  const rows = await archive.db
    .selectFrom('concept')
    .select('id')
    .where('merged_into', 'in', oneOf(ids))
    .orderBy('id')
    .execute();
  return [...new Set([...ids, ...rows.map(({ id }) => id)])];
}

/** What each of these that was merged turned out to be, by its id; others are not in the answer. */
export async function keptConcepts(archive: Database, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await archive.db
    .selectFrom('concept')
    .select(['id', 'merged_into'])
    .where('id', 'in', oneOf([...new Set(ids)]))
    .where('merged_into', 'is not', null)
    .execute();
  return new Map(
    rows.flatMap(({ id, merged_into }) => (merged_into === null ? [] : [[id, merged_into] as const])),
  );
}

/**
 * Makes two concepts one. Every label of the second becomes the first's (a second preferred one in a language an alternative), what is
 * tagged with it or names it counts as the first's, its notes, identifiers and relations are read as the first's, and its address leads there.
 * Can be undone by `separateConcepts`. Throws `not-found`; `invalid-input` where both are one already; `conflict` where one of them was merged.
 */
export async function mergeConcepts(
  archive: Database,
  kept: string,
  merged: string,
  by: string,
): Promise<void> {
  if (kept === merged) throw new SheafError('invalid-input', 'Both are the same name already.');
  await inTransaction(archive, async (inside) => {
    for (const id of [kept, merged]) await refuseMerged(inside, id);
    await lendLabels(inside, kept, merged);
    const under = await withMergedConcepts(inside, [merged]);
    const { slug } = await inside.db
      .updateTable('concept')
      .set({ merged_into: kept, merged_at: new Date().toISOString(), merged_by: by })
      .where('id', '=', merged)
      .returning('slug')
      .executeTakeFirstOrThrow();
    await leadTo(inside, kept, under);
    await inside.db
      .insertInto('former_slug')
      .values({ kind: 'concept', slug, target_id: merged })
      .onConflict((taken) => taken.doNothing())
      .execute();
    await recordConceptEvent(inside, merged, 'merged', { into: kept }, by);
  });
}

/**
 * Undoes a merge: labels, tags, and what had been merged into it before, are its own again. Gives whom it had been merged
 * into. Throws `not-found` where it was not merged.
 */
export async function separateConcepts(archive: Database, merged: string, by: string): Promise<string> {
  return inTransaction(archive, async (inside) => {
    const row = await inside.db
      .selectFrom('concept')
      .select(['slug', 'merged_into'])
      .where('id', '=', merged)
      .executeTakeFirst();
    if (!row || row.merged_into === null)
      throw new SheafError('not-found', `${row?.slug ?? merged} was not merged into another name.`);
    const own = await ownUnder(inside, merged, row.merged_into);
    await inside.db
      .updateTable('concept')
      .set({ merged_into: null, merged_at: null, merged_by: null })
      .where('id', '=', merged)
      .execute();
    await leadTo(inside, merged, own);
    await giveBackLabels(inside, merged, own);
    await inside.db
      .deleteFrom('former_slug')
      .where('kind', '=', 'concept')
      .where('slug', '=', row.slug)
      .execute();
    await recordConceptEvent(inside, merged, 'separated', { from: row.merged_into }, by);
    return row.merged_into;
  });
}

async function refuseMerged(archive: Database, id: string): Promise<void> {
  const row = await archive.db
    .selectFrom('concept')
    .leftJoin('concept as kept', 'kept.id', 'concept.merged_into')
    .select(['concept.slug', 'kept.slug as kept'])
    .where('concept.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new SheafError('not-found', `There is no name ${id}.`);
  if (row.kept === null) return;
  throw new SheafError(
    'conflict',
    `${row.slug} was merged into ${row.kept} already. Name that one, or part them first: sheaf names separate ${row.slug}`,
  );
}

/** What had been merged into these leads to the one that they lead to now: a concept leads to a living one, never further. */
async function leadTo(archive: Database, kept: string, ids: readonly string[]): Promise<void> {
  await archive.db
    .updateTable('concept')
    .set({ merged_into: kept })
    .where('id', 'in', oneOf(ids))
    .where('id', '!=', kept)
    .where('merged_into', 'is not', null)
    .execute();
}

async function lendLabels(archive: Database, kept: string, merged: string): Promise<void> {
  const own = (await readLabels(archive, [kept])).get(kept) ?? [];
  const languages = own.filter(({ type }) => type === 'preferred').map(({ language }) => language ?? '');
  await archive.db
    .updateTable('label')
    .set((eb) => ({
      concept_id: kept,
      own_concept_id: eb.fn.coalesce('own_concept_id', eb.val(merged)),
      own_type: eb.fn.coalesce('own_type', 'type'),
      type: eb
        .case()
        .when(
          eb.and([
            eb('type', '=', 'preferred'),
            eb(eb.fn.coalesce('language', eb.val('')), 'in', oneOf(languages)),
          ]),
        )
        .then('alternative' as const)
        .else(eb.ref('type'))
        .end(),
    }))
    .where('concept_id', '=', merged)
    .execute();
}

/** Labels that were its own, or those of what had been merged into it, are in its hands again, of the type that they had. */
async function giveBackLabels(archive: Database, merged: string, under: readonly string[]): Promise<void> {
  await archive.db
    .updateTable('label')
    .set((eb) => ({
      concept_id: merged,
      type: eb.fn.coalesce('own_type', 'type'),
      own_concept_id: null,
      own_type: null,
    }))
    .where('own_concept_id', '=', merged)
    .execute();
  const own = (await readLabels(archive, [merged])).get(merged) ?? [];
  const languages = own.filter(({ type }) => type === 'preferred').map(({ language }) => language ?? '');
  await archive.db
    .updateTable('label')
    .set((eb) => ({
      concept_id: merged,
      type: eb
        .case()
        .when(
          eb.and([
            eb('own_type', '=', 'preferred'),
            eb(eb.fn.coalesce('language', eb.val('')), 'in', oneOf(languages)),
          ]),
        )
        .then('alternative' as const)
        .else(eb.fn.coalesce('own_type', 'type'))
        .end(),
    }))
    .where('own_concept_id', 'in', oneOf(under))
    .execute();
}

/** Those that had been merged into it before it was merged itself, and into those. */
async function ownUnder(archive: Database, merged: string, kept: string): Promise<string[]> {
  const others = (await withMergedConcepts(archive, [kept])).filter((id) => id !== kept && id !== merged);
  const into = new Map<string, string>();
  for (const id of others) {
    const events = await readConceptEvents(archive, id);
    const last = events.filter(({ kind }) => kind === 'merged').at(-1)?.detail;
    if (typeof last === 'object' && last !== null && 'into' in last) into.set(id, String(last.into));
  }
  const isUnder = (id: string): boolean => {
    for (let next = into.get(id), steps = 0; next !== undefined && steps <= into.size; steps += 1) {
      if (next === merged) return true;
      next = into.get(next);
    }
    return false;
  };
  return others.filter(isUnder);
}
