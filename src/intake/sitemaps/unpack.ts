import { gunzipSync, constants as zlib } from 'node:zlib';

export interface Unpacked {
  readonly bytes: Uint8Array;
  /** What to tell the editor, where not everything could be unpacked. */
  readonly says: string | null;
}

/** Bytes that begin as gzip does (RFC 1952, 2.3.1) unpacked, at most `maxBytes` of them; a file that is cut off as far as it goes. */
export function unpack(bytes: Uint8Array, maxBytes: number): Unpacked {
  let unpacked = bytes;
  // Some servers pack a file that is packed already.
  for (let layer = 0; layer < 2 && isGzip(unpacked); layer += 1) {
    const inner = gunzip(unpacked, maxBytes);
    if (typeof inner === 'string') return { bytes: new Uint8Array(), says: inner };
    unpacked = inner;
  }
  if (unpacked.length <= maxBytes) return { bytes: unpacked, says: null };
  return {
    bytes: unpacked.subarray(0, maxBytes),
    says: `It is larger than ${megabytes(maxBytes)} MB; what comes after that was not read.`,
  };
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function gunzip(bytes: Uint8Array, maxBytes: number): Uint8Array | string {
  try {
    return gunzipSync(bytes, { maxOutputLength: maxBytes, finishFlush: zlib.Z_SYNC_FLUSH });
  } catch (error) {
    const isTooLarge = error instanceof RangeError;
    return isTooLarge
      ? `Unpacked it is larger than ${megabytes(maxBytes)} MB and was not read. Ask the site to part it.`
      : 'It is packed with gzip but damaged, and could not be unpacked. Fetch it again.';
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toLocaleString('en', { maximumFractionDigits: 1 });
}
