import type { HtmlElement } from '../html-tree.ts';

/** Class and id of an element in lower case, every word set off by a hyphen: `relatedPosts` is `related-posts`. */
export function classNames(element: HtmlElement): string {
  const known = KNOWN.get(element);
  if (known !== undefined) return known;
  let names = '';
  for (const { name, value } of element.attrs)
    if (name === 'class' || name === 'id' || name === 'data-component' || name === 'data-testid')
      names += ` ${value.slice(0, LONGEST)}`;
  const spelled = names
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1-$2')
    .replace(/_+|-{2,}/gu, '-')
    .toLowerCase()
    .split(/\s+/u)
    .filter((name) => !STATE_OR_TOPIC.test(name))
    .join(' ');
  KNOWN.set(element, spelled);
  return spelled;
}

/** A pattern for any of the words as whole words of such names. */
export function namePattern(words: string): RegExp {
  return new RegExp(`(?:^|[\\s-])(?:${words})(?:$|[\\s-])`, 'u');
}

/** `has-sidebar` is no sidebar, and `category-comments` says what a piece is about. */
const STATE_OR_TOPIC =
  /^(?:has|no|not|is|with|without|category|tag|term|tax|theme|type|status|format|hide|show)-|-(?:none|off|enabled|disabled)$/u;

const LONGEST = 500;
/** Every reader of a page asks for the same names again. */
const KNOWN = new WeakMap<HtmlElement, string>();
