import { createHash } from 'node:crypto';
import type { ConceptDraft, ConceptNote } from '../concept.ts';
import { NOTE_TYPES } from '../concept.ts';
import { DistinctKeys } from './distinct-keys.ts';
import { type Graph, literalOf, type Term, valuesOf } from './graph.ts';
import { othersIdentifiers, ourIdentifiers } from './identifiers-from-skos.ts';
import { classesOf, isNoConcept, kindOfClasses } from './kind-from-skos.ts';
import { languageOfTag } from './label-language.ts';
import { labelsFromSkos } from './labels-from-skos.ts';
import { noteCircles } from './note-circles.ts';
import { placeFromSkos } from './place-from-skos.ts';
import type { Remarks } from './reading.ts';
import { inStatedOrder } from './stated-order.ts';
import { dct, FORMAT_MARK, NOTE_PROPERTIES, rdf, rdfs, schema, sheaf, skos, skosxl } from './vocabulary.ts';

/**
 * The concepts of a graph, in the order of the file. A file of ours is read word for word; others' are read kindly: what they
 * leave to be inferred (`narrower`, `related` of one side) is, and what is no concept of theirs is left out.
 */
export function conceptsFromSkos(graph: Graph, remarks: Remarks): ConceptDraft[] {
  const isOurs = hasOurMark(graph);
  const things = [...graph.things.keys()].filter((it) => isConcept(graph, it, isOurs));
  const inferred = isOurs ? NOTHING_INFERRED : inferRelations(graph);
  const found = things.flatMap((thing) => readConcept({ graph, isOurs, inferred, remarks }, thing) ?? []);
  const keys = keysOf(graph, found);
  const keyOf = (thing: string) => keys.get(thing) ?? literalOf(graph, thing, sheaf('key')) ?? thing;
  const drafts = found.map(
    ({ thing, broader, related, ...rest }): ConceptDraft => ({
      key: keyOf(thing),
      ...rest,
      broader: broader.map(keyOf),
      related: related.map(keyOf),
    }),
  );
  noteWhatIsLeftOut(graph, remarks);
  if (!isOurs) noteCircles(drafts, remarks);
  return drafts;
}

function hasOurMark(graph: Graph): boolean {
  const { property, value } = FORMAT_MARK;
  return [...graph.things.keys()].some((it) => literalOf(graph, it, property) === value);
}

function isConcept(graph: Graph, thing: string, isOurs: boolean): boolean {
  const classes = classesOf(graph, thing);
  if (classes.includes(skos('Concept'))) return true;
  if (isOurs || isNoConcept(classes)) return false;
  return kindOfClasses(classes) !== null || SKOS_LABELS.some((it) => valuesOf(graph, thing, it).length > 0);
}

interface Reading {
  readonly graph: Graph;
  readonly isOurs: boolean;
  readonly inferred: Relations;
  readonly remarks: Remarks;
}

/** A concept that speaks of others as the graph does. */
type FoundConcept = Omit<ConceptDraft, 'key'> & { readonly thing: string };

function readConcept({ graph, isOurs, inferred, remarks }: Reading, thing: string): FoundConcept | null {
  const labels = labelsFromSkos(graph, thing, isOurs, remarks);
  if (labels.length === 0 && !isOurs) {
    // A person or a place of which others speak need not be one of the file's concepts.
    if (!classesOf(graph, thing).includes(skos('Concept'))) return null;
    remarks.broken({
      line: null,
      what: thing,
      why: 'It is a concept without any label.',
      todo: 'Give it a skos:prefLabel, or leave it out.',
    });
    return null;
  }
  const place = placeFromSkos(graph, thing, remarks);
  const kind = kindOfClasses(classesOf(graph, thing)) ?? (place && !isOurs ? 'place' : 'topic');
  return {
    thing,
    kind,
    labels,
    broader: relationsOf(graph, thing, BROADER_PROPERTIES, inferred.broader),
    related: relationsOf(graph, thing, [skos('related')], inferred.related),
    notes: notesOf(graph, thing, isOurs),
    identifiers: isOurs ? ourIdentifiers(graph, thing) : othersIdentifiers(graph, thing),
    place,
  };
}

interface Relations {
  /** Of a thing, the others. */
  readonly broader: ReadonlyMap<string, readonly string[]>;
  readonly related: ReadonlyMap<string, readonly string[]>;
}
const NOTHING_INFERRED: Relations = { broader: new Map(), related: new Map() };

