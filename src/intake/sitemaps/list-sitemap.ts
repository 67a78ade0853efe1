import { SheafError } from '../../archive/index.ts';
import type { ReadingNote } from '../draft.ts';
import type { Fetched, Web } from '../fetching/web.ts';
import { readSitemap } from './read-sitemap.ts';
import { type SitemapEntry, type SitemapReading, sitemapNote } from './sitemap-entry.ts';

export interface SitemapLimits {
  /** Indexes inside of indexes; 3 unless told. */
  readonly maxDepth?: number;
  /** Files fetched; 1,000 unless told. */
  readonly maxFiles?: number;
  /** 1,000,000 unless told. */
  readonly maxEntries?: number;
  /** Of one file, unpacked; 50,000,000 unless told. */
  readonly maxBytes?: number;
  /** ISO 8601: sitemaps that their index says were not changed after it are not fetched. */
  readonly since?: string | null;
  /** Hears what could not be read. */
  readonly note?: (note: ReadingNote) => void;
}

/**
 * The pages of a sitemap and of all sitemaps that it names, each once. Throws what `Web.get` throws for the first file, and
 * `fetch-failed` where that is no sitemap; a sitemap named by an index that can not be read is noted, the others are.
 */
export async function* listSitemap(
  web: Web,
  url: string,
  limits: SitemapLimits = {},
): AsyncGenerator<SitemapEntry> {
  const { maxEntries = 1_000_000, note } = limits;
  const given = new Set<string>();
  for await (const { entries } of sitemapsBelow(web, url, { ...limits, note: note ?? (() => {}) })) {
    for (const entry of entries) {
      if (given.has(entry.url)) continue;
      if (given.size >= maxEntries) {
        note?.(tooManyPages(maxEntries));
        return;
      }
      given.add(entry.url);
      yield entry;
    }
  }
}

type HeardLimits = SitemapLimits & { readonly note: (note: ReadingNote) => void };

/** The sitemaps that name pages, in the order in which indexes name them. */
async function* sitemapsBelow(web: Web, url: string, limits: HeardLimits): AsyncGenerator<SitemapReading> {
  const { maxFiles = 1_000, maxDepth = 3, since = null, note } = limits;
  const waiting: Named[] = [{ url, depth: 0 }];
  const visited = new Set([url]);
  let files = 0;
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    if (files >= maxFiles) {
      note(tooManyFiles(files, waiting.length + 1));
      return;
    }
    files += 1;
    const reading = await readNext(web, next, visited, limits);
    if (reading?.kind !== 'index') {
      if (reading) yield reading;
    } else if (next.depth < maxDepth) waiting.push(...unvisited(reading, next, visited, since));
    else note(tooDeep(next, maxDepth));
  }
}

interface Named {
  readonly url: string;
  readonly depth: number;
}

/** `null` where there is nothing to read there, which is noted; for the first file it is thrown. */
async function readNext(
  web: Web,
  { url, depth }: Named,
  visited: Set<string>,
  limits: HeardLimits,
): Promise<SitemapReading | null> {
  try {
    const fetched = await web.get(url, { accept: ACCEPT, maxBytes: limits.maxBytes ?? 50_000_000 });
    if (fetched.url !== url && visited.has(fetched.url)) return null;
    visited.add(fetched.url);
    const reading = readingOf(fetched, limits);
    for (const each of reading.notes) limits.note({ ...each, says: `${url}: ${each.says}` });
    return reading;
  } catch (error) {
    if (depth === 0 || !(error instanceof SheafError)) throw error;
    limits.note(sitemapNote('missing', 'file', `A sitemap could not be read. ${error.message}`));
    return null;
  }
}

const ACCEPT = 'application/xml, text/xml, text/plain;q=0.8, application/gzip;q=0.8, */*;q=0.5';

function readingOf(fetched: Fetched, limits: SitemapLimits): SitemapReading {
  const { url, status } = fetched;
  if (status >= 400)
    throw new SheafError(
      'fetch-failed',
      `${url} answered ${status} where a sitemap should be. Check the address.`,
    );
  const reading = readSitemap(fetched.bytes, {
    url,
    ...(limits.maxBytes ? { maxBytes: limits.maxBytes } : {}),
  });
  const trouble = reading.notes.find((it) => it.about === 'format');
  if (trouble) throw new SheafError('fetch-failed', `${url}: ${trouble.says}`);
  return reading;
}

/** The sitemaps of an index that were not visited yet and may hold something new. */
function unvisited(
  { entries }: SitemapReading,
  { depth }: Named,
  visited: Set<string>,
  since: string | null,
): Named[] {
  const fresh = entries.filter(({ url, lastModified }) => {
    if (visited.has(url)) return false;
    visited.add(url);
    return lastModified === null || since === null || mayBeAfter(lastModified, since);
  });
  return fresh.map(({ url }) => ({ url, depth: depth + 1 }));
}

/** A day alone is a day somewhere on earth: it ends up to a day later than it does in UTC. */
function mayBeAfter(lastModified: string, since: string): boolean {
  const isDay = lastModified.length === 10;
  const latest = Date.parse(lastModified) + (isDay ? 2 * 86_400_000 : 0);
  const from = Date.parse(since);
  return Number.isNaN(latest) || Number.isNaN(from) || latest >= from;
}

function tooManyPages(most: number): ReadingNote {
  const says = `The sitemaps name more than ${most.toLocaleString('en')} pages; the rest were left out.`;
  return sitemapNote('leftover', 'entries', says);
}

function tooManyFiles(files: number, more: number): ReadingNote {
  const says = `${files.toLocaleString('en')} sitemaps were read; ${more} more that they name were not.`;
  return sitemapNote('leftover', 'files', says);
}

function tooDeep({ url }: Named, maxDepth: number): ReadingNote {
  const says = `${url} is an index inside of ${maxDepth} others; what it names was not read.`;
  return sitemapNote('leftover', 'depth', says);
}
