import { type Dated, isEdtf, readDate } from '../../language/index.ts';
import { type ConceptLabel, LABEL_TYPES, type LabelType } from '../concept.ts';
import { type Graph, literalOf, type Term, valuesOf } from './graph.ts';
import { languageOfTag } from './label-language.ts';
import type { Remarks } from './reading.ts';
import { inStatedOrder } from './stated-order.ts';
import {
  dct,
  FAMILY_PROPERTIES,
  foaf,
  LABEL_FAMILIES,
  type LabelFamily,
  PREFIXES,
  rdfs,
  schema,
  sheaf,
  skosxl,
} from './vocabulary.ts';

/**
 * The labels of a thing, plain and reified ones brought together. A second preferred label of one language is an alternative
 * one; names that other vocabularies give count where SKOS's own say nothing.
 */
export function labelsFromSkos(
  graph: Graph,
  thing: string,
  isOurs: boolean,
  remarks: Remarks,
): ConceptLabel[] {
  const reading: Reading = { graph, thing, isOurs, remarks };
  const families = new Map(LABEL_FAMILIES.map((it) => [it, readFamily(reading, it)]));
  if (!isOurs) addOtherNames(reading, families);
  const preferred = families.get('preferred') ?? [];
  families.set('preferred', onePreferredALanguage(reading, preferred));
  return inStatedOrder(families, literalOf(graph, thing, sheaf('labelOrder')));
}

interface Reading {
  readonly graph: Graph;
  readonly thing: string;
  readonly isOurs: boolean;
  readonly remarks: Remarks;
}

/** A reified label takes the place of the plain one that says the same of it. */
function readFamily(reading: Reading, family: LabelFamily): ConceptLabel[] {
  const { graph, thing } = reading;
  const { plain, reified } = FAMILY_PROPERTIES[family];
  const labels: ConceptLabel[] = [];
  const places = new Map<string, number>();
  for (const term of plain ? valuesOf(graph, thing, plain) : []) {
    const label = plainLabel(reading, term, typeOf(family));
    if (label && !(places.has(literalKey(term)) && !reading.isOurs)) {
      places.set(literalKey(term), labels.length);
      labels.push(label);
    }
  }
  for (const node of valuesOf(graph, thing, reified)) {
    for (const form of valuesOf(graph, node.value, skosxl('literalForm')).slice(0, MOST_FORMS)) {
      const label = reifiedLabel(reading, node.value, form, typeOf(family));
      if (!label) continue;
      const place = places.get(literalKey(form));
      if (place === undefined) labels.push(label);
      else labels[place] = label;
    }
  }
  return labels;
}

function typeOf(family: LabelFamily): LabelType {
  return family === 'label' ? 'alternative' : family;
}

function literalKey(term: Term): string {
  return term.kind === 'literal' ? `${term.language?.toLowerCase() ?? ''}\n${term.value}` : '';
}

function plainLabel(reading: Reading, term: Term, type: LabelType): ConceptLabel | null {
  if (term.kind !== 'literal') return null;
  const text = reading.isOurs ? term.value : term.value.replace(/\s+/gu, ' ').trim();
  if (text === '' && !reading.isOurs) return null;
  return {
    text,
    language: languageOf(reading, term.language),
    script: null,
    type,
    usedFrom: null,
    usedUntil: null,
  };
}

function languageOf({ thing, remarks }: Reading, tag: string | null): string | null {
  if (tag === null) return null;
  const language = languageOfTag(tag);
  if (language === null)
    remarks.note(thing, `“${tag}” is no tag of a language; that of the label is left open.`);
  return language;
}

function reifiedLabel(reading: Reading, node: string, form: Term, usual: LabelType): ConceptLabel | null {
  const { graph } = reading;
  const label = plainLabel(reading, form, usual);
  if (!label) return null;
  const said = valuesOf(graph, node, sheaf('labelType'))[0]?.value;
  return {
    ...label,
    type: LABEL_TYPES.find((it) => said === sheaf(it)) ?? usual,
    language: literalOf(graph, node, sheaf('language')) ?? label.language,
    script: literalOf(graph, node, sheaf('script')),
    usedFrom: dateOf(reading, node, 'usedFrom', GETTY_START),
    usedUntil: dateOf(reading, node, 'usedUntil', GETTY_END),
  };
}

