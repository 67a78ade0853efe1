import { type Archive, batchesOf, oneOf, SheafError } from '../archive/index.ts';
import { canonicalUrl } from './canonical-url.ts';
import { mergedInto } from './merged-into.ts';
import type { Publication } from './publication.ts';
import { readPublications } from './read-publications.ts';

type Database = Pick<Archive, 'db'>;

/**
 * The publication that an address of the house (slug, now or formerly), an id or a link means; one that was merged is read
 * as what it was merged into. `null` where there is none; throws `conflict` where a link leads to several.
 */
export async function findPublication(archive: Database, wanted: string): Promise<Publication | null> {
  const ids = await idsMeant(archive, wanted.trim());
  const found = [...(await readPublications(archive, ids)).values()];
  const distinct = new Map(found.map((it) => [it.id, it]));
  if (distinct.size <= 1) return [...distinct.values()][0] ?? null;
  const slugs = [...distinct.values()].map(({ slug }) => slug);
  throw new SheafError(
    'conflict',
    `${wanted} is the link of ${slugs.length} publications. Name one of them: ${slugs.slice(0, 5).join(', ')}${slugs.length > 5 ? ' …' : ''}`,
  );
}

/** A publication that was merged into another. */
export interface MergedPublication {
  readonly id: string;
  /** Its address before it was merged, which leads to the other now. */
  readonly slug: string;
  readonly title: string;
  readonly keptId: string;
}

/**
 * The merged publication that its former address, its id or its link means, or the only one that was merged into what is
 * meant. Throws `not-found`, `conflict` where several were.
 */
export async function findMerged(archive: Database, wanted: string): Promise<MergedPublication> {
  const kept = await findPublication(archive, wanted);
  if (!kept)
    throw new SheafError('not-found', `There is no publication “${wanted}”. Find it: sheaf find WORDS`);
  const all = await mergedUnder(archive, kept.id);
  const link = canonicalUrl(wanted);
  const exact = all.filter(
    (it) => it.id === wanted || it.slug === wanted || (link !== null && it.link === link),
  );
  const [only, ...others] = exact.length > 0 ? exact : all;
  if (!only) throw new SheafError('not-found', `Nothing was merged into “${kept.slug}”.`);
  if (others.length === 0) return only;
  throw new SheafError(
    'conflict',
    `${all.length} publications were merged into “${kept.slug}”. Name the one to part: ${all.map(({ slug }) => slug).join(', ')}`,
  );
}

/** The publications that were merged into one, and into those. */
export async function mergedUnder(
  archive: Database,
  id: string,
): Promise<(MergedPublication & { readonly link: string | null })[]> {
  const found: (MergedPublication & { readonly link: string | null })[] = [];
  let asked = [id];
  while (asked.length > 0) {
    const rows = await archive.db
      .selectFrom('publication')
      .select(['id', 'title', 'merged_into', 'url_canonical'])
      .where('merged_into', 'in', oneOf(asked))
      .orderBy('id')
      .execute();
    const slugs = await slugsBefore(archive, asked);
    for (const row of rows) {
      const slug = slugs.get(row.id) ?? row.id;
      found.push({
        id: row.id,
        slug,
        title: row.title,
        keptId: row.merged_into ?? id,
        link: row.url_canonical,
      });
    }
    asked = rows.map((row) => row.id);
  }
  return found;
}

/** A merge is kept with the publication that stayed, with the address of the one that did not. */
async function slugsBefore(archive: Database, kept: readonly string[]): Promise<Map<string, string>> {
  const slugs = new Map<string, string>();
  for (const batch of batchesOf(kept)) {
    const rows = await archive.db
      .selectFrom('catalogue_event')
      .select('detail')
      .where('publication_id', 'in', oneOf(batch))
      .where('kind', '=', 'merged')
      .orderBy('at')
      .execute();
    for (const { detail } of rows) {
      // Only `mergePublications` writes such an event.
      const { merged, slug } = JSON.parse(detail) as { readonly merged: string; readonly slug: string };
      slugs.set(merged, slug);
    }
  }
  return slugs;
}

async function idsMeant(archive: Database, wanted: string): Promise<string[]> {
  const named = await archive.db
    .selectFrom('publication')
    .select('id')
    .where((where) => where.or([where('id', '=', wanted), where('slug', '=', wanted)]))
    .executeTakeFirst();
  if (named) return [named.id];
  const former = await archive.db
    .selectFrom('former_slug')
    .select('target_id')
    .where('kind', '=', 'publication')
    .where('slug', '=', wanted)
    .executeTakeFirst();
  if (former) return [former.target_id];
  const link = canonicalUrl(wanted);
  if (link === null) return [];
  const rows = await archive.db
    .selectFrom('publication')
    .select(['id', 'deleted_at', 'merged_into'])
    .where('url_canonical', '=', link)
    .orderBy('created_at')
    .limit(50)
    .execute();
  const there = rows.filter((row) => row.deleted_at === null || row.merged_into !== null);
  const ids = (there.length > 0 ? there : rows).map((row) => row.id);
  const kept = await mergedInto(archive, ids);
  return [...new Set(ids.map((id) => kept.get(id) ?? id))];
}
