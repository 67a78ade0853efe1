import type { ConceptDraft, ConceptIdentifier, ConceptLabel } from '../concept.ts';
import { isLatitude, isLongitude } from './coordinates.ts';
import { languageOfSuffix } from './names-of-languages.ts';

/** The properties of a row or a feature by their names, their values as text. */
export type Properties = ReadonlyMap<string, string>;

/** One of the places that a row speaks of. */
export interface AdminPlace {
  /** 0 is the country. */
  readonly level: number;
  readonly names: readonly AdminName[];
  readonly identifiers: readonly ConceptIdentifier[];
  readonly kind: string | null;
}

interface AdminName {
  readonly text: string;
  readonly language: string | null;
  readonly isOther: boolean;
}

/** Whether columns are those of administrative tables: at least one level has a name, and one has a code. */
export function areAdminColumns(names: readonly string[]): boolean {
  const columns = names.flatMap((it) => readColumn(it) ?? []);
  return columns.some(({ what }) => what === 'name') && columns.some(({ what }) => what === 'code');
}

/**
 * The places that a row of an administrative table speaks of, from the widest to the narrowest. Columns as OCHA's common
 * operational datasets name them (`ADM1_EN`, `ADM1_PCODE`, `adm1_name`, `admin1Name_en`), and GADM (`NAME_1`, `GID_1`).
 */
export function readAdminPlaces(properties: Properties): AdminPlace[] {
  const levels = new Map<number, Writable>();
  for (const [name, text] of properties) {
    const column = readColumn(name);
    const value = text.trim();
    if (!column || value === '' || NOTHING.test(value)) continue;
    const place = levels.get(column.level) ?? { names: [], identifiers: [], kind: null };
    levels.set(column.level, place);
    put(place, column, value);
  }
  return [...levels]
    .map(([level, place]) => ({ level, ...place }))
    .filter(({ names, identifiers }) => names.length > 0 || identifiers.length > 0)
    .sort((a, b) => a.level - b.level);
}

interface Writable {
  readonly names: AdminName[];
  readonly identifiers: ConceptIdentifier[];
  kind: string | null;
}

interface Column {
  readonly level: number;
  readonly what: 'name' | 'other-name' | 'code' | 'gadm' | 'kind';
  readonly language: string | null;
}

function readColumn(name: string): Column | null {
  const cod = COD_COLUMN.exec(name)?.groups;
  if (cod) return codColumn(Number(cod.level), cod.rest ?? '');
  const gadm = GADM_COLUMN.exec(name)?.groups;
  if (!gadm) return null;
  const what = GADM_NAMES[(gadm.name ?? '').toUpperCase()];
  return what === undefined ? null : { level: Number(gadm.level), what, language: null };
}

function codColumn(level: number, rest: string): Column | null {
  const words = rest.replaceAll('_', '').toLowerCase();
  if (words === 'pcode') return { level, what: 'code', language: null };
  if (NO_NAMES.has(words)) return null;
  const parts = /^(?<alt>alt|ref)?(?:name)?\d?(?:alt)?(?:name)?\d?(?<language>[a-z]{2,3})?$/u.exec(
    words,
  )?.groups;
  if (!parts) return null;
  const language = parts.language === undefined ? null : languageOfSuffix(parts.language);
  if (parts.language !== undefined && language === null) return null;
  const isNumbered = /\d/u.test(words);
  return { level, what: parts.alt || isNumbered ? 'other-name' : 'name', language };
}

function put(place: Writable, { what, language }: Column, text: string): void {
  if (what === 'code') place.identifiers.push({ scheme: 'pcode', value: text });
  else if (what === 'gadm') place.identifiers.push({ scheme: 'gadm', value: text });
  else if (what === 'kind') place.kind = text.toLowerCase();
  else
    for (const each of what === 'name' ? [text] : text.split('|'))
      if (each.trim() !== '')
        place.names.push({ text: each.trim(), language, isOther: what === 'other-name' });
}

/** Gathers places from many rows: one that several rows speak of is one draft, with all that they say of it. */
export class AdminGazetteer {
  readonly #drafts = new Map<string, ConceptDraft>();

