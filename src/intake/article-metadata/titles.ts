import { foldForTitle } from '../../language/index.ts';
import type { Claim } from './claim.ts';
import { type HeadingClaim, headingClaims } from './headings.ts';
import type { MainThings } from './main-thing.ts';
import { metaOf, type PageFacts } from './page-facts.ts';
import type { PlacedElement } from './placed-text.ts';
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
  const open = claims.filter(({ value }) => !isShown(value, headings));
  for (const [key, weight] of strongest(headings))
    add(sums, key, weight + kinship(key, weight >= MAIN_HEADING ? claims : open, weight));
  for (const { claim, whole } of headings)
    if (whole !== claim.value) add(sums, foldForTitle(claim.value), sayingExactly(whole, claims));
  const best = [...sums].reduce<[string, number] | null>(
    (top, it) => (top && top[1] >= it[1] ? top : it),
    null,
  );
  if (!best) return null;
  const heading = headings
    .filter(({ claim }) => foldForTitle(claim.value) === best[0])
    .reduce<HeadingClaim | null>((top, it) => (top && top.claim.weight >= it.claim.weight ? top : it), null);
  if (heading) return { title: heading.claim.value, origin: heading.claim.origin, place: heading.place };
  const claim = claims.find(({ value }) => foldForTitle(value) === best[0]);
  return claim ? { title: claim.value, origin: claim.origin, place: null } : null;
}

/** What says a title with its kicker speaks for the title without it as well. */
function sayingExactly(title: string, claims: readonly Claim<string>[]): number {
  const key = foldForTitle(title);
  return claims.reduce((sum, it) => sum + (foldForTitle(it.value) === key ? it.weight : 0), 0);
}

/** A heading that is the page's only first one, or marked as its title. */
const MAIN_HEADING = 3;

/** Whether a heading of the first two levels says exactly this. */
function isShown(value: string, headings: readonly HeadingClaim[]): boolean {
  const key = foldForTitle(value);
  return headings.some(
    ({ claim, place }) => /^h[12]$/u.test(place.element.tagName) && foldForTitle(claim.value) === key,
  );
}

/** A heading that stands twice counts once. */
function strongest(headings: readonly HeadingClaim[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const { claim } of headings) {
    const key = foldForTitle(claim.value);
    weights.set(key, Math.max(weights.get(key) ?? 0, claim.weight));
  }
  return weights;
}

function add(sums: Map<string, number>, key: string, weight: number): void {
  if (key !== '') sums.set(key, (sums.get(key) ?? 0) + weight);
}

/**
 * What a heading gains where others say nearly the same: with a kicker before it, cut off at its end, or for search
 * engines in other words.
 */
function kinship(heading: string, claims: readonly Claim<string>[], weight: number): number {
  let gain = 0;
  for (const claim of claims) {
    const said = foldForTitle(claim.value);
    if (said === heading) continue;
    const isPart =
      said.length >= 8 && heading.length >= 8 && (said.includes(heading) || heading.includes(said));
    gain = Math.max(gain, claim.weight * (isPart ? 0.8 : 0.9 * sharedWords(said, heading)));
  }
  return weight >= MAIN_HEADING && gain > 1 ? gain + PRINTED_GAIN : gain;
}

/** What a page prints as its one heading stands over what it tells search engines in other words. */
const PRINTED_GAIN = 3;

/** The share of the longer words of the shorter text that stand in both. */
function sharedWords(one: string, other: string): number {
  // Compared without their endings.
  const words = (text: string) =>
    new Set(text.split(' ').flatMap((it) => (it.length > 3 ? [it.slice(0, 7)] : [])));
  const [first, second] = [words(one), words(other)];
  const shared = [...first].filter((it) => second.has(it)).length;
  const fewer = Math.min(first.size, second.size);
  return fewer === 0 ? 0 : shared / fewer;
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
