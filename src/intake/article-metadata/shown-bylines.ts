import { foldForTitle } from '../../language/index.ts';
import { readCredits } from '../credits.ts';
import { attribute } from '../html-tree.ts';
import { namenessOf } from '../nameness.ts';
import type { CreditDraft } from '../publication-draft.ts';
import { announcedBylines, namesBesideDates } from './announced-bylines.ts';
import { isAnnounced } from './byline-opening.ts';
import type { Claim } from './claim.ts';
import { classNames, namePattern } from './class-names.ts';
import type { Zone } from './page-zones.ts';
import type { PlacedElement } from './placed-text.ts';
import type { ShownPage } from './shown-page.ts';

/**
 * Who signs the piece on the page itself: elements marked as an author (`rel=author`, `itemprop`, class names), then lines
 * beside the title that say so (`By …`, `Von …`, `Autor: …`). The nearest to the title comes first.
 */
export function findShownBylines(shown: ShownPage): Claim<readonly CreditDraft[]>[] {
  return [...markedBylines(shown), ...announcedBylines(shown), ...namesBesideDates(shown)];
}

interface Mark {
  readonly place: PlacedElement;
  readonly origin: string;
  readonly weight: number;
}

function markedBylines(shown: ShownPage): Claim<readonly CreditDraft[]>[] {
  const marks = shown.page.elements.flatMap((place) => markOf(place, shown)).slice(0, MOST_MARKS);
  const named = marks
    .map((mark) => ({ ...mark, credits: creditsIn(mark, shown) }))
    .filter((it) => it.credits.length > 0);
  const outer = outerPlaces(named);
  const inner = named.filter((it) => !outer.has(it.place));
  return withoutCards(groupsOf(inner, shown)).map(({ group, distance }) => {
    const first = group.reduce((best, it) => (it.weight > best.weight ? it : best));
    return {
      value: withoutRepeats(group.flatMap((it) => it.credits)),
      origin: first.origin,
      weight: first.weight * nearness(distance),
    };
  });
}

const MOST_MARKS = 500;

/** The places around others that name somebody as well: the innermost say it best. */
function outerPlaces(marks: readonly Mark[]): ReadonlySet<PlacedElement> {
  const outer = new Set<PlacedElement>();
  for (const mark of marks)
    for (let place = mark.place.parent; place && !outer.has(place); place = place.parent) outer.add(place);
  return outer;
}

const MARKS: readonly { readonly names: RegExp; readonly origin: string; readonly weight: number }[] = [
  {
    names: namePattern(
      'by-?lines?|author-?names?|p-author|post-?authors?|entry-?authors?|article-?authors?|autor-?names?|posted-?by|meta-?authors?|artikel-?autor|news-?author|author-?link|author-?vcard|dc-creator|verfasser|written-?by|creator|contributors?-?names?',
    ),
    origin: 'byline on the page',
    weight: 3,
  },
  {
    names: namePattern(
      'authors?|autor(?:en|in|es)?|auteurs?|writer|reporter|journalist|redakteur(?:in)?|signature|user-?name|yazar',
    ),
    origin: 'byline on the page',
    weight: 2,
  },
  {
    names: namePattern(
      '(?:article|entry|post|artikel|beitrags?)-?(?:meta(?:data)?|info)|submitted|article-?details|dateline',
    ),
    origin: 'byline on the page',
    weight: 1.5,
  },
];

function markOf(place: PlacedElement, shown: ShownPage): Mark[] {
  const { element, start, end } = place;
  if (end - start < 2 || end - start > LONGEST_BYLINE) return [];
  const boxed = believedIn(shown.zones.get(place) ?? 'piece', place, shown);
  if (boxed === 0) return [];
  if (/\bauthor\b/u.test(attribute(element, 'rel') ?? ''))
    return [{ place, origin: 'rel=author', weight: 3 * boxed }];
  if (/\b(?:author|creator)\b/u.test(attribute(element, 'itemprop') ?? attribute(element, 'property') ?? ''))
    return [{ place, origin: 'itemprop=author', weight: 3 * boxed }];
  const names = classNames(element);
  if (names === '' || NO_NAMES.test(names)) return [];
  const mark = MARKS.find((it) => it.names.test(names));
  // `author-date` and `author-title` hold a name as often as what they are called after.
  const doubt = MIXED_NAMES.test(names) ? 0.5 : 1;
  if (mark) return [{ place, origin: mark.origin, weight: mark.weight * boxed * doubt }];
  const isProfile = element.tagName === 'a' && PROFILE_LINK.test(attribute(element, 'href') ?? '');
  return isProfile ? [{ place, origin: 'link to an author', weight: 2 * boxed }] : [];
}

