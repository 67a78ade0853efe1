import type { Archive } from '../archive/index.ts';
import type { ConceptDraft, ConceptKind } from './concept.ts';
import { listConceptIds, readConcepts } from './concept-record.ts';

/**
 * The archive's concepts as files take them away: each by its address. What was merged into
 * another is part of that.
 */
export async function conceptDrafts(
  archive: Pick<Archive, 'db'>,
  options: { readonly kinds?: readonly ConceptKind[] } = {},
): Promise<ConceptDraft[]> {
  const concepts = [...(await readConcepts(archive, await listConceptIds(archive, options))).values()];
  const keys = new Map(concepts.map(({ id, slug }) => [id, slug]));
  const keysOf = (ids: readonly string[]) => ids.flatMap((id) => keys.get(id) ?? []);
  return concepts.map((concept) => ({
    key: keys.get(concept.id) ?? concept.slug,
    kind: concept.kind,
    labels: concept.labels.map(({ text, language, type, script, usedFrom, usedUntil }) => ({
      ...{ text, language, type },
      script: script ?? null,
      usedFrom: usedFrom ?? null,
      usedUntil: usedUntil ?? null,
    })),
    broader: keysOf(concept.broader),
    related: keysOf(concept.related),
    notes: concept.notes,
    identifiers: concept.identifiers.filter(({ scheme }) => scheme !== 'key'),
    place: concept.place,
  }));
}
