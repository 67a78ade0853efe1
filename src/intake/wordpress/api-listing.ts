import { SheafError } from '../../archive/index.ts';
import type { Web } from '../fetching/web.ts';
import { askPage, LARGEST_PAGE, type PageAnswer, type PageQuery } from './api-page.ts';
import { type ApiPost, type ApiType, apiPostSchema } from './api-schema.ts';
import type { ApiSite } from './api-site.ts';
import { utcTime } from './export-post.ts';

export type ListReading =
  | { readonly type: 'posts'; readonly posts: readonly ApiPost[]; readonly hadNoise: boolean }
  | { readonly type: 'broken'; readonly where: string; readonly says: string; readonly raw: string }
  /** All posts that changed up to then were read. */
  | { readonly type: 'reached'; readonly modified: string };

/** The posts of one type, ready to be read. */
export interface Listing {
  readonly postType: ApiType;
  /** `null` where the site does not say. */
  readonly total: number | null;
  /** Why it can not be read; `null` where it can. */
  readonly refusal: string | null;
  /** In the order of their last change. Throws `fetch-failed` where the site breaks down for good. */
  read(): AsyncGenerator<ListReading>;
}

/**
 * Begins to list the posts of a type that changed since a time (ISO 8601 in UTC; `null` for all). The list is followed by
 * the time of the last change and not by page numbers alone: a post that changes while it is read would move
 * all others one place up, and one of them past the reader. Sites before WordPress 5.7 do not know `modified_after`; there the
 * pages are read in turn, the newest first where only changes are wanted.
 */
export async function openListing(
  web: Web,
  site: ApiSite,
  type: ApiType,
  since: string | null,
): Promise<Listing> {
  const ask = (query: PageQuery) => askPage(web, site, query);
  const query: PageQuery = {
    type,
    order: 'asc',
    after: since && inclusive(since),
    page: 1,
    size: LARGEST_PAGE,
  };
  const first = await ask(query);
  // Asked for all languages at once, not every version of WPML lists any.
  if (site.hasWpml && first.type === 'posts' && first.posts.length === 0)
    return openListing(web, { ...site, hasWpml: false }, type, since);
  if (first.type === 'refused') {
    // Types of a plugin's own may know neither the order nor pages as long.
    const plain: PageQuery = { type, order: null, after: null, page: 1, size: 10 };
    const again = first.status === 400 ? await ask(plain) : first;
    return listingOf(ask, plain, again, null);
  }
  if (since !== null && first.type === 'posts' && isUnfiltered(first.posts, since)) {
    const newest: PageQuery = { ...query, order: 'desc', after: null };
    return listingOf(ask, newest, await ask(newest), since);
  }
  return listingOf(ask, query, first, null);
}

type AskPage = (query: PageQuery) => Promise<PageAnswer>;

function listingOf(ask: AskPage, query: PageQuery, first: PageAnswer, until: string | null): Listing {
  return {
    postType: query.type,
    total: first.type === 'posts' ? first.total : null,
    refusal: first.type === 'refused' ? first.says : null,
    read: () => readPages({ ask, seen: new Map(), lostInARow: 0, first, until }, query),
  };
}

interface Reading {
  readonly ask: AskPage;
  /** The last change of every post that was given. */
  readonly seen: Map<number, string>;
  lostInARow: number;
  /** The answer to the first query, which was asked to open the list. */
  first: PageAnswer | null;
  /** Where the newest come first: older ones are not wanted. */
  readonly until: string | null;
}

async function* readPages(reading: Reading, start: PageQuery): AsyncGenerator<ListReading> {
  let query = start;
  let isOrdered = start.order === 'asc';
  let isKeyed = isOrdered;
  let latest: string | null = null;
  for (let pagesRead = 0; pagesRead < MOST_PAGES; ) {
    const batch = await nextBatch(reading, query);
    if (
      isKeyed &&
      query.after !== null &&
      query.after !== start.after &&
      isUnfiltered(batch.posts, query.after)
    ) {
      isKeyed = false;
      query = { ...start, page: pagesRead + 1 };
      continue;
    }
    pagesRead += 1;
    isOrdered &&= isAscending(batch.posts);
    isKeyed &&= isOrdered;
    yield* given(reading, batch);
    latest = lastChange(batch.posts, latest);
    if (isOrdered && latest !== null) yield { type: 'reached', modified: latest };
    if (batch.isLast || isPassed(batch.posts, reading.until)) break;
    query = isKeyed ? nextKeyed(query, batch) : { ...query, page: query.page + 1 };
  }
  if (!isOrdered && latest !== null) yield { type: 'reached', modified: latest };
}

/** A million posts: more are a site that never ends. */
const MOST_PAGES = 10_000;

interface Batch {
  readonly posts: readonly ApiPost[];
  readonly broken: readonly (ListReading & { readonly type: 'broken' })[];
  readonly isLast: boolean;
  readonly hadNoise: boolean;
}

