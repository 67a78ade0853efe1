import type { ConceptIdentifier, ConceptNote, LabelType } from '../concept.ts';
import { NOTE_TYPES } from '../concept.ts';
import { tidyIdentifier } from './known-identifiers.ts';
import { readCell, writeCell } from './table-cell.ts';

/** What a column of a table of names holds. */
export type TableColumn =
  | { readonly holds: 'key' | 'kind' | 'broader' | 'related' | 'order' }
  | { readonly holds: 'latitude' | 'longitude' | 'place kind' | 'precision' }
  | { readonly holds: 'label'; readonly type: LabelType; readonly language: string | null }
  | { readonly holds: 'note'; readonly type: ConceptNote['type']; readonly language: string | null }
  | {
      readonly holds: 'identifier';
      readonly scheme: string;
      /** As they stand, whatever the scheme's identifiers look like. */
      readonly isVerbatim: boolean;
    };

/** The heading of a column as we write it: `preferred:fa`, `scope note:en`, `wikidata`, `id:police.uk`. */
export function headingOf(column: TableColumn): string {
  if (column.holds === 'label') return withLanguage(LABEL_HEADINGS[column.type], column.language);
  if (column.holds === 'note') return withLanguage(NOTE_HEADINGS[column.type], column.language);
  if (column.holds !== 'identifier') return column.holds;
  return column.isVerbatim ? `id:${writeCell([column.scheme])}` : column.scheme;
}

function withLanguage(heading: string, language: string | null): string {
  return language === null ? heading : `${heading}:${writeCell([language])}`;
}

/** The column under a heading of ours; `null` for any other heading. */
export function columnOfOurHeading(heading: string): TableColumn | null {
  const colon = heading.indexOf(':');
  const name = colon < 0 ? heading : heading.slice(0, colon);
  const rest = colon < 0 ? null : (readCell(heading.slice(colon + 1))[0] ?? '');
  const type = LABEL_TYPES_BY_HEADING.get(name);
  if (type) return { holds: 'label', type, language: rest };
  const note = NOTE_TYPES.find((it) => NOTE_HEADINGS[it] === name);
  if (note) return { holds: 'note', type: note, language: rest };
  if (rest !== null) return name === 'id' ? { holds: 'identifier', scheme: rest, isVerbatim: true } : null;
  if (PLAIN_SCHEMES.includes(name)) return { holds: 'identifier', scheme: name, isVerbatim: false };
  const other = OTHER_COLUMNS.find((it) => it === name);
  return other === undefined ? null : { holds: other };
}

/** The column that an identifier stands in: under its scheme's bare name only where it is of the form that it has there. */
export function columnOfIdentifier(identifier: ConceptIdentifier): TableColumn {
  const { scheme, value } = identifier;
  const isPlain = PLAIN_SCHEMES.includes(scheme) && tidyIdentifier(scheme, value).value === value;
  return { holds: 'identifier', scheme, isVerbatim: !isPlain };
}

/** What labels of each type stand under; in this order the columns go. */
export const LABEL_HEADINGS: Readonly<Record<LabelType, string>> = {
  preferred: 'preferred',
  alternative: 'alternative',
  acronym: 'acronym',
  previous: 'previous',
  transliteration: 'transliteration',
  'nom-de-guerre': 'nom de guerre',
  hidden: 'hidden',
};

const LABEL_TYPES_BY_HEADING: ReadonlyMap<string, LabelType> = new Map([
  ['preferred', 'preferred'],
  ['alternative', 'alternative'],
  ['acronym', 'acronym'],
  ['previous', 'previous'],
  ['transliteration', 'transliteration'],
  ['nom de guerre', 'nom-de-guerre'],
  ['hidden', 'hidden'],
]);

export const NOTE_HEADINGS: Readonly<Record<ConceptNote['type'], string>> = {
  note: 'note',
  scope: 'scope note',
  definition: 'definition',
  editorial: 'editorial note',
  history: 'history note',
  example: 'example',
};

/** Schemes whose columns carry their bare name. */
const PLAIN_SCHEMES: readonly string[] = ['wikidata', 'geonames', 'pcode', 'viaf', 'orcid', 'isni'];

const OTHER_COLUMNS = [
  'key',
  'kind',
  'broader',
  'related',
  'latitude',
  'longitude',
  'place kind',
  'precision',
  'order',
] as const;
