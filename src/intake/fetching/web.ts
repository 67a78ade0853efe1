// The web as readers of sources see it: polite and safe, whatever they ask. `openWeb` makes one.

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