async function nextBatch(reading: Reading, query: PageQuery): Promise<Batch> {
  const answer = reading.first ?? (await reading.ask(query));
  reading.first = null;
  if (answer.type === 'posts') {
    reading.lostInARow = 0;
    return batchOf(answer, query);
  }
  if (answer.type === 'end') return { posts: [], broken: [], isLast: true, hadNoise: false };
  if (answer.type === 'refused')
    throw new SheafError('fetch-failed', `${query.type.rest_base}: ${answer.says}`);
  return query.size === 1 ? lost(reading, query, answer.says) : inSmallerPages(reading, query);
}

function batchOf(answer: PageAnswer & { readonly type: 'posts' }, { page, size }: PageQuery): Batch {
  const posts: ApiPost[] = [];
  const broken: Batch['broken'][number][] = [];
  for (const each of answer.posts) {
    const read = apiPostSchema.safeParse(each);
    if (read.success) posts.push(read.data);
    else broken.push(unreadable(each));
  }
  const isLast = answer.total === null ? answer.posts.length < size : page * size >= answer.total;
  return { posts, broken, isLast: isLast || answer.posts.length === 0, hadNoise: answer.hadNoise };
}

function unreadable(post: unknown): Batch['broken'][number] {
  const raw = JSON.stringify(post)?.slice(0, 2_000) ?? '';
  const says =
    'The site lists something without a number, which is no post. A plugin may change its API: look there.';
  return { type: 'broken', where: 'a post without a number', says, raw };
}

/** One post that the site can not show breaks the whole page: smaller pages leave out no more than that post. */
async function inSmallerPages(reading: Reading, query: PageQuery): Promise<Batch> {
  const size = query.size > 10 ? 10 : 1;
  const parts = query.size / size;
  const batches: Batch[] = [];
  for (let part = 1; part <= parts; part += 1) {
    const batch = await nextBatch(reading, { ...query, size, page: (query.page - 1) * parts + part });
    batches.push(batch);
    if (batch.isLast) break;
  }
  return {
    posts: batches.flatMap((it) => it.posts),
    broken: batches.flatMap((it) => it.broken),
    isLast: batches.at(-1)?.isLast ?? true,
    hadNoise: batches.some((it) => it.hadNoise),
  };
}

function lost(reading: Reading, query: PageQuery, says: string): Batch {
  reading.lostInARow += 1;
  if (reading.lostInARow >= MOST_LOST_IN_A_ROW) throw new SheafError('fetch-failed', says);
  const where = `${query.type.rest_base}, number ${query.page} by last change${query.after === null ? '' : ` after ${query.after}`}`;
  return { posts: [], broken: [{ type: 'broken', where, says, raw: '' }], isLast: false, hadNoise: false };
}

/** As many posts one after the other that can not be shown: the site as a whole can not. */
const MOST_LOST_IN_A_ROW = 3;

function* given(reading: Reading, batch: Batch): Generator<ListReading> {
  const fresh = batch.posts.filter((it) => reading.seen.get(it.id) !== it.modified_gmt + it.modified);
  for (const post of fresh) reading.seen.set(post.id, post.modified_gmt + post.modified);
  if (fresh.length > 0 || batch.hadNoise) yield { type: 'posts', posts: fresh, hadNoise: batch.hadNoise };
  yield* batch.broken;
}

/** From the last change on, or the next page where all of these changed at once, or some could not be shown. */
function nextKeyed(query: PageQuery, batch: Batch): PageQuery {
  const last = batch.posts.at(-1);
  const after = last && changeOf(last) ? inclusive(changeOf(last) ?? '') : null;
  const isFurther = after !== null && (query.after === null || after > query.after);
  if (!isFurther || batch.broken.length > 0) return { ...query, page: query.page + 1 };
  return { ...query, after, page: 1 };
}

/** `modified_after` leaves out the time itself, at which other posts may have changed as well. */
function inclusive(time: string): string {
  const second = Date.parse(time) - 1_000;
  return Number.isNaN(second) ? time : new Date(second).toISOString().replace('.000Z', 'Z');
}

/** When a post changed; sites that show no UTC show their own time. */
function changeOf(post: ApiPost): string | null {
  return utcTime(post.modified_gmt) ?? utcTime(post.modified);
}

function lastChange(posts: readonly ApiPost[], known: string | null): string | null {
  return posts.reduce<string | null>((latest, post) => {
    const change = changeOf(post);
    return change !== null && (latest === null || change > latest) ? change : latest;
  }, known);
}

/** Posts are there that changed long before the time asked for; time zones alone make up to 26 hours. */
function isUnfiltered(posts: readonly unknown[], after: string): boolean {
  const limit = Date.parse(after) - 26 * 3_600_000;
  return posts.some((post) => {
    const read = apiPostSchema.safeParse(post);
    const change = read.success ? changeOf(read.data) : null;
    return change !== null && Date.parse(change) < limit;
  });
}

function isAscending(posts: readonly ApiPost[]): boolean {
  const times = posts.flatMap((it) => changeOf(it) ?? []).map((it) => Date.parse(it));
  // Sites order by local time, which goes back an hour once a year.
  return times.every((time, at) => at === 0 || time >= (times[at - 1] ?? 0) - 2 * 3_600_000);
}

function isPassed(posts: readonly ApiPost[], until: string | null): boolean {
  return until !== null && isUnfiltered(posts, until);
}
