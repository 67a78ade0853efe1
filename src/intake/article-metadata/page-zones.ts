import { fold } from '../../language/index.ts';
import { attribute } from '../html-tree.ts';
import { SURROUNDING_HEADINGS } from '../words/index.ts';
import { type PlacedElement, type PlacedText, wordsOf } from './placed-text.ts';

/** What a part of a page is there for: only `piece` speaks of the piece itself. */
export type Zone = 'piece' | 'comments' | 'others' | 'frame' | 'author-box';

/**
 * Tells the parts of a page that speak of the piece from comments, boxes of other pieces, and the site's frame, by
 * elements, roles, class names and headings. What holds the title is always the piece.
 */
export function findZones(page: PlacedText, title: PlacedElement | null): ReadonlyMap<PlacedElement, Zone> {
  const zones = new Map<PlacedElement, Zone>();
  const closing = new Map<PlacedElement, number>();
  const otherArticles = otherArticlesThan(page, title);
  for (const place of page.elements) {
    const outer = place.parent ? (zones.get(place.parent) ?? 'piece') : 'piece';
    const own = holds(place, title) ? 'piece' : ownZone(place, otherArticles);
    const closedAt = place.parent ? closing.get(place.parent) : undefined;
    const zone = outer !== 'piece' ? outer : (own ?? (closedAt === undefined ? 'piece' : 'others'));
    zones.set(place, zone);
    if (zone === 'piece' && place.parent && title && place.start > title.end && opensBox(page, place))
      closing.set(place.parent, place.start);
  }
  return zones;
}

function holds(place: PlacedElement, title: PlacedElement | null): boolean {
  return title !== null && place.start <= title.start && place.end >= title.end;
}

/** Where a page has several articles, those beside the one with the title are other pieces. */
function otherArticlesThan(page: PlacedText, title: PlacedElement | null): ReadonlySet<PlacedElement> {
  const articles = page.elements.filter(({ element }) => element.tagName === 'article');
  const own = articles.find((it) => holds(it, title));
  return new Set(own ? articles.filter((it) => !holds(it, title)) : []);
}

function ownZone(place: PlacedElement, otherArticles: ReadonlySet<PlacedElement>): Zone | null {
  const { element } = place;
  const { tagName } = element;
  if (tagName === 'body' || tagName === 'html' || tagName === 'main') return null;
  if (otherArticles.has(place)) return 'others';
  if (tagName === 'nav' || tagName === 'menu' || tagName === 'form') return 'frame';
  const role = attribute(element, 'role');
  if (role === 'navigation' || role === 'contentinfo' || role === 'search') return 'frame';
  const names = classNames(element.attrs);
  if (/\/(?:Comment|UserComments|Answer)$/u.test(attribute(element, 'itemtype') ?? '')) return 'comments';
  if (COMMENTS.test(names)) return 'comments';
  if (AUTHOR_BOX.test(names)) return 'author-box';
  if (tagName === 'aside' && !/author|autor|meta|byline/u.test(names)) return 'others';
  if (OTHERS.test(names)) return 'others';
  if (FRAME.test(names) || (tagName === 'footer' && place.parent?.element.tagName === 'body')) return 'frame';
  return null;
}

/** Class and id in lower case, with every word set off by a hyphen: `relatedPosts` is `related-posts`. */
export function classNames(attributes: readonly { readonly name: string; readonly value: string }[]): string {
  let names = '';
  for (const { name, value } of attributes)
    if (name === 'class' || name === 'id' || name === 'data-component' || name === 'data-testid')
      names += ` ${value.slice(0, 500)}`;
  return names
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase()
    .trim();
}

function words(list: string): RegExp {
  return new RegExp(`(?:^|[\\s-])(?:${list})(?:$|[\\s-])`, 'u');
}

const COMMENTS = words(
  'comments?(?!-(?:count|link|number|off|closed|open))|commentlist|comment-?list|disqus|kommentare?|commentaires?|respond|replies|reply',
);
const AUTHOR_BOX = words(
  '(?:author|autor|auteur)-?(?:box|bio|info-?box|description|about|card|profile)|about-?(?:the-?)?author|biography',
);
const OTHERS = words(
  'related|recommend(?:ed|ations?)|also-like|similar|popular|trending|latest|recent|most-?read|sidebar|side-bar|widget(?:s|-area)?|carousel|slider|post-navigation|nav-links|nav-(?:previous|next|below|above)|next-?(?:post|article)|prev(?:ious)?-?(?:post|article)|read-?(?:more|next)|more-?(?:from|posts|articles|news|stories)|newsletter|promo|outbrain|taboola|crp|yarpp|jp-relatedposts|blogroll|tagcloud|teaser-?(?:list|group|box|grid)|aktuelle|weitere',
);
const FRAME = words(
  'nav|navi|navigation|navbar|menu|breadcrumbs?|site-?(?:header|footer|nav)|page-?footer|footer|masthead|copyright|cookies?|consent|imprint|colophon|login|search',
);

function opensBox(page: PlacedText, place: PlacedElement): boolean {
  const isHeading = /^h[2-6]$/u.test(place.element.tagName);
  if (!isHeading || place.end - place.start > 80) return false;
  const heading = fold(wordsOf(page, place)).replace(/[\s:!…]+$/u, '');
  return SURROUNDING_HEADINGS.has(heading) || /^(?:\d+\s+)?(?:comments?|kommentare?|commentaires?|comentarios?)\b/u.test(heading);
}
