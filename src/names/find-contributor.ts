import { type Archive, SheafError } from '../archive/index.ts';
import { fold } from '../language/index.ts';
import type { Contributor } from './contributor.ts';
import { keptContributors } from './kept-contributors.ts';

type Database = Pick<Archive, 'db'>;

/**
 * The contributor that an address (slug, now or formerly), an id or a spelling of a name means; one that was merged is
 * read as whom it was merged into. `null` where there is none; throws `conflict` where a name is that of two.
 */
export async function findContributor(archive: Database, wanted: string): Promise<Contributor | null> {
  const rows = await rowsMeant(archive, wanted);
  const kept = await keptContributors(
    archive,
    rows.map(({ id }) => id),
  );
  const ids = new Set(rows.map(({ id }) => kept.get(id) ?? id));
  if (ids.size > 1) throw ambiguous(wanted, rows);
  const [id] = ids;
  if (id === undefined) return null;
  const found = await columns(archive).where('id', '=', id).executeTakeFirst();
  return found ?? null;
}

/**
 * The contributor that was merged into another and is meant by its former address, id or spelling. Throws `not-found`,
 * saying what to do, `conflict` where a name is that of two.
 */
export async function findMergedContributor(archive: Database, wanted: string): Promise<Contributor> {
  const rows = (await rowsMeant(archive, wanted)).filter((row) => row.merged_into !== null);
  if (rows.length > 1) throw ambiguous(wanted, rows);
  const [row] = rows;
  if (row) return { id: row.id, slug: row.slug, kind: row.kind, name: row.name };
  throw new SheafError(
    'not-found',
    `“${wanted}” is not the name of anybody who was merged into another. Name the merged one, not the one that stayed.`,
  );
}

async function rowsMeant(archive: Database, wanted: string) {
  const exact = await columns(archive)
    .select('merged_into')
    .where((where) => where.or([where('id', '=', wanted), where('slug', '=', wanted)]))
    .execute();
  if (exact.length > 0) return exact;
  const former = await archive.db
    .selectFrom('former_slug')
    .select('target_id')
    .where('kind', '=', 'contributor')
    .where('slug', '=', wanted)
    .execute();
  const folded = fold(wanted);
  return columns(archive)
    .select('merged_into')
    .where((where) =>
      where.or([
        where(
          'id',
          'in',
          former.map((row) => row.target_id),
        ),
        where('folded', '=', folded),
      ]),
    )
    .execute();
}

function columns(archive: Database) {
  return archive.db.selectFrom('contributor').select(['id', 'slug', 'kind', 'name']);
}

function ambiguous(wanted: string, rows: readonly Contributor[]): SheafError {
  const slugs = rows.map(({ slug, kind }) => `${slug} (${kind})`).join(', ');
  return new SheafError(
    'conflict',
    `“${wanted}” is the name of ${rows.length}. Use the address of one: ${slugs}`,
  );
}
