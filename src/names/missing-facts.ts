import type { ConceptDraft } from './concept.ts';
import type { Concept } from './concept-record.ts';
import type { Label } from './label.ts';

/** Labels that a concept lacks. One that would be a second preferred label of its language is an alternative one. */
export function missingLabels(wanted: readonly Label[], known: readonly Label[]): Label[] {
  const missing: Label[] = [];
  for (const label of wanted) {
    const isThere = [...known, ...missing].some(
      ({ text, language }) => text === label.text && language === label.language,
    );
    if (isThere) continue;
    const hasPreferred = [...known, ...missing].some(
      ({ type, language }) => type === 'preferred' && language === label.language,
    );
    missing.push(label.type === 'preferred' && hasPreferred ? { ...label, type: 'alternative' } : label);
  }
  return missing;
}

/** What a file says of where a place is, and the archive does not; `null` for nothing. */
export function placeToSet(draft: ConceptDraft, { place }: Concept) {
  const { place: said } = draft;
  if (!said) return null;
  const facts = {
    ...(said.latitude !== null && (place?.latitude ?? null) === null
      ? { latitude: said.latitude, longitude: said.longitude, precision: said.precision }
      : {}),
    ...(said.placeKind !== null && (place?.placeKind ?? null) === null ? { place_kind: said.placeKind } : {}),
  };
  return Object.keys(facts).length === 0 ? null : facts;
}
