import type { ConceptIdentifier } from '../concept.ts';
import { type Graph, literalOf, type Term, valuesOf } from './graph.ts';
import { identifierOfIri, knownIdentifierOfIri, tidyIdentifier } from './known-identifiers.ts';
import { inStatedOrder } from './stated-order.ts';
import { dct, owl, PREFIXES, schema, sheaf, skos, xsd } from './vocabulary.ts';

/** What a file of ours says of a thing's identifiers. */
export function ourIdentifiers(graph: Graph, thing: string): ConceptIdentifier[] {
  const matches = valuesOf(graph, thing, skos('exactMatch')).flatMap((it) => identifierOfIri(it.value) ?? []);
  const notations = valuesOf(graph, thing, skos('notation')).flatMap((it) => notation(it, thing) ?? []);
  const lists = new Map([
    ['match', matches],
    ['notation', notations],
  ]);
  return inStatedOrder(lists, literalOf(graph, thing, sheaf('identifierOrder')));
}

/**
 * The identifiers that others' files have: the thing's own address where everybody knows the service, exact matches, notations,
 * and Wikidata's properties for other services. A notation means something within its vocabulary only, so its scheme names that.
 */
export function othersIdentifiers(graph: Graph, thing: string): ConceptIdentifier[] {
  const own = knownIdentifierOfIri(thing);
  const matches = MATCH_PROPERTIES.flatMap((it) => valuesOf(graph, thing, it))
    .filter(({ kind }) => kind === 'iri')
    .flatMap(({ value }) => identifierOfIri(value) ?? []);
  const same = valuesOf(graph, thing, schema('sameAs')).flatMap(
    ({ value }) => knownIdentifierOfIri(value) ?? [],
  );
  const notations = [skos('notation'), dct('identifier')]
    .flatMap((it) => valuesOf(graph, thing, it))
    .flatMap((it) => notation(it, thing) ?? []);
  const wikidata = WIKIDATA_PROPERTIES.flatMap(([property, scheme]) =>
    valuesOf(graph, thing, WIKIDATA + property).map(({ value }) => tidyIdentifier(scheme, value)),
  );
  const all = [...(own ? [own] : []), ...matches, ...same, ...notations, ...wikidata];
  const byText = new Map(all.map((it) => [`${it.scheme}\n${it.value}`, it]));
  return [...byText.values()];
}

function notation(term: Term, thing: string): ConceptIdentifier | null {
  if (term.kind !== 'literal') return null;
  const { value, datatype } = term;
  if (datatype?.startsWith(SCHEME)) return { scheme: decoded(datatype.slice(SCHEME.length)), value };
  if (value.trim() === '') return null;
  const isPlain = datatype === null || datatype.startsWith(PREFIXES.xsd) || datatype === xsd('string');
  return { scheme: isPlain ? `notation:${vocabularyOf(thing)}` : datatype, value: value.trim() };
}

/** An address without its last segment, and without what is the same for all. */
function vocabularyOf(thing: string): string {
  return thing.replace(/^https?:\/\/(?:www\.)?/u, '').replace(/[/#:][^/#:]*$/u, '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Throws on a percent sign that escapes nothing: then it stands for itself.
    return text;
  }
}

const SCHEME = sheaf('scheme:');
const MATCH_PROPERTIES = [skos('exactMatch'), owl('sameAs')];
const WIKIDATA = 'http://www.wikidata.org/prop/direct/';
const WIKIDATA_PROPERTIES = [
  ['P1566', 'geonames'],
  ['P214', 'viaf'],
  ['P496', 'orcid'],
  ['P213', 'isni'],
] as const;
