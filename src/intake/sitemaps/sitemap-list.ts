import { factsOf } from '../feeds/feed-facts.ts';
import { titleText } from '../feeds/feed-text.ts';
import { datesOf } from '../feeds/item-dates.ts';
import { linksOf } from '../feeds/item-links.ts';
import { markedText } from '../feeds/marked-text.ts';
import { type FoundItem, scanFeed } from '../feeds/scan-feed.ts';
import { child } from '../feeds/xml-element.ts';
import { sound } from '../feeds/xml-events.ts';
import { absoluteAddress } from '../wordpress/absolute-links.ts';
import {
  LONGEST_ADDRESS,
  MOST_ENTRIES,
  type SitemapEntry,
  type SitemapReading,
  sitemapNote,
} from './sitemap-entry.ts';

/** A text with an address on each line; `null` where the first line with words is none. */
export function readAddressList(text: string): SitemapReading | null {
  const first = /^[\s\ufeff]*(\S+)/u.exec(text.slice(0, LONGEST_ADDRESS))?.[1] ?? '';
  if (absoluteAddress(first, null) === null) return null;
  const entries = new Map<string, SitemapEntry>();
  let refused = 0;
  let tooMany = 0;
  for (const [line] of text.matchAll(/[^\r\n\ufeff]+/gu)) {
    const words = line.trim();
    if (words === '' || words.startsWith('#')) continue;
    const url = words.length > LONGEST_ADDRESS ? null : absoluteAddress(words, null);
    if (url === null) refused += 1;
    else if (entries.size >= MOST_ENTRIES) tooMany += 1;
    else entries.set(url, { ...NOTHING_KNOWN, url });
  }
  const notes = [];
  if (refused > 0)
    notes.push(sitemapNote('leftover', 'address', `${refused} lines are no web address and were left out.`));
  if (tooMany > 0)
    notes.push(
      sitemapNote(
        'leftover',
        'entries',
        `The list names ${tooMany} addresses more than the ${MOST_ENTRIES.toLocaleString('en')} that were read.`,
      ),
    );
  return { kind: 'list', entries: [...entries.values()], notes };
}

const NOTHING_KNOWN: Omit<SitemapEntry, 'url'> = {
  lastModified: null,
  language: null,
  title: null,
  date: null,
  translations: [],
};

/** The pages that a feed names, for sites that use one as their sitemap; `null` where the text is no feed. */
export function readFeedAsSitemap(text: string, url: string | null): SitemapReading | null {
  const entries: SitemapEntry[] = [];
  const { root } = scanFeed(sound(text), MOST_ENTRIES, (item) => entries.push(...entryOf(item, url)));
  if (!root) return null;
  const { language } = factsOf(root, url);
  return { kind: 'urlset', entries: entries.map((it) => ({ ...it, language })), notes: [] };
}

function entryOf({ element, ending }: FoundItem, base: string | null): SitemapEntry[] {
  const { url } = linksOf(element, base, null);
  if (url === null || ending === 'cut') return [];
  const dates = datesOf(element, null);
  const title = child(element, 'title');
  return [
    {
      ...NOTHING_KNOWN,
      url,
      lastModified: dates.modified,
      title: (title && titleText(markedText(title, 'RSS'))) || null,
      date: dates.date,
    },
  ];
}
