import { foldForTitle } from '../../language/index.ts';
import { metaOf, type PageFacts } from './page-facts.ts';
import { type Thing, textsOf } from './thing.ts';

/** The names that a page's site goes by. */
export interface SiteNames {
  /** What the page says the site is called, the surest first. */
  readonly said: readonly string[];
  /** Whether words are the site's name or its address. */
  readonly isSite: (words: string) => boolean;
}

/** Gathers the names of the site from the page's markup and its address. */
export function findSiteNames(facts: PageFacts): SiteNames {
  const names: readonly (string | null)[] = [
    metaOf(facts, 'og:site_name'),
    ...facts.linkedData.flatMap(publisherNames),
    metaOf(facts, 'application-name', 'apple-mobile-web-app-title', 'dc.publisher', 'citation_publisher'),
    ...facts.linkedData.filter((it) => it.types.includes('WebSite')).flatMap((it) => textsOf(it, 'name')),
    besideTitle(facts),
  ];
  const said = names.filter((it): it is string => it !== null && it.length < 100 && it !== '');
  const folded = new Set(said.flatMap((it) => [tight(it), tight(it.replace(/\.\p{L}{2,6}$/u, ''))]));
  const host = hostOf(facts.url);
  return { said, isSite: (words) => isSiteName(words, folded, host) };
}

function publisherNames(thing: Thing): string[] {
  return textsOf(thing, 'publisher').filter((it) => !/^https?:/u.test(it));
}

/** What stands before or after the piece's title in the `title` element is the name of the site. */
function besideTitle(facts: PageFacts): string | null {
  const title = metaOf(facts, 'og:title', 'twitter:title');
  const whole = facts.title;
  if (!title || !whole || title.length < 8 || whole === title) return null;
  if (whole.startsWith(title))
    return /^\s*[|–—·•»:-]+\s*(\S.*)$/u.exec(whole.slice(title.length))?.[1] ?? null;
  if (whole.endsWith(title))
    return /^(.*\S)\s*[|–—·•»:-]+\s*$/u.exec(whole.slice(0, -title.length))?.[1] ?? null;
  return null;
}

function hostOf(url: string | null): string {
  if (!url || !URL.canParse(url)) return '';
  const archived = /^https?:\/\/web\.archive\.org\/web\/\d+[a-z_]*\/(https?:\/\/.+)$/u.exec(url)?.[1];
  const host = new URL(archived && URL.canParse(archived) ? archived : url).hostname;
  return host.replace(/^(?:www\d?|m|amp|blog|de|en|news)\./u, '');
}

function isSiteName(words: string, folded: ReadonlySet<string>, host: string): boolean {
  const name = tight(words);
  if (name === '') return false;
  if (name === 'blogarchive' || name === 'blogarchiv') return true;
  if (folded.has(name) || folded.has(tight(words.replace(/\.\p{L}{2,6}$/u, '')))) return true;
  if (host === '') return false;
  const labels = host.split('.');
  const domain = tight(labels.slice(0, -1).join(''));
  return (
    name === tight(host) ||
    name === domain ||
    (name.length > 3 && labels.slice(0, -1).some((it) => tight(it) === name))
  );
}

/** Without spaces and marks, as host names are written. */
function tight(words: string): string {
  return foldForTitle(words).replaceAll(' ', '');
}
