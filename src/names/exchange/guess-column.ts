import { fold } from '../../language/index.ts';
import { type ConceptNote, LABEL_TYPES, type LabelType } from '../concept.ts';
import { languageOfSuffix, languageOfWord } from './names-of-languages.ts';
import type { TableColumn } from './table-column.ts';

/**
 * What a column of somebody else's table, or a property of somebody else's map, holds by its name: `Name (English)`,
 * `alt_names`, `prefLabel@fa`, `name:ps`, `WIKIDATAID`, `Lat`. `null` where the name says nothing.
 */
export function guessColumn(heading: string): TableColumn | null {
  const name = heading.trim().slice(0, LONGEST_HEADING);
  const tagged = /^(.+?)\s*(?:[:@]|\s[-–]\s)\s*([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)$/u.exec(name);
  if (tagged?.[1] !== undefined && tagged[2] !== undefined) {
    const column = columnOfWords(wordsOf(tagged[1]));
    const language = languageOfSuffix(tagged[2]);
    if (column && language) return inLanguage(column, language);
  }
  const words = wordsOf(name);
  const whole = columnOfWords(words);
  if (whole) return whole;
  return columnWithLanguage(words.split(' '));
}

/** `PrefLabel` and `pref_label` as `pref label`. */
function wordsOf(name: string): string {
  const parted = name.replace(/(?<=[\p{Ll}\d])(?=\p{Lu})/gu, ' ');
  return fold(parted.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')).trim();
}

function columnOfWords(words: string): TableColumn | null {
  const close = words.replaceAll(' ', '');
  return COLUMNS.get(close) ?? COLUMNS.get(close.replace(/s$/u, '')) ?? null;
}

/** A language before or after the other words, or nothing else. */
function columnWithLanguage(words: readonly string[]): TableColumn | null {
  for (const [language, others] of [
    [languageOfWord(words.at(-1) ?? ''), words.slice(0, -1)],
    [languageOfWord(words[0] ?? ''), words.slice(1)],
  ] as const) {
    if (language === null) continue;
    if (others.length === 0) return { holds: 'label', type: 'preferred', language };
    const column = columnOfWords(others.filter((it) => it !== 'in').join(' '));
    if (column) return inLanguage(column, language);
  }
  return null;
}

function inLanguage(column: TableColumn, language: string): TableColumn | null {
  return column.holds === 'label' || column.holds === 'note' ? { ...column, language } : null;
}

const LABEL_WORDS: Readonly<Record<LabelType, string>> = {
  preferred:
    'name,label,title,term,preferred,preferred label,preferred name,pref label,pref term,main name,shape name,place name,full name,topic,concept,subject,نام,عنوان',
  alternative:
    'alternative,alternative label,alternative name,alt label,alt name,name alt,alternate name,alias,aliases,aka,also known as,other name,variant,variant name,name variant,synonym,official name,short name,name short,long name,name long,formal name,int name,ascii name,loc name,reg name,nickname,spelling,other spelling,نامهای دیگر',
  acronym: 'acronym,abbreviation,abbr,abbrev',
  previous: 'previous,previous name,former name,former,old name,historic name,historical name',
  transliteration:
    'transliteration,transliterated,romanization,romanisation,romanized,latin name,name latin,name rm',
  'nom-de-guerre': 'nom de guerre,war name,kunya',
  hidden: 'hidden,hidden label,misspelling,typo,wrong spelling',
};

const NOTE_WORDS: Readonly<Record<ConceptNote['type'], string>> = {
  note: 'note,comment,remark,description,notes de,یادداشت',
  scope: 'scope note,scope',
  definition: 'definition',
  editorial: 'editorial note,editor note',
  history: 'history note,history,change note',
  example: 'example',
};

const OTHER_WORDS: readonly (readonly [TableColumn['holds'] & OtherHolds, string])[] = [
  ['key', 'key,id,uri,iri,url,code,identifier,concept uri,feature id,shape id,concept id,term id'],
  ['kind', 'kind,type,entity type,category,class'],
  [
    'broader',
    'broader,broader term,bt,parent,parent id,parent key,part of,within,located in,is in,broader concept',
  ],
  ['related', 'related,related term,rt,see also,related concept'],
  ['latitude', 'latitude,lat,y,ycoord,lat dd,center lat,point y'],
  ['longitude', 'longitude,lon,lng,long,x,xcoord,long dd,center lon,point x'],
  [
    'place kind',
    'place kind,place type,feature type,place,admin type,settlement type,shape type,featurecla,type en',
  ],
  ['precision', 'precision,accuracy,location precision'],
];
type OtherHolds =
  | 'key'
  | 'kind'
  | 'broader'
  | 'related'
  | 'latitude'
  | 'longitude'
  | 'place kind'
  | 'precision';

const SCHEME_WORDS: readonly (readonly [string, string])[] = [
  ['wikidata', 'wikidata,wikidata id,qid,wikidata qid,wd id,wikidata uri'],
  ['geonames', 'geonames,geoname id,geonames id,gn id,geoname'],
  ['pcode', 'pcode,p code,place code,adm pcode'],
  ['viaf', 'viaf,viaf id'],
  ['orcid', 'orcid,orcid id'],
  ['isni', 'isni,isni id'],
];

const COLUMNS: ReadonlyMap<string, TableColumn> = new Map<string, TableColumn>([
  ...LABEL_TYPES.flatMap((type) => closeWords(LABEL_WORDS[type], { holds: 'label', type, language: null })),
  ...(['note', 'scope', 'definition', 'editorial', 'history', 'example'] as const).flatMap((type) =>
    closeWords(NOTE_WORDS[type], { holds: 'note', type, language: null }),
  ),
  ...OTHER_WORDS.flatMap(([holds, words]) => closeWords(words, { holds })),
  ...SCHEME_WORDS.flatMap(([scheme, words]) =>
    closeWords(words, { holds: 'identifier', scheme, isVerbatim: false }),
  ),
]);

function closeWords(words: string, column: TableColumn): [string, TableColumn][] {
  return words.split(',').map((it) => [fold(it).replaceAll(' ', ''), column]);
}

const LONGEST_HEADING = 200;
