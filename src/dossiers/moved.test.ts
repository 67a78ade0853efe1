import fc from 'fast-check';
import { expect, test } from 'vitest';
import { movedAmong } from './moved.ts';

test.each([
  ['abc', 'abc', ''],
  ['abc', 'bca', 'a'],
  ['abcde', 'aebcd', 'e'],
  ['abc', 'xaybzc', ''],
  ['abcd', 'dcba', 'dcb'],
])('from %s to %s these have moved: %s', (before, after, moved) => {
  expect([...movedAmong([...before], [...after])].sort()).toEqual([...moved].sort());
});

test('what has not moved is in the same order before and after', () => {
  const list = fc.uniqueArray(fc.nat(30));
  fc.assert(
    fc.property(list, list, (before, after) => {
      const moved = movedAmong(before, after);
      const stayed = (these: number[], others: number[]) =>
        these.filter((it) => others.includes(it) && !moved.has(it));
      expect(stayed(before, after)).toEqual(stayed(after, before));
    }),
  );
});