  /** Takes up a row's places, each within the one before it; gives the key of the narrowest. */
  add(places: readonly AdminPlace[]): string | null {
    let within: string | null = null;
    for (const place of places) {
      const key: string = keyOf(place, within);
      const fresh = draftOf(place, key, within);
      const known = this.#drafts.get(key);
      this.#drafts.set(key, known ? joined(known, fresh) : fresh);
      within = key;
    }
    return within;
  }

  /** Says where a place is, unless that was said already. Degrees of WGS 84. */
  locate(key: string, latitude: number, longitude: number, precision: string | null): void {
    const draft = this.#drafts.get(key);
    if (!draft?.place || draft.place.latitude !== null || !isLatitude(latitude) || !isLongitude(longitude))
      return;
    this.#drafts.set(key, { ...draft, place: { ...draft.place, latitude, longitude, precision } });
  }

  drafts(): ConceptDraft[] {
    return [...this.#drafts.values()];
  }
}

/** Its code; without one, its name and what it lies in. */
function keyOf({ level, names, identifiers }: AdminPlace, within: string | null): string {
  return identifiers[0]?.value ?? `${within === null ? '' : `${within}/`}${names[0]?.text ?? level}`;
}

function draftOf(place: AdminPlace, key: string, within: string | null): ConceptDraft {
  const { level, names, identifiers, kind } = place;
  return {
    key,
    kind: 'place',
    labels: labelsOf(names),
    broader: within === null || within === key ? [] : [within],
    related: [],
    notes: [],
    identifiers,
    place: {
      latitude: null,
      longitude: null,
      placeKind: kind ?? KIND_OF_LEVEL[level] ?? null,
      precision: null,
    },
  };
}

/** The first name in a language is the preferred one. */
function labelsOf(names: readonly AdminName[]): ConceptLabel[] {
  const languages = new Set<string | null>();
  return names.map(({ text, language, isOther }) => {
    const type = isOther || languages.has(language) ? 'alternative' : 'preferred';
    if (!isOther) languages.add(language);
    return { text, language, script: null, type, usedFrom: null, usedUntil: null };
  });
}

/** Names and codes that are new are added; a second name of one language is an alternative one. */
function joined(known: ConceptDraft, fresh: ConceptDraft): ConceptDraft {
  if (known.labels.length > MOST_NAMES) return known;
  const newLabels = fresh.labels
    .filter(({ text, language }) => !known.labels.some((it) => it.text === text && it.language === language))
    .map((label) => {
      const isTaken = known.labels.some((it) => it.type === 'preferred' && it.language === label.language);
      return isTaken ? { ...label, type: 'alternative' as const } : label;
    });
  const newIdentifiers = fresh.identifiers.filter(
    ({ scheme, value }) => !known.identifiers.some((it) => it.scheme === scheme && it.value === value),
  );
  if (newLabels.length + newIdentifiers.length === 0) return known;
  return {
    ...known,
    labels: [...known.labels, ...newLabels],
    identifiers: [...known.identifiers, ...newIdentifiers],
  };
}

const COD_COLUMN = /^adm(?:in)?(?<level>[0-5])_?(?<rest>[a-z_]{2,20}\d?_?[a-z]{0,3})$/iu;
const GADM_COLUMN = /^(?<name>NAME|VARNAME|NL_NAME|GID|TYPE|ENGTYPE)_(?<level>[0-5])$/u;
const GADM_NAMES: Readonly<Record<string, Column['what']>> = {
  NAME: 'name',
  VARNAME: 'other-name',
  NL_NAME: 'other-name',
  GID: 'gadm',
  ENGTYPE: 'kind',
};
/** Of Afghanistan, and of most countries near enough to tell a place by. */
const KIND_OF_LEVEL = ['country', 'province', 'district', 'subdistrict', 'locality', 'locality'];
/** What follows the level in columns that hold no names, and could be taken for a language. */
const NO_NAMES: ReadonlySet<string> = new Set([
  'id',
  'cd',
  'iso',
  'iso2',
  'iso3',
  'num',
  'src',
  'typ',
  'lat',
  'lon',
]);
/** No place has as many; a broken code column can bring them together. */
const MOST_NAMES = 500;
const NOTHING = /^(?:null|nan|n\/a|na|none|-+)$/iu;
