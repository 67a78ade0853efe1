import { parse } from 'parse5';
import {
  attribute,
  childrenOf,
  elementsIn,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isText,
  lineOf,
  NOT_SHOWN,
} from '../html-tree.ts';
import { findContent, isHidden, isSurrounding } from './html-content.ts';
import { findGroups } from './html-groups.ts';
import { type HtmlInline, inlineLine, newInline, wrapLink, wrapMark } from './html-inline.ts';
import { absolute, baseOf } from './html-links.ts';
import { headingLevelOf, isBlockLike, isDateProperty, isMadeOfParts, partOf } from './html-meaning.ts';
import { readHtmlMetadata } from './html-metadata.ts';
import { type HtmlTables, readTables } from './html-tables.ts';
import type { LinePart, Page, PageLine } from './page.ts';
import { plainLine } from './page.ts';
import { collapse, EDIT_LINK } from './plain-text-page.ts';

/**
 * Reads a saved HTML page into lines: headings, paragraphs, list items, table rows and cards as its markup has them, told
 * apart by structure and never by one site's class names. Links are absolute where the page says where it stands. Never
 * throws; linear in the page's length, however deep it is nested.
 *
 * @param url where the page stands, if the page itself does not tell
 */
export function readHtmlPage(html: string, url: string | null): Page {
  const document = parse(html, { sourceCodeLocationInfo: true });
  const metadata = readHtmlMetadata(document, url);
  const walk: Walk = {
    content: findContent(document),
    groups: findGroups(document),
    tables: readTables(document),
    groupNumbers: new Map(),
    base: baseOf(document, metadata.url ?? url),
    lines: [],
    surroundings: [],
    line: null,
    place: outside,
    isAfterGap: true,
    lastEnded: null,
  };
  walkNodes(walk, document);
  return { lines: walk.lines, metadata, surroundings: walk.surroundings };
}

/** What holds for the text at one place of the page. */
interface Place {
  readonly isInContent: boolean;
  readonly isAside: boolean;
  readonly headingLevel: number | null;
  readonly group: number | null;
  readonly part: LinePart | null;
  readonly column: string | null;
  readonly datetime: string | null;
  readonly isListItem: boolean;
  /** Of the link that the lines stand in, where it is around more than one; given to the first of them. */
  readonly link: { readonly url: string; isGiven: boolean } | null;
  /** The text of the parent's children stands on lines of their own. */
  readonly isApart: boolean;
}

const outside: Place = {
  isInContent: false,
  isAside: false,
  headingLevel: null,
  group: null,
  part: null,
  column: null,
  datetime: null,
  isListItem: false,
  link: null,
  isApart: false,
};

interface Walk {
  readonly content: HtmlNode;
  readonly groups: ReadonlySet<HtmlElement>;
  readonly tables: HtmlTables;
  readonly groupNumbers: Map<HtmlElement, number>;
  readonly base: string | null;
  readonly lines: PageLine[];
  readonly surroundings: { line: number; text: string }[];
  /** The line being gathered. */
  line: HtmlInline | null;
  place: Place;
  isAfterGap: boolean;
  /** Of the element that ended last, if no text has come since. */
  lastEnded: string | null;
}

interface Step {
  readonly node: HtmlNode;
  /** What to put back and finish when the element ends; `null` where it begins. */
  readonly end: { readonly place: Place; readonly from: HtmlInline | null; readonly at: number } | null;
}

function walkNodes(walk: Walk, document: HtmlNode): void {
  const steps: Step[] = [{ node: document, end: null }];
  for (let step = steps.pop(); step; step = steps.pop()) {
    const { node } = step;
    if (step.end) endElement(walk, node, step.end);
    else if (isText(node)) addText(walk, node.value, lineOf(node) ?? 1);
    else if (!isElement(node) || beginElement(walk, node, steps)) pushChildren(steps, node);
  }
  endLine(walk);
}

function pushChildren(steps: Step[], node: HtmlNode): void {
  const children = childrenOf(node);
  for (let at = children.length - 1; at >= 0; at -= 1) {
    const child = children[at];
    if (child) steps.push({ node: child, end: null });
  }
}

/** Says whether the element's children are to be read. */
function beginElement(walk: Walk, element: HtmlElement, steps: Step[]): boolean {
  const { tagName } = element;
  if (NOT_SHOWN.has(tagName) || walk.tables.headers.has(element)) return false;
  if (tagName === 'br' || tagName === 'hr') endLine(walk);
  if (tagName === 'img') addPicture(walk, element);
  if (tagName === 'meta') addHiddenDate(walk, element);
  const before = walk.place;
  const isBlock = isBlockLike(element) || before.isApart;
  if (isBlock) {
    endLine(walk);
    walk.isAfterGap ||= tagName !== 'td' && tagName !== 'dd';
  }
  // Links beside each other with nothing between are set apart by the page's styles.
  if (LINKS_AND_LABELS.has(tagName) && walk.line && walk.lastEnded && LINKS_AND_LABELS.has(walk.lastEnded)) {
    addTo(walk.line, ' ');
  }
  walk.place = placeIn(walk, element, before);
  if (walk.place.group !== before.group) walk.isAfterGap = true;
  const end = { place: before, from: walk.line, at: walk.line?.markdown.length ?? 0 };
  steps.push({ node: element, end });
  return true;
}