function dateOf(
  { graph, thing, remarks }: Reading,
  node: string,
  name: string,
  gettyName: string,
): Dated | null {
  const text = literalOf(graph, node, sheaf(name)) ?? literalOf(graph, node, gettyName);
  if (text === null) return null;
  if (isEdtf(text)) return { edtf: text, raw: literalOf(graph, node, sheaf(`${name}AsSaid`)) ?? text };
  const read = readDate(text);
  if (read) return { edtf: read.edtf, raw: text.slice(0, LONGEST_RAW_DATE) };
  remarks.broken({
    line: null,
    what: thing,
    why: `“${text.slice(0, 60)}” says when a label was in use, and is no date that could be read.`,
    todo: 'Write it in EDTF: 2015, 2015-01, 2015-01-26.',
  });
  return null;
}

/** What files without SKOS call a thing; beside SKOS's labels, only names that these do not have. */
function addOtherNames(reading: Reading, families: Map<LabelFamily, ConceptLabel[]>): void {
  const preferred = families.get('preferred') ?? [];
  const alternative = families.get('alternative') ?? [];
  const known = new Set([...families.values()].flat().map(sameLabelKey));
  const namesOf = (properties: readonly string[], type: LabelType) =>
    properties
      .flatMap((property) => valuesOf(reading.graph, reading.thing, property))
      .flatMap((term) => plainLabel(reading, term, type) ?? [])
      .filter((label) => !known.has(sameLabelKey(label)) && known.add(sameLabelKey(label)));
  const languages = new Set(preferred.map(({ language }) => language));
  const names = namesOf(NAME_PROPERTIES, 'preferred');
  const isWithout = preferred.length === 0;
  for (const name of names) {
    if (!isWithout || languages.has(name.language)) alternative.push({ ...name, type: 'alternative' });
    else {
      languages.add(name.language);
      preferred.push(name);
    }
  }
  for (const name of namesOf(OTHER_NAME_PROPERTIES, 'alternative')) alternative.push(name);
}

function sameLabelKey({ text, language }: ConceptLabel): string {
  return `${language ?? ''}\n${text}`;
}

function onePreferredALanguage({ thing, remarks }: Reading, labels: readonly ConceptLabel[]): ConceptLabel[] {
  const languages = new Set<string | null>();
  return labels.map((label) => {
    if (label.type !== 'preferred' || !languages.has(label.language)) {
      if (label.type === 'preferred') languages.add(label.language);
      return label;
    }
    const where = label.language === null ? 'without a language' : `in “${label.language}”`;
    remarks.note(
      thing,
      `It has two preferred labels ${where}; “${label.text.slice(0, 60)}” is an alternative one.`,
    );
    return { ...label, type: 'alternative' };
  });
}

const GVP = 'http://vocab.getty.edu/ontology#';
const GETTY_START = `${GVP}estStart`;
const GETTY_END = `${GVP}estEnd`;
const GEONAMES_ONTOLOGY = 'http://www.geonames.org/ontology#';
const NAME_PROPERTIES = [
  rdfs('label'),
  schema('name'),
  foaf('name'),
  `${GEONAMES_ONTOLOGY}name`,
  dct('title'),
  `${PREFIXES.dct.replace('terms/', 'elements/1.1/')}title`,
];
const OTHER_NAME_PROPERTIES = [
  schema('alternateName'),
  foaf('nick'),
  `${GEONAMES_ONTOLOGY}alternateName`,
  `${GEONAMES_ONTOLOGY}officialName`,
];
const LONGEST_RAW_DATE = 500;
/** A label has one; many concepts may share a label that has very many. */
const MOST_FORMS = 10;
