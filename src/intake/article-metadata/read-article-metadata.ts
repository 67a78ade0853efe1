import type { ReadingNote } from '../draft.ts';
import type { HtmlNode } from '../html-tree.ts';
import { type DraftField, EMPTY_DRAFT, type PublicationDraft } from '../publication-draft.ts';
import { findAddress, findOriginal, findTranslations } from './addresses.ts';
import { findCredits } from './authors.ts';
import { findDetails, findIdentifiers } from './citation-details.ts';
import { findDate } from './dates.ts';
import { findAbstract, findKind, findPublisher, findSubtitle, type Said } from './descriptions.ts';
import { findMainThings, type MainThings } from './main-thing.ts';
import { findModified } from './modified.ts';
import { gatherFacts, type PageFacts } from './page-facts.ts';
import { findLanguage } from './page-language.ts';
import { findZones, textOfPiece } from './page-zones.ts';
import { findPicture } from './pictures.ts';
import type { ShownPage } from './shown-page.ts';
import { findSiteNames, type SiteNames } from './site-names.ts';
import { findTitle } from './titles.ts';
import { findTopics } from './topics.ts';

/**
 * What a web page says about the piece on it: from JSON-LD, microdata, RDFa, Highwire, Dublin Core and Open Graph, each
 * checked against the others and against what the page shows. What nothing says stays empty; each field says where it
 * came from. The text of the piece is not read here. Never throws; time is linear in the size of the page.
 */
export function readArticleMetadata(
  document: HtmlNode,
  about: { readonly url: string | null },
): PublicationDraft {
  return metadataOf(gatherFacts(document, about.url));
}

/** The same from facts that are gathered already. */
export function metadataOf(facts: PageFacts): PublicationDraft {
  const main = findMainThings(facts);
  const site = findSiteNames(facts);
  const title = findTitle(facts, main, site);
  const zones = findZones(facts.shown, title?.place ?? null);
  const piece = textOfPiece(facts.shown, zones);
  const shown: ShownPage = { page: facts.shown, zones, title: title?.place ?? null, piece };
  const said: Said | null = title && { value: title.title, origin: title.origin };
  return draftOf({ facts, main, site, shown }, said);
}

interface PageRead {
  readonly facts: PageFacts;
  readonly main: MainThings;
  readonly site: SiteNames;
  readonly shown: ShownPage;
}

function draftOf(read: PageRead, title: Said | null): PublicationDraft {
  const { facts, main, site, shown } = read;
  const language = findLanguage(facts, main, shown.piece);
  const credits = findCredits(facts, main, site, shown);
  const date = findDate(facts, main, shown, language.said?.value ?? null);
  const words = { title, language: language.said, ...wordsOf(read) };
  const besides = besidesOf(read);
  return {
    ...EMPTY_DRAFT,
    ...valuesOf(words),
    ...besides,
    credits: credits.credits,
    date: date.date,
    modified: findModified(facts, main),
    details: findDetails(facts),
    translationOf: findOriginal(facts, main),
    translations: findTranslations(facts, words.url?.value ?? null),
    origins: originsOf({
      ...words,
      credits: credits.origin,
      date: date.origin,
      ...originsOfBesides(besides),
    }),
    notes: [...titleNotes(title), ...language.notes, ...credits.notes, ...date.notes],
  };
}

/** The fields that are words. */
function wordsOf({ facts, main, site, shown }: PageRead) {
  return {
    subtitle: findSubtitle(main, shown),
    kind: findKind(facts, main),
    url: findAddress(facts),
    publisher: findPublisher(facts, main, site),
    abstract: findAbstract(facts, main),
  };
}

type Besides = Pick<PublicationDraft, 'topics' | 'identifiers' | 'pictures'>;

/** The fields that are lists. */
function besidesOf({ facts, main, site, shown }: PageRead): Besides {
  const picture = findPicture(facts, main);
  return {
    topics: findTopics(facts, main, site, shown),
    identifiers: findIdentifiers(facts, main),
    pictures: picture ? [picture] : [],
  };
}

function originsOfBesides({ topics, identifiers, pictures }: Besides) {
  return {
    topics: topics.length > 0 ? 'sections, tags and keywords of the page' : null,
    identifiers: identifiers.length > 0 ? 'meta citation_* and JSON-LD' : null,
    pictures: pictures.length > 0 ? 'meta og:image and JSON-LD image' : null,
  };
}

function valuesOf<Name extends string>(
  words: Readonly<Record<Name, Said | null>>,
): Record<Name, string | null> {
  const values = Object.entries<Said | null>(words).map(([name, said]) => [name, said?.value ?? null]);
  // Object.fromEntries forgets what the keys are.
  return Object.fromEntries(values) as Record<Name, string | null>;
}

function originsOf(
  said: Readonly<Partial<Record<DraftField, Said | string | null>>>,
): Readonly<Partial<Record<DraftField, string>>> {
  const named = Object.entries(said).flatMap(([field, it]) =>
    it ? [[field, typeof it === 'string' ? it : it.origin] as const] : [],
  );
  return Object.fromEntries(named);
}

function titleNotes(title: Said | null): ReadingNote[] {
  if (title) return [];
  return [
    { kind: 'missing', about: 'title', line: null, says: 'The page has no title. Give the piece one.' },
  ];
}
