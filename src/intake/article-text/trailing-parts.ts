import { attribute, textOf } from '../html-tree.ts';
import { isBlock, isSmall, type PageOutline, type Part } from './page-outline.ts';
import { isCaption, type LeftOut, leadsElsewhere, opensBox } from './surroundings.ts';

/** Leaves out, within the content root, boxes under headings such as `Related`, lists of nothing but links, lines that only lead elsewhere, and what then has nothing below it. */
export function leaveOutBoxes(outline: PageOutline, root: Part, leftOut: LeftOut): void {
  const boxes = findBoxes(outline, root, leftOut);
  const left = root.prose - boxes.reduce((sum, it) => sum + it.prose, 0);
  // A page may be called `Comments` and be nothing else.
  if (left >= root.prose * SMALLEST_REST) for (const box of boxes) leftOut.add(box);
  leaveOutBareHeadings(outline, root, leftOut);
}

const SMALLEST_REST = 0.1;

function findBoxes(outline: PageOutline, root: Part, leftOut: LeftOut): Part[] {
  const boxes: Part[] = [];
  const closed = new Set<Part>();
  for (let at = root.at + 1; at < root.until; ) {
    const part = outline[at];
    if (!part) break;
    const { parent } = part;
    const isBoxHeading = !leftOut.has(part) && isHeadingLike(part) && opensBox(part);
    if (parent && isHeading(part) && !isBoxHeading) closed.delete(parent);
    const isInBox = parent !== null && closed.has(parent) && part.prose < root.prose * 0.4;
    if (isBoxHeading) closed.add(boxOf(part, root));
    if (leftOut.has(part) || isBoxHeading || isInBox || isLinkList(part, root) || isPointer(part)) {
      if (!leftOut.has(part)) boxes.push(part);
      at = part.until;
    } else at += 1;
  }
  return boxes;
}

/** What a heading heads: the element that has more than the heading in it. */
function boxOf(heading: Part, root: Part): Part {
  let box = heading.parent ?? root;
  while (box.signs === heading.signs && box.parent && box.at > root.at) box = box.parent;
  return box;
}

function isHeading({ element }: Part): boolean {
  return /^h[1-6]$/u.test(element.tagName);
}

/** Boxes are often headed by a line in bold type, or by one that has only a name. */
function isHeadingLike(part: Part): boolean {
  if (isHeading(part)) return true;
  const { tagName } = part.element;
  return (
    (tagName === 'p' || tagName === 'div' || tagName === 'strong' || tagName === 'b') &&
    part.signs <= 40 &&
    part.linkSigns === 0
  );
}

const LINK_BLOCKS = new Set('ul ol dl div section table p'.split(' '));

function isLinkList(part: Part, root: Part): boolean {
  if (!LINK_BLOCKS.has(part.element.tagName) || part.signs === 0) return false;
  if (part.prose > 0 || part.signs > root.signs / 2) return false;
  return part.linkSigns >= part.signs * 0.8;
}

function isPointer(part: Part): boolean {
  const { tagName } = part.element;
  if (tagName !== 'p' && tagName !== 'div' && tagName !== 'li' && tagName !== 'section') return false;
  if (part.linkSigns === 0 || part.signs > 500 || !isSmall(part)) return false;
  return leadsElsewhere(textOf(part.element, 500), part.linkSigns / part.signs);
}

/** Headings under which nothing is left, up to the next of their rank. */
function leaveOutBareHeadings(outline: PageOutline, root: Part, leftOut: LeftOut): void {
  const open: Part[] = [];
  for (let at = root.at + 1; at < root.until; ) {
    const part = outline[at];
    if (!part) break;
    if (leftOut.has(part)) {
      at = part.until;
      continue;
    }
    if (isHeading(part)) {
      for (let above = open.at(-1); above && rankOf(above) >= rankOf(part); above = open.at(-1)) {
        if (rankOf(above) >= rankOf(part)) open.pop();
      }
      open.push(part);
      at = part.until;
      continue;
    }
    const shows = (isBlock(part.element) && part.line > 0 && !isCaption(part.element)) || isMedium(part);
    if (shows) open.length = 0;
    at += 1;
  }
  for (const part of open) if (rankOf(part) > 1) leftOut.add(part);
}

function isMedium({ element }: Part): boolean {
  return element.tagName === 'img' && attribute(element, 'src') !== null;
}

function rankOf({ element }: Part): number {
  return Number(element.tagName[1]);
}
