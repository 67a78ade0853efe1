import { foldForTitle } from '../../language/index.ts';
import { attribute } from '../html-tree.ts';
import type { Claim } from './claim.ts';
import { classNames } from './class-names.ts';
import type { PageFacts } from './page-facts.ts';
import { type PlacedElement, type PlacedText, wordsOf } from './placed-text.ts';
import type { SiteNames } from './site-names.ts';

export interface HeadingClaim {
  readonly claim: Claim<string>;
  readonly place: PlacedElement;
  /** All the words of the heading, where `claim` leaves a kicker or subtitle out. */
  readonly whole: string;
}

/**
 * The headings of a page that can be its title, each with and without the kicker or subtitle that is set in it. The name
 * of the site and headings of the frame (`Main menu`, unseen ones for screen readers) are left out.
 */
export function headingClaims(facts: PageFacts, site: SiteNames): HeadingClaim[] {
  const { shown } = facts;
  const isOwn = (place: PlacedElement) =>
    !isOfFrame(place) && !site.isSite(wordsOf(shown, place, LONGEST_TITLE));
  const headings = shown.elements.filter((it) => HEADING.test(it.element.tagName) && isOwn(it));
  const firsts = headings.filter((it) => it.element.tagName === 'h1' && wordsOf(shown, it) !== '').length;
  return headings.slice(0, MOST_HEADINGS).flatMap((place) => variantsOf(place, shown, firsts));
}

const HEADING = /^h[1-4]$/u;
const MOST_HEADINGS = 200;
const LONGEST_TITLE = 500;

function variantsOf(place: PlacedElement, page: PlacedText, firsts: number): HeadingClaim[] {
  const whole = wordsOf(page, place, LONGEST_TITLE + 1);
  if (whole.length > LONGEST_TITLE) return [];
  const bare = bareWords(place, page);
  const weight = weightOf(place, firsts);
  const claimOf = (value: string, gain: number): HeadingClaim => ({
    place,
    whole,
    claim: { value, origin: `${place.element.tagName} element`, weight: weight + gain },
  });
  const claims = bare === whole ? [claimOf(whole, 0)] : [claimOf(bare, 0.5), claimOf(whole, 0)];
  return claims.filter(({ claim }) => foldForTitle(claim.value) !== '');
}

const TITLE_CLASS =
  /(?:^|[\s-])(?:(?:entry|post|article|page|content|news|story|beitrags?|artikel|node|single|main)-?(?:title|titel|header|headline|heading|name)|headline|p-name|titel|titre|titulo|title)(?:$|[\s-])/u;

function weightOf({ element }: PlacedElement, firsts: number): number {
  const isMarked =
    /\b(?:headline|name)\b/u.test(attribute(element, 'itemprop') ?? attribute(element, 'property') ?? '') ||
    TITLE_CLASS.test(classNames(element));
  if (element.tagName === 'h1') return (firsts === 1 ? 3 : 1.5) + (isMarked ? 1 : 0);
  if (element.tagName === 'h2') return isMarked ? 0.8 : 0.4;
  return isMarked ? 0.4 : 0.1;
}

/** Logos, menus and headings that nobody sees. */
function isOfFrame(place: PlacedElement): boolean {
  if (FRAME_CLASS.test(classNames(place.element))) return true;
  for (let outer = place.parent, level = 0; outer && level < 3; outer = outer.parent, level += 1)
    if (outer.element.tagName === 'nav' || BRAND_CLASS.test(classNames(outer.element))) return true;
  return false;
}

const FRAME_CLASS =
  /(?:^|[\s-])(?:site-?title|site-?name|logo|branding|sr-only|visually-?hidden|screen-reader-text|element-invisible|aural|assistive-text|widget-?title|menu|blog-?title|header-image)(?:$|[\s-])/u;
const BRAND_CLASS = /(?:^|[\s-])(?:site-?branding|logo|site-?title|navbar-brand|brand)(?:$|[\s-])/u;

/** The words of a heading without parts of it that are no title: kicker, subtitle, marks for screen readers. */
function bareWords(place: PlacedElement, page: PlacedText): string {
  const aside = page.elements.filter(
    (it) =>
      it !== place &&
      it.start >= place.start &&
      it.end <= place.end &&
      it.end > it.start &&
      isAside(it) &&
      isIn(it, place),
  );
  let words = '';
  let at = place.start;
  for (const part of aside) {
    if (part.start < at) continue;
    words += `${page.text.slice(at, part.start)} `;
    at = part.end;
  }
  const bare = (words + page.text.slice(at, place.end))
    .replace(/\s+/gu, ' ')
    .replace(/^[\s:|–—-]+|[\s:|–—-]+$/gu, '')
    .trim();
  return bare.length >= 3 ? bare : wordsOf(page, place, LONGEST_TITLE + 1);
}

function isIn(inner: PlacedElement, outer: PlacedElement): boolean {
  for (let place = inner.parent; place && place.start >= outer.start; place = place.parent)
    if (place === outer) return true;
  return false;
}

function isAside({ element }: PlacedElement): boolean {
  return element.tagName === 'small' || ASIDE_CLASS.test(classNames(element));
}

const ASIDE_CLASS =
  /(?:^|[\s-])(?:kicker|overline|topline|dachzeile|roofline|spitzmarke|sub-?title|sub-?head(?:line|ing)?|untertitel|supertitle|pre-?title|eyebrow|sr-only|visually-?hidden|screen-reader-text|aural|badge|category|cat|edit-?link|editsection|anchor|headerlink|permalink|comments-?link|rubrik|ressort|section)(?:$|[\s-])/u;
