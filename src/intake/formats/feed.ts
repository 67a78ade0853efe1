import { decodeFeed } from '../feeds/decode-feed.ts';
import type { FeedFacts } from '../feeds/feed-facts.ts';
import { findFeeds } from '../feeds/find-feeds.ts';
import { feedNote } from '../feeds/found-piece.ts';
import { jsonFeedFacts, readJsonFeed } from '../feeds/json-feed.ts';
import { readXmlFeed, xmlFeedFacts } from '../feeds/xml-feed.ts';
import type { PieceReading } from '../publication-draft.ts';

export type { FeedFacts, FeedFormat } from '../feeds/feed-facts.ts';
export { type FeedLink, findFeeds, usualFeedAddresses } from '../feeds/find-feeds.ts';
export { isFeed } from '../feeds/is-feed.ts';

export interface FeedAbout {
  /** Where it was fetched from, after redirects; `null` for a file. */
  readonly url: string | null;
  /** What the server says of the encoding. */
  readonly charset: string | null;
  readonly mediaType: string | null;
}

/**
 * The pieces of a feed: RSS 0.90 to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1, well formed or not. Keyed by GUID or
 * id, else by link, else by title and date. An item that is cut off or empty is `broken`, the others come in. No entity that
 * a feed declares is expanded, nothing outside of it is read. Never throws.
 */
export function* readFeed(bytes: Uint8Array, about: FeedAbout): Generator<PieceReading> {
  const { text, says } = decodeFeed(bytes.subarray(0, MOST_BYTES), about.charset);
  const readings = readJsonFeed(text, about.url) ?? readXmlFeed(text, about.url);
  if (!readings) {
    yield notAFeed(text, about);
    return;
  }
  yield* readings;
  if (says !== null) yield feedNote('corrected', 'encoding', says);
  if (bytes.length > MOST_BYTES)
    yield feedNote('leftover', 'size', 'The feed is larger than 200 MB; what comes after that was not read.');
}

const MOST_BYTES = 200_000_000;

/** What a feed says of itself, without its items; `null` where it is none. */
export function readFeedFacts(bytes: Uint8Array, about: FeedAbout): FeedFacts | null {
  const { text } = decodeFeed(bytes.subarray(0, MOST_BYTES), about.charset);
  return jsonFeedFacts(text, about.url) ?? xmlFeedFacts(text, about.url);
}

function notAFeed(text: string, about: FeedAbout): PieceReading {
  const where = about.url ?? 'the file';
  const raw = text.slice(0, 2_000);
  if (text.trim() === '')
    return { type: 'broken', where, says: 'There is nothing in it. Check the address.', raw };
  if (/<(?:\w{1,20}:)?(?:urlset|sitemapindex)[\s>]/iu.test(raw))
    return { type: 'broken', where, says: SITEMAP, raw };
  if (!/<(?:!doctype\s+html|html|head|body)[\s>]/iu.test(text.slice(0, 65_536)))
    return { type: 'broken', where, says: NO_FEED, raw };
  const [first] = findFeeds(text, about.url ?? 'none:');
  const says = first
    ? `This is a web page and no feed. The page names ${first.url} as its feed: take that address.`
    : PAGE;
  return { type: 'broken', where, says, raw };
}

const SITEMAP = 'This is a sitemap and no feed: take it in as one.';
const NO_FEED = 'This is no feed: there is no RSS, Atom or JSON Feed in it. Check the address.';
const PAGE =
  'This is a web page and no feed, and it names none. Check the address, or take in the page itself.';
