import {
  foldedUnits,
  spelledLetters,
  UNIT_ALONE,
  UNIT_IGNORED,
  UNIT_SEPARATOR,
  UNIT_SPELLS,
} from '../../language/index.ts';

/**
 * What a text says, in 256 bytes that can be compared: a MinHash over its runs of four words (of four characters, in
 * scripts that set no spaces), blind to case, diacritics, punctuation and the Arabic-script variants of a letter.
 * Bytes: version, 1 where the text is too short to tell, words (two bytes, at most 65,535), then 126 hashes of 16 bits.
 *
 * One hash per run is dealt to one of 126 bins, each keeps its least; a bin that stays empty takes the least of a hash of
 * its own, so that each bin agrees between two texts with the probability of their Jaccard likeness (after Dahlgaard,
 * Knudsen and Thorup, Fast Similarity Sketching, FOCS 2017).
 */
export function textSignature(text: string): Uint8Array {
  const words = hashRuns(text);
  dealToBins(Math.max(words - RUN + 1, Math.min(words, 1)));
  const signature = new Uint8Array(SIGNATURE_BYTES);
  signature[0] = VERSION;
  signature[1] = words < TELLING_WORDS ? 1 : 0;
  signature[2] = Math.min(words, 0xffff) & 0xff;
  signature[3] = Math.min(words, 0xffff) >>> 8;
  if (words === 0) return signature;
  for (let bin = 0; bin < LANES; bin++) {
    const hash = mixed(least[bin] ?? 0);
    signature[HEADER_BYTES + 2 * bin] = hash & 0xff;
    signature[HEADER_BYTES + 2 * bin + 1] = (hash >>> 8) & 0xff;
  }
  return signature;
}

/**
 * How alike two texts are, from their signatures: an estimate of the share of runs of four words that both have among
 * all that either has (Jaccard), 0 to 1, with a standard error of at most 0.045. 0 where one of them is no signature or
 * of an empty text. Short texts are compared as well: whether that tells anything is for `isTelling` to say.
 */
export function signatureLikeness(one: Uint8Array, other: Uint8Array): number {
  if (!isSignature(one) || !isSignature(other) || signatureWords(one) === 0 || signatureWords(other) === 0)
    return 0;
  let agreeing = 0;
  for (let at = HEADER_BYTES; at < SIGNATURE_BYTES; at += 2) {
    if (one[at] === other[at] && one[at + 1] === other[at + 1]) agreeing += 1;
  }
  return agreeing / LANES;
}

/** Whether the text was long enough (30 words) for its likeness to another to say something. */
export function isTelling(signature: Uint8Array): boolean {
  return isSignature(signature) && signature[1] === 0;
}

/** How many words the text has; 65,535 where it has more. */
export function signatureWords(signature: Uint8Array): number {
  return (signature[2] ?? 0) | ((signature[3] ?? 0) << 8);
}

export const SIGNATURE_BYTES = 256;
export const HEADER_BYTES = 4;
/** How many hashes of 16 bits follow the header. */
export const LANES = 126;

function isSignature(bytes: Uint8Array): boolean {
  return bytes.length === SIGNATURE_BYTES && bytes[0] === VERSION;
}

const VERSION = 1;
const RUN = 4;
const TELLING_WORDS = 30;

// Scratch that every call uses again: signatures are made one after the other, and allocating costs more than hashing.
let runHashes = new Int32Array(4096);
const least = new Uint32Array(LANES);
const NOTHING = 0xffffffff;

/** Hashes every run of four words into `runHashes` (a shorter text is one run) and gives the number of words. */
function hashRuns(text: string): number {
  // A unit gives at most one word, and the end of a word another.
  if (runHashes.length < text.length + 1) runHashes = new Int32Array(2 * text.length);
  const units = foldedUnits();
  startRuns();
  let word = NO_WORD;
  for (let at = 0; at < text.length; at++) {
    const unit = units[text.charCodeAt(at)] ?? UNIT_SEPARATOR;
    if (unit > UNIT_IGNORED && unit < UNIT_ALONE) word = withLetter(word, unit);
    else if (unit === UNIT_SEPARATOR) {
      if (word !== NO_WORD) addWord(word);
      word = NO_WORD;
    } else if (unit & UNIT_ALONE) {
      if (word !== NO_WORD) addWord(word);
      addWord(withLetter(NO_WORD, unit));
      word = NO_WORD;
    } else if (unit & UNIT_SPELLS) word = spelledLetters(unit).reduce(withLetter, word);
  }
  if (word !== NO_WORD) addWord(word);
  return words;
}

const NO_WORD = 0;

function withLetter(word: number, letter: number): number {
  return (Math.imul(word, 0x01000193) + letter) | 0;
}

let words = 0;
// The hashes of the three words before.
let third = 0;
let second = 0;
let first = 0;

function startRuns(): void {
  words = 0;
  first = 0;
  second = 0;
  third = 0;
}

function addWord(word: number): void {
  const fourth = mixed(word);
  runHashes[words < RUN ? 0 : words - RUN + 1] = mixed(
    (Math.imul(first, 0x2c1b3c6d) + Math.imul(second, 0x297a2d39) + Math.imul(third, 0x1b56c4e9) + fourth) |
      0,
  );
  first = second;
  second = third;
  third = fourth;
  words += 1;
}

/** Fills `least` from the first `runs` of `runHashes`. */
function dealToBins(runs: number): void {
  least.fill(NOTHING);
  for (let at = 0; at < runs; at++) {
    const hash = (runHashes[at] ?? 0) >>> 0;
    const bin = Math.imul(hash >>> 16, LANES) >>> 16;
    if (hash < (least[bin] ?? 0)) least[bin] = hash;
  }
  for (let bin = 0; bin < LANES; bin++) if (least[bin] === NOTHING) least[bin] = leastOfOwnHash(bin, runs);
}

function leastOfOwnHash(bin: number, runs: number): number {
  const salt = Math.imul(bin + 1, 0x9e3779b1);
  let least = NOTHING;
  for (let at = 0; at < runs; at++) {
    const hash = mixed((runHashes[at] ?? 0) ^ salt) >>> 0;
    if (hash < least) least = hash;
  }
  return least;
}

/** Spreads every bit over all others (the finaliser of MurmurHash3). */
function mixed(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
