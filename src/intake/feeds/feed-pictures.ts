import { cleanHtml } from '../clean-html.ts';
import type { PictureDraft } from '../publication-draft.ts';
import { absoluteAddress } from '../wordpress/absolute-links.ts';
import { plainText } from '../wordpress/plain-text.ts';
import type { PieceTexts } from './feed-text.ts';
import { attributeOf, child, children, lineIn, textIn, type XmlElement } from './xml-element.ts';

/**
 * An item's pictures: those that the feed sets beside it (Media RSS, enclosures, iTunes), the best of each group, with their
 * captions and credits; then that of its teaser and those of its text that have a caption or a credit.
 */
export function picturesOf(
  item: XmlElement,
  { html, teaser }: Pick<PieceTexts, 'html' | 'teaser'>,
  base: string | null,
): PictureDraft[] {
  const beside = [...mediaPictures(item), ...attached(item)].map((it) => ({
    ...it,
    url: absoluteAddress(it.url || 'none:', base),
  }));
  return uniquePictures([...beside, ...pictureOfTeaser(teaser, base), ...captionedIn(html, base)]);
}

/** Each picture once: the first, with what later ones know better. Faces of accounts are no pictures of pieces. */
export function uniquePictures(
  found: readonly (Omit<PictureDraft, 'url'> & { url: string | null })[],
): PictureDraft[] {
  const byUrl = new Map<string, PictureDraft>();
  for (const picture of found) {
    const { url } = picture;
    if (url === null || url.length > LONGEST_ADDRESS || NO_PICTURE.test(url)) continue;
    const known = byUrl.get(url);
    byUrl.set(url, {
      url,
      caption: known?.caption ?? picture.caption,
      credit: known?.credit ?? picture.credit,
      licence: known?.licence ?? picture.licence,
      alternativeText: known?.alternativeText ?? picture.alternativeText,
    });
    if (byUrl.size === MOST) break;
  }
  return [...byUrl.values()];
}

const MOST = 100;
const LONGEST_ADDRESS = 4_000;
const NO_PICTURE =
  /^https?:\/\/(?:[\w-]{1,63}\.)?gravatar\.com\/|feedburner\.com\/~|\/(?:pixel|spacer|blank|1x1)\.(?:gif|png)$/iu;

/** The pictures of a piece's text that have a caption or a credit. */
export function captionedIn(html: string | null, base: string | null): PictureDraft[] {
  if (html === null || !/<figcaption|wp-caption/iu.test(html)) return [];
  return cleanHtml(html, { baseUrl: base })
    .pictures.filter((it) => it.caption !== null || it.credit !== null)
    .map((it) => ({ ...it, licence: null }));
}

function pictureOfTeaser(teaser: string | null, base: string | null): PictureDraft[] {
  if (teaser === null || !/<img\s/iu.test(teaser)) return [];
  const pictures = cleanHtml(teaser, { baseUrl: base }).pictures.filter((it) => !NO_PICTURE.test(it.url));
  return pictures.slice(0, 1).map((it) => ({ ...it, licence: null }));
}

type Candidate = PictureDraft & { readonly width: number };

/** Media RSS (https://www.rssboard.org/media-rss): a group holds one thing in several sizes. */
function mediaPictures(item: XmlElement): PictureDraft[] {
  const some = (around: XmlElement, ...names: readonly string[]) => children(around, ...names).slice(0, MOST);
  const groups = some(item, 'media:group').map((group) =>
    some(group, 'media:content').flatMap((it) => mediaPicture(it, group, item)),
  );
  const alone = some(item, 'media:content').flatMap((it) => mediaPicture(it, item, null));
  const best = [...groups.flatMap((group) => largest(group)), ...alone];
  if (best.length > 0) return best;
  const thumbnails = [item, ...some(item, 'media:group', 'media:content')].flatMap((around) =>
    some(around, 'media:thumbnail').map((it) => said(it, around, around === item ? null : item)),
  );
  return largest(thumbnails.slice(0, MOST));
}

