import { foldForTitle } from '../../language/index.ts';
import { canonicalUrl, isLinkToOnePiece } from '../canonical-url.ts';
import type { Piece } from './piece.ts';

/** The same page, as far as links tell: both lead to one piece and are the same in canonical form. */
export function haveSameLink(one: Piece, other: Piece): boolean {
  const [a, b] = [tellingLink(one.url), tellingLink(other.url)];
  return a !== null && a === b;
}

/** What an identifier of both says: `doi` and its like name one piece, `isbn` a book and all that is in it. */
export interface IdentifierComparison {
  /** Schemes that name one piece and have a value in common, in alphabetical order. */
  readonly shared: readonly string[];
  readonly isSameBook: boolean;
  /** Both have a DOI, and none in common. */
  readonly isConflicting: boolean;
}

export function compareIdentifiers(one: Piece, other: Piece): IdentifierComparison {
  const [a, b] = [keysOf(one), keysOf(other)];
  const common = [...a].filter((key) => b.has(key));
  const schemes = new Set(common.map((key) => key.slice(0, key.indexOf(' '))));
  return {
    shared: [...schemes].filter((scheme) => scheme !== 'isbn').sort(),
    isSameBook: schemes.has('isbn'),
    isConflicting: !schemes.has('doi') && hasDoi(a) && hasDoi(b),
  };
}

function hasDoi(keys: ReadonlySet<string>): boolean {
  return [...keys].some((key) => key.startsWith('doi '));
}

/** What is compared of identifiers; those that name a series (ISSN) or anything (`other`) are left out. */
function keysOf({ identifiers, url }: Piece): Set<string> {
  const keys = identifiers.slice(0, MOST_IDENTIFIERS).flatMap(({ scheme, value }) => {
    const key = keyOf(scheme.toLowerCase(), value.trim());
    return key === null ? [] : [`${scheme.toLowerCase()} ${key}`];
  });
  const doi = url === null ? undefined : /^doi\.org\/(10\..+)$/.exec(canonicalUrl(url) ?? '')?.[1];
  return new Set(doi === undefined ? keys : [...keys, `doi ${doi}`]);
}

const MOST_IDENTIFIERS = 50;

function keyOf(scheme: string, value: string): string | null {
  if (value === '') return null;
  if (scheme === 'doi') return value.toLowerCase().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/, '');
  if (scheme === 'isbn') return isbn13(value);
  if (scheme === 'arxiv')
    return value
      .toLowerCase()
      .replace(/^arxiv:\s*/, '')
      .replace(/v\d+$/, '');
  if (scheme === 'pmid' || scheme === 'handle' || scheme === 'urn') return value.toLowerCase();
  // A bare number is unique in its own feed at most.
  if (scheme === 'guid') return /[:/]|[\da-f]{8}-/i.test(value) ? (canonicalUrl(value) ?? value) : null;
  return null;
}

/** ISBN-10 in the form of thirteen digits, without the last, which is but a check. `null` where it is no ISBN. */
function isbn13(value: string): string | null {
  const digits = value.replace(/[^\dXx]/g, '');
  if (digits.length === 13) return digits.slice(0, 12);
  return digits.length === 10 ? `978${digits.slice(0, 9)}` : null;
}

/** Whether one says of the other that it is its translation, and whether both do. */
export function declaredTranslations(
  one: Piece,
  other: Piece,
): { readonly isDeclared: boolean; readonly byBoth: boolean; readonly original: 'one' | 'other' | null } {
  const [ofOne, ofOther] = [declares(one, other), declares(other, one)];
  const [oneTranslates, otherTranslates] = [isTranslationOf(one, other), isTranslationOf(other, one)];
  return {
    isDeclared: ofOne || ofOther,
    byBoth: ofOne && ofOther,
    original: oneTranslates === otherTranslates ? null : oneTranslates ? 'other' : 'one',
  };
}

function declares(piece: Piece, other: Piece): boolean {
  const link = tellingLink(other.url);
  const listed = (piece.translations ?? [])
    .slice(0, MOST_IDENTIFIERS)
    .some(({ url }) => link !== null && tellingLink(url) === link);
  return listed || isTranslationOf(piece, other);
}

function isTranslationOf(piece: Piece, other: Piece): boolean {
  const named = piece.translationOf ?? '';
  if (named === '') return false;
  const link = tellingLink(other.url);
  if (link !== null && tellingLink(named) === link) return true;
  return other.identifiers.some(
    ({ scheme, value }) => value === named && keyOf(scheme.toLowerCase(), value) !== null,
  );
}

/** `null` where it is not known of both; resolvers and archives are nobody's site. */
export function areOnSameSite(one: Piece, other: Piece): boolean | null {
  const [a, b] = [siteOf(one.url), siteOf(other.url)];
  return a === null || b === null ? null : a === b;
}

/** The part of a host's name that somebody has registered, as far as that can be told without a list of all suffixes. */
export function siteOf(url: string | null): string | null {
  const host =
    url !== null && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '').toLowerCase() : '';
  if (host === '' || RESOLVERS.test(host)) return null;
  if (/^[\d.]+$|:/.test(host)) return host;
  const labels = host.split('.');
  const isCountry = labels.at(-1)?.length === 2 && (labels.at(-2)?.length ?? 9) <= 3;
  return labels.slice(isCountry || SHARED_HOSTS.has(labels.slice(-2).join('.')) ? -3 : -2).join('.');
}

const RESOLVERS =
  /(?:^|\.)(?:doi\.org|handle\.net|archive\.org|archive\.ph|archive\.is|purl\.org|n2t\.net|google\.com|bit\.ly|t\.co|ow\.ly|tinyurl\.com)$/;
const SHARED_HOSTS = new Set([
  'wordpress.com',
  'blogspot.com',
  'substack.com',
  'medium.com',
  'github.io',
  'tumblr.com',
  'wixsite.com',
  'weebly.com',
  'typepad.com',
  'blogsky.com',
  'blogfa.com',
  'persianblog.ir',
  'netlify.app',
]);

/** Sites that republish what others wrote: never where a piece comes from, if another site has it too. */
export function isRepublisher(site: string | null): boolean {
  return site !== null && REPUBLISHERS.has(site);
}

const REPUBLISHERS = new Set([
  'reliefweb.int',
  'ecoi.net',
  'refworld.org',
  'msn.com',
  'yahoo.com',
  'academia.edu',
  'researchgate.net',
  'ssrn.com',
  'scribd.com',
  'issuu.com',
  'facebook.com',
  'medium.com',
  'eurasiareview.com',
  'allafrica.com',
  'jstor.org',
  'prnewswire.com',
]);

/** Two publishers known by name to be one. */
export function haveSamePublisher(one: Piece, other: Piece): boolean {
  const [a, b] = [one.publisher, other.publisher].map((name) => foldForTitle(name ?? ''));
  return a !== '' && a === b;
}

function tellingLink(url: string | null | undefined): string | null {
  const canonical = url ? canonicalUrl(url) : null;
  return canonical !== null && isLinkToOnePiece(canonical) ? canonical : null;
}
