import { hash } from 'node:crypto';
import { SheafError } from '../../archive/index.ts';
import type { ReadingNote } from '../draft.ts';
import type { Web } from '../fetching/web.ts';
import type { PieceReading, PublicationDraft } from '../publication-draft.ts';
import { type Listing, type ListReading, openListing } from '../wordpress/api-listing.ts';
import { type ApiLookups, lookUp, newLookups } from '../wordpress/api-lookups.ts';
import { postOfApi } from '../wordpress/api-post.ts';
import { findWordPressApi } from '../wordpress/api-root.ts';
import type { ApiPost } from '../wordpress/api-schema.ts';
import { type ApiSite, readApiSite } from '../wordpress/api-site.ts';
import { draftOfPost } from '../wordpress/draft-of-post.ts';
import type { PostSite, WordPressPost } from '../wordpress/post.ts';
import type { SiteReading } from '../wordpress/site-reading.ts';

export { findWordPressApi } from '../wordpress/api-root.ts';
export type { SiteReading } from '../wordpress/site-reading.ts';

export interface SiteAbout {
  /** Any page of the site, or the root of its API. */
  readonly url: string;
  /** The last `cursor` that was kept, or an ISO 8601 time in UTC; `null` reads everything. */
  readonly since: string | null;
}

/**
 * Reads the published posts, pages and posts of the site's own types through the REST API of a live WordPress site
 * (`/wp-json/wp/v2`), in the order of their last change. Throws `format-unknown` where the site shows no such API,
 * `fetch-failed` where it stops answering or lets nobody read anything, and what `Web.get` throws.
 */
export async function* readWordPressSite(web: Web, about: SiteAbout): AsyncGenerator<SiteReading> {
  const root = await findWordPressApi(web, about.url);
  if (root === null)
    throw new SheafError('format-unknown', `${about.url} shows no WordPress API. ${WITHOUT_API}`);
  const site = await readApiSite(web, root);
  for (const each of site.notes) yield { type: 'note', note: each };
  const cursors = readCursor(about.since);
  const listings: Listing[] = [];
  for (const type of site.types)
    listings.push(await openListing(web, site, type, cursors.of.get(type.slug) ?? cursors.forAll));
  const total = listings.reduce((sum, it) => sum + (it.total ?? 0), 0);
  if (listings.some((it) => it.total !== null)) yield { type: 'total', count: total };
  yield* refusals(listings, about.url);
  const reading: Reading = {
    web,
    site,
    known: newLookups(),
    left: new Map(),
    keys: new Map(),
    hadNoise: false,
  };
  for (const listing of listings) if (listing.refusal === null) yield* readListing(reading, listing, cursors);
  yield* closing(reading);
}

const WITHOUT_API =
  'It may be no WordPress site, or its REST API is switched off: ask whoever runs it, or use an export file, its feed or its pages.';

interface Cursors {
  /** A bare time holds for every type. */
  readonly forAll: string | null;
  readonly of: Map<string, string>;
}

function readCursor(since: string | null): Cursors {
  if (since === null || since.trim() === '') return { forAll: null, of: new Map() };
  if (!since.includes('=')) return { forAll: isTime(since) ? since : null, of: new Map() };
  const pairs = since.split(',').flatMap((part) => {
    const [type = '', time = ''] = part.split('=');
    return isTime(time) ? [[type, time] as const] : [];
  });
  return { forAll: null, of: new Map(pairs) };
}

function isTime(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T/u.test(text) && !Number.isNaN(Date.parse(text));
}

function cursorOf({ of, forAll }: Cursors, listings: readonly string[]): string {
  const times = listings.flatMap((type) => {
    const time = of.get(type) ?? forAll;
    return time === null ? [] : [`${type}=${time}`];
  });
  return times.sort().join(',');
}

