import { createHash } from 'node:crypto';
import { brotliCompress, brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** A whole answer, kept to be sent again: the body in every encoding that was asked for, and the headers that go with each. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly isCompressible: boolean;
  /** SHA-256 of the body, the part that the ETags of all encodings share. */
  readonly hash: string;
  /** Filled as encodings are asked for. */
  readonly encoded: Map<Encoding, EncodedBody>;
}

export type Encoding = 'identity' | 'gzip' | 'br';

export interface EncodedBody {
  readonly body: Buffer;
  /** Strong: other bytes, other tag (RFC 9110, 8.8.1). */
  readonly etag: string;
  /** Ready to be written: name, value, name, value …, which Node takes as it is. */
  readonly headers: readonly string[];
  /** The same for an answer without a body (304). */
  readonly bareHeaders: readonly string[];
  /** Compressed in haste; nobody has begun to do better. */
  mayBeSmaller: boolean;
}

const WORTH_COMPRESSING = 600;
const COMPRESSIBLE = /^(text\/|application\/(json|ld\+json|xml)|image\/svg)/;

/** Keeps a response of the application as an answer. */
export async function answerOf(response: Response): Promise<Answer> {
  const body = Buffer.from(await response.arrayBuffer());
  const headers = Object.fromEntries(response.headers);
  return {
    status: response.status,
    headers,
    body,
    isCompressible: body.length >= WORTH_COMPRESSING && COMPRESSIBLE.test(headers['content-type'] ?? ''),
    hash: createHash('sha256').update(body).digest('base64url').slice(0, 27),
    encoded: new Map(),
  };
}

/**
 * The body in an encoding. The first to ask for Brotli gets a quick compression; when a second one asks, the page is worth
 * the best, which is made beside, and everybody after gets that.
 */
export function encodedBody(answer: Answer, encoding: Encoding): EncodedBody {
  const found = answer.encoded.get(encoding);
  if (!found) {
    const made = encode(answer, encoding);
    answer.encoded.set(encoding, made);
    return made;
  }
  if (found.mayBeSmaller) makeBest(answer, found);
  return found;
}

function encode(answer: Answer, encoding: Encoding): EncodedBody {
  if (encoding === 'br') {
    const quick = withHeaders(answer, encoding, 'br', brotliCompressSync(answer.body, brotli(QUICK)));
    return { ...quick, mayBeSmaller: true };
  }
  if (encoding === 'gzip') return withHeaders(answer, encoding, 'gz', gzipSync(answer.body));
  return withHeaders(answer, encoding, '', answer.body);
}

function makeBest(answer: Answer, quick: EncodedBody): void {
  quick.mayBeSmaller = false;
  brotliCompress(answer.body, brotli(BEST), (error, body) => {
    if (!error) answer.encoded.set('br', withHeaders(answer, 'br', 'br11', body));
  });
}

const QUICK = 4;
const BEST = 11;

function brotli(quality: number) {
  return {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    },
  };
}

function withHeaders(answer: Answer, encoding: Encoding, mark: string, body: Buffer): EncodedBody {
  const etag = `"${answer.hash}${mark === '' ? '' : `-${mark}`}"`;
  const kept = { ...answer.headers, etag, ...(answer.isCompressible ? { vary: 'Accept-Encoding' } : {}) };
  const ofBody = {
    'content-length': String(body.length),
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  };
  return {
    body,
    etag,
    headers: Object.entries({ ...kept, ...ofBody }).flat(),
    bareHeaders: Object.entries(kept).flat(),
    mayBeSmaller: false,
  };
}

/** The encoding to send: the best that the reader takes (RFC 9110, 12.5.3) and that makes the body smaller. */
export function chooseEncoding(answer: Answer, acceptEncoding: string | undefined): Encoding {
  if (!acceptEncoding || !answer.isCompressible) return 'identity';
  const known = bestEncodings.get(acceptEncoding);
  if (known) return known;
  const best = bestEncoding(acceptEncoding.toLowerCase());
  if (bestEncodings.size < REMEMBERED_AT_MOST) bestEncodings.set(acceptEncoding, best);
  return best;
}

/** Browsers send a handful of headers, each again and again. */
const bestEncodings = new Map<string, Encoding>();
const REMEMBERED_AT_MOST = 100;

function bestEncoding(accepted: string): Encoding {
  if (takes(accepted, 'br')) return 'br';
  return takes(accepted, 'gzip') ? 'gzip' : 'identity';
}

function takes(accepted: string, encoding: string): boolean {
  const at = accepted.split(',').find((it) => it.trim().split(';')[0]?.trim() === encoding);
  return at !== undefined && !/;\s*q=0(\.0*)?\s*$/.test(at);
}

/** The reader has these very bytes, in whatever encoding (RFC 9110, 13.1.2). */
export function isFresh(answer: Answer, ifNoneMatch: string | undefined): boolean {
  if (!ifNoneMatch || answer.status !== 200) return false;
  return (
    ifNoneMatch.trim() === '*' ||
    ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '').startsWith(`"${answer.hash}`))
  );
}
