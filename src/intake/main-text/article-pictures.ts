import { attribute, descendants, type HtmlElement, textOf } from '../html-tree.ts';
import type { PictureDraft } from '../publication-draft.ts';
import { absoluteAddress } from '../wordpress/absolute-links.ts';

/** The pictures of a piece that have a caption, each once, in the order of the text. */
export function articlePictures(
  root: HtmlElement,
  isLeftOut: (element: HtmlElement) => boolean,
  base: string | null,
): PictureDraft[] {
  const pictures = new Map<string, PictureDraft>();
  for (const figure of descendants(root)) {
    if (figure.tagName !== 'figure' || isLeftOut(figure)) continue;
    const inside = [...descendants(figure)];
    const image = inside.find((it) => it.tagName === 'img');
    const label = inside.find((it) => it.tagName === 'figcaption');
    const source = image && (attribute(image, 'data-src') ?? attribute(image, 'src'));
    const url = source ? absoluteAddress(source, base) : null;
    if (!image || !url || pictures.has(url)) continue;
    pictures.set(url, {
      url,
      caption: (label && textOf(label)) || null,
      credit: null,
      licence: null,
      alternativeText: attribute(image, 'alt') || null,
    });
  }
  return [...pictures.values()];
}
