import type { Dated } from '../language/index.ts';

/** What a named thing is. People and organisations that publications credit are contributors, whom publications may name as well. */
export const CONCEPT_KINDS = ['topic', 'person', 'group', 'government', 'other', 'place'] as const;
export type ConceptKind = (typeof CONCEPT_KINDS)[number];

/**
 * What a spelling is to its thing. SKOS knows the first three (prefLabel, altLabel, hiddenLabel: a misspelling, searched and
 * never shown); the others are alternative labels there, of which we say more.
 */
export const LABEL_TYPES = [
  'preferred',
  'alternative',
  'acronym',
  'previous',
  'transliteration',
  'nom-de-guerre',
  'hidden',
] as const;
export type LabelType = (typeof LABEL_TYPES)[number];

/** One spelling of a name. */
export interface ConceptLabel {
  readonly text: string;
  /** BCP 47; `null` where it is not known. */
  readonly language: string | null;
  /** ISO 15924, where the language alone does not tell. */
  readonly script: string | null;
  readonly type: LabelType;
  /** When it was in use, as far as somebody said so: EDTF dates; `null` where nobody did. */
  readonly usedFrom: Dated | null;
  readonly usedUntil: Dated | null;
}

/** SKOS: scopeNote, definition, editorialNote, historyNote, example, note. */
export const NOTE_TYPES = ['note', 'scope', 'definition', 'editorial', 'history', 'example'] as const;

export interface ConceptNote {
  readonly type: (typeof NOTE_TYPES)[number];
  /** BCP 47; `null` where it is not known. */
  readonly language: string | null;
  readonly text: string;
}

export interface ConceptIdentifier {
  /** `wikidata` (Q889), `geonames` (1138958), `pcode` (AF01), `viaf`, `orcid`, `isni`, or another, in lower case. */
  readonly scheme: string;
  readonly value: string;
}

/** Where a place is. */
export interface PlaceFacts {
  /** Degrees, WGS 84; both or none. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** `country`, `province`, `district`, `city`, `village`, `river` …; as the source says it where it is none of ours. */
  readonly placeKind: string | null;
  /** How exact the coordinates are, in words or as a GeoNames feature: `centre of the district`; `null`: not said. */
  readonly precision: string | null;
}

/**
 * A topic, actor or place with its names, as files bring it and take it away (SKOS concept, https://www.w3.org/TR/skos-reference/).
 * Others are pointed to by their `key`s.
 */
export interface ConceptDraft {
  /** What it is called in its file: a URI, a P-code, a row's id. Ours, going out: the concept's address. Unique in one file. */
  readonly key: string;
  readonly kind: ConceptKind;
  readonly labels: readonly ConceptLabel[];
  /** Keys of broader concepts: of a place, what it lies in. */
  readonly broader: readonly string[];
  readonly related: readonly string[];
  readonly notes: readonly ConceptNote[];
  readonly identifiers: readonly ConceptIdentifier[];
  readonly place: PlaceFacts | null;
}

/** A concept as matching and linking see it: what it is, how it is spelt, what it lies in. */
export interface KnownConcept {
  readonly id: string;
  readonly kind: ConceptKind | 'contributor';
  readonly labels: readonly Pick<ConceptLabel, 'text' | 'language' | 'type'>[];
  /** Ids, from the nearest to the widest: of a district its province, its country. */
  readonly within: readonly string[];
  /** `district`, `province`; of a place only. */
  readonly placeKind?: string | null;
}
