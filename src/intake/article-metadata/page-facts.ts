import { attribute, descendants, type HtmlElement, type HtmlNode } from '../html-tree.ts';
import { readLinkedData } from './linked-data.ts';
import { readMarkedUpThings } from './marked-up-things.ts';
import { type PlacedText, placeText } from './placed-text.ts';
import type { Thing } from './thing.ts';

/** Everything a page says about itself, before anything is chosen. */
export interface PageFacts {
  readonly url: string | null;
  /** By lower-case name (`name`, `property` or `itemprop`), with their values in order. */
  readonly metas: ReadonlyMap<string, readonly string[]>;
  readonly links: readonly PageLink[];
  /** The `title` element. */
  readonly title: string | null;
  /** The `lang` of the root. */
  readonly language: string | null;
  readonly linkedData: readonly Thing[];
  readonly markedUp: readonly Thing[];
  readonly shown: PlacedText;
}

/** A `link` element. */
export interface PageLink {
  readonly relations: readonly string[];
  readonly href: string;
  readonly language: string | null;
  readonly type: string | null;
}

/** Gathers what a parsed page says about itself. */
export function gatherFacts(document: HtmlNode, url: string | null): PageFacts {
  const metas = new Map<string, string[]>();
  const links: PageLink[] = [];
  const scripts: string[] = [];
  let title: string | null = null;
  let language: string | null = null;
  for (const element of descendants(document)) {
    if (element.tagName === 'meta') addMeta(metas, element);
    else if (element.tagName === 'link') addLink(links, element);
    else if (element.tagName === 'title' && element.namespaceURI === HTML)
      title ??= oneLine(rawText(element));
    else if (element.tagName === 'html')
      language = attribute(element, 'lang') ?? attribute(element, 'xml:lang');
    else if (element.tagName === 'script' && LINKED_DATA.test(attribute(element, 'type') ?? ''))
      scripts.push(rawText(element));
  }
  return {
    url,
    metas,
    links,
    title: title || null,
    language,
    linkedData: readLinkedData(scripts),
    markedUp: readMarkedUpThings(document),
    shown: placeText(document),
  };
}

/** The first value of the first of the named metas that has one. */
export function metaOf(facts: PageFacts, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = facts.metas.get(name)?.[0];
    if (value) return value;
  }
  return null;
}

/** An address of the page made absolute; `null` where it is none of http or https. */
export function absoluteLink(facts: PageFacts, link: string | null | undefined): string | null {
  if (!link) return null;
  const base = facts.url && URL.canParse(facts.url) ? facts.url : undefined;
  if (!URL.canParse(link.trim(), base)) return null;
  const url = new URL(link.trim(), base);
  return /^https?:$/u.test(url.protocol) ? url.href : null;
}

const HTML = 'http://www.w3.org/1999/xhtml';
const LINKED_DATA = /^\s*application\/ld\+json/iu;
const LONGEST_META = 5_000;

function addMeta(metas: Map<string, string[]>, element: HtmlElement): void {
  const content = oneLine((attribute(element, 'content') ?? '').slice(0, LONGEST_META));
  const said =
    attribute(element, 'property') ?? attribute(element, 'name') ?? attribute(element, 'itemprop') ?? '';
  if (content === '') return;
  for (const name of said.toLowerCase().split(/\s+/u).filter(Boolean)) {
    const values = metas.get(name);
    if (values) values.push(content);
    else metas.set(name, [content]);
  }
}

function addLink(links: PageLink[], element: HtmlElement): void {
  const href = attribute(element, 'href');
  if (!href) return;
  links.push({
    relations: (attribute(element, 'rel') ?? '').toLowerCase().split(/\s+/u),
    href,
    language: attribute(element, 'hreflang'),
    type: attribute(element, 'type'),
  });
}

function rawText(element: HtmlElement): string {
  return element.childNodes.map((it) => ('value' in it ? it.value : '')).join('');
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
