// What an element is by its name and attributes.

import { attribute, childrenOf, elementsIn, type HtmlElement, isText } from '../html-tree.ts';
import type { LinePart } from './page.ts';

const PARTS: Readonly<Record<string, LinePart>> = {
  headline: 'headline',
  author: 'author',
  creator: 'author',
  datePublished: 'date',
  dateCreated: 'date',
  caption: 'caption',
  keywords: 'tag',
  genre: 'kind',
};

/** Microdata (HTML Standard, 5), link relations and elements with a meaning of their own. */
export function partOf(element: HtmlElement): LinePart | null {
  for (const property of (attribute(element, 'itemprop') ?? '').split(/\s+/)) {
    if (PARTS[property]) return PARTS[property];
  }
  const relations = (attribute(element, 'rel') ?? '').split(/\s+/);
  if (relations.includes('author')) return 'author';
  if (relations.includes('tag') && !relations.includes('category')) return 'tag';
  if (element.tagName === 'figcaption') return 'caption';
  return element.tagName === 'dt' ? 'headline' : null;
}

/** A property of microdata that says when something was published. */
export function isDateProperty(element: HtmlElement): boolean {
  return /^date(Published|Created)$/.test(attribute(element, 'itemprop') ?? '');
}

/** Nothing but elements beside each other (`<span>Report</span> <time>…</time>`): each says something of its own. */
export function isMadeOfParts(element: HtmlElement): boolean {
  if (element.tagName === 'a' || /^h[1-6]$/.test(element.tagName)) return false;
  const parts = elementsIn(element).filter((it) => it.tagName !== 'br' && it.tagName !== 'img');
  return parts.length >= 2 && childrenOf(element).every((it) => !isText(it) || !/\S/.test(it.value));
}

/** 1 to 6 for a heading, also one by its role; `null` for anything else. */
export function headingLevelOf(element: HtmlElement): number | null {
  const level = /^h([1-6])$/.exec(element.tagName)?.[1];
  if (level) return Number(level);
  if (attribute(element, 'role') !== 'heading') return null;
  const told = Number(attribute(element, 'aria-level') ?? 2);
  return told >= 1 && told <= 6 ? told : 2;
}

const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'button h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);

/** A tag's link stands by itself, whatever is around it. */
export function isBlockLike(element: HtmlElement): boolean {
  return BLOCKS.has(element.tagName) || (element.tagName === 'a' && partOf(element) === 'tag');
}
