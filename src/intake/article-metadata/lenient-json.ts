/**
 * Reads JSON as people write it into pages: besides what `JSON.parse` takes, line breaks inside of strings, commas too
 * many or too few, comments and CDATA marks around it, HTML entities for its quotes, and an end that is missing.
 * `undefined` where nothing can be read; never throws.
 */
export function readLenientJson(source: string): unknown {
  if (source.length > LONGEST) return undefined;
  const json = unwrapped(source);
  try {
    return JSON.parse(json);
  } catch {
    // Most broken pages are broken in the ways that the reader below takes.
    return new LenientReader(json.replace(/&quot;/gu, '"')).read();
  }
}

const LONGEST = 2_000_000;
const DEEPEST = 60;

function unwrapped(source: string): string {
  return source
    .trim()
    .replace(/^(?:\/\*|\/\/|<!--|<!\[CDATA\[|\*\/|\s)+/u, '')
    .replace(/(?:\*\/|\/\/|-->|\]\]>|\/\*|;|\s)+$/u, '');
}

class LenientReader {
  readonly #json: string;
  #at = 0;

  constructor(json: string) {
    this.#json = json;
  }

  read(): unknown {
    return this.#value(0);
  }

  #value(depth: number): unknown {
    this.#skip(/[\s,:;]/u);
    const mark = this.#json[this.#at];
    if (mark === undefined || depth > DEEPEST) return undefined;
    if (mark === '{') return this.#object(depth);
    if (mark === '[') return this.#array(depth);
    return mark === '"' ? this.#string() : this.#word();
  }

  #object(depth: number): Record<string, unknown> {
    const entries: [string, unknown][] = [];
    this.#at += 1;
    for (;;) {
      this.#skip(/[\s,;]/u);
      const mark = this.#json[this.#at];
      if (mark === '}') this.#at += 1;
      if (mark === undefined || mark === '}' || mark === ']') break;
      const name = mark === '"' ? this.#string() : this.#word();
      if (name === '') this.#at += 1;
      else entries.push([name, this.#value(depth + 1)]);
      if (depth + 1 > DEEPEST) break;
    }
    return Object.fromEntries(entries);
  }

  #array(depth: number): unknown[] {
    const values: unknown[] = [];
    this.#at += 1;
    for (;;) {
      this.#skip(/[\s,;]/u);
      const mark = this.#json[this.#at];
      if (mark === ']') this.#at += 1;
      if (mark === undefined || mark === ']' || mark === '}') break;
      const before = this.#at;
      values.push(this.#value(depth + 1));
      if (this.#at === before) this.#at += 1;
      if (depth + 1 > DEEPEST) break;
    }
    return values;
  }

  /** A quote ends a string where a mark of JSON follows; others belong to the text. */
  #string(): string {
    let text = '';
    for (this.#at += 1; this.#at < this.#json.length; this.#at += 1) {
      const letter = this.#json[this.#at] ?? '';
      if (letter === '\\') {
        text += this.#escaped();
      } else if (letter === '"' && this.#endsString()) {
        this.#at += 1;
        return text;
      } else text += letter;
    }
    return text;
  }

  #endsString(): boolean {
    const next = this.#json.slice(this.#at + 1, this.#at + 200).match(/\S/u)?.[0];
    return next === undefined || ',:}]"'.includes(next);
  }

  #escaped(): string {
    this.#at += 1;
    const letter = this.#json[this.#at] ?? '';
    if (letter !== 'u') return ESCAPES[letter] ?? letter;
    const code = Number.parseInt(this.#json.slice(this.#at + 1, this.#at + 5), 16);
    if (Number.isNaN(code)) return 'u';
    this.#at += 4;
    return String.fromCharCode(code);
  }

  #word(): string {
    const word = /^[^\s,:;{}[\]"]*/u.exec(this.#json.slice(this.#at, this.#at + 500))?.[0] ?? '';
    this.#at += word.length;
    return word === 'null' ? '' : word;
  }

  #skip(marks: RegExp): void {
    while (this.#at < this.#json.length && marks.test(this.#json[this.#at] ?? '')) this.#at += 1;
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };
