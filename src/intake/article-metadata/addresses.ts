import { normaliseLanguageTag } from '../../language/index.ts';
import type { PublicationDraft } from '../publication-draft.ts';
import type { Said } from './descriptions.ts';
import { canonicalOf, type MainThings } from './main-thing.ts';
import { absoluteLink, type PageFacts } from './page-facts.ts';
import { linksOf } from './thing.ts';

/** The address readers should use: what the page calls its own, unless that is the site's front page. */
export function findAddress(facts: PageFacts): Said | null {
  const canonical = canonicalOf(facts);
  if (canonical && !isFrontPage(canonical, facts.url)) return { value: canonical, origin: 'canonical link' };
  const own = absoluteLink(facts, facts.url);
  return own ? { value: own, origin: 'address it was fetched from' } : null;
}

/** Some sites call their front page the canonical address of everything. */
function isFrontPage(canonical: string, url: string | null): boolean {
  const isRoot = (link: string) => new URL(link).pathname === '/' && new URL(link).search === '';
  return isRoot(canonical) && url !== null && URL.canParse(url) && !isRoot(url);
}

/** The same piece in other languages (`hreflang`); `x-default` and the page itself are none. */
export function findTranslations(facts: PageFacts, own: string | null): PublicationDraft['translations'] {
  const found = new Map<string, string>();
  for (const link of facts.links) {
    const language = link.language ? normaliseLanguageTag(link.language) : null;
    const url = absoluteLink(facts, link.href);
    if (!language || !url || url === own || url === facts.url || !link.relations.includes('alternate'))
      continue;
    if (link.type && /rss|atom|xml|json/u.test(link.type)) continue;
    if (!found.has(language) && found.size < MOST_TRANSLATIONS) found.set(language, url);
  }
  return [...found].map(([language, url]) => ({ language, url }));
}

const MOST_TRANSLATIONS = 100;

/** The piece that this one says it is a translation of. */
export function findOriginal(facts: PageFacts, { linked, marked }: MainThings): string | null {
  for (const thing of [linked, marked]) {
    const link = thing ? linksOf(thing, 'translationOfWork')[0] : undefined;
    if (link) return absoluteLink(facts, link);
  }
  return null;
}
