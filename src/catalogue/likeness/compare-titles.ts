import { fold } from '../../language/index.ts';
import { readTitle, type TitleReading } from './base-title.ts';
import type { Piece } from './piece.ts';
import { isGenericTitle, numberWord } from './title-words.ts';

/** What the titles of two pieces are to each other. */
export interface TitleComparison {
  /**
   * `amended`: the same but for a mark that one is an amended version. `series`: the same but for a number, a date or a part.
   * `near`: a slip apart. `contains`: one goes on, after a colon or before one, where the other ends. `unknown`: one has none.
   */
  readonly kind: 'same' | 'amended' | 'series' | 'near' | 'contains' | 'different' | 'unknown';
  /** Four words or more, and not such as hundreds of pieces have. */
  readonly isTelling: boolean;
  readonly isGeneric: boolean;
  /** Where `amended`: which one is marked, or has the higher number. */
  readonly newer: 'one' | 'other' | null;
  /** Where `amended`: the mark could be a part of the title (`Elections in Kunar: an update`). */
  readonly isLoose: boolean;
}

type Titled = Pick<Piece, 'title' | 'subtitle' | 'publisher'>;

/** Compares titles, with and without subtitles and the names of sites after them. */
export function compareTitles(one: Titled, other: Titled): TitleComparison {
  const sites = [one.publisher, other.publisher].flatMap((name) => (name ? fold(name) : []));
  const [a, b] = [writtenTitles(one, sites), writtenTitles(other, sites)];
  const words = shorter(a.title.whole, b.title.whole);
  const isGeneric = isGenericTitle(words);
  const found = {
    kind: 'different',
    isTelling: !isGeneric && wordCount(words) >= TELLING_WORDS,
    isGeneric,
    newer: null,
    isLoose: false,
  } as const;
  if (a.title.folded === '' || b.title.folded === '') return { ...found, kind: 'unknown', isTelling: false };
  if (a.full.folded === b.full.folded) return { ...found, kind: 'same' };
  const kinds = pairsOfReadings(a, b).map(([x, y]) => compareReadings(x, y));
  const isSameAbove = a.full !== a.title && b.full !== b.title && a.title.folded === b.title.folded;
  if (isSameAbove) kinds.push('contains');
  const kind = ORDER.find((it) => kinds.includes(it)) ?? 'different';
  return kind === 'amended' ? { ...found, kind, ...whichIsAmended(a.full, b.full) } : { ...found, kind };
}

/** What says more comes first: a mark of a version or a part over words that are the same without the subtitle. */
const ORDER = ['amended', 'series', 'same', 'near', 'contains'] as const;
const TELLING_WORDS = 4;

interface WrittenTitles {
  readonly title: TitleReading;
  /** With the subtitle. */
  readonly full: TitleReading;
}

function writtenTitles({ title, subtitle }: Titled, sites: readonly string[]): WrittenTitles {
  const plain = withoutSite(title, sites);
  const read = readTitle(plain);
  return { title: read, full: subtitle ? readTitle(`${plain}: ${subtitle}`) : read };
}

/** With and without subtitles; where both have one, the titles above them alone say nothing. */
function pairsOfReadings(a: WrittenTitles, b: WrittenTitles): (readonly [TitleReading, TitleReading])[] {
  const [hasOne, hasOther] = [a.full !== a.title, b.full !== b.title];
  return [
    [a.full, b.full],
    ...(hasOne ? [[a.title, b.full] as const] : []),
    ...(hasOther ? [[a.full, b.title] as const] : []),
  ];
}

/** `An Example – Water Institute`, `Water Institute | An Example`: pages name their site beside the title. */
function withoutSite(title: string, sites: readonly string[]): string {
  const text = fold(title);
  for (const site of sites) {
    if (text.endsWith(site) && /[-|:·•»]\s*$/u.test(text.slice(0, -site.length))) {
      return text.slice(0, -site.length).replace(/[\s\-|:·•»]+$/u, '');
    }
    if (text.startsWith(site) && /^\s*[|:·•»]/u.test(text.slice(site.length))) {
      return text.slice(site.length).replace(/^[\s|:·•»]+/u, '');
    }
  }
  return title;
}

function shorter(one: string, other: string): string {
  return one.length < other.length || (one.length === other.length && one < other) ? one : other;
}

