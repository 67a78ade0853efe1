import { foldForTitle } from '../../language/index.ts';
import { absoluteLink, metaOf, type PageFacts } from './page-facts.ts';
import { linksOf, type Thing, textOfThing } from './thing.ts';

/** The things by which a page's markup describes the piece itself. */
export interface MainThings {
  /** Of JSON-LD. */
  readonly linked: Thing | null;
  /** Of microdata or RDFa. */
  readonly marked: Thing | null;
  /** The JSON-LD page around the piece: its dates are those of the page. */
  readonly page: Thing | null;
}

/** Finds the piece among all the things a page describes: related pieces and products stand there as well. */
export function findMainThings(facts: PageFacts): MainThings {
  return {
    linked: pieceAmong(facts.linkedData, facts),
    marked: pieceAmong(facts.markedUp, facts) ?? facts.markedUp.find((it) => it.types.length === 0) ?? null,
    page: facts.linkedData.find((it) => it.types.some((type) => PAGE_TYPE.test(type))) ?? null,
  };
}

/** Whether a type is one of a written piece, of schema.org or of the vocabularies around it. */
export function isPieceType(type: string): boolean {
  return PIECE_TYPE.test(type);
}

const PIECE_TYPE =
  /(?:Article|Posting|BlogPost|Report|Review|Recipe|Thesis|Chapter|Book|Episode|CreativeWork|HowTo|Document|Item|Post|Story|Statement|Course)$/u;
const PAGE_TYPE = /^(?:WebPage|ItemPage|AboutPage|FAQPage|MedicalWebPage|ProfilePage|QAPage)$/u;

function pieceAmong(things: readonly Thing[], facts: PageFacts): Thing | null {
  const pieces = things.filter((it) => it.types.some(isPieceType)).slice(0, MOST_PIECES);
  const rated = pieces.map((thing) => ({ thing, rating: ratePiece(thing, facts) }));
  const best = rated.reduce<(typeof rated)[number] | null>(
    (top, each) => (top === null || each.rating > top.rating ? each : top),
    null,
  );
  if (!best || best.rating < 0) return null;
  return best.rating > 0 || pieces.length === 1 ? best.thing : null;
}

const MOST_PIECES = 200;

function ratePiece(thing: Thing, facts: PageFacts): number {
  const headline = foldForTitle(textOfThing(thing, 'headline', 'name', 'title') ?? '');
  const said = [facts.title, metaOf(facts, 'og:title'), metaOf(facts, 'twitter:title')].map((it) =>
    foldForTitle(it ?? ''),
  );
  let rating = 0;
  if (headline !== '' && said.some((it) => it.includes(headline))) rating += 2;
  else if (headline !== '' && said.some((it) => it !== '' && headline.includes(it))) rating += 1;
  if (isAboutPage(thing, facts)) rating += 2;
  if (rating > 0 && thing.properties.has('author')) rating += 0.5;
  if (rating > 0 && thing.properties.has('datePublished')) rating += 0.5;
  return rating;
}

function isAboutPage(thing: Thing, facts: PageFacts): boolean {
  const own = [facts.url, canonicalOf(facts)].map((it) => comparable(it ?? '')).filter((it) => it !== '');
  const said = [...linksOf(thing, 'url'), ...linksOf(thing, 'mainEntityOfPage'), thing.id ?? ''];
  return said.some((link) => own.includes(comparable(absoluteLink(facts, link) ?? '')));
}

/** The address that the page calls its own; `null` where it says none or one that can not be. */
export function canonicalOf(facts: PageFacts): string | null {
  const link = facts.links.find((it) => it.relations.includes('canonical'))?.href;
  return absoluteLink(facts, link) ?? absoluteLink(facts, metaOf(facts, 'og:url'));
}

function comparable(url: string): string {
  return url
    .replace(/^https?:\/\/(?:www\.)?/u, '')
    .replace(/[#?].*$/u, '')
    .replace(/\/$/u, '');
}
