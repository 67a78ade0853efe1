import { findDates, fold, foldForTitle } from '../../language/index.ts';
import { readCredits } from '../credits.ts';
import { attribute } from '../html-tree.ts';
import { isOrganisation, namenessOf } from '../nameness.ts';
import type { CreditDraft } from '../publication-draft.ts';
import { CREDIT_OPENERS, KINDS } from '../words/index.ts';
import type { Claim } from './claim.ts';
import { classNames, namePattern } from './class-names.ts';
import type { Zone } from './page-zones.ts';
import type { PlacedElement, PlacedText } from './placed-text.ts';

/** The page as it is shown, with the place of its title and what its parts are there for. */
export interface ShownPage {
  readonly page: PlacedText;
  readonly zones: ReadonlyMap<PlacedElement, Zone>;
  readonly title: PlacedElement | null;
  /** The page's text with everything blanked that does not speak of the piece. */
  readonly piece: string;
}

/**
 * Who signs the piece on the page itself: elements marked as an author (`rel=author`, `itemprop`, class names), then lines
 * beside the title that say so (`By …`, `Von …`, `Autor: …`). The nearest to the title comes first.
 */
export function findShownBylines(shown: ShownPage): Claim<readonly CreditDraft[]>[] {
  return [...markedBylines(shown), ...announcedLines(shown), ...namesBesideDates(shown)];
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
    (it) =>
      !named.some(
        (other) => other !== it && contains(it.place, other.place) && !contains(other.place, it.place),
      ),
  );
  return withoutCards(groupsOf(inner, shown)).map(({ group, distance }) => {
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

function markOf(place: PlacedElement, { zones }: ShownPage): Mark[] {
  const { element, start, end } = place;
  const zone = zones.get(place) ?? 'piece';
  if (end - start < 2 || end - start > LONGEST_BYLINE || (zone !== 'piece' && zone !== 'author-box'))
    return [];
  const boxed = zone === 'author-box' ? 0.6 : 1;
  if (/\bauthor\b/u.test(attribute(element, 'rel') ?? ''))
    return [{ place, origin: 'rel=author', weight: 3 * boxed }];
  if (/\b(?:author|creator)\b/u.test(attribute(element, 'itemprop') ?? attribute(element, 'property') ?? ''))
    return [{ place, origin: 'itemprop=author', weight: 3 * boxed }];
  const names = classNames(element);
  if (names === '' || NO_NAMES.test(names)) return [];
  const mark = MARKS.find((it) => it.names.test(names));
  if (mark) return [{ place, origin: mark.origin, weight: mark.weight * boxed }];
  const isProfile = element.tagName === 'a' && PROFILE_LINK.test(attribute(element, 'href') ?? '');
  return isProfile ? [{ place, origin: 'link to an author', weight: 2 * boxed }] : [];
}

const LONGEST_BYLINE = 250;
const NO_NAMES = namePattern(
  'avatar|social|count|image|img|caption|photo|wp-caption|date|time|tags?|categor(?:y|ies)|share|follow|no-author|hide-author|title|headline',
);
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

/** Whether a line, or what stands in it behind a date or a bar, begins with `By`, `Von`, `Autor:` and names somebody. */
export function isAnnounced(line: string): boolean {
  if (opensByline(line)) return true;
  let rest = line;
  for (const date of findDates(line).reverse()) rest = `${rest.slice(0, date.start)}|${rest.slice(date.end)}`;
  return rest.split(/[|·•]/u).some((part) => opensByline(part.trim()));
}

function opensByline(words: string): boolean {
  const beginning = fold(words.slice(0, 60));
  return CREDIT_OPENERS.some(([opener, role]) => {
    if (role !== 'author' || !beginning.startsWith(opener)) return false;
    const rest = beginning.slice(opener.length);
    return NEEDS_COLON.has(opener) ? /^\s?:\s?\S/u.test(rest) : /^[\s:]+\S/u.test(rest);
  });
}

const NEEDS_COLON = new Set(
  'text|autor|autorin|autoren|autorinnen|auteur|auteure|author|authors|tekst|автор|byline|interview|di|da|av|af|from|نوشته|نویسنده|نویسندگان|لیکوال|بقلم|written|مصنف|تحریر|گزارشگر|خبرنگار|الكاتب|کاتب|كتب'
    .split('|')
    .map(fold),
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

/** Lines beside the title that open with `By` and its like, and such farther away as say whose text it is. */
function announcedLines({ piece, title }: ShownPage): Claim<readonly CreditDraft[]>[] {
  const found: Claim<readonly CreditDraft[]>[] = [];
  let at = 0;
  for (const line of piece.split('\n')) {
    const place = at;
    at += line.length + 1;
    const words = line.trim();
    if (
      words.length < 5 ||
      words.length > LONGEST_LINE ||
      (title && place >= title.start && place < title.end)
    )
      continue;
    const isNear = !title || (place > title.start - 400 && place < title.end + 1_500);
    if (!isNear && !SIGNATURE.test(words)) continue;
    if (!isAnnounced(words)) continue;
    const credits = readCredits(words).filter(
      (it) => namenessOf(it.name) >= 0.3 || /^(?:\p{Lu}\.\s?)+$/u.test(it.name),
    );
    if (credits.length === 0 || credits.length > 8 || readsOn(words, credits)) continue;
    found.push({
      value: credits,
      origin: isNear ? 'byline on the page' : 'signature below the piece',
      weight: isNear ? 2.5 : 1.5,
    });
  }
  return found.slice(0, 20);
}

const LONGEST_LINE = 200;
/** `Text: Kate Example`, `Von Kate Example am 7.8.2013`: so clear that it need not stand beside the title. */
const SIGNATURE =
  /^(?:text|autor(?:in)?|author|auteur|autore|written by|posted by|geschrieben von|verfasst von|publié par|publicado por|pubblicato da)\b|^(?:by|von|par|por|di|door)\s.{3,80}\d{4}/iu;

/** A line right below the title that is nothing but a name and a date, or a name with a date in the next line. */
function namesBesideDates({ piece, title }: ShownPage): Claim<readonly CreditDraft[]>[] {
  if (!title) return [];
  const lines = piece
    .slice(title.end, title.end + 500)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, 6);
  return lines.flatMap((line, at) => {
    const isDated = isDateLine(line) || isDateLine(lines[at - 1] ?? '') || isDateLine(lines[at + 1] ?? '');
    if (!isDated || line.length > 100) return [];
    const credits = readCredits(line);
    const isNames = credits.length > 0 && credits.length <= 4 && credits.every((it) => isFullName(it.name));
    return isNames ? [{ value: credits, origin: 'name beside the date', weight: 1.2 }] : [];
  });
}

function isDateLine(line: string): boolean {
  return line.length < 100 && findDates(line).length > 0;
}

/** Two to four words as only names are written; a German heading of two nouns is told by its words for things. */
function isFullName(name: string): boolean {
  const count = name.split(/\s+/u).length;
  return (
    count >= 2 && count <= 4 && namenessOf(name) >= 0.6 && !isOrganisation(name) && !KINDS.has(fold(name))
  );
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
