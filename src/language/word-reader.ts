import {
  foldedUnits,
  spelledLetters,
  UNIT_ALONE,
  UNIT_IGNORED,
  UNIT_SEPARATOR,
  UNIT_SPELLS,
} from './folded-units.ts';

/**
 * The words of a text, folded and hashed, with where they stand in the text as it is. Reading one text writes over what
 * the reader gave for the one before: scratch that is used again, because allocating costs more than reading.
 */
export interface Words {
  count: number;
  /** UTF-16 offsets into the text. */
  starts: Int32Array;
  ends: Int32Array;
  hashes: Int32Array;
  /** For whoever numbers words: room for a number of each. */
  numbers: Int32Array;
  /** What parts a word from the one before it: `SOFT_BREAK` or `HARD_BREAK`. */
  breaks: Uint8Array;
  /** Where the word's first part ends, if an apostrophe or a joiner is within it (`Daesh's`, `داعش‌ها`); else 0. */
  partEnds: Int32Array;
  partHashes: Int32Array;
}

/** Names go on over it: spaces, hyphens, the point of an abbreviation, or nothing in scripts that set no spaces. */
export const SOFT_BREAK = 0;
/** No name goes on over it: the end of a sentence, a comma, a new paragraph. */
export const HARD_BREAK = 1;

/** A reader with scratch of its own. */
export function openWordReader(): (text: string) => Words {
  const words: Words = {
    ...{ count: 0, starts: new Int32Array(1_024), ends: new Int32Array(1_024) },
    ...{ hashes: new Int32Array(1_024), numbers: new Int32Array(1_024), breaks: new Uint8Array(1_024) },
    ...{ partEnds: new Int32Array(1_024), partHashes: new Int32Array(1_024) },
  };
  return (text) => {
    readInto(words, text);
    return words;
  };
}

/** The folded units of a word, as its hash was made of them. */
export function* unitsOf(text: string, start = 0, end = text.length): Generator<number> {
  const units = foldedUnits();
  for (let at = start; at < end; at++) {
    const unit = units[text.charCodeAt(at)] ?? UNIT_SEPARATOR;
    if (unit === UNIT_SEPARATOR || unit === UNIT_IGNORED) continue;
    if ((unit & UNIT_SPELLS) === 0) yield unit & 0xffff;
    else yield* spelledLetters(unit);
  }
}

const FIRST_HASH = 0x811c9dc5 | 0;

