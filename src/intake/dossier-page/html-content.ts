import { attribute, descendants, type HtmlElement, type HtmlNode } from '../html-tree.ts';

/**
 * The element that holds what the page is about: `main`, else the one `article` that is no list item of others, else the
 * body. What stands outside it is the page's surroundings.
 */
export function findContent(document: HtmlNode): HtmlNode {
  const elements = [...descendants(document)];
  const mains = elements.filter(
    (it) => (it.tagName === 'main' || attribute(it, 'role') === 'main') && !isHidden(it),
  );
  if (mains[0]) return mains[0];
  const articles = outermost(elements.filter((it) => it.tagName === 'article'));
  if (articles.length === 1 && articles[0]) return articles[0];
  return elements.find((it) => it.tagName === 'body') ?? document;
}

/** Of elements in the order of the page, those that stand in none of the others. */
function outermost(elements: readonly HtmlElement[]): HtmlElement[] {
  const within = new Set<HtmlElement>();
  for (const element of elements) {
    if (within.has(element)) continue;
    for (const below of descendants(element)) within.add(below);
  }
  return elements.filter((it) => !within.has(it));
}

const SURROUNDING_TAGS = new Set(['nav', 'aside', 'form', 'dialog', 'button', 'menu']);
const SURROUNDING_ROLES = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'complementary',
  'search',
  'dialog',
  'alertdialog',
  'alert',
  'menu',
  'menubar',
  'toolbar',
  'button',
]);

/** An element around the content: navigation, notices, forms; the header and footer of the page, not those of an article. */
export function isSurrounding(element: HtmlElement, isInContent: boolean): boolean {
  const { tagName } = element;
  if (SURROUNDING_TAGS.has(tagName) || SURROUNDING_ROLES.has(attribute(element, 'role') ?? '')) return true;
  return (tagName === 'header' || tagName === 'footer') && !isInContent;
}

/** Kept from sight by the page itself. Hidden from screen readers alone is not hidden: decoration is seen. */
export function isHidden(element: HtmlElement): boolean {
  if (attribute(element, 'hidden') !== null) return true;
  const style = attribute(element, 'style');
  return style !== null && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}
