import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { SheafError } from '../../archive/index.ts';
import type { Fetched, Web } from '../fetching/index.ts';
import { formatsOfFiles } from './formats-of-files.ts';
import { formatsOfSites } from './formats-of-sites.ts';
import { beginningOf, beginningOfFile, isWebAddress, materialAt } from './material.ts';
import type { Beginning, SourceFormat } from './source-format.ts';

/** Every format that publications can be taken in from. */
export const sourceFormats: readonly SourceFormat[] = [...formatsOfFiles, ...formatsOfSites];

/** The format of this name. Throws `format-unknown`, naming those there are. */
export function formatNamed(name: string): SourceFormat {
  const found = sourceFormats.find((it) => it.name === name);
  if (found) return found;
  throw new SheafError(
    'format-unknown',
    `There is no format “${name}”. There are: ${sourceFormats.map((it) => it.name).join(', ')}.`,
  );
}

/** A place and the format it is in. */
export interface FoundSource {
  /** Of the source itself: of the feed, where a page was given that names one. Absolute. */
  readonly address: string;
  readonly format: SourceFormat;
  /** Why it is taken for that, for the editor. */
  readonly because: string;
}

/**
 * What stands at an address or path: a file by its beginning; of a site its WordPress API, else its sitemap, else its feed,
 * where the front page was given; else the page itself. Throws `not-found`, `format-unknown`, and what fetching throws.
 */
export async function findSourceAt(given: string, web: Web): Promise<FoundSource> {
  if (!isWebAddress(given)) return sourceInFile(resolve(given));
  const material = materialAt(given, web, null);
  const beginning = await beginningOf(given, material);
  const answer = await material.answer();
  const byContent = bestFormat(beginning);
  const isPage = byContent === null || byContent.name === 'web-page' || byContent.name === 'json-lines';
  if (byContent && !isPage) {
    return { address: given, format: byContent, because: 'what it answers tells' };
  }
  const url = answer?.url ?? given;
  if (isFrontPage(url)) {
    const found = await sourceOfSite(url, answer, web);
    if (found) return found;
  }
  if (byContent) return { address: url, format: byContent, because: 'what it answers tells' };
  throw unknownFormat(given);
}

/** The format of a file by its beginning; `null` where there is no such file, or it looks like none. Throws `io`. */
export async function formatOfFile(path: string): Promise<SourceFormat | null> {
  const facts = await stat(path).catch(() => null);
  if (!facts?.isFile()) return null;
  return bestFormat(await beginningOfFile(resolve(path)));
}

/** The format that a beginning looks most like; `null` where it looks like none. */
export function bestFormat(beginning: Beginning): SourceFormat | null {
  const rated = sourceFormats
    .map((format) => ({ format, rating: format.recognises?.(beginning) ?? 0 }))
    .filter(({ rating }) => rating > 0)
    .sort((a, b) => b.rating - a.rating);
  return rated[0]?.format ?? null;
}

async function sourceInFile(path: string): Promise<FoundSource> {
  const facts = await stat(path).catch(() => null);
  if (!facts) {
    throw new SheafError(
      'not-found',
      `There is no file ${path}. Look at the path; an address has to begin with https://.`,
    );
  }
  if (facts.isDirectory()) {
    return { address: path, format: formatNamed('page-folder'), because: 'it is a folder' };
  }
  const format = bestFormat(await beginningOfFile(path));
  if (!format) throw unknownFormat(path);
  return { address: path, format, because: 'its beginning tells' };
}

async function sourceOfSite(url: string, answer: Fetched | null, web: Web): Promise<FoundSource | null> {
  const { findWordPressApi } = await import('../formats/wordpress-site.ts');
  const api = await findWordPressApi(web, url);
  if (api !== null) {
    return {
      address: url,
      format: formatNamed('wordpress-site'),
      because: `it is a WordPress site (${api})`,
    };
  }
  const { findSitemaps } = await import('../formats/sitemap.ts');
  const [sitemap] = await findSitemaps(web, url);
  if (sitemap !== undefined) {
    return { address: sitemap, format: formatNamed('sitemap'), because: 'the site has a sitemap' };
  }
  const html = new TextDecoder().decode(answer?.bytes ?? new Uint8Array());
  const { findFeeds } = await import('../formats/feed.ts');
  const named = findFeeds(html, url)[0]?.url ?? (await usualFeed(url, web));
  if (named === null) return null;
  return { address: named, format: formatNamed('feed'), because: 'the site has a feed' };
}

async function usualFeed(url: string, web: Web): Promise<string | null> {
  const { usualFeedAddresses } = await import('../formats/feed.ts');
  for (const address of usualFeedAddresses(url).slice(0, MOST_TRIES)) {
    const fetched = await web.get(address);
    if (fetched.status >= 400) continue;
    const material = materialAt(address, { ...web, get: async () => fetched }, null);
    if (bestFormat(await beginningOf(address, material))?.name === 'feed') return address;
  }
  return null;
}

const MOST_TRIES = 4;

function isFrontPage(url: string): boolean {
  return /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/?)?$/iu.test(new URL(url).pathname);
}

function unknownFormat(place: string): SheafError {
  return new SheafError(
    'format-unknown',
    `What ${place} holds is in no format that Sheaf knows by its beginning. Say which with --format: ${sourceFormats.map((it) => it.name).join(', ')}.`,
  );
}
