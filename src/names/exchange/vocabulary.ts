import type { ConceptKind, ConceptNote, LabelType } from '../concept.ts';

/** Namespaces by the prefixes under which files are written, and under which a file may use them without saying so. */
export const PREFIXES = {
  skos: 'http://www.w3.org/2004/02/skos/core#',
  skosxl: 'http://www.w3.org/2008/05/skos-xl#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  dct: 'http://purl.org/dc/terms/',
  geo: 'http://www.w3.org/2003/01/geo/wgs84_pos#',
  schema: 'https://schema.org/',
  owl: 'http://www.w3.org/2002/07/owl#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  sheaf: 'urn:sheaf:names:',
} as const;

/** The Library of Congress's datatype for dates in EDTF. */
export const EDTF_DATATYPE = 'http://id.loc.gov/datatypes/edtf/EDTF';

/** `skos('prefLabel')`: the whole IRI of a name in one of the namespaces. */
export const skos = inNamespace('skos');
export const skosxl = inNamespace('skosxl');
export const rdf = inNamespace('rdf');
export const rdfs = inNamespace('rdfs');
export const xsd = inNamespace('xsd');
export const dct = inNamespace('dct');
export const geo = inNamespace('geo');
export const schema = inNamespace('schema');
export const owl = inNamespace('owl');
export const foaf = inNamespace('foaf');
/** Our own vocabulary: what SKOS and SKOS-XL cannot say. docs/names-exchange.md explains every term of it. */
export const sheaf = inNamespace('sheaf');

function inNamespace(prefix: keyof typeof PREFIXES): (name: string) => string {
  return (name) => PREFIXES[prefix] + name;
}

/** The class that says what kind of thing a concept is, going out; a topic is a concept and nothing else. */
export const KIND_CLASSES: Readonly<Record<ConceptKind, string | null>> = {
  topic: null,
  person: schema('Person'),
  group: schema('Organization'),
  government: schema('GovernmentOrganization'),
  other: sheaf('OtherActor'),
  place: schema('Place'),
};

/** The SKOS property of each kind of note. */
export const NOTE_PROPERTIES: Readonly<Record<ConceptNote['type'], string>> = {
  note: skos('note'),
  scope: skos('scopeNote'),
  definition: skos('definition'),
  editorial: skos('editorialNote'),
  history: skos('historyNote'),
  example: skos('example'),
};

/** The SKOS properties that labels have; `label` is ours, for a label that SKOS would not have beside the others. */
export const LABEL_FAMILIES = ['preferred', 'alternative', 'hidden', 'label'] as const;
export type LabelFamily = (typeof LABEL_FAMILIES)[number];

export const FAMILY_OF_TYPE: Readonly<Record<LabelType, LabelFamily>> = {
  preferred: 'preferred',
  alternative: 'alternative',
  acronym: 'alternative',
  previous: 'alternative',
  transliteration: 'alternative',
  'nom-de-guerre': 'alternative',
  hidden: 'hidden',
};

/** Plain, for every tool; the other label is reified (SKOS-XL), where more is to be said of it. */
export const FAMILY_PROPERTIES: Readonly<
  Record<LabelFamily, { readonly plain: string | null; readonly reified: string }>
> = {
  preferred: { plain: skos('prefLabel'), reified: skosxl('prefLabel') },
  alternative: { plain: skos('altLabel'), reified: skosxl('altLabel') },
  hidden: { plain: skos('hiddenLabel'), reified: skosxl('hiddenLabel') },
  label: { plain: null, reified: sheaf('label') },
};

/** The mark of a file that says everything itself, so that nothing is added to it when it is read. */
export const FORMAT_MARK = { property: sheaf('format'), value: '1' } as const;
