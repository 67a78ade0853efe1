// Where the items of an export begin and end, on bytes, so that a file of any size is read at the speed of a search.
// Nothing here knows what an item says. CDATA is respected, and a section that was never closed does not hide what follows.

import { holdsAnother } from './xml-elements.ts';

export type ExportPart =
  /** `isWhole` is false where the file ends, or the next item begins, before the item does. */
  | { readonly type: 'item'; readonly bytes: Buffer; readonly isWhole: boolean }
  /** Larger than anybody's post: the beginning of it. */
  | { readonly type: 'oversized'; readonly bytes: Buffer }
  /** What stands before, between and behind items, cut between its elements where it is long. */
  | { readonly type: 'between'; readonly bytes: Buffer };

/** Parts an export (UTF-8) into its items and what is around them. Holds one item at a time, at most 64 MB of it. */
export async function* exportParts(chunks: AsyncIterable<Buffer>): AsyncGenerator<ExportPart> {
  const scanner = new PartScanner();
  for await (const chunk of chunks) {
    scanner.add(chunk);
    for (let part = scanner.next(false); part; part = scanner.next(false)) yield part;
  }
  for (let part = scanner.next(true); part; part = scanner.next(true)) yield part;
}

const LARGEST_ITEM_BYTES = 64 * 2 ** 20;
const LARGEST_BETWEEN_BYTES = 2 ** 20;
/** Of a section in which an item seems to end. */
const LARGEST_SECTION_BYTES = 4 * 2 ** 20;
/** What is looked at behind a section's end: room and an end tag. */
const LONGEST_END = 200;
const OPEN = Buffer.from('<item');
const CLOSE = Buffer.from('</item');
const CDATA = Buffer.from('<![CDATA[');
const CDATA_END = Buffer.from(']]>');

class PartScanner {
  #memory = Buffer.alloc(2 ** 18);
  /** What has come and was not given out yet. */
  #held = this.#memory.subarray(0, 0);
  #isInItem = false;
  /** How far `#held` was searched for the mark that is looked for now. */
  #searched = 0;
  /** A place in `#held` that is known to be in no CDATA section. */
  #plainSince = 0;

  add(chunk: Buffer): void {
    const start = this.#held.byteOffset - this.#memory.byteOffset;
    const needed = this.#held.length + chunk.length;
    if (start + needed > this.#memory.length) this.#makeRoom(needed);
    const from = this.#held.byteOffset - this.#memory.byteOffset;
    chunk.copy(this.#memory, from + this.#held.length);
    this.#held = this.#memory.subarray(from, from + needed);
  }

  /** The next part, or `null` until more has come. */
  next(isEnd: boolean): ExportPart | null {
    return this.#isInItem ? this.#nextItem(isEnd) : this.#nextBetween(isEnd);
  }

  #makeRoom(needed: number): void {
    const memory = needed * 2 > this.#memory.length ? Buffer.alloc(needed * 2) : this.#memory;
    this.#held.copy(memory);
    this.#memory = memory;
    this.#held = memory.subarray(0, this.#held.length);
  }

  #nextBetween(isEnd: boolean): ExportPart | null {
    const at = this.#find(OPEN, isEnd);
    if (at !== null) {
      this.#isInItem = true;
      const isRoom = this.#isRoom(at);
      const bytes = isRoom ? null : this.#take(at);
      if (bytes === null) this.#pass(at);
      this.#searched = OPEN.length;
      return bytes === null ? this.#nextItem(isEnd) : { type: 'between', bytes };
    }
    if (isEnd)
      return this.#held.length > 0 ? { type: 'between', bytes: this.#take(this.#held.length) } : null;
    if (this.#held.length < LARGEST_BETWEEN_BYTES) return null;
    return { type: 'between', bytes: this.#take(this.#endOfLastElement()) };
  }

  #nextItem(isEnd: boolean): ExportPart | null {
    const close = this.#find(CLOSE, isEnd);
    const end = close === null ? null : this.#held.indexOf(0x3e, close);
    if (close !== null && end !== null && end >= 0) return this.#endItem(close, end + 1);
    if (this.#held.length > LARGEST_ITEM_BYTES) {
      const bytes = this.#take(this.#held.length).subarray(0, 4_000);
      this.#isInItem = false;
      return { type: 'oversized', bytes: Buffer.from(bytes) };
    }
    if (close !== null) this.#searched = close; // Its `>` has not come yet.
    return isEnd && this.#held.length > 0 ? this.#endItem(this.#held.length, null) : null;
  }

  /** An item that another begins in was never closed: it ends there. */
  #endItem(before: number, end: number | null): ExportPart {
    const next = this.#openingWithin(before);
    if (next !== null) {
      const bytes = this.#take(next);
      this.#searched = OPEN.length;
      return { type: 'item', bytes, isWhole: false };
    }
    const bytes = this.#take(end ?? before);
    this.#isInItem = false;
    return { type: 'item', bytes, isWhole: end !== null };
  }

  #openingWithin(end: number): number | null {
    const item = this.#held.subarray(0, end);
    let plainSince = 0;
    for (let at = item.indexOf(OPEN, 1); at >= 0; at = item.indexOf(OPEN, at + 1)) {
      if (!isTag(item, at + OPEN.length)) continue;
      const cdata = cdataAround(item, plainSince, at);
      const end = cdata === null ? -1 : sectionEnd(item, at);
      if (cdata === null || !isSectionClosed(item, cdata, end)) return at;
      plainSince = end + 3;
      at = end;
    }
    return null;
  }

  /** The next such tag outside of CDATA; `null` where more has to come to tell. */
  #find(mark: Buffer, isEnd: boolean): number | null {
    for (;;) {
      const at = this.#held.indexOf(mark, this.#searched);
      if (at < 0) {
        this.#searched = Math.max(this.#searched, this.#held.length - mark.length);
        return null;
      }
      this.#searched = at;
      if (at + mark.length >= this.#held.length && !isEnd) return null;
      if (isTag(this.#held, at + mark.length)) {
        const cdata = cdataAround(this.#held, this.#plainSince, at);
        if (cdata === null) return at;
        const end = sectionEnd(this.#held, at);
        if (!isEnd && (end < 0 || end + LONGEST_END > this.#held.length)) return this.#giveUp(at, cdata);
        if (!isSectionClosed(this.#held, cdata, end)) return at;
        this.#plainSince = end + 3;
        this.#searched = end + 3;
      } else this.#searched = at + 1;
    }
  }

  /** Where a section has had no end for longer than any post is, it is taken to have none. */
  #giveUp(at: number, cdata: number): number | null {
    return this.#held.length - cdata > LARGEST_SECTION_BYTES ? at : null;
  }

  #endOfLastElement(): number {
    const ends = [':term>', ':tag>', ':category>', ':author>'].map((it) => {
      const at = this.#held.lastIndexOf(it);
      return at < 0 ? 0 : at + it.length;
    });
    const end = Math.max(...ends);
    return end > 0 ? end : this.#held.length - CDATA.length;
  }

  /** Nothing but the line end and the tabs that WordPress sets between items. */
  #isRoom(length: number): boolean {
    if (length > 40) return false;
    for (let at = 0; at < length; at += 1) if ((this.#held[at] ?? 0) > 0x20) return false;
    return true;
  }

  #take(length: number): Buffer {
    const bytes = Buffer.from(this.#held.subarray(0, length));
    this.#pass(length);
    return bytes;
  }

  #pass(length: number): void {
    this.#held = this.#held.subarray(length);
    this.#searched = Math.max(0, this.#searched - length);
    this.#plainSince = Math.max(0, this.#plainSince - length);
  }
}

function isTag(bytes: Buffer, after: number): boolean {
  const next = bytes[after];
  return next === 0x3e || next === 0x20 || next === 0x0a || next === 0x0d || next === 0x09;
}

/** Where the CDATA section around a place begins; `null` where it is in none. */
function cdataAround(bytes: Buffer, plainSince: number, at: number): number | null {
  const before = bytes.subarray(plainSince, at);
  const open = before.lastIndexOf(CDATA);
  if (open < 0 || before.lastIndexOf(CDATA_END) > open) return null;
  return plainSince + open;
}

/** Where the section around a place ends (a value that holds `]]>` is written as two sections: the last one's end); -1 where it does not. */
function sectionEnd(bytes: Buffer, within: number): number {
  let end = bytes.indexOf(CDATA_END, within);
  while (end >= 0 && bytes.subarray(end + 3, end + 12).equals(CDATA)) end = bytes.indexOf(CDATA_END, end + 3);
  return end;
}

/**
 * The section that begins at `open` ends at `end`. A section that was never closed runs to the `]]>` of a later one: then
 * the element that ends behind it is not the one that it stands in.
 */
function isSectionClosed(bytes: Buffer, open: number, end: number): boolean {
  if (end < 0) return false;
  const opener = /<([\w.:-]+)[^<>]{0,200}>\s*$/u.exec(
    bytes.toString('latin1', Math.max(0, open - 260), open),
  )?.[1];
  const closer = /^\s*<\/([\w.:-]+)/u.exec(bytes.toString('latin1', end + 3, end + LONGEST_END))?.[1];
  if (opener === undefined || closer === undefined) return true;
  return opener === closer && !holdsAnother(bytes.toString('latin1', open + CDATA.length, end), opener);
}
