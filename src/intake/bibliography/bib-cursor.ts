export interface BibStart {
  /** Lower case, without `@`. */
  readonly type: string;
  /** Where its `@` stands. */
  readonly at: number;
  readonly closing: '}' | ')';
}

/** A place in a BibTeX file, and how to get on from it. Knows braces, spaces and where an entry begins. */
export class BibCursor {
  readonly text: string;
  at = 0;
  #line = 1;
  #lineAt = 0;
  /** Characters read in vain so far: looking again into a broken entry has to stay linear. */
  #wasted = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Goes behind the opening brace of the next entry; `null` at the end. */
  nextEntry(): BibStart | null {
    for (let at = this.text.indexOf('@', this.at); at >= 0; at = this.text.indexOf('@', at + 1)) {
      const start = this.#entryAt(at);
      if (!start || this.#isCommentedOut(at)) continue;
      this.at = start.end;
      return { type: start.type, at, closing: start.closing };
    }
    this.at = this.text.length;
    return null;
  }

  #entryAt(at: number): { type: string; end: number; closing: '}' | ')' } | null {
    if (/[\p{L}\p{N}._-]/u.test(this.text[at - 1] ?? '')) return null;
    ENTRY.lastIndex = at;
    const match = ENTRY.exec(this.text);
    if (match?.[1] === undefined) {
      COMMENT.lastIndex = at;
      return COMMENT.test(this.text) ? { type: 'comment', end: at + 8, closing: '}' } : null;
    }
    return {
      type: match[1].toLowerCase(),
      end: match[1].toLowerCase() === 'comment' ? ENTRY.lastIndex - 1 : ENTRY.lastIndex,
      closing: match[2] === '{' ? '}' : ')',
    };
  }

  #isCommentedOut(at: number): boolean {
    for (let before = at - 1; before >= Math.max(this.at, at - 2_000); before--) {
      if (this.text[before] === '\n') return false;
      if (this.text[before] === '%') return true;
    }
    return false;
  }

  /** What is in the braces that stand here, or else the line. */
  comment(): string {
    this.skipSpace();
    const end = this.text[this.at] === '{' ? this.closing(this.at, 'plain') : null;
    if (end !== null) {
      const comment = this.text.slice(this.at + 1, end);
      this.at = end + 1;
      return comment;
    }
    const lineEnd = this.text.indexOf('\n', this.at);
    const comment = this.text.slice(this.at, lineEnd < 0 ? this.text.length : lineEnd);
    this.at += comment.length;
    return comment;
  }

  /**
   * Where the brace or quotation mark that opens at `open` is closed; `null` where it is not before the next entry begins.
   * BibTeX counts braces whatever stands before them (`plain`); most programs write and read `\}` as a letter (`escaped`).
   */
  closing(open: number, way: 'escaped' | 'plain'): number | null {
    const isQuoted = this.text[open] === '"';
    let depth = 0;
    const end = this.#mayLookAgain() ? this.text.length : Math.min(this.text.length, open + FAR);
    for (let at = open + 1; at < end; at++) {
      const letter = this.text[at];
      if (letter === '\\' && way === 'escaped') at++;
      else if (letter === '{') depth++;
      else if (letter === '}' && depth > 0) depth--;
      else if (letter === '}' && !isQuoted) return at;
      else if (letter === '"' && isQuoted && depth === 0) return at;
      else if (letter === '\n' && this.#entryBeginsAfter(at)) return this.#inVain(at - open);
    }
    return this.#inVain(end - open);
  }

  #inVain(characters: number): null {
    this.#wasted += characters;
    return null;
  }

  #entryBeginsAfter(newline: number): boolean {
    NEXT_ENTRY.lastIndex = newline;
    return NEXT_ENTRY.test(this.text);
  }

  /** At the end, or where another entry begins on its own line. */
  isAtNextEntry(): boolean {
    if (this.at >= this.text.length) return true;
    if (this.text[this.at] !== '@') return false;
    return this.#entryAt(this.at) !== null;
  }

  /** Leaves a broken entry: to where the next one begins, but never looking at the same letters without end. */
  leaveBroken(from: number): string {
    const next = this.#nextEntryAfter(this.#mayLookAgain() ? from + 1 : Math.max(this.at, from + 1));
    this.#wasted += next - from;
    this.at = next;
    return this.text.slice(from, Math.min(next, from + LONGEST_RAW));
  }

  #mayLookAgain(): boolean {
    return this.#wasted < 20 * this.text.length + 100_000;
  }

  #nextEntryAfter(from: number): number {
    for (let at = this.text.indexOf('@', from); at >= 0; at = this.text.indexOf('@', at + 1)) {
      if (this.#entryAt(at) && this.#beginsSomething(at)) return at;
    }
    return this.text.length;
  }

  /** Only spaces stand before it on its line, or the end of another entry. */
  #beginsSomething(at: number): boolean {
    return /(?:^|[\n})])[ \t]{0,100}$/u.test(this.text.slice(Math.max(0, at - 101), at));
  }

  /** Spaces, commas and comments that stand between fields. True where a comma was among them. */
  skipBetweenFields(): boolean {
    let hasComma = false;
    for (;;) {
      this.skipSpace();
      if (this.text[this.at] === ',') {
        hasComma = true;
        this.at++;
      } else if (this.text[this.at] === '%') {
        const lineEnd = this.text.indexOf('\n', this.at);
        this.at = lineEnd < 0 ? this.text.length : lineEnd;
      } else return hasComma;
    }
  }

  skipSpace(): void {
    SPACE.lastIndex = this.at;
    SPACE.exec(this.text);
    this.at = SPACE.lastIndex;
  }

  take(letter: string): boolean {
    if (this.text[this.at] !== letter) return false;
    this.at++;
    return true;
  }

  /** The name of a field or string; empty where none stands here. */
  word(): string {
    WORD.lastIndex = this.at;
    const word = WORD.exec(this.text)?.[0] ?? '';
    this.at += word.length;
    return word;
  }

  /** Counts from where it counted last: asked in the order of the file, all lines together cost one reading. */
  lineOf(at: number): number {
    if (at < this.#lineAt) [this.#line, this.#lineAt] = [1, 0];
    for (;;) {
      const newline = this.text.indexOf('\n', this.#lineAt);
      if (newline < 0 || newline >= at) return this.#line;
      this.#line++;
      this.#lineAt = newline + 1;
    }
  }
}

const LONGEST_RAW = 3_000;
/** How far a value may go in a file that is broken through and through. */
const FAR = 20_000;
const ENTRY = /@[ \t]{0,9}([\p{L}][\p{L}\p{N}_:-]{0,60})\s{0,99}([{(])/uy;
const COMMENT = /@comment(?![\p{L}\p{N}])/iuy;
const NEXT_ENTRY = /\n[ \t]{0,40}@[\p{L}]{1,40}[ \t]{0,9}[{(][^\s,={}()@]{0,200}\s{0,99},/uy;
const SPACE = /[\s\u200b\ufeff]*/uy;
const WORD = /[^\s,={}()"#%@\\]{1,200}/uy;
