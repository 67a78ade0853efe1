import { decodeFeed } from '../feeds/decode-feed.ts';
import { type SitemapReading, sitemapNote } from './sitemap-entry.ts';
import { readAddressList, readFeedAsSitemap } from './sitemap-list.ts';
import { readSitemapXml } from './sitemap-xml.ts';
import { unpack } from './unpack.ts';

export interface SitemapAbout {
  /** Where it was fetched from; relative addresses are resolved against it. */
  readonly url: string | null;
  /** Unpacked; 50,000,000 unless told. */
  readonly maxBytes?: number;
}

/**
 * The addresses of a sitemap: XML with its index, news and hreflang forms, a text with one on each line, RSS or Atom; packed
 * with gzip or not. Where it is none of them, there are no entries and a note on its `format`. Never throws.
 */
export function readSitemap(bytes: Uint8Array, about: SitemapAbout): SitemapReading {
  const unpacked = unpack(bytes, about.maxBytes ?? 50_000_000);
  const { text } = decodeFeed(unpacked.bytes, null);
  const reading =
    readAddressList(text) ??
    readSitemapXml(text, about.url) ??
    readFeedAsSitemap(text, about.url) ??
    noSitemap(text);
  if (unpacked.says === null) return reading;
  const isUnread = unpacked.bytes.length === 0;
  const note = sitemapNote('missing', isUnread ? 'format' : 'size', unpacked.says);
  return { ...reading, notes: isUnread ? [note] : [...reading.notes, note] };
}

function noSitemap(text: string): SitemapReading {
  const isPage = /<(?:!doctype\s+html|html|head|body)[\s>]/iu.test(text.slice(0, 65_536));
  const says = isPage
    ? 'This is a web page and no sitemap. Check the address.'
    : 'This is no sitemap: there is no list of addresses in it. Check the address.';
  return { kind: 'urlset', entries: [], notes: [sitemapNote('missing', 'format', says)] };
}
