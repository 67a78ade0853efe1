import { Parser } from 'htmlparser2';
import type { XmlNode } from './xml-node.ts';

/** A `mods` element of a file. */
export type ModsRecord =
  | {
      readonly state: 'whole';
      readonly line: number;
      readonly node: XmlNode;
      readonly corrections: readonly string[];
    }
  | { readonly state: 'broken'; readonly line: number; readonly says: string; readonly raw: string };

/**
 * The `mods` elements of an XML file, one after the other as the file is read; prefixes of names are not looked at. No
 * entity is known but XML's own five and numbers. A record that is not closed before the next begins is broken. Never throws.
 */
export function* modsRecords(text: string): Generator<ModsRecord> {
  const collector = new RecordCollector(text);
  const parser = new Parser(collector, { xmlMode: true, decodeEntities: true });
  collector.parser = parser;
  for (let at = 0; at < text.length; at += CHUNK) {
    parser.write(text.slice(at, at + CHUNK));
    yield* collector.taken();
  }
  parser.end();
  yield* collector.taken();
}

interface OpenNode extends XmlNode {
  readonly children: (XmlNode | string)[];
}

interface OpenRecord {
  readonly start: number;
  readonly line: number;
  /** The elements that are open, the record first. */
  readonly stack: OpenNode[];
  readonly corrections: string[];
  size: number;
}

/** What the parser reports to; holds one record at a time. */
class RecordCollector {
  parser: Parser | null = null;
  readonly #text: string;
  #open: OpenRecord | null = null;
  #done: ModsRecord[] = [];
  #line = 1;
  #lineAt = 0;

  constructor(text: string) {
    this.#text = text;
  }

  taken(): ModsRecord[] {
    return this.#done.splice(0);
  }

  onopentag(tag: string, attributes: Record<string, string>): void {
    const name = localName(tag);
    if (name === 'mods') {
      this.#breakOff('is not closed before the next one begins');
      this.#begin(attributes);
      return;
    }
    const open = this.#open;
    if (!open) return;
    open.size += 1;
    if (open.stack.length >= DEEPEST || open.size > LARGEST)
      this.#breakOff('is nested too deep, or too large');
    else open.stack.push({ name, attributes, children: [] });
  }

  ontext(text: string): void {
    this.#open?.stack.at(-1)?.children.push(text);
  }

  onclosetag(tag: string, isImplied: boolean): void {
    const name = localName(tag);
    const open = this.#open;
    if (!open || open.stack.at(-1)?.name !== name) return;
    if (name === 'mods' && isImplied) this.#breakOff('is not closed');
    else this.#close(open, name, isImplied);
  }

  #close(open: OpenRecord, name: string, isImplied: boolean): void {
    if (isImplied && !this.#isSelfClosed()) open.corrections.push(`The element “${name}” is not closed.`);
    const node = open.stack.pop();
    if (!node) return;
    const parent = open.stack.at(-1);
    if (parent) parent.children.push(node);
    else {
      this.#done.push({ state: 'whole', line: open.line, node, corrections: open.corrections });
      this.#open = null;
    }
  }

  #isSelfClosed(): boolean {
    const end = this.parser?.endIndex ?? 0;
    return this.#text.slice(Math.max(0, end - 1), end + 1) === '/>';
  }

  #begin(attributes: Record<string, string>): void {
    const start = this.parser?.startIndex ?? 0;
    const stack = [{ name: 'mods', attributes, children: [] }];
    this.#open = { start, line: this.#lineOf(start), stack, corrections: [], size: 0 };
  }

  #breakOff(fault: string): void {
    const open = this.#open;
    if (!open) return;
    const end = Math.max(this.parser?.startIndex ?? 0, open.start + 1);
    this.#done.push({
      state: 'broken',
      line: open.line,
      says: `The record ${fault}. Correct it in the file, then import it again.`,
      raw: this.#text.slice(open.start, Math.min(end, open.start + LONGEST_RAW)),
    });
    this.#open = null;
  }

  #lineOf(at: number): number {
    for (;;) {
      const newline = this.#text.indexOf('\n', this.#lineAt);
      if (newline < 0 || newline >= at) return this.#line;
      this.#line += 1;
      this.#lineAt = newline + 1;
    }
  }
}

function localName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1);
}

const CHUNK = 65_536;
const DEEPEST = 60;
const LARGEST = 20_000;
const LONGEST_RAW = 3_000;
