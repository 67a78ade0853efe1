export interface DecodedText {
  readonly text: string;
  /** A name of the Encoding Standard. */
  readonly encoding: string;
  /** Nothing in the bytes says so; it was told by its letters. */
  readonly isGuessed: boolean;
}

/**
 * Decodes a text file that does not name its encoding: byte order mark, UTF-16 by its zeros, UTF-8 where it is valid, else
 * windows-1252, -1256 (Arabic, Persian) or -1251 (Russian), whichever makes words of the bytes. Never throws.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = byteOrderMark(bytes) ?? wideEncoding(bytes);
  if (marked) return { text: decodedAs(marked, bytes), encoding: marked, isGuessed: false };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, encoding: 'utf-8', isGuessed: false };
  } catch {
    // A fatal decoder's only way to say that bytes are not UTF-8 is to throw.
    return decodeLegacy(bytes);
  }
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: every delimiter, space and line end has a zero beside it, always on the same side. */
function wideEncoding(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 4_096);
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const enough = sample.length / 20;
  if (odd > enough && even * 10 < odd) return 'utf-16le';
  return even > enough && odd * 10 < even ? 'utf-16be' : null;
}

function decodedAs(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}

function decodeLegacy(bytes: Uint8Array): DecodedText {
  const encoding = isMostlyUtf8(bytes) ? 'utf-8' : legacyEncoding(bytes);
  return { text: decodedAs(encoding, bytes), encoding, isGuessed: true };
}

/** A few damaged letters in a file of many good ones: another encoding would damage the others. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = decodedAs('utf-8', bytes.subarray(0, LONGEST_SAMPLE));
  const damaged = text.split('\ufffd').length - 1;
  const good = text.match(BEYOND_ASCII)?.length ?? 0;
  return good - damaged > damaged * 10;
}

/** In a Latin text letters beyond ASCII stand alone between others; in Arabic or Russian they are the words. */
function legacyEncoding(bytes: Uint8Array): string {
  const sample = firstLinesBeyondAscii(bytes);
  let high = 0;
  let inRuns = 0;
  for (const [at, byte] of sample.entries()) {
    if (byte < 0xc0) continue;
    high++;
    if ((sample[at - 1] ?? 0) >= 0xc0 || (sample[at + 1] ?? 0) >= 0xc0) inRuns++;
  }
  if (inRuns < high * 0.6) return 'windows-1252';
  const isRussian = shareOf(COMMON_RUSSIAN, 'windows-1251', sample);
  return isRussian > shareOf(COMMON_ARABIC, 'windows-1256', sample) ? 'windows-1251' : 'windows-1256';
}

function firstLinesBeyondAscii(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0xc0);
  return bytes.subarray(Math.max(0, first), Math.max(0, first) + LONGEST_SAMPLE);
}

function shareOf(letters: RegExp, encoding: string, sample: Uint8Array): number {
  const text = decodedAs(encoding, sample).match(BEYOND_ASCII) ?? [];
  return text.filter((letter) => letters.test(letter)).length / Math.max(1, text.length);
}

const LONGEST_SAMPLE = 65_536;
const BEYOND_ASCII = /[^\0-\x7f]/gu;
const COMMON_RUSSIAN = /[оеаинтсрвл]/iu;
const COMMON_ARABIC = /[اليمنوهرتد]/u;