/** `narrower` is `broader` of the other, `related` goes both ways (SKOS Reference, S23 and S25). */
function inferRelations(graph: Graph): Relations {
  const broader = new Map<string, string[]>();
  const related = new Map<string, string[]>();
  const add = (to: Map<string, string[]>, { kind, value }: Term, thing: string) => {
    if (kind === 'literal' || value === thing) return;
    const list = to.get(value);
    if (list) list.push(thing);
    else to.set(value, [thing]);
  };
  for (const thing of graph.things.keys()) {
    for (const property of NARROWER_PROPERTIES)
      for (const term of valuesOf(graph, thing, property)) add(broader, term, thing);
    for (const term of valuesOf(graph, thing, skos('related'))) add(related, term, thing);
  }
  return { broader, related };
}

function relationsOf(
  graph: Graph,
  thing: string,
  properties: readonly string[],
  inferred: ReadonlyMap<string, readonly string[]>,
): string[] {
  const said = properties
    .flatMap((it) => valuesOf(graph, thing, it))
    .filter(({ kind }) => kind !== 'literal')
    .map(({ value }) => value);
  return [...new Set([...said, ...(inferred.get(thing) ?? [])])];
}

function notesOf(graph: Graph, thing: string, isOurs: boolean): ConceptNote[] {
  const lists = new Map<ConceptNote['type'], ConceptNote[]>();
  for (const type of NOTE_TYPES) {
    const properties = [NOTE_PROPERTIES[type], ...(isOurs ? [] : OTHER_NOTE_PROPERTIES[type])];
    const notes = properties
      .flatMap((it) => valuesOf(graph, thing, it))
      .flatMap((it) => noteOf(graph, it, type));
    lists.set(type, notes);
  }
  const all = inStatedOrder(lists, literalOf(graph, thing, sheaf('noteOrder')));
  return isOurs ? all : all.filter(({ text }) => text.trim() !== '');
}

/** A literal, or a thing with the text as its value (SKOS Primer, 4.2). */
function noteOf(graph: Graph, term: Term, type: ConceptNote['type']): ConceptNote[] {
  if (term.kind === 'literal') {
    const language = term.language === null ? null : languageOfTag(term.language);
    return [{ type, language, text: term.value }];
  }
  return valuesOf(graph, term.value, rdf('value'))
    .slice(0, MOST_VALUES)
    .flatMap((value) => {
      if (value.kind !== 'literal') return [];
      const tag = literalOf(graph, term.value, sheaf('language'));
      const language = tag ?? (value.language === null ? null : languageOfTag(value.language));
      return [{ type, language, text: value.value }];
    });
}

/** The key that a file of ours keeps, an IRI, or for a blank node one made of what it says: its label is another in each file. */
function keysOf(graph: Graph, found: readonly FoundConcept[]): Map<string, string> {
  const keys = new Map<string, string>();
  const taken = new DistinctKeys();
  for (const { thing, labels, notes, identifiers } of found) {
    const iri = thing.startsWith('_:') ? blankKey([labels, notes, identifiers]) : thing;
    const said = literalOf(graph, thing, sheaf('key')) ?? iri;
    keys.set(thing, taken.take(taken.has(said) ? iri : said));
  }
  return keys;
}

function blankKey(content: unknown): string {
  const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  return `_:${digest.slice(0, 24)}`;
}

function noteWhatIsLeftOut(graph: Graph, remarks: Remarks): void {
  const collections = [...graph.things.keys()].filter((it) =>
    classesOf(graph, it).some((type) => type === skos('Collection') || type === skos('OrderedCollection')),
  );
  if (collections.length > 0)
    remarks.note(
      null,
      `${collections.length} collections were left out: Sheaf has no such thing. Their members were read.`,
    );
}

/** Of one thing that others speak of: they may all speak of the same one. */
const MOST_VALUES = 10;
const SKOS_LABELS = [
  skos('prefLabel'),
  skos('altLabel'),
  skos('hiddenLabel'),
  skosxl('prefLabel'),
  skosxl('altLabel'),
  skosxl('hiddenLabel'),
];
const GVP = 'http://vocab.getty.edu/ontology#';
const ISO_THES = 'http://purl.org/iso25964/skos-thes#';
const BROADER_PROPERTIES = [
  skos('broader'),
  `${GVP}broaderPreferred`,
  `${ISO_THES}broaderGeneric`,
  `${ISO_THES}broaderPartitive`,
  `${ISO_THES}broaderInstantial`,
];
const NARROWER_PROPERTIES = [
  skos('narrower'),
  `${ISO_THES}narrowerGeneric`,
  `${ISO_THES}narrowerPartitive`,
  `${ISO_THES}narrowerInstantial`,
];
const OTHER_NOTE_PROPERTIES: Readonly<Record<ConceptNote['type'], readonly string[]>> = {
  note: [rdfs('comment'), dct('description'), schema('description')],
  scope: [],
  definition: [],
  editorial: [],
  history: [skos('changeNote')],
  example: [],
};