function endElement(walk: Walk, node: HtmlNode, end: NonNullable<Step['end']>): void {
  if (!isElement(node)) return;
  if (walk.line && (end.from === null || end.from === walk.line)) {
    const start = end.from === null ? 0 : end.at;
    if (node.tagName === 'a' && attribute(node, 'href')?.startsWith('#')) {
      walk.line.jumps += walk.line.markdown.length - start;
    }
    if (node.tagName === 'a') wrapLink(walk.line, start, absolute(attribute(node, 'href'), walk.base));
    const mark = MARKS[node.tagName];
    if (mark) wrapMark(walk.line, start, mark);
  }
  if (isBlockLike(node) || end.place.isApart) {
    endLine(walk);
    walk.isAfterGap ||= node.tagName !== 'td' && node.tagName !== 'dd';
  }
  walk.place = end.place;
  walk.lastEnded = node.tagName;
}

const LINKS_AND_LABELS: ReadonlySet<string> = new Set(['a', 'span', 'time', 'label']);

const MARKS: Readonly<Record<string, string>> = { b: '**', strong: '**', em: '*', i: '*' };

function placeIn(walk: Walk, element: HtmlElement, before: Place): Place {
  const isInContent = before.isInContent || element === walk.content;
  return {
    isInContent,
    isAside: before.isAside || isHidden(element) || isSurrounding(element, isInContent),
    headingLevel: headingLevelOf(element) ?? before.headingLevel,
    group: groupOf(walk, element) ?? before.group,
    part: partOf(element) ?? before.part,
    column: walk.tables.columns.get(element) ?? before.column,
    datetime:
      attribute(element, 'datetime') ??
      (isDateProperty(element) ? attribute(element, 'content') : null) ??
      before.datetime,
    isListItem: before.isListItem || element.tagName === 'li',
    link: linkOf(walk, element) ?? before.link,
    isApart: walk.groups.size > 0 && groupOf(walk, element, before.group) !== null && isMadeOfParts(element),
  };
}

/** The link around blocks, as cards have it. */
function linkOf(walk: Walk, element: HtmlElement): Place['link'] {
  if (element.tagName !== 'a' || !elementsIn(element).some(isBlockLike)) return null;
  const url = absolute(attribute(element, 'href'), walk.base);
  return url === null ? null : { url, isGiven: false };
}

function groupOf(walk: Walk, element: HtmlElement, within: number | null = null): number | null {
  const owner = walk.tables.terms.get(element) ?? element;
  if (!walk.groups.has(owner)) return within;
  const known = walk.groupNumbers.get(owner);
  if (known !== undefined) return known;
  const number = walk.groupNumbers.size + 1;
  walk.groupNumbers.set(owner, number);
  return number;
}

function addText(walk: Walk, value: string, line: number): void {
  walk.lastEnded = null;
  if (!/\S/.test(value)) {
    if (walk.line) addTo(walk.line, ' ');
    return;
  }
  const begun = walk.line ?? newInline(line + (value.slice(0, value.search(/\S/)).match(/\n/g)?.length ?? 0));
  walk.line = begun;
  const isFirst = begun.text === '';
  addTo(begun, value.replace(/\s+/g, ' '));
  // A line says what its markup says only if the whole of it stands in that markup.
  begun.part = isFirst || begun.part === walk.place.part ? walk.place.part : null;
  begun.datetime ??= walk.place.datetime;
}

function addTo(line: HtmlInline, text: string): void {
  line.text += text;
  line.markdown += text.replace(/[\\`*_[\]<]/g, '\\$&');
}

function addPicture(walk: Walk, image: HtmlElement): void {
  const source = absolute(attribute(image, 'src') ?? attribute(image, 'data-src'), walk.base);
  const { place } = walk;
  if (source === null || !place.isInContent || place.isAside || leadsHome(image, walk.base)) return;
  endLine(walk);
  const line = plainLine(lineOf(image) ?? 1, collapse(attribute(image, 'alt') ?? ''), true);
  walk.lines.push({ ...line, group: place.group, imageUrl: source });
}

/** A picture that leads to the site's first page is its logo. */
function leadsHome(image: HtmlElement, base: string | null): boolean {
  const parent = image.parentNode;
  const href =
    parent && isElement(parent) && parent.tagName === 'a' ? absolute(attribute(parent, 'href'), base) : null;
  return href !== null && /^(?:https?:\/\/[^/]+)?\/?$/u.test(href);
}

/** A date of an entry that only machines are shown (`<meta itemprop="datePublished">`). */
function addHiddenDate(walk: Walk, meta: HtmlElement): void {
  const date = isDateProperty(meta) ? collapse(attribute(meta, 'content') ?? '') : '';
  if (date === '' || walk.place.group === null || walk.place.isAside) return;
  endLine(walk);
  const line = plainLine(lineOf(meta) ?? 1, date);
  walk.lines.push({ ...line, group: walk.place.group, part: 'date', datetime: date });
}

function endLine(walk: Walk): void {
  const { line, place } = walk;
  walk.line = null;
  if (!line) return;
  const text = place.headingLevel === null ? collapse(line.text) : collapse(line.text).replace(EDIT_LINK, '');
  if (!/[\p{L}\p{N}]/u.test(text)) return;
  // A contents list leads to places of the page itself.
  const isJump = line.jumps > 0.8 * text.length && place.headingLevel === null;
  if (!place.isInContent || place.isAside || isJump) {
    walk.surroundings.push({ line: line.line, text });
    return;
  }
  if (place.link && !place.link.isGiven && line.links.length === 0) {
    place.link.isGiven = true;
    line.links.push({ text, url: place.link.url });
  }
  const isFirstOfItem = place.isListItem && walk.lines.at(-1)?.group !== place.group;
  walk.lines.push({
    ...inlineLine(line, text),
    headingLevel: place.headingLevel ?? (place.group === null && line.isBold(text) ? 7 : null),
    group: place.group,
    afterGap: walk.isAfterGap,
    hasListMarker: place.isListItem && (place.group === null || isFirstOfItem),
    column: place.column,
  });
  walk.isAfterGap = false;
}
