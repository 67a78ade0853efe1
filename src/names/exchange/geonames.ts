import type { ConceptDraft, ConceptLabel } from '../concept.ts';
import { isLatitude, isLongitude } from './coordinates.ts';
import { type AlternateNames, namesOfPlace, readAlternateNames } from './geonames-alternate-names.ts';
import { isUsuallyWanted, placeKindOfFeature, precisionOfFeature } from './geonames-features.ts';
import { linesOf, type OpenBytes } from './lines.ts';
import { type ConceptReading, Remarks } from './reading.ts';
import { scriptOfText } from './script-of-text.ts';

export interface GeoNamesOptions {
  /** GeoNames' `alternateNamesV2.txt`, or a country's part of it: names with their languages. */
  readonly alternateNames?: OpenBytes;
  /** GeoNames' feature classes to take in (`A`, `P`, `T` …), each of them whole; without it, what texts usually speak of. */
  readonly featureClasses?: readonly string[];
  /** Drafts in one piece; 1,000 without it. */
  readonly batchSize?: number;
}

/**
 * The places of a file in GeoNames' own format (`AF.txt`, `allCountries.txt`; 19 columns with tabs between them, as the readme of
 * https://download.geonames.org/export/dump/ explains), piece by piece. The file is read twice: first for what others lie in.
 * Only administrative areas, and of the alternate names those of places in the file, are held in memory. What could not be read
 * comes with the last piece.
 */
export async function* readGeoNames(
  open: OpenBytes,
  options: GeoNamesOptions = {},
): AsyncGenerator<ConceptReading> {
  const { batchSize = USUAL_BATCH } = options;
  const known = await readFirst(open, options);
  const remarks = new Remarks();
  let drafts: ConceptDraft[] = [];
  let line = 0;
  for await (const text of linesOf(open)) {
    line += 1;
    const row = readRow(text);
    if (row && isWanted(row, options)) drafts.push(draftOf(row, known));
    else if (!row && text.trim() !== '' && !text.startsWith('#')) remarks.broken(brokenLine(line, text));
    if (drafts.length < batchSize) continue;
    yield { drafts, broken: [], notes: [] };
    drafts = [];
  }
  yield { drafts, ...remarks.all() };
}

function brokenLine(line: number, text: string) {
  return {
    line,
    what: text.slice(0, 100),
    why: 'The line has not the columns of a GeoNames file: an id, a name, and degrees in the fifth and sixth.',
    todo: 'Download the file again, or delete the line.',
  };
}

/** A line of the file, its columns by GeoNames' names. */
interface GeoNamesRow {
  readonly id: number;
  readonly name: string;
  readonly asciiName: string;
  readonly alternateNames: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly featureClass: string;
  readonly featureCode: string;
  readonly country: string;
  /** The codes of the areas it lies in, from the widest; those that are not given left out at the end. */
  readonly admin: readonly string[];
  readonly population: number;
}

function readRow(text: string): GeoNamesRow | null {
  const cells = text.split('\t');
  const [id = '', name = '', asciiName = '', alternateNames = '', latitude = '', longitude = ''] = cells;
  if (
    cells.length < FEWEST_COLUMNS ||
    !/^\s*[1-9]\d{0,9}$/u.test(id.replace('\ufeff', '')) ||
    name.trim() === ''
  )
    return null;
  const point = [latitude, longitude].map((it) => (it.trim() === '' ? Number.NaN : Number(it)));
  const [y = Number.NaN, x = Number.NaN] = point;
  if (!isLatitude(y) || !isLongitude(x)) return null;
  const [featureClass = '', featureCode = '', country = '', , ...rest] = cells.slice(6);
  return {
    id: Number(id.replace('\ufeff', '')),
    ...{ name: name.trim(), asciiName: asciiName.trim(), alternateNames, latitude: y, longitude: x },
    ...{ featureClass, featureCode, country },
    admin: givenCodes(rest.slice(0, 4)),
    population: Number(rest[4]) || 0,
  };
}

/** `00` stands for none. */
function givenCodes(codes: readonly string[]): string[] {
  const end = codes.findIndex((it) => it === '' || it === '00');
  return codes.slice(0, end < 0 ? codes.length : end);
}