function hashed(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** What reading is at: one word is open at a time. */
interface Reading {
  readonly text: string;
  readonly words: Words;
  /** Start of the open word; -1: none is. */
  start: number;
  end: number;
  hash: number;
  letters: number;
  partEnd: number;
  partHash: number;
  hardness: number;
}

function readInto(words: Words, text: string): void {
  words.count = 0;
  const reading: Reading = {
    ...{ text, words, start: -1, end: 0, hash: FIRST_HASH, letters: 0 },
    ...{ partEnd: 0, partHash: 0, hardness: HARD_BREAK },
  };
  const units = foldedUnits();
  for (let at = 0; at < text.length; ) at = readLetters(reading, units, at) + 1;
  closeWord(reading);
}

/** Reads plain letters from there, and then the one unit that is none. Gives where that stands. */
function readLetters(reading: Reading, units: Uint32Array, from: number): number {
  const { text } = reading;
  let { hash } = reading;
  let at = from;
  let unit = UNIT_SEPARATOR;
  let code = 0;
  for (; at < text.length; at++) {
    code = text.charCodeAt(at);
    unit = units[code] ?? UNIT_SEPARATOR;
    if (unit >= UNIT_ALONE || unit <= UNIT_IGNORED) break;
    hash = hashed(hash, unit);
  }
  if (at > from) {
    if (reading.start < 0) reading.start = from;
    reading.hash = hash;
    reading.letters += at - from;
    reading.end = at;
  }
  if (at < text.length) meetOther(reading, at, code, unit);
  return at;
}

/** Whatever is not a plain letter. */
function meetOther(reading: Reading, at: number, code: number, unit: number): void {
  if (unit === UNIT_IGNORED) meetIgnored(reading, at, code);
  else if (unit === UNIT_SEPARATOR) meetSeparator(reading, at, code);
  else if ((unit & UNIT_ALONE) !== 0) {
    closeWord(reading);
    extend(reading, at, unit & 0xffff);
    closeWord(reading);
  } else for (const letter of spelledLetters(unit)) extend(reading, at, letter);
}

function extend(reading: Reading, at: number, letter: number): void {
  if (reading.start < 0) reading.start = at;
  reading.hash = hashed(reading.hash, letter);
  reading.letters += 1;
  reading.end = at + 1;
}

/** A mark or sign within a word belongs to it; an apostrophe or a joiner may also end it. */
function meetIgnored(reading: Reading, at: number, code: number): void {
  if (reading.start < 0) return;
  if (reading.partEnd === 0 && isJoint(code)) {
    reading.partEnd = reading.end;
    reading.partHash = reading.hash;
  } else if (!isJoint(code) && reading.end === at) reading.end = at + 1;
}

function meetSeparator(reading: Reading, at: number, code: number): void {
  if (code === POINT && reading.start >= 0) {
    // `U.S.` is one word; the point of `Dr.` and of an initial parts words that belong together.
    if (isDotted(reading, at)) return;
    const isAbbreviation = reading.letters <= 3;
    closeWord(reading);
    reading.hardness = isAbbreviation ? SOFT_BREAK : HARD_BREAK;
    return;
  }
  closeWord(reading);
  if (!isSoft(code) || (code === NEW_LINE && isBlankBefore(reading.text, at))) reading.hardness = HARD_BREAK;
}

/** Single letters, each with a point behind it: at this point another follows, or the last one has been. */
function isDotted({ text, start, end }: Reading, at: number): boolean {
  if (end !== at || (at - start) % 2 === 0) return false;
  for (let back = start + 1; back < at; back += 2) if (text.charCodeAt(back) !== POINT) return false;
  return isLetterAt(text, at + 1) && !isLetterAt(text, at + 2);
}

function isLetterAt(text: string, at: number): boolean {
  const unit = at < text.length ? (foldedUnits()[text.charCodeAt(at)] ?? UNIT_SEPARATOR) : UNIT_SEPARATOR;
  return unit !== UNIT_SEPARATOR && unit !== UNIT_IGNORED;
}

function isBlankBefore(text: string, at: number): boolean {
  for (let back = at - 1; back >= 0; back--) {
    const code = text.charCodeAt(back);
    if (code === NEW_LINE) return true;
    if (code !== 0x20 && code !== 0x0d && code !== 0x09) return false;
  }
  return true;
}

function closeWord(reading: Reading): void {
  if (reading.start < 0) return;
  const { words } = reading;
  if (words.count === words.starts.length) grow(words);
  const at = words.count;
  words.starts[at] = reading.start;
  words.ends[at] = reading.end;
  words.hashes[at] = reading.hash;
  words.breaks[at] = reading.hardness;
  words.partEnds[at] = reading.partEnd < reading.end ? reading.partEnd : 0;
  words.partHashes[at] = reading.partHash;
  words.count = at + 1;
  reading.start = -1;
  reading.hash = FIRST_HASH;
  reading.letters = 0;
  reading.partEnd = 0;
  reading.hardness = SOFT_BREAK;
}

function grow(words: Words): void {
  const larger = <T extends Int32Array | Uint8Array>(from: T, to: T): T => {
    to.set(from);
    return to;
  };
  const size = 2 * words.starts.length;
  words.starts = larger(words.starts, new Int32Array(size));
  words.ends = larger(words.ends, new Int32Array(size));
  words.numbers = new Int32Array(size);
  words.hashes = larger(words.hashes, new Int32Array(size));
  words.breaks = larger(words.breaks, new Uint8Array(size));
  words.partEnds = larger(words.partEnds, new Int32Array(size));
  words.partHashes = larger(words.partHashes, new Int32Array(size));
}

const POINT = 0x2e;
const NEW_LINE = 0x0a;

/** Apostrophes of all sorts, the zero-width non-joiner. */
function isJoint(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x200c || code === 0x02bc || code === 0x2018;
}

/** Spaces, hyphens and dashes without spaces, the slash, the ampersand, the middle dot and the kashida-like line. */
function isSoft(code: number): boolean {
  if (code === 0x20 || code === 0x2d || code === NEW_LINE || code === 0x0d || code === 0x09) return true;
  if (code === 0xa0 || code === 0x2f || code === 0x26 || code === 0x5f || code === 0xb7) return true;
  return (code >= 0x2000 && code <= 0x2015) || code === 0x202f || code === 0x3000 || code === 0x30fb;
}
