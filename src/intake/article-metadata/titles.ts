import { foldForTitle } from '../../language/index.ts';
import { attribute } from '../html-tree.ts';
import type { Claim } from './claim.ts';
import type { MainThings } from './main-thing.ts';
import { metaOf, type PageFacts } from './page-facts.ts';
import { type PlacedElement, wordsOf } from './placed-text.ts';
import type { SiteNames } from './site-names.ts';
import { textOfThing } from './thing.ts';

export interface TitleFound {
  readonly title: string;
  readonly origin: string;
  /** Where the page shows it. */
  readonly place: PlacedElement | null;
}

/**
 * The title of the piece as the page prints it: the heading that most other places of the page agree with, else what
 * they say without the site's name. `null` where nothing says one.
 */
export function findTitle(facts: PageFacts, main: MainThings, site: SiteNames): TitleFound | null {
  const claims = titleClaims(facts, main, site);
  const headings = headingClaims(facts, site);
  const sums = new Map<string, number>();
  for (const { value, weight } of claims) add(sums, foldForTitle(value), weight);
  for (const { claim } of headings) {
    const key = foldForTitle(claim.value);
    add(sums, key, claim.weight + kinship(key, claims));
  }
  const best = [...sums].reduce<[string, number] | null>((top, it) => (top && top[1] >= it[1] ? top : it), null);
  if (!best) return null;
  const heading = headings.find(({ claim }) => foldForTitle(claim.value) === best[0]);
  if (heading) return { title: heading.claim.value, origin: heading.claim.origin, place: heading.place };
  const claim = claims.find(({ value }) => foldForTitle(value) === best[0]);
  return claim ? { title: claim.value, origin: claim.origin, place: null } : null;
}

function add(sums: Map<string, number>, key: string, weight: number): void {
  if (key !== '') sums.set(key, (sums.get(key) ?? 0) + weight);
}

/** What a heading gains where others say nearly the same: with a kicker before it, or cut off at its end. */
function kinship(heading: string, claims: readonly Claim<string>[]): number {
  let gain = 0;
  for (const { value, weight } of claims) {
    const said = foldForTitle(value);
    if (said === heading || said.length < 8 || heading.length < 8) continue;
    if (said.includes(heading) || heading.includes(said)) gain = Math.max(gain, weight * 0.7);
  }
  return gain;
}

function titleClaims(facts: PageFacts, main: MainThings, site: SiteNames): Claim<string>[] {
  const named: readonly (readonly [string | null, string, number])[] = [
    [metaOf(facts, 'citation_title', 'wkhealth_title', 'bepress_citation_title'), 'meta citation_title', 5],
    [main.linked && textOfThing(main.linked, 'headline', 'name'), 'JSON-LD headline', 3],
    [main.marked && textOfThing(main.marked, 'headline', 'name', 'title'), 'microdata headline', 2],
    [metaOf(facts, 'parsely-title', 'sailthru.title', 'cxenseparse:title'), 'meta parsely-title', 2],
    [metaOf(facts, 'og:title'), 'meta og:title', 2.5],
    [metaOf(facts, 'twitter:title'), 'meta twitter:title', 1],
    [metaOf(facts, 'dc.title', 'dcterms.title', 'title'), 'meta dc.title', 1.5],
    [facts.title, 'title element', 2],
  ];
  return named.flatMap(([value, origin, weight]) => {
    if (!value || value.length > LONGEST_TITLE) return [];
    const bare = withoutSite(value, site);
    return bare === '' || site.isSite(bare) ? [] : [{ value: bare, origin, weight }];
  });
}

const LONGEST_TITLE = 500;

interface HeadingClaim {
  readonly claim: Claim<string>;
  readonly place: PlacedElement;
}

function headingClaims(facts: PageFacts, site: SiteNames): HeadingClaim[] {
  const firsts = facts.shown.elements.filter(({ element }) => element.tagName === 'h1');
  const found: HeadingClaim[] = [];
  for (const place of facts.shown.elements) {
    const weight = headingWeight(place, firsts.length);
    if (weight === 0 || found.length >= MOST_HEADINGS) continue;
    const words = wordsOf(facts.shown, place, LONGEST_TITLE + 1);
    if (words.length < 2 || words.length > LONGEST_TITLE || site.isSite(words)) continue;
    found.push({ place, claim: { value: words, origin: `${place.element.tagName} element`, weight } });
  }
  return found;
}

const MOST_HEADINGS = 200;
const TITLE_CLASS =
  /(?:^|[\s_-])(?:(?:entry|post|article|page|content|news|story|beitrags?|artikel|node|single|main)-?_?(?:title|titel|header|headline|heading)|headline|p-name|titel|titre|titulo)(?:$|[\s_-])/iu;

function headingWeight({ element }: PlacedElement, firsts: number): number {
  const isMarked =
    /\b(?:headline|name)\b/u.test(attribute(element, 'itemprop') ?? '') ||
    TITLE_CLASS.test(`${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`);
  if (element.tagName === 'h1') return (firsts === 1 ? 2 : 1) + (isMarked ? 1 : 0);
  if (element.tagName === 'h2') return isMarked ? 0.8 : 0.4;
  if (/^h[3-4]$/u.test(element.tagName)) return isMarked ? 0.4 : 0.1;
  return 0;
}

const MARKS = /\s+(?:[|–—·•»«›:-]|::|\/\/|\|\|)\s+|\s*[|»]\s*/u;

/** A title without the site's name at its end or its beginning, where a mark sets it off. */
export function withoutSite(title: string, site: SiteNames): string {
  const parts = partsOf(title);
  if (parts.length < 2) return title.trim();
  let first = 0;
  let last = parts.length - 1;
  while (last > first && site.isSite(parts[last]?.words ?? '')) last -= 1;
  while (first < last && site.isSite(parts[first]?.words ?? '')) first += 1;
  const whole = title.slice(parts[first]?.start ?? 0, parts[last]?.end ?? title.length).trim();
  if (last < parts.length - 1 || first > 0) return whole;
  return withoutStrongEnd(whole);
}

interface TitlePart {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

function partsOf(title: string): TitlePart[] {
  const parts: TitlePart[] = [];
  let start = 0;
  for (const mark of title.matchAll(new RegExp(MARKS, 'gu'))) {
    parts.push({ words: title.slice(start, mark.index), start, end: mark.index });
    start = mark.index + mark[0].length;
  }
  parts.push({ words: title.slice(start), start, end: title.length });
  return parts;
}

/** A bar sets off the site's name nearly always, whatever it is called. */
function withoutStrongEnd(title: string): string {
  const bar = /^(.{8,}?)\s+(?:\||\|\||::|»|·|•)\s+.{2,60}$/u.exec(title);
  return bar?.[1] ?? title;
}
