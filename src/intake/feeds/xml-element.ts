/** An element of a feed or sitemap as it was read; values are decoded. */
export interface XmlElement {
  /** With its usual prefix, in lower case (`feed-names.ts`). */
  readonly name: string;
  /** Names as written, in lower case. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
}

export type XmlNode = XmlElement | string;

/** The first of the elements directly inside that has one of these names, in the order of the names. */
export function child(element: XmlElement | null, ...names: readonly string[]): XmlElement | null {
  for (const name of names) {
    const found = element?.children.find((it) => typeof it !== 'string' && it.name === name);
    if (found && typeof found !== 'string') return found;
  }
  return null;
}

/** The elements directly inside that have one of these names, in the order of the file. */
export function children(element: XmlElement | null, ...names: readonly string[]): XmlElement[] {
  const found = element?.children.filter((it) => typeof it !== 'string' && names.includes(it.name)) ?? [];
  return found.filter((it) => typeof it !== 'string');
}

/** Everything an element says, its own tags left out; the empty string where there is no element. */
export function textIn(element: XmlElement | null): string {
  if (!element) return '';
  let text = '';
  const waiting: XmlNode[] = [element];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'string') text += node;
    else for (let at = node.children.length - 1; at >= 0; at -= 1) waiting.push(node.children[at] ?? '');
  }
  return text;
}

/** The text of the first such child in one line. */
export function lineIn(element: XmlElement | null, ...names: readonly string[]): string {
  return oneLine(child(element, ...names));
}

/** An element's text in one line. */
export function oneLine(element: XmlElement | null): string {
  return textIn(element).replace(/\s+/gu, ' ').trim();
}

/** An attribute's value, trimmed; the empty string where there is none. */
export function attributeOf(element: XmlElement | null, name: string): string {
  return element?.attributes.get(name)?.trim() ?? '';
}

/** Whether markup stands in an element as elements, and not escaped. */
export function hasElements(element: XmlElement): boolean {
  return element.children.some((it) => typeof it !== 'string');
}

/** What is inside of an element as HTML: namespaces left out, elements without content written so that HTML reads them right. */
export function innerHtml(element: XmlElement): string {
  const waiting: (XmlNode | { readonly end: string })[] = [...element.children].reverse();
  let html = '';
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'string') html += escaped(node);
    else if ('end' in node) html += node.end;
    else {
      const local = node.name.slice(node.name.indexOf(':') + 1);
      html += `<${local}${attributesOf(node)}>`;
      if (VOID.has(local)) continue;
      waiting.push({ end: `</${local}>` });
      for (let at = node.children.length - 1; at >= 0; at -= 1) waiting.push(node.children[at] ?? '');
    }
  }
  return html;
}

function attributesOf(element: XmlElement): string {
  let written = '';
  for (const [name, value] of element.attributes) {
    const plain = name === 'xml:lang' ? 'lang' : name;
    if (/^[a-z][\w-]*$/u.test(plain) && plain !== 'xmlns')
      written += ` ${plain}="${escaped(value).replaceAll('"', '&quot;')}"`;
  }
  return written;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const VOID: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);
