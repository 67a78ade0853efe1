import {
  type AuthorComparison,
  compareAuthors,
  compareDates,
  compareTexts,
  type DateComparison,
  differInLanguage,
  type TextComparison,
} from './compare-evidence.ts';
import {
  areOnSameSite,
  compareIdentifiers,
  declaredTranslations,
  haveSameLink,
  haveSamePublisher,
  type IdentifierComparison,
  isRepublisher,
  siteOf,
} from './compare-links.ts';
import { compareTitles, type TitleComparison } from './compare-titles.ts';
import type { Direction, Piece } from './piece.ts';

/** What is known of the group whose catalogue it is. */
export interface House {
  /** Hosts of its own sites: what stands there is the original of its copies elsewhere. */
  readonly hosts: readonly string[];
}

/** Everything that two pieces say for and against their being one. */
export interface Evidence {
  /** `same link`, `same DOI`: what leads to the same piece. */
  readonly address: readonly string[];
  readonly identifiers: IdentifierComparison;
  readonly declared: ReturnType<typeof declaredTranslations>;
  readonly title: TitleComparison;
  readonly dates: DateComparison;
  readonly authors: AuthorComparison;
  readonly texts: TextComparison;
  readonly languagesDiffer: boolean;
  /** `null` where it is not known. */
  readonly sameSite: boolean | null;
  readonly samePublisher: boolean;
  readonly original: Direction | undefined;
}

export function gatherEvidence(one: Piece, other: Piece, house: House): Evidence {
  const identifiers = compareIdentifiers(one, other);
  const dates = compareDates(one.date, other.date);
  const address = [
    ...(haveSameLink(one, other) ? ['same link'] : []),
    ...identifiers.shared.map((scheme) => `same ${IDENTIFIER_NAMES[scheme] ?? scheme}`),
  ];
  return {
    address,
    identifiers,
    declared: declaredTranslations(one, other),
    title: compareTitles(one, other),
    dates,
    authors: compareAuthors(one.credits, other.credits),
    texts: compareTexts(one, other),
    languagesDiffer: differInLanguage(one.language, other.language),
    sameSite: areOnSameSite(one, other),
    samePublisher: haveSamePublisher(one, other),
    original: whichIsOriginal(one, other, dates, house),
  };
}

const IDENTIFIER_NAMES: Readonly<Record<string, string>> = {
  doi: 'DOI',
  pmid: 'PMID',
  arxiv: 'arXiv number',
  guid: 'GUID',
  urn: 'URN',
};

/** The house's own; else the one that stands with no republisher; else the earlier. */
function whichIsOriginal(
  one: Piece,
  other: Piece,
  dates: DateComparison,
  house: House,
): Direction | undefined {
  const sites = house.hosts.map((host) => siteOf(`https://${host}/`));
  const [a, b] = [siteOf(one.url), siteOf(other.url)];
  const [isOurs, isTheirs] = [sites.includes(a) && a !== null, sites.includes(b) && b !== null];
  if (isOurs !== isTheirs) return isOurs ? 'one-is-original' : 'other-is-original';
  if (isRepublisher(a) !== isRepublisher(b))
    return isRepublisher(a) ? 'other-is-original' : 'one-is-original';
  return dates.earlier === null ? undefined : `${dates.earlier}-is-original`;
}

/** What speaks for their being one, in words. */
export function saidFor({ title, dates, authors, texts }: Evidence): string[] {
  const likeness = texts.likeness ?? 0;
  return [
    ...(title.kind === 'same' ? ['same title'] : []),
    ...(title.kind === 'near' ? ['nearly the same title'] : []),
    ...(title.kind === 'contains' ? ['one title goes on where the other ends'] : []),
    ...(title.kind === 'amended' ? ['same title but for a mark'] : []),
    ...(dates.kind === 'same' ? ['same date'] : []),
    ...(dates.kind === 'near' ? ['a day apart'] : []),
    ...(dates.kind === 'compatible' ? ['dates that agree'] : []),
    ...(authors === 'agree' ? ['an author in common'] : []),
    ...(likeness >= SAME_TEXT
      ? ['same text']
      : likeness >= ALIKE
        ? [`texts alike by ${Math.round(100 * likeness)} %`]
        : []),
    ...(texts.isInside && likeness < ALIKE ? ['one text stands within the other'] : []),
  ];
}

/** What speaks against it, in words. */
export function saidAgainst({ title, dates, authors, texts }: Evidence): string[] {
  return [
    ...(title.kind === 'different' ? ['other title'] : []),
    ...(title.kind === 'series' ? [SERIES] : []),
    ...(dates.kind === 'apart' ? [`${dates.days.toLocaleString('en')} days apart`] : []),
    ...(authors === 'differ' ? ['other authors'] : []),
    ...(texts.likeness !== null && texts.likeness < UNLIKE ? ['other text'] : []),
    ...(texts.likeness !== null && texts.likeness >= UNLIKE && texts.likeness < ALIKE
      ? [`texts alike by ${Math.round(100 * texts.likeness)} % only`]
      : []),
  ];
}

export const SERIES = 'titles that differ in a number, a part or a date';

/** Likeness of texts from which they are one text with small changes. */
export const SAME_TEXT = 0.9;
/** From here on much of the text is the same. */
export const ALIKE = 0.5;
/** Below that they have hardly anything but phrases in common. */
export const UNLIKE = 0.2;
