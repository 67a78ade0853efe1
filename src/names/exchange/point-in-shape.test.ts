import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isInside, representativePoint } from './point-in-shape.ts';
import type { Position } from './read-geometry.ts';

const square = (x: number, y: number, size: number): Position[] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
const NOTHING = { points: [], lines: [], polygons: [] };

test('the centre of a square is its middle, wherever its corners begin', () => {
  const polygons = [[square(10, 20, 2)]];
  expect(representativePoint({ ...NOTHING, polygons })).toEqual({ at: [11, 21], isOf: 'centre' });
});

test('a hole moves the centre away', () => {
  const polygons = [[square(0, 0, 10), square(5, 5, 4)]];
  const found = representativePoint({ ...NOTHING, polygons });
  expect(found?.at[0]).toBeLessThan(5);
  expect(found?.isOf).toBe('centre');
});

test('of islands whose centre is in the sea, the point is on the largest', () => {
  const polygons = [[square(0, 0, 1)], [square(10, 0, 2)]];
  expect(representativePoint({ ...NOTHING, polygons })).toEqual({ at: [11, 1], isOf: 'inside' });
});

test('the point of a ring around a hole is between the two', () => {
  const polygons = [[square(0, 0, 10), square(1, 1, 8)]];
  const found = representativePoint({ ...NOTHING, polygons });
  expect(found && isInside(polygons[0] ?? [], found.at)).toBe(true);
});

test('a line has its middle, a polygon without extent a corner', () => {
  const line: Position[] = [
    [0, 0],
    [1, 1],
    [2, 0],
  ];
  expect(representativePoint({ ...NOTHING, lines: [line] })).toEqual({ at: [1, 1], isOf: 'line' });
  const flat: Position[] = [
    [3, 3],
    [4, 4],
    [3, 3],
  ];
  expect(representativePoint({ ...NOTHING, polygons: [[flat]] })?.at).toEqual([3, 3]);
});

test('the point of any star-shaped area is inside it', () => {
  const star = fc
    .array(fc.double({ min: 1, max: 10, noNaN: true }), { minLength: 5, maxLength: 30 })
    .map((radii) =>
      radii.map((radius, at): Position => {
        const angle = (2 * Math.PI * at) / radii.length;
        return [radius * Math.cos(angle), radius * Math.sin(angle)];
      }),
    );
  fc.assert(
    fc.property(star, (ring) => {
      const found = representativePoint({ ...NOTHING, polygons: [[ring]] });
      expect(found && isInside([ring], found.at)).toBe(true);
    }),
  );
});