/** How far a mark is believed in a part of the page: right below the title even a box belongs to the piece. */
function believedIn(zone: Zone, place: PlacedElement, { page, title }: ShownPage): number {
  if (zone === 'piece') return 1;
  if (zone === 'author-box') return 0.6;
  if (zone !== 'others' || !title || place.start < title.end) return 0;
  const between = page.text.slice(title.end, place.start);
  return between.length < BESIDE_TITLE && between.trim().split('\n').length <= 3 && !/\.\s/u.test(between)
    ? 0.5
    : 0;
}

const BESIDE_TITLE = 120;
const LONGEST_BYLINE = 250;
const NO_NAMES = namePattern(
  'avatar|social|count|counter|image|img|caption|photo|wp-caption|tags?|categor(?:y|ies)|share|sharing|follow|button',
);
const MIXED_NAMES = namePattern('date|datum|time|title|headline');
const PROFILE_LINK = /\/(?:authors?|autor(?:en|in)?|auteurs?|people|staff|writers?|by)\/[^/?#]+\/?$/u;

/** A text that says that it is a byline gives names freely; any other has to look like names. */
function creditsIn({ place, weight }: Mark, { page }: ShownPage): readonly CreditDraft[] {
  const text = page.text.slice(place.start, place.end).trim();
  const lines = text.split('\n');
  const announced = lines.find((line) => isAnnounced(line));
  if (announced) return readCredits(announced);
  const credits = readCredits(text.replace(/\n/gu, ' | '));
  if (credits.length > 12) return [];
  const least = leastNameness(weight, lines.length);
  const isNick = weight >= 1.6 && /^\p{L}[\p{L}\d._-]{2,24}$/u.test(text);
  const named = credits.filter(({ name }) => isNick || looksLikeName(name, least));
  return lines.length > 1 || text.includes('|') ? withoutStrayWords(named) : named;
}

/** Beside a full name, a single word in another line is a place or a heading. */
function withoutStrayWords(credits: readonly CreditDraft[]): readonly CreditDraft[] {
  const isFull = (it: CreditDraft) => it.name.includes(' ') && it.kind === 'person';
  return credits.some(isFull)
    ? credits.filter((it) => it.name.includes(' ') || it.kind === 'organisation')
    : credits;
}

/** How much a name in a marked place has to look like one: the less the place says, the more. */
function leastNameness(weight: number, lines: number): number {
  if (weight < 1.6) return 0.9;
  return weight >= 2.5 && lines <= 3 ? 0 : 0.25;
}

function looksLikeName(name: string, least: number): boolean {
  if (name.split(/\s+/u).length > 5 && !/\p{Lu}/u.test(name)) return false;
  return namenessOf(name) >= least || /[\u3040-\u9fff\uac00-\ud7af]/u.test(name);
}

interface NamedMark extends Mark {
  readonly credits: readonly CreditDraft[];
}

interface Group {
  readonly group: readonly NamedMark[];
  readonly distance: number;
}

/** Names that stand beside each other sign together. */
function groupsOf(marks: readonly NamedMark[], { page, title }: ShownPage): Group[] {
  const groups: NamedMark[][] = [];
  for (const mark of marks) {
    const last = groups.at(-1)?.at(-1);
    const between = last ? page.text.slice(last.place.end, mark.place.start).trim() : null;
    if (last && between !== null && last.place.end <= mark.place.start && BESIDE.test(between))
      groups.at(-1)?.push(mark);
    else groups.push([mark]);
  }
  return groups
    .map((group) => ({ group, distance: distanceOf(group[0]?.place, title) }))
    .sort((a, b) => a.distance - b.distance);
}

/** Where nobody signs near the title and many sign farther away, those are the authors of other pieces in a list. */
function withoutCards(groups: readonly Group[]): readonly Group[] {
  const signs = ({ group }: Group) =>
    group.some((it) => it.credits.some((credit) => credit.role === 'author'));
  const near = groups.filter((it) => it.distance < NEAR && signs(it));
  if (near.length > 0) return near;
  const persons = groups.filter(({ group }) => group.some((it) => it.credits.some(isSigningPerson)));
  return persons.length <= MOST_FAR_BYLINES ? persons : [];
}

const NEAR = 1_200;
const MOST_FAR_BYLINES = 3;

function isSigningPerson(credit: CreditDraft): boolean {
  return credit.role === 'author' && credit.kind === 'person';
}

const BESIDE = /^(?:[,;&|/·•–-]|and|und|et|y|e|,\s*(?:and|und))?$/u;

/** Characters between the title and a place; those before the title count thrice. */
function distanceOf(place: PlacedElement | undefined, title: PlacedElement | null): number {
  if (!place) return Number.POSITIVE_INFINITY;
  if (!title) return place.start;
  return place.start >= title.end ? place.start - title.end : (title.start - place.end) * 3;
}

function nearness(distance: number): number {
  if (distance < 600) return 1;
  return distance < 3_000 ? 0.85 : 0.7;
}

function withoutRepeats(credits: readonly CreditDraft[]): readonly CreditDraft[] {
  const seen = new Set<string>();
  return credits.filter(({ name }) => {
    const key = foldForTitle(name);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
