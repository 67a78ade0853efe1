import type { PlaceFacts } from '../concept.ts';
import { isLatitude, isLongitude } from './coordinates.ts';
import { type Graph, literalOf, valuesOf } from './graph.ts';
import type { Remarks } from './reading.ts';
import { foaf, geo, schema, sheaf } from './vocabulary.ts';

/** Where a thing is, as the usual vocabularies say it; `null` where none of them does. */
export function placeFromSkos(graph: Graph, thing: string, remarks: Remarks): PlaceFacts | null {
  const point = pointOf(graph, thing, remarks);
  const placeKind = literalOf(graph, thing, sheaf('placeKind'));
  const precision = literalOf(graph, thing, sheaf('precision'));
  if (!point && placeKind === null && precision === null) return null;
  return { latitude: point?.latitude ?? null, longitude: point?.longitude ?? null, placeKind, precision };
}

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

function pointOf(graph: Graph, thing: string, remarks: Remarks): Point | null {
  const texts = pointAsSaid(graph, thing);
  if (!texts) return null;
  const [latitude, longitude] = texts.map((it) => (it.trim() === '' ? Number.NaN : Number(it)));
  if (latitude !== undefined && longitude !== undefined && isLatitude(latitude) && isLongitude(longitude))
    return { latitude, longitude };
  remarks.broken({
    line: null,
    what: thing,
    why: `Its coordinates (${texts.join(', ').slice(0, 80)}) are no latitude and longitude.`,
    todo: 'Write degrees of WGS 84 as decimals, -90 to 90 and -180 to 180. The rest of it was read.',
  });
  return null;
}

/** Latitude and longitude, from the thing itself or from what it says its location is. */
function pointAsSaid(graph: Graph, thing: string): readonly [string, string] | null {
  const locations = LOCATION_PROPERTIES.flatMap((it) => valuesOf(graph, thing, it)).map(({ value }) => value);
  for (const each of [thing, ...locations.slice(0, 5)]) {
    const latitude = literalOf(graph, each, geo('lat')) ?? literalOf(graph, each, schema('latitude'));
    const longitude = literalOf(graph, each, geo('long')) ?? literalOf(graph, each, schema('longitude'));
    if (latitude !== null || longitude !== null) return [latitude ?? '', longitude ?? ''];
    const written = WKT_PROPERTIES.map((it) => literalOf(graph, each, it)).find((it) => it !== null);
    const [, first, second] = WKT_POINT.exec(written ?? '') ?? [];
    // Well-known text has the longitude first.
    if (first !== undefined && second !== undefined) return [second, first];
  }
  return null;
}

const GEOSPARQL = 'http://www.opengis.net/ont/geosparql#';
const LOCATION_PROPERTIES = [
  schema('geo'),
  geo('location'),
  foaf('focus'),
  `${GEOSPARQL}hasGeometry`,
  `${GEOSPARQL}defaultGeometry`,
];
const WKT_PROPERTIES = [`${GEOSPARQL}asWKT`, 'http://www.wikidata.org/prop/direct/P625'];
const WKT_POINT = /^\s*(?:<[^<>]{0,200}>\s*)?POINT\s*\(\s*(-?[\d.]{1,30})\s+(-?[\d.]{1,30})\s*\)/iu;
