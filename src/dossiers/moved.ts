/**
 * What has to be taken out of a list and put in elsewhere to turn one order into another: as few as possible, the rest
 * keep their order (a longest increasing subsequence). Only what is in both lists counts.
 */
export function movedAmong<T>(before: readonly T[], after: readonly T[]): Set<T> {
  const places = new Map(before.map((item, place) => [item, place]));
  const common = after.filter((item) => places.has(item));
  const kept = longestIncreasing(common.map((item) => places.get(item) ?? 0));
  return new Set(common.filter((_, index) => !kept.has(index)));
}

/** The indexes of a longest increasing subsequence, by patience sorting. */
function longestIncreasing(values: readonly number[]): Set<number> {
  const ends: number[] = [];
  const previous = values.map((value, index) => {
    const pile = firstAtLeast(ends, value, values);
    const before = ends[pile - 1];
    ends[pile] = index;
    return before;
  });
  const kept = new Set<number>();
  for (let index = ends.at(-1); index !== undefined; index = previous[index]) kept.add(index);
  return kept;
}

function firstAtLeast(ends: readonly number[], value: number, values: readonly number[]): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