function largest(candidates: readonly Candidate[]): Candidate[] {
  const best = candidates.reduce<Candidate | null>(
    (it, each) => (it === null || each.width > it.width ? each : it),
    null,
  );
  return best ? [best] : [];
}

function mediaPicture(content: XmlElement, around: XmlElement, beyond: XmlElement | null): Candidate[] {
  const medium = attributeOf(content, 'medium').toLowerCase();
  const type = attributeOf(content, 'type').toLowerCase();
  const url = attributeOf(content, 'url');
  const isImage =
    medium === 'image' || type.startsWith('image/') || (medium === '' && type === '' && IMAGE_FILE.test(url));
  return isImage ? [said(content, around, beyond)] : [];
}

const IMAGE_FILE = /\.(?:avif|gif|jpe?g|png|webp)(?:[?#]|$)/iu;

/** What Media RSS says of a picture stands in it, or around it for all that is inside. */
function said(content: XmlElement, around: XmlElement, beyond: XmlElement | null): Candidate {
  const of = (name: string) => child(content, name) ?? child(around, name) ?? child(beyond, name);
  const credits = [content, around, ...(beyond ? [beyond] : [])].map((it) =>
    children(it, 'media:credit')
      .filter((credit) => attributeOf(credit, 'role').toLowerCase() !== 'author')
      .map((credit) => plainText(textIn(credit)))
      .filter((words) => words !== ''),
  );
  const license = of('media:license');
  return {
    url: attributeOf(content, 'url'),
    caption: captionOf(content, around),
    credit:
      credits
        .find((it) => it.length > 0)
        ?.join(', ')
        .slice(0, 500) ?? null,
    licence: license
      ? attributeOf(license, 'href') || plainText(textIn(license)) || null
      : copyrightOf(of('media:copyright')),
    alternativeText: null,
    width: Number(attributeOf(content, 'width')) || 0,
  };
}

/** A description; a title where it is more than a file's name. */
function captionOf(content: XmlElement, around: XmlElement): string | null {
  const holder =
    around.name === 'media:group' && !child(content, 'media:description', 'media:title') ? around : content;
  const words = plainText(textIn(child(holder, 'media:description', 'media:text'))).slice(0, 2_000);
  if (words !== '') return words;
  const title = plainText(textIn(child(holder, 'media:title'))).slice(0, 2_000);
  return title.includes(' ') ? title : null;
}

function copyrightOf(copyright: XmlElement | null): string | null {
  return attributeOf(copyright, 'url') || plainText(textIn(copyright)).slice(0, 500) || null;
}

/** Enclosures, Atom's links to them, and the pictures that some feeds name in elements of their own. */
function attached(item: XmlElement): PictureDraft[] {
  const enclosures = [
    ...children(item, 'enclosure'),
    ...children(item, 'link', 'atom:link').filter((it) => attributeOf(it, 'rel') === 'enclosure'),
  ]
    .filter(
      (it) =>
        attributeOf(it, 'type').startsWith('image/') ||
        (attributeOf(it, 'type') === '' && IMAGE_FILE.test(attributeOf(it, 'url'))),
    )
    .map((it) => ({
      url: attributeOf(it, 'url') || attributeOf(it, 'href'),
      caption: attributeOf(it, 'title') || null,
    }));
  const named = children(item, 'itunes:image', 'image', 'featuredimage', 'thumbnail').map((it) => ({
    url:
      attributeOf(it, 'href') ||
      attributeOf(it, 'url') ||
      attributeOf(it, 'rdf:resource') ||
      lineIn(it, 'url') ||
      textIn(it).trim(),
    caption: null,
  }));
  return [...enclosures, ...named].map((it) => ({
    ...it,
    credit: null,
    licence: null,
    alternativeText: null,
  }));
}
