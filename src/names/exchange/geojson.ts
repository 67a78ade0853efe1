import type { ConceptDraft } from '../concept.ts';
import { AdminGazetteer, areAdminColumns, type Properties, readAdminPlaces } from './admin-places.ts';
import { textProperties } from './admin-table.ts';
import { conceptsOfRows } from './concept-table-in.ts';
import { decodeText } from './decode-text.ts';
import { guessColumn } from './guess-column.ts';
import { parseJson } from './parse-json.ts';
import { type RepresentativePoint, representativePoint } from './point-in-shape.ts';
import { readGeometry } from './read-geometry.ts';
import { type ConceptReading, Remarks, refuseTooLarge } from './reading.ts';

/**
 * The places of a GeoJSON file (RFC 7946): a feature each, its names, codes and what it lies in guessed by the names of its
 * properties (OpenStreetMap, OCHA, GADM, geoBoundaries, Natural Earth, or any that are plain). An area gets one point, and says
 * so. Throws `invalid-input` where the file is too large.
 */
export function readGeoJson(bytes: Uint8Array): ConceptReading {
  refuseTooLarge(bytes);
  const remarks = new Remarks();
  const features = featuresOf(parseJson(decodeText(bytes), remarks), remarks);
  const names = new Set(features.flatMap(({ properties }) => [...properties.keys()]));
  const drafts = areAdminColumns([...names])
    ? administrativePlaces(features, remarks)
    : placesOfAnyKind(features, [...names], remarks);
  return { drafts, ...remarks.all() };
}

interface Feature {
  /** From 1, in the order of the file. */
  readonly number: number;
  readonly properties: Properties;
  readonly point: RepresentativePoint | null;
}

function featuresOf(parsed: unknown, remarks: Remarks): Feature[] {
  if (!isObject(parsed)) return [];
  const list: readonly unknown[] = Array.isArray(parsed.features) ? parsed.features : [parsed];
  return list.flatMap((feature, at): Feature[] => {
    if (isObject(feature) && feature.type === 'Feature') return [readFeature(feature, at + 1)];
    remarks.broken({
      line: null,
      what: `feature ${at + 1}`,
      why: 'It is no GeoJSON feature.',
      todo: 'It needs “type”: “Feature”, “properties” and “geometry”.',
    });
    return [];
  });
}

function readFeature(feature: Readonly<Record<string, unknown>>, number: number): Feature {
  const { id, properties, geometry } = feature;
  const own = isObject(properties) ? textProperties(properties) : new Map<string, string>();
  const hasId = [...own.keys()].some((it) => /^@?id$/iu.test(it));
  const isId = typeof id === 'string' || typeof id === 'number';
  const shape = readGeometry(geometry);
  return {
    number,
    properties: isId && !hasId ? new Map([...own, ['id', String(id)]]) : own,
    point: shape && representativePoint(shape),
  };
}

function administrativePlaces(features: readonly Feature[], remarks: Remarks): ConceptDraft[] {
  const gazetteer = new AdminGazetteer();
  for (const feature of features) {
    const places = readAdminPlaces(feature.properties);
    const key = gazetteer.add(places);
    if (key === null) remarks.broken(nameless(feature));
    else if (feature.point) {
      const { at, isOf } = feature.point;
      gazetteer.locate(key, at[1], at[0], PRECISIONS[isOf] ?? null);
    }
  }
  return gazetteer.drafts();
}

function nameless({ number }: Feature) {
  return {
    line: null,
    what: `feature ${number}`,
    why: 'Its properties have no name.',
    todo: 'Give it a property “name” (or “name:en”, “name:fa” …).',
  };
}

/** Read as a table whose columns are the properties, with those that say where it is. */
function placesOfAnyKind(
  features: readonly Feature[],
  names: readonly string[],
  remarks: Remarks,
): ConceptDraft[] {
  const columns = worthReading(names.filter((it) => !POINT_COLUMNS.has(it.toLowerCase())));
  // Before the others: of two columns that say the same, the first one counts.
  const header = [
    'latitude',
    'longitude',
    'precision',
    ...columns.map((it) => HEADINGS.get(it.toLowerCase()) ?? it),
  ];
  const rows = features.map(({ number, properties, point }) => ({
    line: null,
    what: `feature ${number}`,
    cells: [...pointCells(point), ...columns.map((it) => cellOfValue(properties.get(it) ?? ''))],
  }));
  return conceptsOfRows(header, rows, remarks).map(asPlace);
}

/** The properties that say something, and some of the others, so that they can be named. Every feature may have its own. */
function worthReading(names: readonly string[]): string[] {
  const isKnown = (it: string) => HEADINGS.has(it.toLowerCase()) || guessColumn(it) !== null;
  const known = names.filter(isKnown).slice(0, MOST_COLUMNS);
  return [...known, ...names.filter((it) => !isKnown(it)).slice(0, MOST_OTHER_COLUMNS)];
}

function pointCells(point: RepresentativePoint | null): [string, string, string] {
  if (!point) return ['', '', ''];
  return [String(point.at[1]), String(point.at[0]), PRECISIONS[point.isOf] ?? ''];
}

/** In a property a backslash is a backslash, and braces are braces. */
function cellOfValue(value: string): string {
  return value.replace(/[\\{]/gu, '\\$&');
}

/** Whatever a feature calls its kind, it is a place. */
function asPlace(draft: ConceptDraft): ConceptDraft {
  return draft.kind === 'place' ? draft : { ...draft, kind: 'place' };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const PRECISIONS: Readonly<Record<RepresentativePoint['isOf'], string | null>> = {
  point: null,
  line: 'a point on the line',
  centre: 'centre of the area',
  inside: 'a point in the area',
};
/** Properties that mean something else on a map than in a table. */
const HEADINGS: ReadonlyMap<string, string> = new Map([
  ['type', 'place kind'],
  ['@id', 'key'],
]);
const MOST_COLUMNS = 200;
const MOST_OTHER_COLUMNS = 30;
const POINT_COLUMNS: ReadonlySet<string> = new Set([
  'latitude',
  'longitude',
  'lat',
  'lon',
  'lng',
  'long',
  'x',
  'y',
  'precision',
]);
