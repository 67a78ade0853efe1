import { foldForTitle, findDates, fold } from '../../language/index.ts';
import { readCredits } from '../credits.ts';
import { attribute } from '../html-tree.ts';
import { namenessOf } from '../nameness.ts';
import type { CreditDraft } from '../publication-draft.ts';
import { CREDIT_OPENERS } from '../words/index.ts';
import type { Claim } from './claim.ts';
import { classNames, type Zone } from './page-zones.ts';
import { type PlacedElement, type PlacedText, wordsOf } from './placed-text.ts';

/** The page as it is shown, with the place of its title and what its parts are there for. */
export interface ShownPage {
  readonly page: PlacedText;
  readonly zones: ReadonlyMap<PlacedElement, Zone>;
  readonly title: PlacedElement | null;
}

/**
 * Who signs the piece on the page itself: elements marked as an author (`rel=author`, `itemprop`, class names), then lines
 * beside the title that say so (`By …`, `Von …`, `Autor: …`). The nearest to the title comes first.
 */
export function findShownBylines(shown: ShownPage): Claim<readonly CreditDraft[]>[] {
  return [...markedBylines(shown), ...announcedLines(shown)];
}

interface Mark {
  readonly place: PlacedElement;
  readonly origin: string;
  readonly weight: number;
}

function markedBylines(shown: ShownPage): Claim<readonly CreditDraft[]>[] {
  const marks = shown.page.elements.flatMap((place) => markOf(place, shown));
  const named = marks
    .map((mark) => ({ ...mark, credits: creditsIn(mark, shown) }))
    .filter((it) => it.credits.length > 0);
  const inner = named.filter(
    (it) => !named.some((other) => other !== it && contains(it.place, other.place) && !contains(other.place, it.place)),
  );
  return groupsOf(inner, shown).map(({ group, distance }) => {
    const first = group.reduce((best, it) => (it.weight > best.weight ? it : best));
    return {
      value: withoutRepeats(group.flatMap((it) => it.credits)),
      origin: first.origin,
      weight: first.weight * nearness(distance),
    };
  });
}

function contains(outer: PlacedElement, inner: PlacedElement): boolean {
  for (let place: PlacedElement | null = inner; place; place = place.parent) if (place === outer) return true;
  return false;
}

const MARKS: readonly { readonly names: RegExp; readonly origin: string; readonly weight: number }[] = [
  {
    names: words('by-?lines?|author-?names?|p-author|post-?authors?|entry-?authors?|article-?authors?|autor-?names?|posted-?by|meta-?authors?|artikel-?autor|news-?author|author-?link|author-?vcard|dc-creator|verfasser|written-?by|creator|contributors?-?names?'),
    origin: 'byline on the page',
    weight: 3,
  },
  {
    names: words('authors?|autor(?:en|in|es)?|auteurs?|writer|reporter|journalist|redakteur(?:in)?|signature|credits?|user-?name|article-?meta|entry-?meta|post-?meta|submitted|yazar'),
    origin: 'byline on the page',
    weight: 2,
  },
];

function words(list: string): RegExp {
  return new RegExp(`(?:^|[\\s-])(?:${list})(?:$|[\\s-])`, 'u');
}

function markOf(place: PlacedElement, { zones }: ShownPage): Mark[] {
  const { element, start, end } = place;
  const zone = zones.get(place) ?? 'piece';
  if (end - start < 2 || end - start > LONGEST_BYLINE || (zone !== 'piece' && zone !== 'author-box')) return [];
  const boxed = zone === 'author-box' ? 0.6 : 1;
  if (/\bauthor\b/u.test(attribute(element, 'rel') ?? ''))
    return [{ place, origin: 'rel=author', weight: 3 * boxed }];
  if (/\b(?:author|creator)\b/u.test(attribute(element, 'itemprop') ?? attribute(element, 'property') ?? ''))
    return [{ place, origin: 'itemprop=author', weight: 3 * boxed }];
  const names = classNames(element.attrs);
  if (names === '' || NO_NAMES.test(names)) return [];
  const mark = MARKS.find((it) => it.names.test(names));
  if (mark) return [{ place, origin: mark.origin, weight: mark.weight * boxed }];
  const isProfile = element.tagName === 'a' && PROFILE_LINK.test(attribute(element, 'href') ?? '');
  return isProfile ? [{ place, origin: 'link to an author', weight: 2 * boxed }] : [];
}

