import { attribute, descendants, type HtmlElement, type HtmlNode } from '../html-tree.ts';
import type { PictureDraft } from '../publication-draft.ts';
import { absoluteAddress, absoluteLinks } from '../wordpress/absolute-links.ts';
import { articlePictures } from './article-pictures.ts';
import { findContentRoot } from './content-root.ts';
import { findLead, leaveOutTitle } from './lead-parts.ts';
import { outlinePage, type PageOutline, type Part } from './page-outline.ts';
import { writePiece } from './piece-writer.ts';
import { findSurroundings, isCaption, type LeftOut } from './surroundings.ts';
import { toldText } from './told-text.ts';
import { leaveOutBoxes } from './trailing-parts.ts';

export interface ArticleText {
  /** As the page has it, NOT sanitised, without what stands around the piece. */
  readonly html: string;
  /** Without captions: they are the pictures'. */
  readonly text: string;
  readonly pictures: readonly PictureDraft[];
}

/**
 * The piece of an article page: without menus, comments, boxes of other pieces, share bars, adverts, and what stands around
 * it such as byline and tags. `null` where the page shows no text. Takes time linear in the size of the page.
 */
export function readArticleText(
  document: HtmlNode,
  about: { readonly url: string | null; readonly title: string | null },
): ArticleText | null {
  const outline = outlinePage(document);
  const { leftOut, root, prose } = findPiece(outline);
  const base = baseOf(document, about.url);
  if (prose < LITTLE_PROSE) {
    const told = toldText(document);
    if (told && told.text.length > prose)
      return { text: told.text, html: absoluteLinks(told.html, base), pictures: [] };
  }
  if (!root) return null;
  leaveOutBoxes(outline, root, leftOut);
  leaveOutTitle(outline, root, leftOut, about.title);
  const lead = findLead(outline, root, leftOut, about.title);
  const isLeftOut = leftOutOf(outline, leftOut);
  const written = writePiece(
    [...lead, root].map((it) => it.element),
    isLeftOut,
    captionsOf(outline, root),
  );
  if (written.text === '') return null;
  return {
    html: absoluteLinks(written.html, base),
    text: written.text,
    pictures: articlePictures(outline, root, leftOut, base),
  };
}

interface FoundPiece {
  readonly leftOut: LeftOut;
  readonly root: Part | null;
  /** Signs of running text. */
  readonly prose: number;
}

/** By names first; where next to nothing is left so, a page uses names in its own way, and elements alone count. */
function findPiece(outline: PageOutline): FoundPiece {
  const named = findPieceBy(outline, 'names');
  if (named.prose >= NEXT_TO_NOTHING) return named;
  const cautious = findPieceBy(outline, 'elements');
  return cautious.prose >= 4 * named.prose ? cautious : named;
}

function findPieceBy(outline: PageOutline, by: 'names' | 'elements'): FoundPiece {
  const leftOut = findSurroundings(outline, by);
  const found = findContentRoot(outline, leftOut);
  return { leftOut, root: found?.part ?? null, prose: found?.prose ?? 0 };
}

const LITTLE_PROSE = 250;
const NEXT_TO_NOTHING = 80;

/** Of a gallery the captions are the text. */
function captionsOf(outline: PageOutline, root: Part): (element: HtmlElement) => boolean {
  let prose = 0;
  for (let at = root.at + 1; at < root.until; ) {
    const part = outline[at];
    if (!part) break;
    const isOne = isCaption(part.element);
    if (isOne) prose += part.prose;
    at = isOne ? part.until : at + 1;
  }
  return prose > root.prose * GALLERY ? () => false : isCaption;
}

const GALLERY = 0.4;

function leftOutOf(outline: PageOutline, leftOut: LeftOut): (element: HtmlElement) => boolean {
  const elements = new Set<HtmlElement>();
  for (const part of outline) if (leftOut.has(part)) elements.add(part.element);
  return (element) => elements.has(element);
}

/** The address that relative links stand against: the page's `base`, else its own. */
function baseOf(document: HtmlNode, url: string | null): string | null {
  for (const element of descendants(document)) {
    const href = element.tagName === 'base' ? attribute(element, 'href') : null;
    if (href !== null) return absoluteAddress(href, url) ?? url;
  }
  return url;
}
