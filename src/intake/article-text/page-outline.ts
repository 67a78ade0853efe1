import { childrenOf, type HtmlElement, type HtmlNode, isElement, isText, NOT_SHOWN } from '../html-tree.ts';

/** An element of a page with what it shows, counted over everything below it. */
export interface Part {
  readonly element: HtmlElement;
  /** Its place among the parts of the page; what is below it follows it up to `until`. */
  readonly at: number;
  readonly until: number;
  readonly parent: Part | null;
  /** Signs that are not spaces; one of a script that writes whole words with it counts three times. */
  readonly signs: number;
  readonly linkSigns: number;
  /** Signs of running text: in blocks that are no headings and not mostly links. */
  readonly prose: number;
  /** The signs of the lines directly in it, for a block. */
  readonly line: number;
  readonly lineLinks: number;
}

/** The elements that a page shows, in its order: every element stands before what is below it. */
export type PageOutline = readonly Part[];

/** Counts what every element of a page shows. Not recursive, linear in the size of the page. */
export function outlinePage(root: HtmlNode): PageOutline {
  const parts: MutablePart[] = [];
  const waiting: Step[] = stepsInto(root, null, null, false);
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    const { node, parent, block, isLink } = step;
    if (isText(node)) countText(node.value, parent, block, isLink);
    if (!isElement(node) || NOT_SHOWN.has(node.tagName)) continue;
    const part = emptyPart(node, parts.length, parent);
    parts.push(part);
    for (const it of stepsInto(
      node,
      part,
      INLINE.has(node.tagName) ? (block ?? part) : part,
      isLink || node.tagName === 'a',
    ))
      waiting.push(it);
  }
  addUp(parts);
  return parts;
}

/** Whether an element begins a line of its own. */
export function isBlock(element: HtmlElement): boolean {
  return !INLINE.has(element.tagName);
}

/** Whether so few parts are below a part that its words may be looked at: looking at all of a deep nest is quadratic. */
export function isSmall({ at, until }: Part): boolean {
  return until - at <= 60;
}

interface Step {
  readonly node: HtmlNode;
  readonly parent: MutablePart | null;
  readonly block: MutablePart | null;
  readonly isLink: boolean;
}

type MutablePart = { -readonly [Key in keyof Omit<Part, 'parent'>]: Part[Key] } & {
  parent: MutablePart | null;
};

/** What stands in a node, last first, as a stack takes it. */
function stepsInto(
  node: HtmlNode,
  parent: MutablePart | null,
  block: MutablePart | null,
  isLink: boolean,
): Step[] {
  return childrenOf(node)
    .map((child) => ({ node: child, parent, block, isLink }))
    .reverse();
}

function emptyPart(element: HtmlElement, at: number, parent: MutablePart | null): MutablePart {
  return { element, at, until: at + 1, parent, signs: 0, linkSigns: 0, prose: 0, line: 0, lineLinks: 0 };
}

function countText(
  value: string,
  parent: MutablePart | null,
  block: MutablePart | null,
  isLink: boolean,
): void {
  if (!parent || !block) return;
  const signs = signsOf(value);
  if (signs === 0) return;
  parent.signs += signs;
  block.line += signs;
  if (!isLink) return;
  parent.linkSigns += signs;
  block.lineLinks += signs;
}

/** Counts signs; by codes, as every text of the page goes through here. */
export function signsOf(text: string): number {
  let signs = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x20 && code !== 0xa0) signs += code >= 0x2e80 && code < 0xd800 ? 3 : 1;
  }
  return signs;
}

/** From the last part to the first, so that everything below a part is counted before it. */
function addUp(parts: readonly MutablePart[]): void {
  for (let at = parts.length - 1; at >= 0; at -= 1) {
    const part = parts[at];
    if (!part) continue;
    if (isProse(part)) part.prose += part.line - part.lineLinks;
    const { parent } = part;
    if (!parent) continue;
    parent.signs += part.signs;
    parent.linkSigns += part.linkSigns;
    parent.prose += part.prose;
    parent.until = Math.max(parent.until, part.until);
  }
}

function isProse({ element, line, lineLinks }: MutablePart): boolean {
  return line >= SHORTEST_PROSE && lineLinks * 2 < line && !HEADING.test(element.tagName);
}

const SHORTEST_PROSE = 40;
const HEADING = /^h[1-6]$/u;

const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark picture q ruby rb rp rt s ' +
    'samp small source span strike strong sub sup time tt u var wbr'
  ).split(' '),
);
