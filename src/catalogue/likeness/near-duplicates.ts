import { createSignatureShelf, type SignatureShelf } from './signature-shelf.ts';
import { isTelling, LANES } from './text-signature.ts';

export interface NearDuplicateOptions {
  /** Jaccard likeness of the texts, up to 1. Below 0.3 too much would have to be compared: 0.3 is taken instead. */
  readonly atLeast: number;
  /** Only pairs that touch one of these ids: what a sync brought in, against everything. */
  readonly only?: ReadonlySet<string>;
}

export interface NearDuplicate {
  /** The one that came first among the items. */
  readonly one: string;
  readonly other: string;
  /** An estimate (see `signatureLikeness`). */
  readonly likeness: number;
}

/**
 * The pairs of texts that are nearly the same, most alike first, without comparing all with all: locality-sensitive
 * hashing of the signatures in bands. Of the pairs that are as alike as asked, 99 in 100 or more are found; as a likeness
 * is an estimate, pairs are given down to what one of `atLeast` may be estimated as (0.09 below 0.8). Short texts and
 * what is no signature take no part.
 *
 * A text that is there a thousand times gives a star, not half a million pairs: the others each with the first. In a crowd
 * of texts that are merely alike each is paired with at most eight that came before it. So what belongs together hangs
 * together, and work and answer grow with the items, not with their square. Memory: 300 bytes an item, and the ids.
 */
export function findNearDuplicates(
  items: Iterable<{ readonly id: string; readonly signature: Uint8Array }>,
  options: NearDuplicateOptions,
): NearDuplicate[] {
  const search = startSearch(items, options);
  pairTwins(search);
  pairAlike(search);
  const { ids } = search;
  return search.found
    .sort((a, b) => b.likeness - a.likeness || a.first - b.first || a.second - b.second)
    .map(({ first, second, likeness }) => ({ one: ids[first] ?? '', other: ids[second] ?? '', likeness }));
}

/** Items are known by their place, in the order they came in. */
interface Search {
  readonly ids: readonly string[];
  readonly shelf: SignatureShelf;
  /** Places, those asked for first: they wait in the buckets for all others to come by. */
  readonly order: Uint32Array;
  /** How many at the start of `order` wait. */
  readonly waiting: number;
  readonly atLeast: number;
  /** 1 for a text that is exactly another's, which stands for it. */
  readonly isTwin: Uint8Array;
  /** How many an item has been paired with. */
  readonly paired: Uint8Array;
  readonly seen: Set<number>;
  readonly found: { readonly first: number; readonly second: number; readonly likeness: number }[];
}

function startSearch(
  items: Iterable<{ readonly id: string; readonly signature: Uint8Array }>,
  { atLeast, only }: NearDuplicateOptions,
): Search {
  const shelf = createSignatureShelf();
  const ids: string[] = [];
  for (const { id, signature } of items) {
    if (!isTelling(signature)) continue;
    ids.push(id);
    shelf.add(signature);
  }
  const places = Uint32Array.from(ids.keys());
  const wanted = only ? places.filter((place) => only.has(ids[place] ?? '')) : places;
  return {
    ids,
    shelf,
    order: only ? withFirst(wanted, places) : places,
    waiting: wanted.length,
    atLeast: Math.min(Math.max(atLeast, LEAST_LIKENESS) || LEAST_LIKENESS, 1),
    isTwin: new Uint8Array(ids.length),
    paired: new Uint8Array(ids.length),
    seen: new Set(),
    found: [],
  };
}

function withFirst(wanted: Uint32Array, places: Uint32Array): Uint32Array {
  const isWanted = new Uint8Array(places.length);
  for (const place of wanted) isWanted[place] = 1;
  const order = new Uint32Array(places.length);
  order.set(wanted);
  order.set(
    places.filter((place) => isWanted[place] === 0),
    wanted.length,
  );
  return order;
}

/** The same text again and again is told from one look at the whole signature, and then out of the way. */
function pairTwins(search: Search): void {
  const firsts = new Map<number, number>();
  for (const [rank, place] of search.order.entries()) {
    const key = search.shelf.key(place, 0, LANES);
    const first = firsts.get(key);
    if (first === undefined) {
      if (rank < search.waiting) firsts.set(key, place);
    } else if (search.shelf.likeness(first, place) === 1) {
      search.isTwin[place] = 1;
      pair(search, first, place, 1);
    }
  }
}

/** One band after the other, so that only one table of buckets is in memory at a time. */
function pairAlike(search: Search): void {
  const size = search.order.length;
  const rows = rowsFor(search.atLeast);
  const heads = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(search.waiting, 16))));
  const buckets = { heads, keys: new Uint32Array(size), next: new Int32Array(size) };
  for (let from = 0; from + rows <= LANES; from += rows) {
    heads.fill(NONE);
    pairInBand(search, buckets, from, rows);
  }
}

interface Buckets {
  readonly heads: Int32Array;
  /** By place. */
  readonly keys: Uint32Array;
  /** By place: who came into the bucket before. */
  readonly next: Int32Array;
}

function pairInBand(search: Search, { heads, keys, next }: Buckets, from: number, rows: number): void {
  const { order, shelf, waiting, isTwin } = search;
  for (let rank = 0; rank < order.length; rank++) {
    const place = order[rank] ?? 0;
    if (isTwin[place] === 1) continue;
    const key = shelf.key(place, from, rows);
    const bucket = key & (heads.length - 1);
    pairWithBucket(search, place, key, { keys, next }, heads[bucket] ?? NONE);
    if (rank >= waiting) continue;
    keys[place] = key;
    next[place] = heads[bucket] ?? NONE;
    heads[bucket] = place;
  }
}

function pairWithBucket(
  search: Search,
  place: number,
  key: number,
  { keys, next }: Pick<Buckets, 'keys' | 'next'>,
  head: number,
): void {
  const least = search.atLeast - marginOf(search.atLeast);
  let compared = 0;
  for (let other = head; other !== NONE && compared < MOST_COMPARED; other = next[other] ?? NONE) {
    if (keys[other] !== key) continue;
    if ((search.paired[place] ?? 0) >= MOST_PAIRED) return;
    compared += 1;
    const likeness = search.shelf.likeness(place, other);
    if (likeness >= least) pair(search, place, other, likeness);
  }
}

function pair(search: Search, place: number, other: number, likeness: number): void {
  const [first, second] = place < other ? [place, other] : [other, place];
  const pairKey = first * search.ids.length + second;
  if (search.seen.has(pairKey)) return;
  search.seen.add(pairKey);
  search.paired[place] = (search.paired[place] ?? 0) + 1;
  search.found.push({ first, second, likeness });
}

/**
 * The most hashes in a band with which a pair of this likeness still meets in some band in all but 5 of 1,000 cases:
 * `rows` hashes agree with likeness ^ rows, and there are `LANES / rows` bands to meet in.
 */
function rowsFor(likeness: number): number {
  let rows = 2;
  const isMissed = (count: number) => (1 - likeness ** count) ** Math.floor(LANES / count);
  while (rows < MOST_ROWS && isMissed(rows + 1) <= 0.005) rows += 1;
  return rows;
}

/** What an estimate can fall short by: 2.6 standard errors, which 5 in 1,000 pass. */
function marginOf(likeness: number): number {
  return 2.6 * Math.sqrt((likeness * (1 - likeness)) / LANES);
}

const NONE = -1;
const LEAST_LIKENESS = 0.3;
const MOST_ROWS = 14;
const MOST_COMPARED = 128;
const MOST_PAIRED = 8;
