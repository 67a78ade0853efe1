import type { Columns } from './columns.ts';
import type { IndexReader } from './index-reader.ts';
import { type PlannedQuery, type Ranking, rankingOf } from './plan-query.ts';
import type { Sort } from './search-engine.ts';

/**
 * Above this many texts that hold a query's words they are not all weighed: those with the words in their titles come first, the
 * most telling first, and the others behind them, the newest first. Weighing takes a microsecond for each.
 */
const MOST_WEIGHED = 10_000;

/** Texts that were found in the order in which they are shown; the same order every time. */
export async function orderTexts(
  index: IndexReader,
  { kept, inIndex }: { readonly kept: Int32Array; readonly inIndex: number | null },
  {
    planned,
    sort,
    columns,
    byDate,
  }: {
    readonly planned: PlannedQuery;
    readonly sort: Sort;
    readonly columns: Columns;
    /** All numbers, the newest first; see `newestFirst`. */
    readonly byDate: Int32Array;
  },
): Promise<Int32Array> {
  const isFound = new Uint8Array(columns.size);
  for (const number of kept) isFound[number] = 1;
  const ordered = new Int32Array(kept.length);
  let count = 0;
  const take = (number: number) => {
    if (isFound[number] !== 1) return;
    isFound[number] = 0;
    ordered[count++] = number;
  };
  const ranking = sort === 'relevance' ? rankingOf(planned.plan) : null;
  if (ranking !== null)
    for (const number of await mostTelling(index, { ...ranking, nearby: planned.nearby }, kept, inIndex))
      take(number);
  if (sort === 'oldest') for (let at = byDate.length - 1; at >= 0; at--) take(byDate[at] ?? 0);
  else for (const number of byDate) take(number);
  return ordered;
}

async function mostTelling(
  index: IndexReader,
  { expression, inTitle, nearby }: Ranking & Pick<PlannedQuery, 'nearby'>,
  kept: Int32Array,
  inIndex: number | null,
): Promise<Int32Array> {
  if (kept.length === 0) return kept;
  const count = inIndex ?? (await index.numbers(expression)).length;
  const weighed = [expression, ...nearby].join(' OR ');
  if (count <= MOST_WEIGHED) return index.ranked(weighed);
  if (kept.length <= FEW) return index.ranked(weighed, kept);
  if (inTitle === '') return NONE;
  const titles = await index.numbers(inTitle);
  return titles.length <= MOST_WEIGHED ? index.ranked(inTitle) : NONE;
}

const NONE = new Int32Array(0);
/** So few that they are weighed one by one, whatever else holds the words. */
const FEW = 500;

/** All texts, the newest first, those without a date last. */
export function newestFirst({ size, firstDays }: Columns): Int32Array {
  const keys = new Float64Array(size);
  for (let number = 0; number < size; number++) keys[number] = (firstDays[number] ?? 0) * PLACES + number;
  keys.sort();
  const ordered = new Int32Array(size);
  for (let at = 0; at < size; at++) {
    const key = keys[size - 1 - at] ?? 0;
    ordered[at] = key - Math.floor(key / PLACES) * PLACES;
  }
  return ordered;
}

/** More than there are texts, so that a day and a number make one number that sorts. */
const PLACES = 2 ** 21;
