import { isLatitude, isLongitude } from './coordinates.ts';

/** Degrees of WGS 84, longitude first, as GeoJSON has them. */
export type Position = readonly [longitude: number, latitude: number];
/** Its first ring is the outline, the others are holes. */
export type Polygon = readonly (readonly Position[])[];

/** What a GeoJSON geometry (RFC 7946, 3.1) consists of; a collection's parts together. Points that are none are left out. */
export interface Shape {
  readonly points: readonly Position[];
  readonly lines: readonly (readonly Position[])[];
  readonly polygons: readonly Polygon[];
}

/** The shape of a geometry, `null` where it has no point that could be read. */
export function readGeometry(geometry: unknown): Shape | null {
  const shape = { points: [] as Position[], lines: [] as Position[][], polygons: [] as Polygon[] };
  const waiting: unknown[] = [geometry];
  for (let count = 0; waiting.length > 0 && count < MOST_PARTS; count++) {
    const next = waiting.shift();
    if (!isObject(next)) continue;
    const { type, coordinates, geometries } = next;
    if (type === 'GeometryCollection') waiting.push(...listOf(geometries).slice(0, MOST_PARTS));
    // One point stands for all.
    else if (type === 'Point') shape.points.push(...positions([coordinates]));
    else if (type === 'MultiPoint') shape.points.push(...positions(coordinates).slice(0, 1));
    else if (type === 'LineString') shape.lines.push(positions(coordinates));
    else if (type === 'MultiLineString')
      for (const it of listOf(coordinates)) shape.lines.push(positions(it));
    else if (type === 'Polygon') shape.polygons.push(polygon(coordinates));
    else if (type === 'MultiPolygon') for (const it of listOf(coordinates)) shape.polygons.push(polygon(it));
  }
  const lines = shape.lines.filter((it) => it.length > 0);
  const polygons = shape.polygons.filter(([outline]) => (outline?.length ?? 0) >= 3);
  if (shape.points.length + lines.length + polygons.length === 0) return null;
  return { points: shape.points, lines, polygons };
}

function polygon(coordinates: unknown): Polygon {
  return listOf(coordinates).map(positions);
}

function positions(coordinates: unknown): Position[] {
  return listOf(coordinates).flatMap((it): Position[] => {
    const [longitude, latitude] = listOf(it);
    if (typeof longitude !== 'number' || typeof latitude !== 'number') return [];
    return isLongitude(longitude) && isLatitude(latitude) ? [[longitude, latitude]] : [];
  });
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const MOST_PARTS = 10_000;