function* refusals(listings: readonly Listing[], url: string): Generator<SiteReading> {
  const refused = listings.filter((it) => it.refusal !== null);
  if (refused.length === listings.length)
    throw new SheafError(
      'fetch-failed',
      `${url} lets nobody read its posts. ${refused[0]?.refusal ?? WITHOUT_API}`,
    );
  for (const { postType, refusal } of refused) {
    const says = `Posts of the type “${postType.slug}” can not be read. ${refusal}`;
    yield { type: 'note', note: { kind: 'missing', about: 'post-types', line: null, says } };
  }
}

interface Reading {
  readonly web: Web;
  readonly site: ApiSite;
  readonly known: ApiLookups;
  /** How many were left out, by status. */
  readonly left: Map<string, number>;
  /** Which post has a key: a GUID may be another's too, where a site was put together from several. */
  readonly keys: Map<string, number>;
  hadNoise: boolean;
}

async function* readListing(
  reading: Reading,
  listing: Listing,
  cursors: Cursors,
): AsyncGenerator<SiteReading> {
  const { web, site, known } = reading;
  const types = site.types.map((it) => it.slug);
  for await (const each of listing.read()) {
    if (each.type === 'broken') yield each;
    else if (each.type === 'reached') {
      cursors.of.set(listing.postType.slug, each.modified);
      yield { type: 'cursor', cursor: cursorOf(cursors, types) };
    } else {
      reading.hadNoise ||= each.hadNoise;
      await lookUp(web, site, known, listing.postType, each.posts);
      yield* piecesOf(reading, each);
    }
  }
}

function* piecesOf(
  reading: Reading,
  { posts }: ListReading & { readonly type: 'posts' },
): Generator<PieceReading> {
  for (const post of posts) {
    const status = post.content.protected ? 'protected' : post.status;
    if (status === 'publish') yield pieceOf(reading, post);
    else reading.left.set(status, (reading.left.get(status) ?? 0) + 1);
  }
}

function pieceOf(reading: Reading, post: ApiPost): PieceReading {
  const { site, known } = reading;
  const read = postOfApi(post, site, known);
  return {
    type: 'piece',
    key: keyOf(reading, read),
    fingerprint: hash('sha256', JSON.stringify({ ...read, meta: [...read.meta] }), 'base64url'),
    draft: () => draftOf(read, siteOf(site)),
  };
}

function keyOf({ keys }: Reading, post: WordPressPost): string {
  const own = post.guid ?? `post ${post.id}`;
  const id = post.id ?? 0;
  const holder = keys.get(own) ?? id;
  keys.set(own, holder);
  return holder === id ? own : `${own}#${id}`;
}

function draftOf(post: WordPressPost, site: PostSite): PublicationDraft {
  const draft = draftOfPost(post, site);
  if (draft.title !== null || draft.html !== null) return draft;
  throw new SheafError(
    'invalid-input',
    `The post ${draft.url ?? ''} has neither a title nor a text. Leave it out, or add them.`,
  );
}

/** Names come with the posts here, and the site has put blocks and galleries into the text itself. */
function siteOf(site: ApiSite): PostSite {
  return {
    url: site.url,
    title: site.title,
    language: site.defaultLanguage,
    source: 'WordPress API',
    personCalled: () => null,
    attachment: () => null,
    attachmentsOf: () => [],
    block: () => null,
  };
}

function* closing({ left, hadNoise }: Reading): Generator<SiteReading> {
  if (hadNoise) yield note('corrected', 'api', NOISE);
  const listed = [...left].map(([status, number]) => `${number} ${status}`).join(', ');
  if (listed !== '') yield note('leftover', 'status', `Left out because they are not public: ${listed}.`);
}

const NOISE =
  'The site prints other words around its data, such as warnings of a plugin; they were passed over. Whoever runs the site should turn printing of errors off.';

function note(kind: ReadingNote['kind'], about: string, says: string): SiteReading {
  return { type: 'note', note: { kind, about, line: null, says } };
}
