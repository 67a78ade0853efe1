import { lookup as askSystem } from 'node:dns/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { SheafError } from '../../archive/index.ts';
import { CODINGS_READ } from './body.ts';
import { openConnections } from './exchange.ts';
import { type Arrival, followRedirects } from './redirects.ts';
import { openRobots, PRODUCT_TOKEN } from './robots.ts';
import { type Clock, openTurns } from './turns.ts';
import { type Visiting, visitPolitely } from './visits.ts';
import type { Ask, Fetched, Web, WebOptions } from './web.ts';
import { fetchableUrl, shown } from './web-address.ts';

/** The web, polite and safe; see `Web` for what `get` gives and throws. Close it: open connections keep the program alive. */
export function makePoliteWeb(options: WebOptions): Web {
  const closing = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, closing.signal]) : closing.signal;
  const rules = { allowLoopback: options.allowLoopback ?? false };
  const visiting = visitingWith(options, signal);
  const headers = { 'user-agent': userAgentOf(options), 'accept-encoding': CODINGS_READ };
  const minimumDelayMs = options.minimumDelayMs ?? 1_000;
  const maxRedirects = options.maxRedirects ?? 5;

  const robotsOf = openRobots(visiting.clock, headers['user-agent'], (url, limit) =>
    followRedirects(fetchableUrl(url, rules), maxRedirects, rules, (at) =>
      visitPolitely(visiting, { url: at, headers, limit, pauseMs: minimumDelayMs }),
    ),
  );

  const get = async (address: string, ask: Ask = {}): Promise<Fetched> => {
    const start = fetchableUrl(address, rules);
    const asked = { ...headers, ...headersOf(ask) };
    const limit = { address, maxBytes: ask.maxBytes ?? 25_000_000, isCut: false };
    const arrival = await followRedirects(start, maxRedirects, rules, async (url) => {
      const robots = await robotsOf(url);
      const pauseMs = Math.max(minimumDelayMs, Math.min(robots.crawlDelayMs, LONGEST_CRAWL_DELAY_MS));
      return visitPolitely(visiting, { url, headers: asked, limit, pauseMs });
    });
    return fetchedOf(arrival);
  };

  return {
    get: (address, ask) => get(address, ask).catch((error: unknown) => throwSaying(error, address, signal)),
    close: async () => {
      closing.abort(new SheafError('fetch-failed', 'Fetching was ended.'));
      await visiting.connections.destroy();
    },
  };
}

const LONGEST_CRAWL_DELAY_MS = 30_000;

function visitingWith(options: WebOptions, signal: AbortSignal): Visiting {
  const clock = options.clock ?? SYSTEM_CLOCK;
  const onWait = options.onWait ?? (() => undefined);
  const lookup = options.lookup ?? ((hostname) => askSystem(hostname, { all: true }));
  const timeoutMs = options.timeoutMs ?? 60_000;
  return {
    clock,
    onWait,
    signal,
    timeoutMs,
    firstByteMs: Math.min(options.firstByteMs ?? 30_000, timeoutMs),
    turns: openTurns(clock, signal, onWait),
    connections: openConnections(lookup, { allowLoopback: options.allowLoopback ?? false }),
  };
}

const SYSTEM_CLOCK: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => sleep(ms, undefined, { signal }),
};

/** Names what we are, where the code says it too, and whom to write to; only what a header may hold. */
function userAgentOf(options: WebOptions): string {
  const contact = options.contact ?? 'set by the archive';
  const named =
    options.userAgent ?? `${PRODUCT_TOKEN}/0.1 (open-source dossier archive; contact: ${contact})`;
  return named.replace(/[^\x20-\x7e]/gu, '').slice(0, 300);
}

function headersOf(ask: Ask): Record<string, string> {
  const headers: Record<string, string> = { accept: ask.accept ?? '*/*' };
  if (ask.etag) headers['if-none-match'] = ask.etag;
  if (ask.lastModified) headers['if-modified-since'] = ask.lastModified;
  return headers;
}

function fetchedOf({ url, answer }: Arrival): Fetched {
  const header = (name: string) => answer.headers.get(name.toLowerCase()) ?? null;
  const contentType = header('content-type') ?? '';
  return {
    url: url.href,
    status: answer.status,
    isUnchanged: answer.status === 304,
    mediaType: contentType.split(';', 1)[0]?.trim().toLowerCase() || null,
    charset: /;\s*charset\s*=\s*["']?([\w:.-]{1,40})/iu.exec(contentType)?.[1] ?? null,
    etag: header('etag'),
    lastModified: header('last-modified'),
    header,
    bytes: answer.bytes,
  };
}

/** What ended everything is said as an error of this address; the rest has been put into words where it happened. */
function throwSaying(error: unknown, address: string, signal: AbortSignal): never {
  if (!signal.aborted) throw error;
  throw new SheafError(
    'fetch-failed',
    `${shown(address)} was not fetched: fetching was stopped. Start it again.`,
    error,
  );
}
