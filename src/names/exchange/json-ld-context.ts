import { PREFIXES } from './vocabulary.ts';

const { skos, skosxl, rdf, xsd, dct, geo, schema, sheaf } = PREFIXES;

/** The context of the files we write: prefixes and nothing else, so that every name in them says what it is. */
export const OWN_CONTEXT = { skos, skosxl, rdf, xsd, dct, geo, schema, sheaf } as const;

/** A context for files that name one that is somewhere on the web: the names of SKOS without a prefix, and what goes with them. */
export const BUILT_IN_CONTEXT = {
  ...PREFIXES,
  '@vocab': PREFIXES.skos,
  id: '@id',
  uri: '@id',
  type: '@type',
  graph: '@graph',
  lang: '@language',
  value: '@value',
  ...idTerms(['broader', 'narrower', 'related', 'inScheme', 'topConceptOf', 'hasTopConcept', 'member']),
  ...idTerms(['exactMatch', 'closeMatch', 'broadMatch', 'narrowMatch', 'relatedMatch']),
  literalForm: `${PREFIXES.skosxl}literalForm`,
  label: `${PREFIXES.rdfs}label`,
  comment: `${PREFIXES.rdfs}comment`,
  title: `${PREFIXES.dct}title`,
  lat: `${PREFIXES.geo}lat`,
  long: `${PREFIXES.geo}long`,
} as const;

/** schema.org's context as far as names need it. */
export const SCHEMA_CONTEXT = {
  ...PREFIXES,
  '@vocab': PREFIXES.schema,
  id: '@id',
  type: '@type',
  sameAs: { '@id': `${PREFIXES.schema}sameAs`, '@type': '@id' },
} as const;

function idTerms(
  names: readonly string[],
): Record<string, { readonly '@id': string; readonly '@type': '@id' }> {
  return Object.fromEntries(names.map((it) => [it, { '@id': PREFIXES.skos + it, '@type': '@id' }]));
}

/** `skos:prefLabel` for the whole IRI; what lies in none of the context's namespaces stays whole. */
export function termOfIri(iri: string): string {
  const found = Object.entries(OWN_CONTEXT).find(([, namespace]) => iri.startsWith(namespace));
  return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri;
}
