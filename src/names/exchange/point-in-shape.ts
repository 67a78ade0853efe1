import type { Polygon, Position, Shape } from './read-geometry.ts';

/** One point that stands for a shape, and what it is of it. */
export interface RepresentativePoint {
  readonly at: Position;
  readonly isOf: 'point' | 'line' | 'centre' | 'inside';
}

/**
 * A point for a shape: its own where it is one; the middle of a line; of an area its centre (the centroid, weighted by area), or
 * where that lies outside, as in a crescent, a point inside its largest part.
 */
export function representativePoint({ points, lines, polygons }: Shape): RepresentativePoint | null {
  const [point] = points;
  if (polygons.length > 0) return pointInPolygons(polygons);
  if (point) return { at: point, isOf: 'point' };
  const longest = lines.reduce<readonly Position[]>((a, b) => (b.length > a.length ? b : a), []);
  const middle = longest[Math.floor(longest.length / 2)];
  return middle ? { at: middle, isOf: 'line' } : null;
}

function pointInPolygons(polygons: readonly Polygon[]): RepresentativePoint | null {
  const weighed = polygons.map((polygon) => ({ polygon, ...weigh(polygon) }));
  const area = weighed.reduce((sum, it) => sum + it.area, 0);
  const largest = weighed.reduce((a, b) => (b.area > a.area ? b : a));
  const firstCorner = largest.polygon[0]?.[0];
  // A polygon folded into a line has no area.
  if (area === 0) return firstCorner ? { at: firstCorner, isOf: 'line' } : null;
  const centre: Position = [
    weighed.reduce((sum, it) => sum + it.centre[0] * it.area, 0) / area,
    weighed.reduce((sum, it) => sum + it.centre[1] * it.area, 0) / area,
  ];
  if (polygons.some((it) => isInside(it, centre))) return { at: rounded(centre), isOf: 'centre' };
  const inside = pointInside(largest.polygon, largest.centre[1]);
  return inside ? { at: rounded(inside), isOf: 'inside' } : null;
}

interface Weight {
  /** In square degrees; of no use but to be compared. */
  readonly area: number;
  readonly centre: Position;
}

/** The holes taken out of the outline. */
function weigh(polygon: Polygon): Weight {
  const rings = polygon.map(weighRing);
  const [outline, ...holes] = rings;
  if (!outline) return { area: 0, centre: [0, 0] };
  const area = holes.reduce((rest, hole) => rest - hole.area, outline.area);
  if (area <= 0) return { area: 0, centre: outline.centre };
  const moment = (axis: 0 | 1) =>
    holes.reduce((rest, hole) => rest - hole.centre[axis] * hole.area, outline.centre[axis] * outline.area);
  return { area, centre: [moment(0) / area, moment(1) / area] };
}

/** The shoelace formula and the centroid that goes with it, from the first corner, so that small areas keep their digits. */
function weighRing(ring: readonly Position[]): Weight {
  const [originX, originY] = ring[0] ?? [0, 0];
  let doubled = 0;
  let x = 0;
  let y = 0;
  for (const [at, [longitude, latitude]] of ring.entries()) {
    const [nextLongitude, nextLatitude] = ring[(at + 1) % ring.length] ?? [originX, originY];
    const [x1, y1, x2, y2] = [
      longitude - originX,
      latitude - originY,
      nextLongitude - originX,
      nextLatitude - originY,
    ];
    const cross = x1 * y2 - x2 * y1;
    doubled += cross;
    x += (x1 + x2) * cross;
    y += (y1 + y2) * cross;
  }
  if (doubled === 0) return { area: 0, centre: [originX, originY] };
  return { area: Math.abs(doubled / 2), centre: [originX + x / (3 * doubled), originY + y / (3 * doubled)] };
}

/** Whether a point is inside the outline and in none of the holes: a line to the east crosses the rings an odd number of times. */
export function isInside(polygon: Polygon, [longitude, latitude]: Position): boolean {
  return polygon.flatMap((ring) => crossings(ring, latitude)).filter((it) => it > longitude).length % 2 === 1;
}

/** Where rings cross a parallel. */
function crossings(ring: readonly Position[], latitude: number): number[] {
  const found: number[] = [];
  for (const [at, [x1, y1]] of ring.entries()) {
    const [x2, y2] = ring[(at + 1) % ring.length] ?? [x1, y1];
    if (y1 > latitude !== y2 > latitude) found.push(x1 + ((latitude - y1) / (y2 - y1)) * (x2 - x1));
  }
  return found;
}

/** The middle of the longest stretch that the parallel has inside; a parallel that only touches is moved to the middle. */
function pointInside(polygon: Polygon, latitude: number): Position | null {
  const latitudes = (polygon[0] ?? []).map(([, y]) => y);
  const [south, north] = [minimum(latitudes), maximum(latitudes)];
  for (const each of [latitude, (south + north) / 2, south + (north - south) * 0.381]) {
    const across = polygon.flatMap((ring) => crossings(ring, each)).sort((a, b) => a - b);
    let best: readonly [number, number] = [0, 0];
    for (let at = 0; at + 1 < across.length; at += 2) {
      const [west = 0, east = 0] = across.slice(at, at + 2);
      if (east - west > best[1] - best[0]) best = [west, east];
    }
    if (best[1] > best[0]) return [(best[0] + best[1]) / 2, each];
  }
  return null;
}

function minimum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}

function maximum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
}

/** To about a metre. */
function rounded([longitude, latitude]: Position): Position {
  return [Number(longitude.toFixed(5)), Number(latitude.toFixed(5))];
}
