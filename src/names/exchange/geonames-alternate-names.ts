import { isEdtf, readDate } from '../../language/index.ts';
import type { ConceptIdentifier, ConceptLabel, LabelType } from '../concept.ts';
import { languageOfTag } from './label-language.ts';
import { linesOf, type OpenBytes } from './lines.ts';

/** The other names of places by their GeoNames ids: a line of the file each, joined, which takes the least room. */
export type AlternateNames = ReadonlyMap<number, string>;

/**
 * The rows of GeoNames' `alternateNamesV2.txt` that belong to places that are wanted. Its format stands in the readme of
 * https://download.geonames.org/export/dump/.
 */
export async function readAlternateNames(
  open: OpenBytes,
  wanted: ReadonlySet<number>,
): Promise<AlternateNames> {
  const names = new Map<number, string>();
  for await (const line of linesOf(open)) {
    const first = line.indexOf('\t') + 1;
    const second = line.indexOf('\t', first);
    const id = Number(line.slice(first, second));
    if (first === 0 || second < 0 || !wanted.has(id)) continue;
    const known = names.get(id);
    const row = ownCopy(line.slice(second + 1, second + 1 + LONGEST_ROW));
    if (known === undefined) names.set(id, row);
    else if (known.length < MOST_LETTERS_A_PLACE) names.set(id, `${known}\n${row}`);
  }
  return names;
}

/** A part of a string keeps the whole of it in memory, here a piece of the file for every name. */
function ownCopy(text: string): string {
  return Buffer.from(text).toString();
}

export interface NamesOfPlace {
  readonly labels: readonly ConceptLabel[];
  readonly identifiers: readonly ConceptIdentifier[];
}

/** The labels and identifiers in a place's rows. What is marked as preferred, or is the only name in its language, is preferred. */
export function namesOfPlace(rows: string): NamesOfPlace {
  const all = rows.split('\n').flatMap((row) => readAlternateName(row) ?? []);
  const labels = all.flatMap((it) => ('text' in it ? [it] : []));
  const identifiers = all.flatMap((it) => ('scheme' in it ? [it] : []));
  const current = labels.filter(({ type }) => type === 'preferred' || type === 'alternative');
  const perLanguage = Map.groupBy(current, ({ language }) => language);
  const preferred = new Set(
    [...perLanguage].flatMap(([language, names]) => {
      const marked =
        names.find(({ type }) => type === 'preferred') ?? (names.length === 1 ? names[0] : undefined);
      return marked && language !== null ? [marked] : [];
    }),
  );
  return { labels: labels.map((it) => withType(it, preferred.has(it))), identifiers };
}

function withType(label: ConceptLabel, isPreferred: boolean): ConceptLabel {
  if (isPreferred) return { ...label, type: 'preferred' };
  return label.type === 'preferred' ? { ...label, type: 'alternative' } : label;
}

/** isolanguage, name, isPreferredName, isShortName, isColloquial, isHistoric, from, to. */
function readAlternateName(row: string): ConceptLabel | ConceptIdentifier | null {
  const [tag = '', name = '', isPreferred, isShort, isColloquial, isHistoric, from = '', to = ''] =
    row.split('\t');
  const text = name.trim();
  if (text === '') return null;
  const scheme = SCHEMES.get(tag);
  if (scheme !== undefined) return { scheme, value: text };
  const special = SPECIAL_NAMES.get(tag);
  if (!special && (tag.length > LONGEST_TAG || NO_NAMES.has(tag))) return null;
  const isUsual = isPreferred === '1' && isShort !== '1' && isColloquial !== '1';
  const type: LabelType =
    isHistoric === '1' ? 'previous' : (special?.type ?? (isUsual ? 'preferred' : 'alternative'));
  return {
    text,
    language: special ? special.language : tag === '' ? null : languageOfTag(tag),
    script: null,
    type,
    usedFrom: dateOf(from),
    usedUntil: dateOf(to),
  };
}

function dateOf(text: string): ConceptLabel['usedFrom'] {
  const words = text.trim().slice(0, LONGEST_DATE);
  if (words === '') return null;
  if (isEdtf(words)) return { edtf: words, raw: words };
  const read = readDate(words);
  return read ? { edtf: read.edtf, raw: words } : null;
}

/** Pseudo languages that are identifiers elsewhere. */
const SCHEMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    wkdt: 'wikidata',
    iata: 'iata',
    icao: 'icao',
    faac: 'faac',
    unlc: 'unlocode',
  }),
);
const SPECIAL_NAMES: ReadonlyMap<string, Pick<ConceptLabel, 'type' | 'language'>> = new Map(
  Object.entries({
    abbr: { type: 'acronym', language: null },
    fr_1793: { type: 'previous', language: 'fr' },
    piny: { type: 'transliteration', language: 'zh-Latn' },
  } as const),
);
/** Links, postal codes, phonetic spellings and other codes. */
const NO_NAMES: ReadonlySet<string> = new Set(['link', 'post', 'phon', 'tcid', 'nuts', 'lauc', 'uicn']);
const LONGEST_TAG = 12;
const LONGEST_DATE = 40;
const LONGEST_ROW = 1_000;
const MOST_LETTERS_A_PLACE = 50_000;
