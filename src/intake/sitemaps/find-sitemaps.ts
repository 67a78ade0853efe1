import { SheafError } from '../../archive/index.ts';
import type { Web } from '../fetching/web.ts';
import { absoluteAddress } from '../wordpress/absolute-links.ts';
import { readSitemap } from './read-sitemap.ts';

/**
 * A site's sitemaps: those that its robots.txt names, else the first of the usual addresses that has one. Empty where there
 * is none. Throws what `Web.get` throws where the site does not answer at all.
 */
export async function findSitemaps(web: Web, siteUrl: string): Promise<string[]> {
  const site = URL.parse(siteUrl);
  if (!site || !/^https?:$/u.test(site.protocol))
    throw new SheafError(
      'invalid-input',
      `“${siteUrl.slice(0, 200)}” is no web address. Give one that begins with https://`,
    );
  const robots = await web.get(`${site.origin}/robots.txt`, {
    accept: 'text/plain, */*;q=0.5',
    maxBytes: 512_000,
  });
  const named = robots.status < 300 ? sitemapsIn(new TextDecoder().decode(robots.bytes), robots.url) : [];
  if (named.length > 0) return named;
  const folder = site.pathname.replace(/[^/]*$/u, '');
  for (const place of new Set([`${site.origin}/`, `${site.origin}${folder}`])) {
    for (const name of USUAL) {
      const found = await sitemapAt(web, `${place}${name}`);
      if (found !== null) return [found];
    }
  }
  return [];
}

const USUAL = ['sitemap.xml', 'sitemap_index.xml', 'wp-sitemap.xml'];

/** The `Sitemap:` lines of a robots.txt (RFC 9309, 2.2.4), in their order. */
export function sitemapsIn(robots: string, base: string): string[] {
  const found = new Set<string>();
  for (const [, words = ''] of robots
    .slice(0, 512_000)
    .matchAll(/^[^\S\r\n]*site-?map[^\S\r\n]*:[^\S\r\n]*(\S{1,8000})/gimu)) {
    const url = absoluteAddress(words, base);
    if (url !== null) found.add(url);
    if (found.size === MOST) break;
  }
  return [...found];
}

const MOST = 200;

async function sitemapAt(web: Web, url: string): Promise<string | null> {
  try {
    const fetched = await web.get(url, { maxBytes: 50_000_000 });
    if (fetched.status >= 300) return null;
    const reading = readSitemap(fetched.bytes, { url: fetched.url });
    return reading.entries.length > 0 ? fetched.url : null;
  } catch (error) {
    // What does not answer there is not there; anything but that is a bug.
    if (error instanceof SheafError) return null;
    throw error;
  }
}
