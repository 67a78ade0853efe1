import type { Archive } from '../archive/index.ts';
import { mergedInto } from '../catalogue/index.ts';
import { citeKeysOf } from './cite-keys.ts';
import type { DossierDocument } from './document.ts';
import type { PublicationView } from './view.ts';
import { publicAmong } from './visibility.ts';

type Database = Pick<Archive, 'db'>;

/**
 * The views with those publications of a document that were merged into others, each as the other under its own id and cite
 * key: a document names what it named when it was saved.
 */
export async function withMerged(
  archive: Database,
  document: DossierDocument,
  publications: ReadonlyMap<string, PublicationView>,
): Promise<Map<string, PublicationView>> {
  const all = new Map(publications);
  const named = document.sections.flatMap(({ entries }) => entries.map(({ publication }) => publication));
  const rows = await archive.db
    .selectFrom('publication')
    .select(['id', 'cite_key'])
    .where('merged_into', 'is not', null)
    .where((where) =>
      where.or([where('id', 'in', named), where('cite_key', 'in', [...citeKeysOf(document)])]),
    )
    .execute();
  const merged = await mergedInto(
    archive,
    rows.map(({ id }) => id),
  );
  for (const { id, cite_key } of rows) {
    const kept = publications.get(merged.get(id) ?? '');
    if (kept) all.set(id, { ...kept, id, citeKey: cite_key });
  }
  return all;
}

/** Those of the publications that the public may see, or that were merged into one that it may see. */
export async function publicOrMergedAmong(archive: Database, ids: readonly string[]): Promise<Set<string>> {
  const merged = await mergedInto(archive, ids);
  const visible = await publicAmong(archive, [...ids, ...merged.values()]);
  return new Set(ids.filter((id) => visible.has(id) || visible.has(merged.get(id) ?? '')));
}