/** Where scripts set no spaces, two characters count as a word. */
function wordCount(folded: string): number {
  const characters =
    folded.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu) ?? [];
  return folded.split(' ').length + Math.floor(characters.length / 2);
}

function compareReadings(a: TitleReading, b: TitleReading): TitleComparison['kind'] {
  if (a.folded === b.folded) return 'same';
  if (a.whole === b.whole) return isSameMark(a, b) ? 'same' : 'amended';
  if (isOfOneSeries(a, b)) return 'series';
  if (isNear(a.whole, b.whole)) return 'near';
  return goesOn(a.whole, b.whole) || goesOn(b.whole, a.whole) || a.base === b.base ? 'contains' : 'different';
}

/** `(amended)` and `[updated]` are the same mark; two numbers of versions, or one and none at all, are not. */
function isSameMark(a: TitleReading, b: TitleReading): boolean {
  return a.amended !== null && b.amended !== null && a.amended.version === b.amended.version;
}

function whichIsAmended(a: TitleReading, b: TitleReading): Pick<TitleComparison, 'newer' | 'isLoose'> {
  const [one, other] = [versionOf(a), versionOf(b)];
  const isLoose = a.amended?.isLoose === true || b.amended?.isLoose === true;
  return { newer: one === other ? null : one > other ? 'one' : 'other', isLoose };
}

/** A first edition may be marked as such; an amended version without a number comes after it. */
function versionOf({ amended }: TitleReading): number {
  return amended === null ? 1 : (amended.version ?? 1.5);
}

/** The same words with other numbers, months or parts; or one is a later part of what the other, without a number, begins. */
function isOfOneSeries(a: TitleReading, b: TitleReading): boolean {
  if (a.part !== null && b.part !== null && a.base === b.base && a.part !== b.part) return true;
  const [partOfA, partOfB] = [a.part ?? 1, b.part ?? 1];
  if (a.base === b.base && (a.part === null) !== (b.part === null))
    return isLaterPart(Math.max(partOfA, partOfB));
  const [blindA, blindB] = [withoutNumbers(a.whole), withoutNumbers(b.whole)];
  return blindA === blindB && /#/.test(blindA) && numbersOf(a.whole) !== numbersOf(b.whole);
}

/** A year is no part: `Elections` may be what somebody else lists as `Elections 2014`. */
function isLaterPart(part: number): boolean {
  return part > 1 && part < 1000;
}

function withoutNumbers(whole: string): string {
  return whole
    .split(' ')
    .map((word) => (numberWord(word) === null ? word : '#'))
    .join(' ')
    .replace(/#(?: #)+/g, '#');
}

function numbersOf(whole: string): string {
  return whole
    .split(' ')
    .map((word) => numberWord(word) ?? '')
    .filter(Boolean)
    .join(' ');
}

/** The same letters with spaces elsewhere, or one slip of the pen in each of at most two long words. */
function isNear(a: string, b: string): boolean {
  if (a.replaceAll(' ', '') === b.replaceAll(' ', '')) return true;
  const [one, other] = [a.split(' '), b.split(' ')];
  if (one.length !== other.length || one.length < 3) return false;
  const apart = one.flatMap((word, at) => (word === other[at] ? [] : [[word, other[at] ?? ''] as const]));
  return apart.length <= 2 && apart.every(([word, written]) => isOneSlipApart(word, written));
}

/** One letter too many, or two neighbours changed about; another letter only within a long word. */
function isOneSlipApart(one: string, other: string): boolean {
  const [longer, shorter] = one.length >= other.length ? [one, other] : [other, one];
  if (shorter.length < 4 || /\d/.test(longer)) return false;
  let start = 0;
  while (start < shorter.length && longer[start] === shorter[start]) start += 1;
  let end = 0;
  while (end < shorter.length - start && longer.at(-1 - end) === shorter.at(-1 - end)) end += 1;
  const [left, right] = [
    longer.slice(start, longer.length - end),
    shorter.slice(start, shorter.length - end),
  ];
  if (left.length <= 1) return right === '' || (longer.length >= 7 && start > 0);
  return left.length === 2 && right === [...left].reverse().join('');
}

/** The longer begins or ends with the whole of the shorter, which has three words at least and is not generic. */
function goesOn(longer: string, shorter: string): boolean {
  if (longer.length <= shorter.length || wordCount(shorter) < 3 || isGenericTitle(shorter)) return false;
  return longer.startsWith(`${shorter} `) || longer.endsWith(` ${shorter}`);
}
