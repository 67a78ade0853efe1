import { attribute, type HtmlElement, type HtmlNode } from '../html-tree.ts';
import type { PictureDraft } from '../publication-draft.ts';
import { absoluteAddress, absoluteLinks } from '../wordpress/absolute-links.ts';
import { articlePictures } from './article-pictures.ts';
import { findContentRoot } from './content-root.ts';
import { findLead } from './lead-parts.ts';
import { outlinePage, type PageOutline, type Part } from './page-outline.ts';
import { writePiece } from './piece-writer.ts';
import { findSurroundings, isCaption, type LeftOut } from './surroundings.ts';
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
  const leftOut = findSurroundings(outline);
  const root = findContentRoot(outline, leftOut);
  if (!root) return null;
  leaveOutBoxes(outline, root, leftOut);
  const lead = findLead(outline, root, leftOut, about.title);
  const isLeftOut = leftOutOf(outline, leftOut);
  const base = baseOf(outline, about.url);
  const written = writePiece(
    [...lead, root].map((it) => it.element),
    isLeftOut,
    isCaption,
  );
  if (written.text.trim() === '') return null;
  return {
    html: absoluteLinks(written.html, base),
    text: written.text,
    pictures: articlePictures(root.element, isLeftOut, base),
  };
}

function leftOutOf(outline: PageOutline, leftOut: LeftOut): (element: HtmlElement) => boolean {
  const elements = new Set<HtmlElement>();
  for (const part of outline) if (leftOut.has(part)) elements.add(part.element);
  return (element) => elements.has(element);
}

/** The address that relative links stand against: the page's `base`, else its own. */
function baseOf(outline: PageOutline, url: string | null): string | null {
  const base = outline.find(({ element }: Part) => element.tagName === 'base')?.element;
  const href = base ? attribute(base, 'href') : null;
  return href === null ? url : (absoluteAddress(href, url) ?? url);
}
