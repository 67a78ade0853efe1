import type { Dated } from '../../language/index.ts';
import type { ReadingNote } from '../draft.ts';

/** A page that a sitemap names, or a sitemap that an index names. */
export interface SitemapEntry {
  /** Absolute, http or https. */
  readonly url: string;
  /** ISO 8601 in UTC, or a day alone (`2024-03-01`) where the sitemap says no more. */
  readonly lastModified: string | null;
  /** BCP 47. */
  readonly language: string | null;
  /** Of a news sitemap or a feed. */
  readonly title: string | null;
  /** When it was published, by a news sitemap or a feed. */
  readonly date: Dated | null;
  /** The same page in other languages. */
  readonly translations: readonly { readonly language: string; readonly url: string }[];
}

export interface SitemapReading {
  /** `index`: the entries are sitemaps. `list`: a text with an address on each line. */
  readonly kind: 'index' | 'urlset' | 'list';
  readonly entries: readonly SitemapEntry[];
  readonly notes: readonly ReadingNote[];
}

/** What a sitemap names more than this is left out; the protocol allows 50,000. */
export const MOST_ENTRIES = 200_000;

/** Longer addresses are none that a site can mean. */
export const LONGEST_ADDRESS = 8_000;

/** A note on a sitemap as a whole. */
export function sitemapNote(kind: ReadingNote['kind'], about: string, says: string): ReadingNote {
  return { kind, about, line: null, says };
}
