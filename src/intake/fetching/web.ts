// The web as readers of sources see it: polite and safe, whatever they ask. `openWeb` makes one.
import type { Lookup } from './exchange.ts';
import type { Clock, OnWait } from './turns.ts';

export interface Web {
  /**
   * The answer to a GET, after redirects, waiting for its turn with the host. A status of 400 or more is an answer too,
   * except those worth a retry, which are retried first. Throws `address-refused` (not http(s), or a private address, also
   * after DNS or a redirect), `robots-refused`, `fetch-failed` (no answer, too large, too slow, too many redirects).
   */
  get(url: string, ask?: Ask): Promise<Fetched>;
  close(): Promise<void>;
}

export interface Ask {
  readonly accept?: string;
  /** Sent as `If-None-Match` and `If-Modified-Since`. */
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  /** Decompressed; 25,000,000 unless told. */
  readonly maxBytes?: number;
}

export interface Fetched {
  /** After redirects. */
  readonly url: string;
  readonly status: number;
  /** 304 was answered: the body is empty and what is known still holds. */
  readonly isUnchanged: boolean;
  /** Without parameters, in lower case; `null` where the server does not say. */
  readonly mediaType: string | null;
  /** The `charset` parameter of the content type. */
  readonly charset: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  header(name: string): string | null;
  readonly bytes: Uint8Array;
}

export interface WebOptions {
  /** The whole of it; the first word is what robots.txt knows us by. Otherwise made with `contact`. */
  readonly userAgent?: string;
  /** Where a site's owner can complain: a web or mail address. */
  readonly contact?: string;
  /** Between two requests to one host; 1,000 unless told. A site's `Crawl-delay` up to 30 s makes it longer. */
  readonly minimumDelayMs?: number;
  /** For one whole answer; 60,000 unless told. */
  readonly timeoutMs?: number;
  /** Until an answer begins; 30,000 unless told. */
  readonly firstByteMs?: number;
  /** 5 unless told. */
  readonly maxRedirects?: number;
  /** For tests: this machine's own addresses may be fetched. */
  readonly allowLoopback?: boolean;
  readonly signal?: AbortSignal;
  readonly onWait?: OnWait;
  /** The system's resolver unless told. What it answers is checked. */
  readonly lookup?: Lookup;
  readonly clock?: Clock;
}
