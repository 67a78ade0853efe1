import { type Dated, isEdtf } from '../../language/index.ts';
import { isOrganisation } from '../nameness.ts';
import type { CreditDraft } from '../publication-draft.ts';
import { bibliographyDate } from './dates.ts';
import { turned } from './names.ts';
import { plainText } from './plain-text.ts';

/** An item of CSL-JSON as it came: any field may be missing or of another type than the schema says. */
export type CslItem = Readonly<Record<string, unknown>>;

export function isCslItem(value: unknown): value is CslItem {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Nested no deeper than any item is: what is deeper cannot be looked through without end. */
export function isShallow(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth++) {
    level = level.flatMap((it) => (typeof it === 'object' && it !== null ? Object.values(it) : []));
  }
  return level.length === 0;
}

/** A string or number variable as it is written; empty where it is missing. */
export function cslRaw(item: CslItem, ...variables: readonly string[]): string {
  for (const variable of variables) {
    const value = item[variable];
    const first = Array.isArray(value) ? value.filter((it) => typeof it === 'string').join(', ') : value;
    if (typeof first === 'string' && first.trim() !== '') return first.trim().slice(0, LONGEST);
    if (typeof first === 'number' && Number.isFinite(first)) return String(first);
  }
  return '';
}

/** The same as plain text, CSL's markup off. */
export function cslText(item: CslItem, ...variables: readonly string[]): string {
  return plainText(cslRaw(item, ...variables));
}

/** A date variable: `date-parts` of one or two dates, a season, `circa`; else what `literal` or `raw` say (CSL 1.0.2, appendix IV). */
export function cslDate(item: CslItem, variable: string, language: string | null): Dated | null {
  const date = item[variable];
  if (typeof date === 'string' || typeof date === 'number') return bibliographyDate(String(date), language);
  if (!isCslItem(date)) return null;
  const said = cslRaw(date, 'literal', 'raw', 'edtf');
  const edtf = edtfOfParts(date);
  if (edtf === null) return bibliographyDate(said, language);
  return { edtf, raw: (said || edtf).slice(0, 500) };
}

function edtfOfParts(date: CslItem): string | null {
  const parts = date['date-parts'];
  if (!Array.isArray(parts)) return null;
  const season = Number(date.season);
  const isAbout = date.circa === true || Number(date.circa) > 0 || date.circa === 'true';
  const sides = parts.slice(0, 2).map((side) => edtfOfSide(side, season));
  const [first, last] = sides;
  if (!first) return null;
  const edtf = last && last !== first ? `${first}/${last}` : `${first}${isAbout ? '~' : ''}`;
  return isEdtf(edtf) ? edtf : isEdtf(first) ? first : null;
}

function edtfOfSide(side: unknown, season: number): string | null {
  if (!Array.isArray(side)) return null;
  const [year, month, day] = side.map(Number);
  if (year === undefined || !(year >= 1 && year <= 9999)) return null;
  const isSeason = season >= 1 && season <= 4 && !month;
  const number = isSeason ? season + 20 : month && month >= 13 && month <= 16 ? month + 8 : month;
  // Of a part that is none (month 13, 31 June) the coarser one remains.
  const texts = [year, number, isSeason ? undefined : day].map((part, at) =>
    part ? String(part).padStart(at === 0 ? 4 : 2, '0') : '',
  );
  const missing = texts.indexOf('');
  const told = missing < 0 ? texts : texts.slice(0, missing);
  for (let count = told.length; count > 0; count--) {
    const edtf = told.slice(0, count).join('-');
    if (isEdtf(edtf)) return edtf;
  }
  return null;
}

/** The names of a name variable, particles where they belong; `literal` names are not taken apart. */
export function cslCredits(item: CslItem, variable: string, role: string): CreditDraft[] {
  const names = item[variable];
  const list: readonly unknown[] = Array.isArray(names) ? names : names === undefined ? [] : [names];
  return list
    .slice(0, MOST_NAMES)
    .map((name) => creditOf(name, role))
    .filter((credit) => credit !== null && credit.name !== '')
    .filter((credit) => credit !== null);
}

function creditOf(name: unknown, role: string): CreditDraft | null {
  if (typeof name === 'string') {
    const literal = plainText(name);
    return { name: literal, kind: isOrganisation(literal) ? 'organisation' : 'person', role, literal };
  }
  if (!isCslItem(name)) return null;
  const literal = cslText(name, 'literal', 'name');
  if (literal !== '') return { name: literal, kind: 'organisation', role, literal };
  const family = cslText(name, 'family');
  const given = cslText(name, 'given');
  const particle = [cslText(name, 'dropping-particle'), cslText(name, 'non-dropping-particle')]
    .filter(Boolean)
    .join(' ');
  const suffix = cslText(name, 'suffix');
  const natural = turned({ family, given, particle, suffix });
  const printed = [[particle, family].filter(Boolean).join(' '), suffix, given].filter(Boolean).join(', ');
  const isHouse = given === '' && particle === '' && isOrganisation(family);
  return { name: natural, kind: isHouse ? 'organisation' : 'person', role, literal: printed };
}

const DEEPEST = 20;
const LONGEST = 200_000;
const MOST_NAMES = 5_000;
