import { pipeline, type Transform } from 'node:stream';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';
import type { SheafError } from '../../archive/index.ts';
import { fetchFailed } from './failure.ts';

/** What one answer may weigh. */
export interface BodyLimit {
  /** Whose body it is, for messages. */
  readonly address: string;
  /** As sent and as unpacked, each. */
  readonly maxBytes: number;
  /** Give what fits instead of failing: for files of which the beginning is enough. */
  readonly isCut: boolean;
}

type Bytes = AsyncIterable<Uint8Array>;

/**
 * A body without its content codings (RFC 9110, 8.4), read no further than the limit of either form: a small file that
 * unpacks without end stops early. Throws `fetch-failed` where the body is too large or cannot be unpacked; what the
 * network throws goes through.
 */
export async function readBody(body: Bytes, codings: string | null, limit: BodyLimit): Promise<Uint8Array> {
  let stream = limited(body, limit);
  for (const coding of codingsOf(codings, limit.address))
    stream = limited(unpacked(stream, coding, limit.address), limit);
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* limited(source: Bytes, limit: BodyLimit): Bytes {
  let left = limit.maxBytes;
  for await (const chunk of source) {
    if (chunk.length > left && !limit.isCut) throw tooLarge(limit);
    yield chunk.subarray(0, left);
    left -= chunk.length;
    if (left < 0) return;
  }
}

/** The answer weighs more than the reader wants. */
export function tooLarge({ address, maxBytes }: BodyLimit): SheafError {
  const kilobytes = Math.max(1, Math.round(maxBytes / 1000));
  return fetchFailed(
    address,
    `the answer is larger than the ${kilobytes} kB allowed`,
    'Look whether it is the right address.',
  );
}

/** The codings in the order in which they are taken off: the last applied first. */
function codingsOf(header: string | null, address: string): string[] {
  const names = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  const codings = names.filter((name) => name !== '' && name !== 'identity').reverse();
  const isReadable = codings.length <= 2 && codings.every((name) => KNOWN.has(name));
  if (isReadable) return codings;
  const said = (header ?? '').slice(0, 60);
  throw fetchFailed(address, `the answer is packed as “${said}”, which was not asked for`, 'Tell the site.');
}

const KNOWN: ReadonlySet<string> = new Set(['gzip', 'x-gzip', 'deflate', 'br', 'zstd']);

/** What `Accept-Encoding` says. */
export const CODINGS_READ = 'gzip, deflate, br, zstd';

async function* unpacked(packed: Bytes, coding: string, address: string): Bytes {
  const chunks = packed[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done) return;
  const unpacker = unpackerOf(coding, first.value);
  // Its error also ends the loop below, which is where it is seen.
  pipeline(continued(first.value, chunks), unpacker, () => undefined);
  try {
    yield* unpacker;
  } catch (error) {
    if (!isUnpackingError(error)) throw error;
    throw fetchFailed(address, 'the answer is damaged and cannot be unpacked', 'Try again later.', error);
  }
}

async function* continued(first: Uint8Array, rest: AsyncIterator<Uint8Array>): Bytes {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

function unpackerOf(coding: string, first: Uint8Array): Transform {
  if (coding === 'br') return createBrotliDecompress();
  // Windows above 8 MB are not for the web (RFC 9659).
  if (coding === 'zstd') return createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: 23 } });
  if (coding !== 'deflate') return createGunzip();
  // `deflate` means zlib's format (RFC 1950), whose first byte ends in 8; some servers send the bare stream (RFC 1951).
  return ((first[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw();
}

function isUnpackingError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(?:Z_|ZSTD_|ERR_)/u.test(String(error.code));
}
