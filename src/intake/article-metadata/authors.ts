import { foldForTitle } from '../../language/index.ts';
import { readCredits } from '../credits.ts';
import type { ReadingNote } from '../draft.ts';
import { isOrganisation } from '../nameness.ts';
import type { CreditDraft } from '../publication-draft.ts';
import type { Claim } from './claim.ts';
import type { MainThings } from './main-thing.ts';
import { metaOf, type PageFacts } from './page-facts.ts';
import { findShownBylines } from './shown-bylines.ts';
import type { ShownPage } from './shown-page.ts';
import type { SiteNames } from './site-names.ts';
import { type Thing, textsOf, valuesOf } from './thing.ts';

export interface CreditsFound {
  readonly credits: readonly CreditDraft[];
  readonly origin: string | null;
  readonly notes: readonly ReadingNote[];
}

export type CreditClaim = Claim<readonly CreditDraft[]>;

/** Who signs the piece, as most places of the page agree; empty where nobody does, or only the site itself by default. */
export function findCredits(
  facts: PageFacts,
  main: MainThings,
  site: SiteNames,
  shown: ShownPage,
): CreditsFound {
  const all = creditClaims(facts, main, site, shown);
  const words = foldForTitle(shown.piece);
  const claims = all.filter((it) => isPrinted(it, words));
  const best = claims
    .map((claim) => ({ claim, sum: support(claim, claims) }))
    .sort((a, b) => b.sum - a.sum || b.claim.weight - a.claim.weight)[0];
  if (!best) return { credits: [], origin: null, notes: unprintedNotes(all) };
  return { credits: best.claim.value, origin: best.claim.origin, notes: [] };
}

function unprintedNotes(claims: readonly CreditClaim[]): ReadingNote[] {
  const claim = claims[0];
  if (!claim) return [];
  const names = claim.value.map((it) => it.name).join(', ');
  const says = `${claim.origin} names ${names}, but the page does not show that anybody signs. Nobody was credited.`;
  return [{ kind: 'missing', about: 'credits', line: null, says }];
}

/**
 * A name that stands in the markup and nowhere on the page is most often the account that put the piece up, and no
 * author. Only citations are made by hand.
 */
function isPrinted(claim: CreditClaim, words: string): boolean {
  if (claim.origin === 'meta citation_author' || SIGNED.test(claim.origin)) return true;
  return claim.value.every((it) => words.includes(foldForTitle(it.name)));
}

/** Everything the page says about who wrote the piece. */
export function creditClaims(
  facts: PageFacts,
  main: MainThings,
  site: SiteNames,
  shown: ShownPage,
): CreditClaim[] {
  return [...metaClaims(facts), ...thingClaims(main), ...findShownBylines(shown)]
    .map((claim) => ({ ...claim, value: claim.value.filter((it) => !isBySite(it, claim, site)) }))
    .filter((claim) => claim.value.length > 0);
}

function metaClaims(facts: PageFacts): CreditClaim[] {
  const cited = facts.metas.get('citation_author') ?? facts.metas.get('citation_authors') ?? [];
  const named: readonly (readonly [readonly string[], string, number])[] = [
    [cited, 'meta citation_author', 6],
    [
      facts.metas.get('dc.creator') ??
        facts.metas.get('dcterms.creator') ??
        facts.metas.get('dc.contributor') ??
        [],
      'meta dc.creator',
      2,
    ],
    [
      facts.metas.get('parsely-author') ?? facts.metas.get('sailthru.author') ?? [],
      'meta parsely-author',
      2.5,
    ],
    [facts.metas.get('byl') ?? [], 'meta byl', 3],
    [facts.metas.get('author') ?? [], 'meta author', 1.5],
    [
      facts.metas.get('article:author') ?? facts.metas.get('og:article:author') ?? [],
      'meta article:author',
      1.5,
    ],
    [labelledCard(facts), 'meta twitter:data', 2],
  ];
  return named.flatMap(([values, origin, weight]) => {
    const credits = values.filter((it) => !/^https?:/iu.test(it)).flatMap((it) => readCredits(it));
    return credits.length === 0 ? [] : [{ value: distinct(credits), origin, weight }];
  });
}

/** `twitter:label1` *Written by* with its `twitter:data1`, as WordPress writes them. */
function labelledCard(facts: PageFacts): string[] {
  return ['1', '2'].flatMap((count) => {
    const label = metaOf(facts, `twitter:label${count}`) ?? '';
    const isAuthor =
      /^(?:written by|verfasst von|geschrieben von|von|escrito por|écrit par|rédigé par|scritto da|autor|author)/iu;
    return isAuthor.test(label) ? [metaOf(facts, `twitter:data${count}`) ?? ''] : [];
  });
}

function thingClaims(main: MainThings): CreditClaim[] {
  const { linked, marked } = main;
  return [
    ...(linked ? ofThing(linked, 'JSON-LD author', 3) : []),
    ...(marked ? ofThing(marked, 'microdata author', 2) : []),
  ];
}

function ofThing(thing: Thing, origin: string, weight: number): CreditClaim[] {
  const values =
    valuesOf(thing, 'author').length > 0 ? valuesOf(thing, 'author') : valuesOf(thing, 'creator');
  const credits = values.flatMap((it) => (typeof it === 'string' ? creditsOfText(it) : creditsOfThing(it)));
  return credits.length === 0 ? [] : [{ value: distinct(credits), origin, weight }];
}

function creditsOfText(text: string): CreditDraft[] {
  return /^https?:/iu.test(text) ? [] : readCredits(text);
}

function creditsOfThing(thing: Thing): CreditDraft[] {
  const isHouse = thing.types.some((type) => /Organization|Corporation/u.test(type));
  const credits = textsOf(thing, 'name')
    .slice(0, 1)
    .flatMap((name) => creditsOfText(name));
  return isHouse ? credits.map((it) => ({ ...it, kind: 'organisation' })) : credits;
}

function distinct(credits: readonly CreditDraft[]): CreditDraft[] {
  const byName = new Map(credits.map((it) => [foldForTitle(it.name), it] as const).reverse());
  return credits.filter((it) => byName.get(foldForTitle(it.name)) === it);
}

const CLEARLY_SIGNED = 2.5;
/** Places where somebody signs, and be it the house. */
const SIGNED = /^(?:byline|signature|rel=|itemprop)/u;

/** A site that names itself as the author of everything it shows does not sign. */
function isBySite(credit: CreditDraft, claim: CreditClaim, site: SiteNames): boolean {
  return (
    site.isSite(credit.name) &&
    (claim.value.length > 1 || claim.weight < CLEARLY_SIGNED || !SIGNED.test(claim.origin))
  );
}

/**
 * How much the claims that name the same people weigh together, each kind of place once; who is named among others
 * there speaks for them too. The house alone weighs less than a person.
 */
function support(claim: CreditClaim, claims: readonly CreditClaim[]): number {
  const own = authorsOf(claim);
  const byOrigin = new Map<string, number>();
  for (const other of claims) {
    const names = authorsOf(other);
    const share = names.every((it) => own.includes(it)) ? names.length / Math.max(1, own.length) : 0;
    byOrigin.set(other.origin, Math.max(byOrigin.get(other.origin) ?? 0, other.weight * share));
  }
  const sum = byOrigin.values().reduce((total, it) => total + it, 0);
  if (own.length === 0) return sum * 0.1;
  return claim.value.every((it) => isOrganisation(it.name)) ? sum * 0.5 : sum;
}

function authorsOf(claim: CreditClaim): string[] {
  return claim.value.filter((it) => it.role === 'author').map((it) => foldForTitle(it.name));
}
