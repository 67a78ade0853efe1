import { type Archive, newId } from '../archive/index.ts';

/** What can happen to a publication of the catalogue. */
export type CatalogueEventKind =
  | 'changed-at-source'
  | 'joined'
  | 'edited'
  | 'took-imported'
  | 'left-imported'
  | 'merged'
  | 'separated';

export interface CatalogueEvent {
  readonly kind: CatalogueEventKind;
  readonly detail: unknown;
  readonly at: string;
  readonly by: string;
}

/** Keeps what happened to a publication; `by` is `sheaf` where nobody decided it. */
export async function recordEvent(
  archive: Pick<Archive, 'db'>,
  publication: string,
  kind: CatalogueEventKind,
  detail: unknown,
  by = 'sheaf',
): Promise<void> {
  await archive.db
    .insertInto('catalogue_event')
    .values({
      id: newId('event'),
      publication_id: publication,
      kind,
      detail: JSON.stringify(detail),
      at: new Date().toISOString(),
      by,
    })
    .execute();
}

/** What happened to a publication, oldest first. */
export async function readEvents(
  archive: Pick<Archive, 'db'>,
  publication: string,
): Promise<CatalogueEvent[]> {
  const rows = await archive.db
    .selectFrom('catalogue_event')
    .select(['kind', 'detail', 'at', 'by'])
    .where('publication_id', '=', publication)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    kind: row.kind as CatalogueEventKind, // Only `recordEvent` writes it.
    detail: JSON.parse(row.detail),
    at: row.at,
    by: row.by,
  }));
}
