import { isUtf8 } from 'node:buffer';
import { FIELDS_READ } from './post-fields.ts';
import { type XmlElement, xmlAttribute, xmlElements, xmlText } from './xml-elements.ts';

/** The prefixes that WordPress itself writes; a file may declare others for the same namespaces. */
export type Prefixes = ReadonlyMap<string, string>;

export const USUAL_PREFIXES: Prefixes = new Map();

/** An item's own elements by the names WordPress gives them (`wp:post_id`, `content:encoded`), contents still marked up. */
export interface ExportItem {
  readonly fields: ReadonlyMap<string, string>;
  readonly categories: readonly XmlElement[];
  /** Contents of `wp:postmeta`. */
  readonly meta: readonly string[];
}

/** Reads an item. Comments of visitors are passed over. */
export function readItem(text: string, prefixes: Prefixes): ExportItem {
  const fields = new Map<string, string>();
  const categories: XmlElement[] = [];
  const meta: string[] = [];
  const body = text.slice(text.indexOf('>') + 1);
  for (const element of xmlElements(body)) {
    const name = usualName(element.name, prefixes);
    if (name === 'wp:comment') break; // What visitors said comes last.
    if (name === 'category') categories.push(element);
    else if (name === 'wp:postmeta') meta.push(element.content);
    else if (!fields.has(name)) fields.set(name, element.content);
  }
  return { fields, categories, meta };
}

/** A field's text without room around it; empty where the item has none. */
export function fieldOf(item: ExportItem, name: string): string {
  const content = item.fields.get(name);
  return content === undefined ? '' : xmlText(content).trim();
}

/** An item's meta, every value of a key in order. */
export function metaOf(item: ExportItem, prefixes: Prefixes): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const content of item.meta) {
    const [key, value] = keyAndValue(content, prefixes);
    if (key === '') continue;
    const known = values.get(key);
    if (known) known.push(value);
    else values.set(key, [value]);
  }
  return values;
}

function keyAndValue(content: string, prefixes: Prefixes): readonly [string, string] {
  let [key, value] = ['', ''];
  for (const element of xmlElements(content)) {
    const name = usualName(element.name, prefixes);
    if (name === 'wp:meta_key') key = xmlText(element.content).trim();
    else if (name === 'wp:meta_value') value = xmlText(element.content);
  }
  return [key, value];
}

/** All of an item that a draft is made of, as one text; counters of visits and locks of editors are not. */
export function materialOf(item: ExportItem): string {
  let text = '';
  for (const [name, content] of item.fields) if (!UNUSED_FIELDS.has(name)) text += `${name}\0${content}\0`;
  for (const { attributes, content } of item.categories) text += `${attributes}\0${content}\0`;
  for (const content of item.meta) if (isMetaRead(content)) text += `${content}\0`;
  return text;
}

const UNUSED_FIELDS: ReadonlySet<string> = new Set(
  'wp:comment_status wp:ping_status wp:is_sticky wp:menu_order description'.split(' '),
);

function isMetaRead(content: string): boolean {
  const key = /meta_key>\s*(?:<!\[CDATA\[)?\s*([^<\]\s]{1,80})/u.exec(content)?.[1];
  return key !== undefined && FIELDS_READ.has(key);
}

export interface CategoryElement {
  /** `category`, `tag`, `post_tag`, or a taxonomy of the site's own; empty in the oldest exports. */
  readonly taxonomy: string;
  readonly slug: string;
  readonly label: string;
}

export function categoriesOf(item: ExportItem): CategoryElement[] {
  return item.categories.map(({ attributes, content }) => ({
    taxonomy: xmlAttribute(attributes, 'domain') ?? '',
    slug: slugOf(xmlAttribute(attributes, 'nicename') ?? ''),
    label: xmlText(content).trim(),
  }));
}

/** WordPress keeps slugs of other scripts percent-encoded. */
function slugOf(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A slug that was cut in the middle of a letter.
  }
}

/** `wp12:post_id` is `wp:post_id` where the file declares that prefix for WordPress' namespace. */
export function usualName(name: string, prefixes: Prefixes): string {
  if (prefixes.size === 0) return name;
  const colon = name.indexOf(':');
  const usual = colon < 0 ? undefined : prefixes.get(name.slice(0, colon));
  return usual === undefined ? name : `${usual}:${name.slice(colon + 1)}`;
}

/** The prefixes that a file declares and that differ from the usual ones. */
export function prefixesDeclaredIn(head: string): Prefixes {
  const found = new Map<string, string>();
  for (const [, prefix = '', address = ''] of head.slice(0, 20_000).matchAll(DECLARATION)) {
    const usual = NAMESPACES.find(([pattern]) => pattern.test(address))?.[1];
    if (usual !== undefined && usual !== prefix) found.set(prefix, usual);
  }
  return found;
}

const DECLARATION = /\bxmlns:([\w.-]{1,40})\s*=\s*["']([^"'<>]{1,200})["']/gu;
const NAMESPACES: readonly (readonly [RegExp, string])[] = [
  [/wordpress\.org\/export\/[\d.]+\/excerpt\/?$/u, 'excerpt'],
  [/wordpress\.org\/export\/[\d.]*\/?$/u, 'wp'],
  [/purl\.org\/rss\/1\.0\/modules\/content\/?$/u, 'content'],
  [/purl\.org\/dc\/elements\/1\.1\/?$/u, 'dc'],
];

export interface DecodedText {
  readonly text: string;
  /** Some bytes were no UTF-8. */
  readonly isRepaired: boolean;
}

/**
 * An item's text. Bytes that are no UTF-8 come from databases that were moved carelessly: where the rest has other
 * letters in good UTF-8 they are replaced (U+FFFD), otherwise the item is read as windows-1252.
 */
export function decodeItem(bytes: Buffer): DecodedText {
  if (isUtf8(bytes)) return { text: bytes.toString(), isRepaired: false };
  const text = bytes.toString();
  const broken = text.match(/\ufffd/gu)?.length ?? 0;
  const good = text.match(/[^\0-\x7f\ufffd]/gu)?.length ?? 0;
  const isOfOneByte = good < broken;
  return { text: isOfOneByte ? new TextDecoder('windows-1252').decode(bytes) : text, isRepaired: true };
}
