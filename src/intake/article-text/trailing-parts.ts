import type { PageOutline, Part } from './page-outline.ts';
import { type LeftOut, opensBox } from './surroundings.ts';

/** Leaves out, within the content root, boxes under headings such as `Related`, lists of nothing but links, and lines that only lead elsewhere. */
export function leaveOutBoxes(outline: PageOutline, root: Part, leftOut: LeftOut): void {
  const closed = new Map<Part, boolean>();
  for (let at = root.at + 1; at < root.until; ) {
    const part = outline[at];
    if (!part) break;
    if (leftOut.has(part)) {
      at = part.until;
      continue;
    }
    const { parent } = part;
    if (parent && closed.has(parent) && part.prose < root.prose * 0.4 && !isNewHeading(part)) {
      leftOut.add(part);
      at = part.until;
      continue;
    }
    if (parent && isNewHeading(part)) closed.delete(parent);
    if (isHeading(part) && opensBox(part)) {
      leftOut.add(part);
      if (parent) closed.set(parent, true);
      at = part.until;
      continue;
    }
    if (isLinkList(part, root)) {
      leftOut.add(part);
      at = part.until;
      continue;
    }
    at += 1;
  }
}

function isHeading({ element }: Part): boolean {
  return /^h[1-6]$/u.test(element.tagName);
}

function isNewHeading(part: Part): boolean {
  return isHeading(part) && !opensBox(part);
}

const LINK_BLOCKS = new Set('ul ol dl div section table p'.split(' '));

function isLinkList(part: Part, root: Part): boolean {
  if (!LINK_BLOCKS.has(part.element.tagName) || part.signs === 0) return false;
  if (part.prose > 0 || part.signs > root.signs / 2) return false;
  return part.linkSigns >= part.signs * 0.8;
}
