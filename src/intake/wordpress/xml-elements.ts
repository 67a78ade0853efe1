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
    START_TAG.lastIndex = start;
    const tag = START_TAG.exec(xml);
    if (!tag?.[1]) {
      position = afterOtherMarkup(xml, start);
      continue;
    }
    const inside = start + tag[0].length;
    const [name, attributes = ''] = [tag[1], tag[2]];
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

const START_TAG = /<([A-Za-z_][\w.:-]*)([^<>]*)>/y;
/** More than that, and the search for ends that are not there would take too long. */
const MOST_UNCLOSED = 30;

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
      if (!this.#isSectionOf(this.#openerOf(open), close)) return end;
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
  #isSectionOf(opener: string, close: number): boolean {
    return this.#xml
      .slice(close + 3, close + 200)
      .trimStart()
      .startsWith(`</${opener}`);
  }
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

/** An attribute's value, decoded; `null` where the element has none of that name. */
export function xmlAttribute(attributes: string, name: string): string | null {
  for (const [, key, double, single] of attributes.matchAll(ATTRIBUTE))
    if (key === name) return decoded(double ?? single ?? '');
  return null;
}

const ATTRIBUTE = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;
