import { type Archive, SheafError } from '../archive/index.ts';
import { fold } from '../language/index.ts';
import { type Concept, readConcepts } from './concept-record.ts';
import { preferredLabel } from './label.ts';

type Database = Pick<Archive, 'db'>;

/**
 * The topic, actor or place that an address (slug, now or formerly), an id or any label means; one that was merged is read as
 * what it was merged into. `null` where there is none; throws `conflict` where several are called so, and says by what to name them.
 */
export async function findConcept(archive: Database, wanted: string): Promise<Concept | null> {
  const ids = await idsMeant(archive, wanted);
  const concepts = [...(await readConcepts(archive, ids)).values()];
  if (concepts.length > 1) throw ambiguous(wanted, concepts);
  return concepts[0] ?? null;
}

/** As `findConcept`; throws `not-found` where there is none. */
export async function requireConcept(archive: Database, wanted: string): Promise<Concept> {
  const found = await findConcept(archive, wanted);
  if (found) return found;
  throw new SheafError(
    'not-found',
    `There is no topic, actor or place called “${wanted}”. Look at those there are: sheaf names list`,
  );
}

/** The id of a concept that was merged into another, by its former address or id. Throws `not-found`. */
export async function requireMergedConcept(archive: Database, wanted: string): Promise<string> {
  const row = await archive.db
    .selectFrom('concept')
    .select('id')
    .where((eb) => eb.or([eb('id', '=', wanted), eb('slug', '=', wanted)]))
    .where('merged_into', 'is not', null)
    .executeTakeFirst();
  if (row) return row.id;
  throw new SheafError(
    'not-found',
    `“${wanted}” is not the address of a name that was merged into another. Name the merged one, not the one that stayed.`,
  );
}

async function idsMeant(archive: Database, wanted: string): Promise<string[]> {
  const exact = await archive.db
    .selectFrom('concept')
    .select(({ fn }) => fn.coalesce('merged_into', 'id').as('id'))
    .where((eb) => eb.or([eb('id', '=', wanted), eb('slug', '=', wanted)]))
    .execute();
  if (exact.length > 0) return exact.map(({ id }) => id);
  const former = await archive.db
    .selectFrom('former_slug')
    .innerJoin('concept', 'concept.id', 'former_slug.target_id')
    .select(({ fn }) => fn.coalesce('concept.merged_into', 'concept.id').as('id'))
    .where('former_slug.kind', '=', 'concept')
    .where('former_slug.slug', '=', wanted)
    .execute();
  if (former.length > 0) return former.map(({ id }) => id);
  const labelled = await archive.db
    .selectFrom('label')
    .select('concept_id as id')
    .distinct()
    .where('folded', '=', fold(wanted))
    .where('concept_id', 'is not', null)
    .orderBy('concept_id')
    .execute();
  return labelled.flatMap(({ id }) => id ?? []);
}

function ambiguous(wanted: string, concepts: readonly Concept[]): SheafError {
  const listed = concepts
    .slice(0, 8)
    .map(({ slug, kind, labels }) => `${slug} (${kind}, ${preferredLabel(labels, 'en')?.text ?? slug})`);
  return new SheafError(
    'conflict',
    `${concepts.length} are called “${wanted}”. Name one by its address: ${listed.join('; ')}${concepts.length > 8 ? '; …' : ''}.`,
  );
}
