import { fold } from '../../language/index.ts';
import { attribute } from '../html-tree.ts';
import { SURROUNDING_HEADINGS } from '../words/index.ts';
import { classNames, namePattern } from './class-names.ts';
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
    const isWrapper = holds(place, title) || place.end - place.start > page.text.length / 2;
    const own = isWrapper ? 'piece' : ownZone(place, otherArticles);
    const closedAt = place.parent ? closing.get(place.parent) : undefined;
    const zone = outer !== 'piece' ? outer : (own ?? (closedAt === undefined ? 'piece' : 'others'));
    zones.set(place, zone);
    if (zone === 'piece' && place.parent && title && place.start > title.end && opensBox(page, place))
      closing.set(place.parent, place.start);
  }
  return zones;
}

/** The text of a page with everything blanked that does not speak of the piece; offsets stay. */
export function textOfPiece(page: PlacedText, zones: ReadonlyMap<PlacedElement, Zone>): string {
  let kept = '';
  let at = 0;
  for (const place of page.elements) {
    const zone = zones.get(place) ?? 'piece';
    if (zone === 'piece' || zone === 'author-box' || place.start < at) continue;
    kept +=
      page.text.slice(at, place.start) + page.text.slice(place.start, place.end).replace(/[^\n]/gu, ' ');
    at = place.end;
  }
  return kept + page.text.slice(at);
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
  if (FRAME_ELEMENTS.has(tagName)) return 'frame';
  const role = attribute(element, 'role');
  if (role === 'navigation' || role === 'contentinfo' || role === 'search') return 'frame';
  const names = classNames(element);
  if (/\/(?:Comment|UserComments|Answer)$/u.test(attribute(element, 'itemtype') ?? '')) return 'comments';
  if (COMMENTS.test(names)) return 'comments';
  if (AUTHOR_BOX.test(names)) return 'author-box';
  // A short aside is where many pages put their byline.
  if (tagName === 'aside' && place.end - place.start > LONGEST_BYLINE_ASIDE) return 'others';
  if (OTHERS.test(names)) return 'others';
  if (
    FRAME.test(names) ||
    FOOTER.test(names) ||
    (tagName === 'footer' && place.parent?.element.tagName === 'body')
  )
    return 'frame';
  return null;
}

const FRAME_ELEMENTS = new Set(['nav', 'menu', 'form', 'figure', 'button', 'dialog']);
const LONGEST_BYLINE_ASIDE = 400;

const COMMENTS = namePattern(
  'comments?(?!-(?:count|link|number|off|closed|open))|commentlist|comment-?list|disqus|kommentare?|commentaires?|respond|replies|reply',
);
const AUTHOR_BOX = namePattern(
  '(?:author|autor|auteur)-?(?:box|bio|info-?box|description|about|card|profile)|about-?(?:the-?)?author|biography',
);
const OTHERS = namePattern(
  'related|recommend(?:ed|ations?)|also-like|similar|popular|trending|latest|recent|most-?read|(?<!(?:no|has|with|without)-)sidebar(?!-(?:none|right|left|no))|side-bar|(?<!elementor-)widget(?!-(?:container|wrap))(?:s|-area)?|carousel|slider|post-navigation|nav-links|nav-(?:previous|next|below|above)|next-?(?:post|article)|prev(?:ious)?-?(?:post|article)|read-?(?:more|next)|more-?(?:from|posts|articles|news|stories)|newsletter|promo|outbrain|taboola|crp|yarpp|jp-relatedposts|blogroll|tagcloud|teaser-?(?:list|group|box|grid)|aktuelle|weitere',
);
/** A whole name that begins so: a `post-footer` belongs to the piece, and often holds its byline. */
const FOOTER = /(?:^|\s)(?:footer|colophon)(?:$|[\s-])/u;
const FRAME = namePattern(
  'nav|navi|navigation|navbar|menu|breadcrumbs?|site-?(?:header|footer|nav)|(?:page|main|global)-?footer|masthead|copyright|cookies?|consent|imprint|colophon|login|search',
);

function opensBox(page: PlacedText, place: PlacedElement): boolean {
  const isHeading = /^h[2-6]$/u.test(place.element.tagName);
  if (!isHeading || place.end - place.start > 80) return false;
  const heading = fold(wordsOf(page, place)).replace(/[\s:!…]+$/u, '');
  return (
    SURROUNDING_HEADINGS.has(heading) ||
    /^(?:\d+\s+)?(?:comments?|kommentare?|commentaires?|comentarios?)\b/u.test(heading)
  );
}
