import type { Archive } from '../archive/index.ts';
import { type CatalogueEvent, readEvents } from './catalogue-event.ts';
import type { CatalogueValues } from './catalogue-values.ts';
import { type MergedPublication, mergedUnder } from './find-publication.ts';
import { type FieldEdit, readEdits, readRecords, type SourceRecord } from './refresh-publication.ts';
import { type Relation, readRelations } from './relations.ts';
import { readShownValues } from './shown-values.ts';

/** Everything that is known of where a publication and its values come from. */
export interface Provenance {
  /** What the catalogue shows. */
  readonly values: CatalogueValues;
  /** What each source says, in order of trust. */
  readonly records: readonly SourceRecord[];
  readonly edits: readonly FieldEdit[];
  /** Also of what was merged into it. */
  readonly relations: readonly Relation[];
  readonly merged: readonly MergedPublication[];
  /** Oldest first. */
  readonly events: readonly CatalogueEvent[];
}

/** Where a publication and its values come from. Throws `not-found`. */
export async function readProvenance(archive: Pick<Archive, 'db'>, publication: string): Promise<Provenance> {
  const merged = await mergedUnder(archive, publication);
  const relations: Relation[] = [];
  for (const id of [publication, ...merged.map((it) => it.id)]) {
    for (const { from, to, ...rest } of await readRelations(archive, id)) {
      relations.push({ ...rest, from: from === id ? publication : from, to: to === id ? publication : to });
    }
  }
  return {
    values: await readShownValues(archive, publication),
    records: await readRecords(archive, publication),
    edits: await readEdits(archive, publication),
    relations: relations.filter(({ from, to }) => from !== to),
    merged: merged.map(({ id, slug, title, keptId }) => ({ id, slug, title, keptId })),
    events: await readEvents(archive, publication),
  };
}
