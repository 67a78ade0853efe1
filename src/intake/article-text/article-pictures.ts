import { attribute, textOf } from '../html-tree.ts';
import type { PictureDraft } from '../publication-draft.ts';
import { absoluteAddress } from '../wordpress/absolute-links.ts';
import type { PageOutline, Part } from './page-outline.ts';
import { isCaption, type LeftOut } from './surroundings.ts';

/** The pictures of a piece that have a caption, each once, in the order of the text. */
export function articlePictures(
  outline: PageOutline,
  root: Part,
  leftOut: LeftOut,
  base: string | null,
): PictureDraft[] {
  const pictures = new Map<string, PictureDraft>();
  for (let at = root.at + 1; at < root.until; ) {
    const part = outline[at];
    if (!part) break;
    const isOne = isCaption(part.element);
    const picture = isOne && !leftOut.has(part) ? captionedBy(part, outline, base) : null;
    if (picture && !pictures.has(picture.url)) pictures.set(picture.url, picture);
    at = isOne || leftOut.has(part) ? part.until : at + 1;
  }
  return [...pictures.values()];
}

/** The picture in the caption's element or in one of those close around it. */
function captionedBy(caption: Part, outline: PageOutline, base: string | null): PictureDraft | null {
  const words = textOf(caption.element, LONGEST_CAPTION);
  if (words === '') return null;
  let around: Part | null = caption;
  for (let step = 0; around && step <= FARTHEST; step += 1, around = around.parent) {
    const parts = outline.slice(around.at, Math.min(around.until, around.at + MOST_PARTS));
    const image = parts.find(({ element }) => element.tagName === 'img')?.element;
    if (!image) continue;
    const source =
      attribute(image, 'data-src') ?? attribute(image, 'data-lazy-src') ?? attribute(image, 'src');
    const url = source ? absoluteAddress(source, base) : null;
    if (!url) return null;
    return {
      url,
      caption: words,
      credit: null,
      licence: null,
      alternativeText: attribute(image, 'alt') || null,
    };
  }
  return null;
}

const LONGEST_CAPTION = 2_000;
const FARTHEST = 3;
const MOST_PARTS = 30;
