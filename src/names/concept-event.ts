import { type Archive, newId } from '../archive/index.ts';

/** What an editor, or a file, did to a concept. */
export type ConceptEventKind =
  | 'kind'
  | 'labels'
  | 'merged'
  | 'separated'
  | 'relations'
  | 'notes'
  | 'place'
  | 'identifiers';

export interface ConceptEvent {
  readonly kind: ConceptEventKind;
  readonly detail: unknown;
  readonly at: string;
  readonly by: string;
}

/** Keeps what was done to a concept, and what it was before. */
export async function recordConceptEvent(
  archive: Pick<Archive, 'db'>,
  concept: string,
  kind: ConceptEventKind,
  detail: unknown,
  by: string,
): Promise<void> {
  await archive.db
    .insertInto('concept_event')
    .values({
      id: newId('event'),
      concept_id: concept,
      kind,
      detail: JSON.stringify(detail),
      at: new Date().toISOString(),
      by,
    })
    .execute();
}

/** What was done to a concept, oldest first. */
export async function readConceptEvents(
  archive: Pick<Archive, 'db'>,
  concept: string,
): Promise<ConceptEvent[]> {
  const rows = await archive.db
    .selectFrom('concept_event')
    .select(['kind', 'detail', 'at', 'by'])
    .where('concept_id', '=', concept)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    kind: row.kind as ConceptEventKind, // Only `recordConceptEvent` writes it.
    detail: JSON.parse(row.detail),
    at: row.at,
    by: row.by,
  }));
}
