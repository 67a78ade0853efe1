import { decodeFeed } from './decode-feed.ts';

/** Whether what begins so (some kilobytes are enough) is a feed; a WordPress export is none. */
export function isFeed(beginning: Uint8Array, mediaType: string | null): boolean {
  const text = decodeFeed(beginning.subarray(0, 65_536), null).text;
  const xml = text.slice(0, 65_536);
  if (/^\s*\{/u.test(xml))
    return (
      /"version"\s{0,20}:\s{0,20}"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org/u.test(xml) ||
      mediaType === 'application/feed+json'
    );
  if (/wordpress\.org\/export\/|<wp:wxr_version/u.test(xml)) return false;
  const root =
    /<(?:\w{1,20}:)?(rss|feed|rdf|html|body|urlset|sitemapindex|opml)(?=[\s>])([^<>]{0,5000})/iu.exec(xml);
  const name = root?.[1]?.toLowerCase();
  if (name === 'rss') return true;
  if (name === 'feed')
    return (
      /\batom\b|version\s*=|purl\.org\/atom/iu.test(root?.[2] ?? '') ||
      /<(?:\w{1,20}:)?entry[\s>]/iu.test(xml)
    );
  if (name === 'rdf') return /purl\.org\/rss\/|netscape\.com\/rdf\/simple/iu.test(root?.[2] ?? '');
  return root === null && FEED_TYPES.test(mediaType ?? '') && xml.trim() !== '';
}

const FEED_TYPES = /^application\/(?:rss|atom|x-rss|x-atom)\+xml$/u;
