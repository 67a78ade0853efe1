/** One JSON value of a file, not yet parsed. */
export interface RecordText {
  /** The line of the file at which it begins; the first is 1. */
  readonly line: number;
  /** Good until the next record is asked for. */
  readonly bytes: Uint8Array;
  /** It was longer than allowed and is cut; it can not be read. */
  readonly isCut: boolean;
}

/**
 * The records of a file of JSON Lines, or of one JSON array, or of objects one after another over several lines, while the
 * file comes in. Holds one record at a time, at most `mostBytes` of it.
 */
export async function* splitRecords(
  chunks: AsyncIterable<Uint8Array>,
  mostBytes: number,
): AsyncGenerator<RecordText> {
  const splitter = new Splitter(mostBytes);
  for await (const chunk of chunks) yield* splitter.push(chunk);
  yield* splitter.end();
}

type Layout = 'unknown' | 'lines' | 'values';

/** Works on bytes: all that parts JSON is ASCII, and no byte of a longer UTF-8 character is. */
class Splitter {
  readonly #mostBytes: number;
  #layout: Layout = 'unknown';
  #parts: Uint8Array[] = [];
  #sizeBytes = 0;
  #isCut = false;
  #line = 1;
  #startLine = 1;
  #depth = 0;
  #base = 0;
  #isListClosed = false;
  #isInText = false;
  #isEscaped = false;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  *push(chunk: Uint8Array): Generator<RecordText> {
    let start = this.#layout === 'unknown' ? this.#begin(chunk) : 0;
    for (let end = this.#endAfter(chunk, start); end >= 0; end = this.#endAfter(chunk, start)) {
      this.#keep(chunk.subarray(start, end));
      yield* this.#take();
      start = end;
    }
    // The source may write its next bytes into the same place.
    this.#keep(chunk.slice(start));
  }

  *end(): Generator<RecordText> {
    yield* this.#take();
  }

  /** Tells the layout by the first bytes; gives the index at which records begin. */
  #begin(chunk: Uint8Array): number {
    let at = 0;
    if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) at = 3;
    for (; at < chunk.length && isBlank(chunk[at] ?? 0); at++) if (chunk[at] === NEW_LINE) this.#line++;
    this.#startLine = this.#line;
    if (at === chunk.length) return at;
    const isArray = chunk[at] === OPEN_BRACKET;
    const isSpread = chunk[at] === OPEN_BRACE && isEndOfLine(chunk, at + 1);
    this.#layout = isArray || isSpread ? 'values' : 'lines';
    this.#base = isArray ? 1 : 0;
    this.#depth = isArray ? 1 : 0;
    return isArray ? at + 1 : at;
  }

  /** The index behind the record that goes on at an index of the chunk; -1 where it does not end in it. Counts lines. */
  #endAfter(chunk: Uint8Array, from: number): number {
    if (this.#layout === 'lines') {
      const end = chunk.indexOf(NEW_LINE, from) + 1;
      if (end > 0) this.#line++;
      return end > 0 ? end : -1;
    }
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0;
      if (byte === NEW_LINE) this.#line++;
      else if (this.#endsValue(byte)) return at + 1;
    }
    return -1;
  }

  /** Whether a value ends with this byte: its last bracket is closed, or a comma of the outermost list follows. */
  #endsValue(byte: number): boolean {
    if (this.#isInText) {
      if (this.#isEscaped) this.#isEscaped = false;
      else if (byte === BACKSLASH) this.#isEscaped = true;
      else if (byte === QUOTE) this.#isInText = false;
      return false;
    }
    if (byte === QUOTE) this.#isInText = true;
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) this.#depth++;
    else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      this.#depth--;
      if (this.#depth < this.#base) this.#closeList();
      return this.#depth <= this.#base;
    }
    return byte === COMMA && this.#depth === this.#base;
  }

  /** What follows a list is read as one value after another. */
  #closeList(): void {
    this.#depth = 0;
    this.#base = 0;
    this.#isListClosed = true;
  }

  #keep(part: Uint8Array): void {
    const room = this.#mostBytes - this.#sizeBytes;
    if (part.length > room) this.#isCut = true;
    // Only what the editor may be shown is kept of a record that is too long.
    const kept = this.#isCut ? part.subarray(0, Math.max(0, Math.min(room, LONGEST_SHOWN))) : part;
    if (kept.length === 0) return;
    this.#parts.push(kept);
    this.#sizeBytes += kept.length;
  }

  *#take(): Generator<RecordText> {
    const { bytes, line } = this.#withoutBlanks(this.#whole());
    const isCut = this.#isCut;
    this.#parts = [];
    this.#sizeBytes = 0;
    this.#isCut = false;
    this.#startLine = this.#line;
    if (bytes.length > 0) yield { line, bytes, isCut };
  }

  #whole(): Uint8Array {
    const [only, ...others] = this.#parts;
    return only && others.length === 0 ? only : Buffer.concat(this.#parts);
  }

  /** Blank bytes around a value, and the commas and last bracket of the list it stands in, are not its own. */
  #withoutBlanks(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly line: number } {
    const isValue = this.#layout === 'values';
    let line = this.#startLine;
    let start = 0;
    let end = bytes.length - (this.#isListClosed ? 1 : 0);
    this.#isListClosed = false;
    for (; start < end && isAround(bytes[start] ?? 0, isValue); start++)
      if (bytes[start] === NEW_LINE) line++;
    while (end > start && isAround(bytes[end - 1] ?? 0, isValue)) end--;
    return { bytes: bytes.subarray(start, end), line };
  }
}

function isAround(byte: number, isValue: boolean): boolean {
  return isBlank(byte) || (isValue && byte === COMMA);
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === NEW_LINE;
}

function isEndOfLine(chunk: Uint8Array, from: number): boolean {
  for (let at = from; at < chunk.length; at++) {
    if (chunk[at] === NEW_LINE) return true;
    if (!isBlank(chunk[at] ?? 0)) return false;
  }
  return false;
}

const NEW_LINE = 0x0a;
const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const LONGEST_SHOWN = 4_000;
