import { HEADER_BYTES, LANES, SIGNATURE_BYTES } from './text-signature.ts';

/** Many signatures side by side in a few large blocks: 252 bytes each, and nothing for a garbage collector to walk. */
export interface SignatureShelf {
  /** Takes a signature in; its place is the number of those before it. */
  readonly add: (signature: Uint8Array) => void;
  /** The share of hashes that two have in common, as `signatureLikeness` gives it. */
  readonly likeness: (one: number, other: number) => number;
  /** 32 bits that are the same for two signatures with the same hashes from lane `from` on, `count` of them. */
  readonly key: (place: number, from: number, count: number) => number;
}

export function createSignatureShelf(): SignatureShelf {
  const blocks: Uint16Array[] = [];
  let size = 0;
  const blockOf = (place: number) => blocks[place >>> BLOCK_BITS] ?? NO_BLOCK;
  return {
    add(signature) {
      const offset = (size & BLOCK_MASK) * LANES;
      if (offset === 0) blocks.push(new Uint16Array(LANES << BLOCK_BITS));
      const block = blockOf(size);
      for (let lane = 0; lane < LANES; lane++) block[offset + lane] = laneOf(signature, lane);
      size += 1;
    },
    likeness(one, other) {
      const [a, b] = [blockOf(one), blockOf(other)];
      const [startOfA, startOfB] = [(one & BLOCK_MASK) * LANES, (other & BLOCK_MASK) * LANES];
      let agreeing = 0;
      for (let lane = 0; lane < LANES; lane++) if (a[startOfA + lane] === b[startOfB + lane]) agreeing += 1;
      return agreeing / LANES;
    },
    key(place, from, count) {
      const block = blockOf(place);
      const start = (place & BLOCK_MASK) * LANES + from;
      // FNV-1a, with a last mix because the low bits choose the bucket.
      let key = 0x811c9dc5;
      for (let lane = 0; lane < count; lane++) key = Math.imul(key ^ (block[start + lane] ?? 0), 0x01000193);
      key = Math.imul(key ^ (key >>> 15), 0x2c1b3c6d);
      return (key ^ (key >>> 13)) >>> 0;
    },
  };
}

function laneOf(signature: Uint8Array, lane: number): number {
  const at = HEADER_BYTES + 2 * lane;
  return at < SIGNATURE_BYTES ? (signature[at] ?? 0) | ((signature[at + 1] ?? 0) << 8) : 0;
}

const BLOCK_BITS = 12;
const BLOCK_MASK = (1 << BLOCK_BITS) - 1;
const NO_BLOCK = new Uint16Array(0);
