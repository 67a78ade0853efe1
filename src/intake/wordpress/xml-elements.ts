import { decodeHTMLStrict } from 'entities';

/** An element as it stands in the file: attributes and content are still marked up. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: string;
  readonly content: string;
}

/**
 * The elements at the top of a piece of XML, in order, read as tolerantly as browsers read HTML: what is between them
 * is passed over, an element without an end holds the text up to the next tag, a CDATA section without an end holds the
 * text up to its element's end. Nothing is expanded. Linear, whatever comes.
 */
export function xmlElements(xml: string): XmlElement[] {
  const found: XmlElement[] = [];
  const sections = new CdataSections(xml);
  let unclosed = 0;
  let position = 0;
  for (;;) {
    const start = xml.indexOf('<', position);
    if (start < 0) return found;
    const tag = startTag(xml, start);
    if (tag === null) {
      position = afterOtherMarkup(xml, start);
      continue;
    }
    const { name, attributes, inside } = tag;
    if (attributes.endsWith('/')) {
      found.push({ name, attributes, content: '' });
      position = inside;
      continue;
    }
    const end = unclosed > MOST_UNCLOSED ? -1 : sections.endOf(name, inside);
    if (end < 0) unclosed += 1;
    const contentEnd = end < 0 ? textEnd(xml, inside) : end;
    found.push({ name, attributes, content: xml.slice(inside, contentEnd) });
    position = contentEnd;
  }
}

/** More than that, and the search for ends that are not there would take too long. */
const MOST_UNCLOSED = 30;

/** By hand, because it is what reading an export comes to: `null` where no start tag begins there. */
function startTag(xml: string, start: number): { name: string; attributes: string; inside: number } | null {
  const first = xml.charCodeAt(start + 1) | 0x20;
  if (first < 0x61 || first > 0x7a) return null;
  let end = start + 2;
  let nameEnd = 0;
  for (; end < xml.length; end += 1) {
    const letter = xml.charCodeAt(end);
    if (letter === 0x3e) break;
    if (letter === 0x3c) return null;
    if (nameEnd === 0 && (letter <= 0x20 || letter === 0x2f)) nameEnd = end;
  }
  if (end >= xml.length) return null;
  if (nameEnd === 0) return { name: xml.slice(start + 1, end), attributes: '', inside: end + 1 };
  return { name: xml.slice(start + 1, nameEnd), attributes: xml.slice(nameEnd, end), inside: end + 1 };
}

function afterOtherMarkup(xml: string, start: number): number {
  if (xml.startsWith(CDATA, start)) return after(xml, ']]>', start);
  if (xml.startsWith('<!--', start)) return after(xml, '-->', start);
  return start + 1;
}

function after(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  return at < 0 ? xml.length : at + mark.length;
}

function textEnd(xml: string, from: number): number {
  const next = xml.indexOf('<', from);
  if (next < 0) return xml.length;
  return xml.startsWith(CDATA, next) ? after(xml, ']]>', next) : next;
}

const CDATA = '<![CDATA[';

/** Finds ends of elements, going forward through one text, past what CDATA sections hold. */
class CdataSections {
  readonly #xml: string;
  #next: number;

  constructor(xml: string) {
    this.#xml = xml;
    this.#next = this.#find(0);
  }

  /** Where the end tag of an element begins whose content begins at `from`; -1 where it has none. */
  endOf(name: string, from: number): number {
    let end = this.#endTag(name, from);
    let position = from;
    while (end >= 0) {
      if (this.#next < position) this.#next = this.#find(position);
      if (this.#next > end) return end;
      const open = this.#next;
      const close = this.#closeOf(open);
      if (close < 0) return end;
      position = close + 3;
      if (close < end) continue;
      if (!this.#isSectionOf(this.#openerOf(open), open, close)) return end;
      end = this.#endTag(name, position);
    }
    return -1;
  }

  #find(from: number): number {
    const at = this.#xml.indexOf(CDATA, from);
    return at < 0 ? Number.POSITIVE_INFINITY : at;
  }

  #endTag(name: string, from: number): number {
    const mark = `</${name}`;
    for (let at = this.#xml.indexOf(mark, from); at >= 0; at = this.#xml.indexOf(mark, at + 1)) {
      const next = this.#xml.charCodeAt(at + mark.length);
      if (next === 0x3e || next <= 0x20) return at;
    }
    return -1;
  }

  /** A value that holds `]]>` is written as two sections: the end is the last one's. */
  #closeOf(open: number): number {
    let close = this.#xml.indexOf(']]>', open);
    while (close >= 0 && this.#xml.startsWith(CDATA, close + 3)) close = this.#xml.indexOf(']]>', close + 3);
    return close;
  }

  #openerOf(open: number): string {
    return /<([\w.:-]+)[^<>]{0,200}>\s*$/u.exec(this.#xml.slice(Math.max(0, open - 260), open))?.[1] ?? '';
  }

  /** What ends behind the section is the element that it stands in. */
  #isSectionOf(opener: string, open: number, close: number): boolean {
    const behind = this.#xml.slice(close + 3, close + 200).trimStart();
    return (
      behind.startsWith(`</${opener}`) && !holdsAnother(this.#xml.slice(open + CDATA.length, close), opener)
    );
  }
}

/** What seems to be one section's text is two elements of the same name, the first of which was never closed. */
export function holdsAnother(text: string, name: string): boolean {
  const end = text.indexOf(`</${name}`);
  if (end < 0 || name === '') return false;
  const opening = new RegExp(`<${name.replaceAll('.', '\\.')}[^<>]{0,200}>\\s*<!\\[CDATA\\[`, 'u');
  return opening.test(text.slice(end));
}

/** What an element's content says: CDATA and text joined, references decoded once, control characters taken out. */
export function xmlText(content: string): string {
  const text = content.includes(CDATA) ? joinedSections(content) : decoded(content);
  return CONTROL.test(text) ? text.replace(CONTROLS, '') : text;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: They are what is looked for; XML 1.0 allows none of them.
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/u;
const CONTROLS = new RegExp(CONTROL, 'gu');

function joinedSections(content: string): string {
  let text = '';
  let position = 0;
  for (;;) {
    const open = content.indexOf(CDATA, position);
    if (open < 0) return text + outside(content.slice(position));
    text += outside(content.slice(position, open));
    const close = content.indexOf(']]>', open);
    if (close < 0) return text + content.slice(open + CDATA.length);
    text += content.slice(open + CDATA.length, close);
    position = close + 3;
  }
}

/** Beside a section there is only room to breathe, or what a careless export left of one. */
function outside(text: string): string {
  return text.trim() === '' ? '' : decoded(text.replaceAll(']]>', ''));
}

function decoded(text: string): string {
  return text.includes('&') ? decodeHTMLStrict(text) : text;
}

/** The same text by itself: a part of a longer text would keep all of it in memory. */
export function detached(text: string): string {
  return Buffer.from(text).toString();
}

/** An attribute's value, decoded; `null` where the element has none of that name. */
export function xmlAttribute(attributes: string, name: string): string | null {
  for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
    if (at > 0 && attributes.charCodeAt(at - 1) > 0x20) continue;
    ASSIGNED.lastIndex = at + name.length;
    const match = ASSIGNED.exec(attributes);
    if (match) return decoded(match[1] ?? match[2] ?? '');
  }
  return null;
}

const ASSIGNED = /\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