function isWanted(
  { featureClass, featureCode, alternateNames }: GeoNamesRow,
  options: GeoNamesOptions,
): boolean {
  const { featureClasses } = options;
  if (featureClasses) return featureClasses.includes(featureClass);
  return isUsuallyWanted(featureClass, featureCode, alternateNames !== '');
}

/** What has to be known before the first draft. */
interface Known {
  /** Ids of areas by their codes: `AF`, `AF.11`, `AF.11.1113`. */
  readonly areas: ReadonlyMap<string, number>;
  readonly alternateNames: AlternateNames;
}

async function readFirst(open: OpenBytes, options: GeoNamesOptions): Promise<Known> {
  const areas = new Map<string, number>();
  const wanted = new Set<number>();
  for await (const text of linesOf(open)) {
    const row = readRow(text);
    if (!row || !isWanted(row, options)) continue;
    if (options.alternateNames) wanted.add(row.id);
    const level = levelOf(row);
    if (level === null) continue;
    const code = areaCode(row, level);
    if (row.admin.length >= level && !areas.has(code)) areas.set(code, row.id);
  }
  const { alternateNames } = options;
  return {
    areas,
    alternateNames: alternateNames ? await readAlternateNames(alternateNames, wanted) : new Map(),
  };
}

/** 0 for a country, 1 to 4 for the areas within it; `null` for anything else. */
function levelOf({ featureClass, featureCode }: GeoNamesRow): number | null {
  if (featureClass !== 'A') return null;
  if (featureCode === 'PCLI' || featureCode === 'PCL' || featureCode === 'PCLD') return 0;
  const level = /^ADM([1-4])$/u.exec(featureCode)?.[1];
  return level === undefined ? null : Number(level);
}

function areaCode({ country, admin }: GeoNamesRow, level: number): string {
  return [country, ...admin.slice(0, level)].join('.');
}

function draftOf(row: GeoNamesRow, known: Known): ConceptDraft {
  const { id, featureClass, featureCode, latitude, longitude, population } = row;
  const parent = parentOf(row, known);
  const placeKind = placeKindOfFeature(featureClass, featureCode, population);
  const alternates = known.alternateNames.get(id);
  const names = alternates === undefined ? { labels: [], identifiers: [] } : namesOfPlace(alternates);
  return {
    key: addressOf(id),
    kind: 'place',
    labels: labelsOf(row, names.labels),
    broader: parent === null ? [] : [addressOf(parent)],
    related: [],
    notes: [],
    identifiers: [{ scheme: 'geonames', value: String(id) }, ...names.identifiers],
    place: { latitude, longitude, placeKind, precision: precisionOfFeature(featureClass, placeKind) },
  };
}

function addressOf(id: number): string {
  return `https://sws.geonames.org/${id}/`;
}

/** The narrowest area in the file that it lies in. */
function parentOf(row: GeoNamesRow, { areas }: Known): number | null {
  const level = levelOf(row) ?? row.admin.length + 1;
  for (let wider = Math.min(level - 1, row.admin.length); wider >= 0; wider--) {
    const id = areas.get(areaCode(row, wider));
    if (id !== undefined && id !== row.id) return id;
  }
  return null;
}

/** GeoNames' main name is preferred; of which language it is, GeoNames does not say. */
function labelsOf(row: GeoNamesRow, alternates: readonly ConceptLabel[]): ConceptLabel[] {
  const texts = new Set([row.name, ...alternates.map(({ text }) => text)]);
  const others = [row.asciiName, ...row.alternateNames.split(',')]
    .map((it) => it.trim())
    .filter((it) => it !== '' && !texts.has(it) && texts.add(it));
  return [
    nameOf(row.name, 'preferred'),
    ...alternates,
    ...others.slice(0, MOST_OTHER_NAMES).map((it) => nameOf(it, 'alternative')),
  ];
}

function nameOf(text: string, type: ConceptLabel['type']): ConceptLabel {
  return { text, language: null, script: scriptOfText(text), type, usedFrom: null, usedUntil: null };
}

const USUAL_BATCH = 1_000;
const FEWEST_COLUMNS = 9;
const MOST_OTHER_NAMES = 500;
