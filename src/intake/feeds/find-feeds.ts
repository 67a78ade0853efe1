import { parse } from 'parse5';
import { attribute, descendants, type HtmlElement, textOf } from '../html-tree.ts';
import { absoluteAddress } from '../wordpress/absolute-links.ts';

export interface FeedLink {
  /** Absolute. */
  readonly url: string;
  readonly title: string | null;
  /** `application/rss+xml` and the like; guessed from the address where the page does not say. */
  readonly mediaType: string;
}

/**
 * The feeds that a page names (`link rel="alternate"`), the site's main feed first, those of comments and single categories
 * last. Where it names none, the links of its text that look as if they led to one. `url` is the page's address.
 */
export function findFeeds(html: string, url: string): FeedLink[] {
  const named: FeedLink[] = [];
  const shown: FeedLink[] = [];
  let base: string | null = url;
  for (const element of descendants(parse(html.slice(0, LONGEST_PAGE)))) {
    if (element.tagName === 'base') base = absoluteAddress(attribute(element, 'href') ?? '', url) ?? base;
    else if (element.tagName === 'link') named.push(...namedFeed(element, base));
    else if (element.tagName === 'a' && shown.length < MOST) shown.push(...shownFeed(element, base));
    if (named.length === MOST) break;
  }
  const found = named.length > 0 ? named : shown;
  const unique = [...new Map([...found].reverse().map((it) => [it.url, it])).values()].reverse();
  return unique
    .map((link, at) => ({ link, at, rank: rankOf(link, url) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map((it) => it.link);
}

const LONGEST_PAGE = 5_000_000;
const MOST = 200;

/** Where sites of the usual programs keep their feeds, the likeliest first. */
export function usualFeedAddresses(url: string): string[] {
  const page = URL.parse(url);
  if (!page || !/^https?:$/u.test(page.protocol)) return [];
  const folder = `${page.origin}${page.pathname.replace(/[^/]*\.[^/]*$/u, '').replace(/\/*$/u, '/')}`;
  const places = folder === `${page.origin}/` ? [folder] : [folder, `${page.origin}/`];
  return [...new Set(places.flatMap((place) => USUAL.map((path) => `${place}${path}`)))];
}

const USUAL =
  'feed/ feed rss.xml feed.xml atom.xml index.xml rss feed.json rss/ index.rdf feeds/posts/default ?feed=rss2 feed/atom/ feed/rss.xml'.split(
    ' ',
  );

function namedFeed(link: HtmlElement, base: string | null): FeedLink[] {
  const relations = (attribute(link, 'rel') ?? '').toLowerCase().split(/\s+/u);
  const mediaType = (attribute(link, 'type') ?? '').toLowerCase().split(';')[0]?.trim() ?? '';
  const url = absoluteAddress(
    (attribute(link, 'href') ?? '').replace(/^feed:(?:\/\/)?(?=https?:)/iu, '') || 'none:',
    base,
  );
  const isFeed =
    relations.includes('feed') || (relations.includes('alternate') && isFeedType(mediaType, url));
  if (!isFeed || url === null) return [];
  return [{ url, title: attribute(link, 'title')?.trim() || null, mediaType: mediaType || guessedType(url) }];
}

function isFeedType(mediaType: string, url: string | null): boolean {
  if (
    /^application\/(?:rss\+xml|atom\+xml|feed\+json|rdf\+xml|x-rss\+xml|x-atom\+xml|rss|atom)$|^text\/(?:rss|atom|rdf)(?:\+xml)?$/u.test(
      mediaType,
    )
  )
    return true;
  const isLoose = mediaType === 'application/json' || /^(?:application|text)\/xml$/u.test(mediaType);
  if (!isLoose || url === null || /\/wp-json\/|oembed|opensearch|\/sitemap/iu.test(url)) return false;
  return mediaType !== 'application/json' || /feed/iu.test(url);
}

function guessedType(url: string): string {
  if (/atom/iu.test(url)) return 'application/atom+xml';
  return /json/iu.test(url) ? 'application/feed+json' : 'application/rss+xml';
}

/** `/feed/`, `rss.xml`, `?feed=rss2`; or a link of those words that leads to a file that may be one. */
function shownFeed(link: HtmlElement, base: string | null): FeedLink[] {
  const url = absoluteAddress(
    (attribute(link, 'href') ?? '').replace(/^feed:(?:\/\/)?(?=https?:)/iu, '') || 'none:',
    base,
  );
  if (url === null || SERVICES.test(url)) return [];
  const words = textOf(link, 200);
  const isNamed =
    /^(?:rss|atom|json|xml|feed|rss[\s-]?feed|atom[\s-]?feed|subscribe via rss|feed abonnieren|flux rss|fuente rss)$/iu.test(
      words,
    );
  if (!FEED_ADDRESS.test(url) && !(isNamed && /\.(?:xml|rdf|rss|json)(?:$|\?)|rss|atom|feed/iu.test(url)))
    return [];
  return [{ url, title: words || attribute(link, 'title')?.trim() || null, mediaType: guessedType(url) }];
}

const FEED_ADDRESS =
  /^https?:\/\/(?:feeds?\.|[^?#]{1,1000}(?:\/(?:feed|rss|atom)\/?$|\/(?:rss|feed|atom|index)\.(?:xml|rdf|json|rss|atom)$|\.(?:rss|atom|rdf)$)|[^#]{1,1000}[?&]feed=(?:rss2?|atom|rdf)\b)/iu;
const SERVICES =
  /^https?:\/\/(?:www\.)?(?:feedly|inoreader|netvibes|addthis|facebook|twitter|x|add\.my\.yahoo|newsblur|theoldreader)\.com/iu;

/** Comments last; feeds of one category, tag or author before them; then the order of the page. */
function rankOf({ url, title }: FeedLink, page: string): number {
  const words = `${title ?? ''} ${URL.parse(url)?.pathname ?? ''} ${URL.parse(url)?.search ?? ''}`;
  const isOfPage = pathOf(url).replace(/feed\/?$/u, '') === pathOf(page) && pathOf(page) !== '/';
  if (
    COMMENTS.test(words) ||
    (isOfPage && /^[^?]*\/feed\/?$/u.test(url) && / » | &raquo; /u.test(title ?? ''))
  )
    return 30;
  if (/\/(?:category|categories|tag|tags|author|topic|topics|kategorie|schlagwort|section)\//iu.test(words))
    return 20;
  return /podcast|\.mp3|video/iu.test(words) ? 10 : 0;
}

const COMMENTS = /comment|kommentar|commentaire|comentario|commenti|reacties|комментари|دیدگاه|نظرات/iu;

function pathOf(url: string): string {
  return URL.parse(url)?.pathname ?? '';
}