const LONGEST_BYLINE = 250;
const NO_NAMES = words(
  'avatar|social|count|image|img|caption|photo|wp-caption|date|time|tags?|categor(?:y|ies)|share|follow|no-author|hide-author|title|headline',
);
const PROFILE_LINK = /\/(?:authors?|autor(?:en)?|auteurs?|people|profile|user|users|staff|writers?|redaktion|by)\/[^/?#]+\/?$/u;

/** A text that says that it is a byline gives names freely; any other has to look like names. */
function creditsIn({ place, weight }: Mark, { page }: ShownPage): readonly CreditDraft[] {
  const text = page.text.slice(place.start, place.end).trim();
  const lines = text.split('\n');
  const announced = lines.find((line) => isAnnounced(line));
  if (announced) return readCredits(announced);
  const credits = readCredits(text.replace(/\n/gu, ' | '));
  if (credits.length > 12) return [];
  const isSure = weight >= 2.5 && lines.length <= 3;
  return credits.filter(({ name }) => looksLikeName(name, isSure));
}

function looksLikeName(name: string, isSure: boolean): boolean {
  if (name.split(/\s+/u).length > 5 && !/\p{Lu}/u.test(name)) return false;
  return isSure || namenessOf(name) >= 0.25 || /[\u3040-\u9fff\uac00-\ud7af]/u.test(name);
}

/** Whether a line begins with `By`, `Von`, `Autor:` and names somebody behind it. */
export function isAnnounced(line: string): boolean {
  const beginning = fold(line.slice(0, 60));
  return CREDIT_OPENERS.some(([opener, role]) => {
    if (role !== 'author' || !beginning.startsWith(opener)) return false;
    const rest = beginning.slice(opener.length);
    return NEEDS_COLON.has(opener) ? /^\s?:\s?\S/u.test(rest) : /^[\s:]+\S/u.test(rest);
  });
}

const NEEDS_COLON = new Set(
  'text|autor|autorin|autoren|autorinnen|auteur|auteure|author|authors|tekst|автор|byline|interview|di|da|av|af|from|نوشته|نویسنده|نویسندگان|لیکوال|بقلم|written|مصنف|تحریر|گزارشگر|خبرنگار|الكاتب|کاتب|كتب'.split('|').map(fold),
);

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
    if (last && between !== null && last.place.end <= mark.place.start && BESIDE.test(between)) groups.at(-1)?.push(mark);
    else groups.push([mark]);
  }
  return groups
    .map((group) => ({ group, distance: distanceOf(group[0]?.place, title) }))
    .sort((a, b) => a.distance - b.distance);
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

/** Lines beside the title, or at the end of the piece, that open with `By` and its like. */
function announcedLines(shown: ShownPage): Claim<readonly CreditDraft[]>[] {
  const { page, title } = shown;
  const from = title ? Math.max(0, title.start - 400) : 0;
  const to = (title?.end ?? 0) + 1_500;
  const found: Claim<readonly CreditDraft[]>[] = [];
  let at = from;
  for (const line of page.text.slice(from, to).split('\n')) {
    const place = at;
    at += line.length + 1;
    const words = line.trim();
    if (words.length > 200 || (title && place >= title.start && place < title.end) || !isAnnounced(words)) continue;
    const credits = readCredits(words).filter((it) => namenessOf(it.name) >= 0.3);
    if (credits.length === 0 || credits.length > 8 || readsOn(words, credits)) continue;
    found.push({ value: credits, origin: 'byline on the page', weight: 2.5 });
  }
  return found;
}

/** A sentence that begins with *By* or *Von* has more words than names. */
function readsOn(line: string, credits: readonly CreditDraft[]): boolean {
  const dates = findDates(line).reduce((sum, it) => sum + it.raw.length, 0);
  const names = credits.reduce((sum, it) => sum + it.literal.length, 0);
  return line.length - dates - names > 60 || foldForTitle(line).split(' ').length > 25;
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
