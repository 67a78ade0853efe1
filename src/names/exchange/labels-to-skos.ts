import type { Dated } from '../../language/index.ts';
import type { ConceptLabel } from '../concept.ts';
import { isPlainTag } from './label-language.ts';
import { type Property, type Resource, textProperty, type Value } from './resource.ts';
import {
  EDTF_DATATYPE,
  FAMILY_OF_TYPE,
  FAMILY_PROPERTIES,
  LABEL_FAMILIES,
  type LabelFamily,
  sheaf,
  skosxl,
} from './vocabulary.ts';

/**
 * Labels as SKOS has them, and again as SKOS-XL has them where SKOS cannot say all that is known of them. One preferred
 * label a language, and no text twice (SKOS Reference, S13 and S14): what would be too many is a label of ours only.
 */
export function labelsToSkos(labels: readonly ConceptLabel[]): Property[] {
  const placed = place(labels);
  const properties: Property[] = [];
  for (const family of LABEL_FAMILIES) {
    const own = placed.filter((it) => it.family === family);
    const { plain, reified } = FAMILY_PROPERTIES[family];
    if (plain && own.length > 0) properties.push([plain, own.map(({ label }) => plainLiteral(label))]);
    const needing = own.filter(saysMoreThanSkos);
    if (needing.length > 0) properties.push([reified, needing.map(({ label }) => reifiedLabel(label))]);
  }
  const order = placed.map(({ family }) => family);
  const isUsual = order.every((it, at) => at === 0 || rank(it) >= rank(order[at - 1] ?? it));
  return isUsual ? properties : [...properties, [sheaf('labelOrder'), [{ text: order.join(' ') }]]];
}

interface PlacedLabel {
  readonly label: ConceptLabel;
  readonly family: LabelFamily;
}

function place(labels: readonly ConceptLabel[]): PlacedLabel[] {
  const preferredTags = new Set<string>();
  const familyOf = ({ type, language }: ConceptLabel): LabelFamily => {
    if (type !== 'preferred') return FAMILY_OF_TYPE[type];
    const tag = tagOf(language) ?? '';
    if (preferredTags.has(tag)) return 'alternative';
    preferredTags.add(tag);
    return 'preferred';
  };
  const families = labels.map(familyOf);
  const taken = new Set<string>();
  const placed = new Map<number, PlacedLabel>();
  // What stands higher in SKOS has the text, whichever comes first here.
  for (const wanted of LABEL_FAMILIES)
    for (const [at, label] of labels.entries()) {
      if (families[at] !== wanted) continue;
      const literal = JSON.stringify([label.text, tagOf(label.language)]);
      placed.set(at, { label, family: taken.has(literal) ? 'label' : wanted });
      taken.add(literal);
    }
  return labels.flatMap((_, at) => placed.get(at) ?? []);
}

function rank(family: LabelFamily): number {
  return LABEL_FAMILIES.indexOf(family);
}

/** A plain literal of that property would come back as another label. */
function saysMoreThanSkos({ label, family }: PlacedLabel): boolean {
  const { type, language, script, usedFrom, usedUntil } = label;
  if (type !== family || script !== null || usedFrom || usedUntil) return true;
  return language !== null && !isPlainTag(language);
}

function plainLiteral({ text, language }: ConceptLabel): Value {
  const tag = tagOf(language);
  return tag === null ? { text } : { text, language: tag };
}

function tagOf(language: string | null): string | null {
  return language !== null && isPlainTag(language) ? language : null;
}

function reifiedLabel(label: ConceptLabel): Resource {
  const { type, language, script, usedFrom, usedUntil } = label;
  return {
    id: null,
    types: [skosxl('Label')],
    properties: [
      [skosxl('literalForm'), [plainLiteral(label)]],
      [sheaf('labelType'), [{ iri: sheaf(type) }]],
      ...textProperty(sheaf('language'), tagOf(language) === language ? null : language),
      ...textProperty(sheaf('script'), script),
      ...dateProperties('usedFrom', usedFrom),
      ...dateProperties('usedUntil', usedUntil),
    ],
  };
}

/** The date, and the words it was read from where they are others. */
function dateProperties(name: 'usedFrom' | 'usedUntil', date: Dated | null): Property[] {
  if (!date) return [];
  const said = date.raw === date.edtf ? null : date.raw;
  return [
    ...textProperty(sheaf(name), date.edtf, EDTF_DATATYPE),
    ...textProperty(sheaf(`${name}AsSaid`), said),
  ];
}
