import robotsModule from 'robots-parser';
import { SheafError } from '../../archive/index.ts';
import type { BodyLimit } from './body.ts';
import type { Arrival } from './redirects.ts';
import type { Clock } from './turns.ts';
import { shown } from './web-address.ts';

// The package's types promise a default export; its CommonJS module is that function itself.
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

/** What a site asks of robots (RFC 9309). */
export interface Robots {
  isAllowed(url: URL): boolean;
  /** What the site wants between two requests; 0 where it says nothing. */
  readonly crawlDelayMs: number;
}

/** The name that rules in robots.txt call us by. */
export const PRODUCT_TOKEN = 'Sheaf';

type FetchRobots = (address: string, limit: BodyLimit) => Promise<Arrival>;

/**
 * Asks each site once a day what it wants of robots, and gives it for an address that may be fetched. Throws
 * `robots-refused` where the site forbids the address, or cannot say (5xx, RFC 9309, 2.3.1.4) — asked again after five
 * minutes; and whatever fetching throws.
 */
export function openRobots(
  clock: Clock,
  userAgent: string,
  fetch: FetchRobots,
): (url: URL) => Promise<Robots> {
  const sites = new Map<string, { readonly answer: Promise<SiteRobots>; readonly until: number }>();
  const token = /^[\w-]+/u.exec(userAgent)?.[0] ?? PRODUCT_TOKEN;

  const asked = (origin: string): Promise<SiteRobots> => {
    const known = sites.get(origin);
    if (known && known.until > clock.now()) return known.answer;
    const remember = (ms: number) => sites.set(origin, { answer, until: clock.now() + ms });
    const answer = fetchRobots(origin, token, fetch);
    if (sites.size >= MOST_SITES) sites.clear();
    remember(DAY_MS);
    answer.then(
      (it) => it.status >= 500 && remember(SOON_MS),
      () => remember(SOON_MS),
    );
    return answer;
  };

  return async (url) => {
    const robots = await asked(url.origin);
    if (robots.isAllowed(url)) return robots;
    throw refusal(url, robots.status);
  };
}

const DAY_MS = 86_400_000;
const SOON_MS = 300_000;
const MOST_SITES = 5_000;

interface SiteRobots extends Robots {
  readonly status: number;
}

async function fetchRobots(origin: string, token: string, fetch: FetchRobots): Promise<SiteRobots> {
  const address = `${origin}/robots.txt`;
  // RFC 9309, 2.5: at least 500 KiB are to be read; what comes after need not be.
  const { answer } = await fetch(address, { address, maxBytes: 512_000, isCut: true });
  const { status } = answer;
  if (status === 429 || status >= 500) return { status, ...SILENT, isAllowed: () => false };
  if (status < 200 || status >= 300) return { status, ...SILENT };
  return { status, ...readRobots(address, new TextDecoder().decode(answer.bytes), token) };
}

/** A site without a robots.txt allows everything (RFC 9309, 2.3.1.3). */
const SILENT: Robots = { isAllowed: () => true, crawlDelayMs: 0 };

/** Reads a robots.txt for the robot of one name; lines longer than an address can be are left out. Never throws. */
export function readRobots(address: string, text: string, token: string): Robots {
  const lines = text.replace(/^\uFEFF/u, '').split(/\r\n|\r|\n/u);
  const rules = robotsParser(address, lines.filter((line) => line.length <= LONGEST_LINE).join('\n'));
  const seconds = rules.getCrawlDelay(token) ?? 0;
  return {
    isAllowed: (url) =>
      rules.isAllowed(`${url.origin}${url.pathname}${url.search}`.slice(0, LONGEST_LINE), token) ?? true,
    crawlDelayMs: Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0,
  };
}

const LONGEST_LINE = 2_000;

function refusal(url: URL, status: number): SheafError {
  const why =
    status === 429 || status >= 500
      ? `its robots.txt answered ${status}, so nobody knows what the site allows. Try again later.`
      : "the site's robots.txt forbids it. Ask the site's owner, or take the pieces from an export file.";
  return new SheafError('robots-refused', `${shown(url.href)} is not fetched: ${why}`);
}
