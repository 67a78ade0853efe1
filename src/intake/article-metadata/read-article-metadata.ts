import type { HtmlNode } from '../html-tree.ts';
import { EMPTY_DRAFT, type PublicationDraft } from '../publication-draft.ts';
import { findCredits } from './authors.ts';
import { findDate } from './dates.ts';
import { findMainThings } from './main-thing.ts';
import { gatherFacts } from './page-facts.ts';
import { findZones } from './page-zones.ts';
import { findSiteNames } from './site-names.ts';
import { findTitle } from './titles.ts';

export function readArticleMetadata(
  document: HtmlNode,
  about: { readonly url: string | null },
): PublicationDraft {
  const facts = gatherFacts(document, about.url);
  const main = findMainThings(facts);
  const site = findSiteNames(facts);
  const title = findTitle(facts, main, site);
  const shown = { page: facts.shown, title: title?.place ?? null, zones: findZones(facts.shown, title?.place ?? null) };
  const credits = findCredits(facts, main, site, shown);
  const date = findDate(facts, main, shown, facts.language);
  return {
    ...EMPTY_DRAFT,
    title: title?.title ?? null,
    credits: credits?.credits ?? [],
    date: date?.date ?? null,
  };
}
