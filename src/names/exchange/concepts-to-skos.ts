import type { ConceptDraft, ConceptIdentifier, ConceptNote, PlaceFacts } from '../concept.ts';
import { NOTE_TYPES } from '../concept.ts';
import { irisOfKeys } from './key-iris.ts';
import { iriOfIdentifier } from './known-identifiers.ts';
import { isPlainTag } from './label-language.ts';
import { labelsToSkos } from './labels-to-skos.ts';
import { type Property, type Resource, textProperty, type Value } from './resource.ts';
import { dct, FORMAT_MARK, geo, KIND_CLASSES, NOTE_PROPERTIES, rdf, sheaf, skos, xsd } from './vocabulary.ts';

/** The things of a SKOS file: the scheme (at `base`), every concept, and what others are only pointed to as. */
export function conceptsToSkos(drafts: readonly ConceptDraft[], base: string, title: string): Resource[] {
  const iris = irisOfKeys(drafts, base);
  const own = new Set(drafts.map(({ key }) => key));
  const pointedTo = [...iris].filter(([key, iri]) => !own.has(key) && key !== iri);
  return [
    schemeOf(base, title),
    ...drafts.map((draft) => conceptOf(draft, iris, base)),
    ...pointedTo.map(([key, id]) => ({ id, types: [], properties: textProperty(sheaf('key'), key) })),
  ];
}

function schemeOf(base: string, title: string): Resource {
  return {
    id: base,
    types: [skos('ConceptScheme')],
    properties: [
      [dct('title'), [{ text: title }]],
      [FORMAT_MARK.property, [{ text: FORMAT_MARK.value }]],
    ],
  };
}

function conceptOf(draft: ConceptDraft, iris: ReadonlyMap<string, string>, base: string): Resource {
  const iriOf = (key: string) => iris.get(key) ?? key;
  const id = iriOf(draft.key);
  const kindClass = KIND_CLASSES[draft.kind];
  return {
    id,
    types: [skos('Concept'), ...(kindClass ? [kindClass] : [])],
    properties: [
      ...textProperty(sheaf('key'), draft.key === id ? null : draft.key),
      [skos('inScheme'), [{ iri: base }]],
      ...labelsToSkos(draft.labels),
      ...relations(skos('broader'), draft.broader.map(iriOf)),
      ...relations(skos('related'), draft.related.map(iriOf)),
      ...placeProperties(draft.place),
      ...identifierProperties(draft.identifiers),
      ...noteProperties(draft.notes),
    ],
  };
}

function relations(property: string, iris: readonly string[]): Property[] {
  return iris.length === 0 ? [] : [[property, iris.map((iri) => ({ iri }))]];
}

function placeProperties(place: PlaceFacts | null): Property[] {
  if (!place) return [];
  return [
    ...coordinate(geo('lat'), place.latitude),
    ...coordinate(geo('long'), place.longitude),
    ...textProperty(sheaf('placeKind'), place.placeKind),
    ...textProperty(sheaf('precision'), place.precision),
  ];
}

/** XML Schema's decimals have no exponent. */
function coordinate(property: string, degrees: number | null): Property[] {
  if (degrees === null) return [];
  const text = String(degrees);
  return textProperty(property, text, xsd(text.includes('e') ? 'double' : 'decimal'));
}

/** What has an address is a match of the same thing elsewhere; the others are notations, typed by their scheme. */
function identifierProperties(identifiers: readonly ConceptIdentifier[]): Property[] {
  const order = identifiers.map((it) => (iriOfIdentifier(it) === null ? 'notation' : 'match'));
  const matches = identifiers.flatMap((it): Value[] => {
    const iri = iriOfIdentifier(it);
    return iri === null ? [] : [{ iri }];
  });
  const notations = identifiers
    .filter((it) => iriOfIdentifier(it) === null)
    .map(({ scheme, value }): Value => ({ text: value, datatype: schemeDatatype(scheme) }));
  const isUsual = order.lastIndexOf('match') < (order.indexOf('notation') + 1 || order.length + 1);
  return [
    ...(matches.length > 0 ? [[skos('exactMatch'), matches] as const] : []),
    ...(notations.length > 0 ? [[skos('notation'), notations] as const] : []),
    ...textProperty(sheaf('identifierOrder'), isUsual ? null : order.join(' ')),
  ];
}

function schemeDatatype(scheme: string): string {
  return sheaf(`scheme:${encodeURIComponent(scheme.toWellFormed())}`);
}

function noteProperties(notes: readonly ConceptNote[]): Property[] {
  const properties = NOTE_TYPES.flatMap((type): Property[] => {
    const values = notes.filter((it) => it.type === type).map(noteValue);
    return values.length === 0 ? [] : [[NOTE_PROPERTIES[type], values]];
  });
  const order = notes.map(({ type }) => type);
  const isUsual = order.every(
    (it, at) => at === 0 || NOTE_TYPES.indexOf(it) >= NOTE_TYPES.indexOf(order[at - 1] ?? it),
  );
  return [...properties, ...textProperty(sheaf('noteOrder'), isUsual ? null : order.join(' '))];
}

/** A note in a language that RDF has no tag for is a thing of its own (SKOS Primer, 4.2). */
function noteValue({ text, language }: ConceptNote): Value {
  if (language === null) return { text };
  if (isPlainTag(language)) return { text, language };
  return {
    id: null,
    types: [],
    properties: [
      [rdf('value'), [{ text }]],
      [sheaf('language'), [{ text: language }]],
    ],
  };
}
