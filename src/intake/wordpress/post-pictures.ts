import { decodeHTML } from 'entities';
import { readCaption } from '../dossier-page/caption.ts';
import type { PictureDraft } from '../publication-draft.ts';
import { absoluteAddress } from './absolute-links.ts';
import { plainText } from './plain-text.ts';
import type { Attachment, PostSite, WordPressPost } from './post.ts';

/** A post's pictures: the featured one, then those of its text that have a caption or a credit. */
export function picturesOf(post: WordPressPost, html: string | null, site: PostSite): PictureDraft[] {
  const language = post.language.language ?? site.language ?? 'en';
  const base = post.link ?? site.url;
  const all = [...(post.featured ? [post.featured] : []), ...captionedIn(html ?? '', site)];
  const pictures = new Map<string, PictureDraft>();
  for (const each of all) {
    const url = absoluteAddress(each.url, base);
    if (url === null) continue;
    const known = pictures.get(url);
    if (!known?.caption) pictures.set(url, { ...pictureOf(each, url, language), ...kept(known) });
  }
  return [...pictures.values()].slice(0, MOST_PICTURES);
}

const MOST_PICTURES = 200;

/** The featured picture may stand in the text again, with the caption that it has only there. */
function kept(known: PictureDraft | undefined): Partial<PictureDraft> {
  if (!known) return {};
  return known.credit === null ? {} : { credit: known.credit };
}

function pictureOf(picture: Attachment, url: string, language: string): PictureDraft {
  const caption = picture.caption.slice(0, 2_000);
  const read = caption === '' ? null : readCaption(caption, language);
  return {
    url,
    caption: (picture.credit === '' ? read?.caption : caption) || null,
    credit: picture.credit || (read?.credit ?? null),
    licence: null,
    alternativeText: picture.alternativeText || null,
  };
}

function captionedIn(html: string, site: PostSite): Attachment[] {
  const found: Attachment[] = [];
  for (const [figure] of html.matchAll(FIGURE)) {
    const image = /<img\s[^<>]{1,8000}>/iu.exec(figure)?.[0];
    const words = CAPTION.exec(figure)?.[1];
    const url = image && attributeOf(image, 'src');
    if (!image || !url || !words) continue;
    const id = /\bwp-image-(\d{1,15})\b/u.exec(image)?.[1];
    const credit = id === undefined ? '' : (site.attachment(Number(id))?.credit ?? '');
    const caption = plainText(words);
    if (caption !== '') found.push({ url, caption, credit, alternativeText: attributeOf(image, 'alt') });
  }
  return found;
}

const FIGURE =
  /<figure\b(?:(?!<\/?figure\b)[\s\S]){0,20000}<\/figure>|<div\b[^<>]{0,400}\bwp-caption\b[^<>]{0,400}>(?:(?!<\/?div\b)[\s\S]){0,20000}<\/div>/giu;
const CAPTION =
  /<(?:figcaption\b[^<>]{0,400}|(?:p|dd)\s[^<>]{0,400}wp-caption-text[^<>]{0,400})>((?:(?!<\/(?:figcaption|p|dd)>)[\s\S]){1,8000})/iu;

function attributeOf(tag: string, name: string): string {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"<>]*)"|'([^'<>]*)')`, 'iu').exec(tag);
  return decodeHTML(match?.[1] ?? match?.[2] ?? '').trim();
}
