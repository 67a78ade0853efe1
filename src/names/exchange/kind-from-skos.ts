import type { ConceptKind } from '../concept.ts';
import { currentIri, type Graph, valuesOf } from './graph.ts';
import { KIND_CLASSES, rdf, schema, skos } from './vocabulary.ts';

/** The classes a thing is said to have. */
export function classesOf(graph: Graph, thing: string): readonly string[] {
  return valuesOf(graph, thing, rdf('type')).map(({ value }) => currentIri(value));
}

/** The kind that its classes say, ours or those of other well-known vocabularies; `null` where none does. */
export function kindOfClasses(classes: readonly string[]): ConceptKind | null {
  for (const it of classes) {
    const kind = KINDS.get(it);
    if (kind) return kind;
  }
  return null;
}

/** What looks like a concept by its labels, and is something else. */
export function isNoConcept(classes: readonly string[]): boolean {
  return classes.some((it) => OTHER_CLASSES.has(it) || it.startsWith(OWL));
}

const FOAF = 'http://xmlns.com/foaf/0.1/';
const ORG = 'http://www.w3.org/ns/org#';
const GVP = 'http://vocab.getty.edu/ontology#';
const DBPEDIA = 'http://dbpedia.org/ontology/';
const MADS = 'http://www.loc.gov/mads/rdf/v1#';
const OWL = 'http://www.w3.org/2002/07/owl#';
const KINDS: ReadonlyMap<string, ConceptKind> = new Map<string, ConceptKind>([
  // Of our own classes, the narrower one first: a government body is an organisation as well.
  ...(['government', 'person', 'group', 'other', 'place'] as const).map((kind): [string, ConceptKind] => [
    KIND_CLASSES[kind] ?? '',
    kind,
  ]),
  [schema('AdministrativeArea'), 'place'],
  [schema('City'), 'place'],
  [schema('Country'), 'place'],
  [schema('State'), 'place'],
  [schema('NGO'), 'group'],
  [schema('PoliticalParty'), 'group'],
  [`${FOAF}Person`, 'person'],
  [`${FOAF}Organization`, 'group'],
  [`${FOAF}Group`, 'group'],
  [`${FOAF}Agent`, 'other'],
  [`${ORG}Organization`, 'group'],
  [`${GVP}PersonConcept`, 'person'],
  [`${GVP}GroupConcept`, 'group'],
  [`${GVP}AdminPlaceConcept`, 'place'],
  [`${GVP}PhysPlaceConcept`, 'place'],
  [`${GVP}PhysAdminPlaceConcept`, 'place'],
  [`${DBPEDIA}Person`, 'person'],
  [`${DBPEDIA}GovernmentAgency`, 'government'],
  [`${DBPEDIA}Organisation`, 'group'],
  [`${DBPEDIA}Place`, 'place'],
  [`${DBPEDIA}PopulatedPlace`, 'place'],
  [`${MADS}PersonalName`, 'person'],
  [`${MADS}CorporateName`, 'group'],
  [`${MADS}Geographic`, 'place'],
  ['http://www.geonames.org/ontology#Feature', 'place'],
  ['http://purl.org/dc/terms/Location', 'place'],
  ['http://www.w3.org/2003/01/geo/wgs84_pos#SpatialThing', 'place'],
]);
const OTHER_CLASSES: ReadonlySet<string> = new Set([
  skos('ConceptScheme'),
  skos('Collection'),
  skos('OrderedCollection'),
  'http://www.w3.org/2008/05/skos-xl#Label',
  'http://www.w3.org/2000/01/rdf-schema#Class',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#Property',
  'http://www.w3.org/ns/dcat#Dataset',
  'http://rdfs.org/ns/void#Dataset',
  'http://purl.org/iso25964/skos-thes#ThesaurusArray',
  'http://purl.org/iso25964/skos-thes#ConceptGroup',
  'http://www.wikidata.org/ontology#Property',
  'http://wikiba.se/ontology#Property',
]);
