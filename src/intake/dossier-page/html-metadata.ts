import { z } from 'zod';
import { attribute, descendants, type HtmlElement, type HtmlNode } from '../html-tree.ts';
import type { PageMetadata } from './page.ts';
import { collapse } from './plain-text-page.ts';

/**
 * What a page says about itself: JSON-LD first, then meta elements (Open Graph, Dublin Core, citation), then its `title`
 * without the site's name. A broken JSON-LD is passed over.
 */
export function readHtmlMetadata(document: HtmlNode, url: string | null): PageMetadata {
  const found = gather(document);
  const meta = (...names: readonly string[]) =>
    names.map((name) => found.metas.get(name)?.[0]).find((it) => it) ?? null;
  const about = found.linkedData.find(isAboutPage) ?? null;
  return {
    title: about?.headline ?? ogTitle(found) ?? titleElement(found),
    language:
      found.language ?? about?.inLanguage ?? meta('dc.language', 'og:locale')?.replace('_', '-') ?? null,
    url: absoluteOnly(found.canonical) ?? absoluteOnly(meta('og:url')) ?? url,
    published: about?.datePublished ?? meta('article:published_time', 'dc.date', 'citation_publication_date'),
    modified:
      about?.dateModified ??
      meta('article:modified_time', 'og:updated_time', 'dcterms.modified', 'datemodified'),
    keywords: keywordsOf(about?.keywords) ?? found.metas.get('article:tag') ?? listed(meta('keywords')),
    authors:
      about?.author ??
      (found.metas.get('citation_author') ?? []).map((name) => ({ name, isOrganisation: false })),
  };
}

interface Gathered {
  readonly metas: Map<string, string[]>;
  readonly linkedData: LinkedData[];
  language: string | null;
  canonical: string | null;
  title: string | null;
}

function gather(document: HtmlNode): Gathered {
  const found: Gathered = { metas: new Map(), linkedData: [], language: null, canonical: null, title: null };
  for (const element of descendants(document)) {
    if (element.tagName === 'html')
      found.language = attribute(element, 'lang') || attribute(element, 'xml:lang');
    else if (element.tagName === 'meta') addMeta(found.metas, element);
    else if (element.tagName === 'title') found.title ??= collapse(rawText(element));
    else if (element.tagName === 'link' && attribute(element, 'rel')?.toLowerCase() === 'canonical')
      found.canonical ??= attribute(element, 'href');
    else if (element.tagName === 'script' && /^application\/ld\+json/i.test(attribute(element, 'type') ?? ''))
      found.linkedData.push(...readLinkedData(rawText(element)));
  }
  return found;
}

function addMeta(metas: Map<string, string[]>, element: HtmlElement): void {
  const said =
    attribute(element, 'property') ?? attribute(element, 'name') ?? attribute(element, 'itemprop') ?? '';
  const name = said.toLowerCase();
  const content = collapse(attribute(element, 'content') ?? '');
  if (name === '' || content === '') return;
  metas.set(name, [...(metas.get(name) ?? []), content]);
}

function rawText(element: HtmlElement): string {
  return element.childNodes.map((it) => ('value' in it ? it.value : '')).join('');
}

const text = z.string().transform(collapse);
const person = z.union([
  text.transform((name) => [{ name, isOrganisation: false }]),
  z
    .object({ '@type': z.unknown(), name: text })
    .transform((it) => [{ name: it.name, isOrganisation: String(it['@type']).includes('Organization') }]),
]);
const linkedDataSchema = z.object({
  '@type': z.union([z.string(), z.array(z.string())]).transform((it) => [it].flat()),
  headline: z.union([text, z.undefined()]).catch(undefined),
  name: z.union([text, z.undefined()]).catch(undefined),
  inLanguage: z.union([text, z.undefined()]).catch(undefined),
  datePublished: z.union([text, z.undefined()]).catch(undefined),
  dateModified: z.union([text, z.undefined()]).catch(undefined),
  keywords: z.union([text, z.array(text), z.undefined()]).catch(undefined),
  author: z.union([person, z.array(person).transform((it) => it.flat()), z.undefined()]).catch(undefined),
});
type LinkedData = z.infer<typeof linkedDataSchema>;

/** The things that a block of JSON-LD describes, at its top or in its graph. */
function readLinkedData(json: string): LinkedData[] {
  if (json.length > LONGEST_LINKED_DATA) return [];
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return [];
  }
  const graph = z.object({ '@graph': z.array(z.unknown()) }).safeParse(value);
  return (graph.success ? graph.data['@graph'] : [value].flat()).flatMap((it) => {
    const read = linkedDataSchema.safeParse(it);
    return read.success ? [read.data] : [];
  });
}

const LONGEST_LINKED_DATA = 1_000_000;

function isAboutPage(data: LinkedData): boolean {
  return (
    data['@type'].some((type) => /Article|CollectionPage|Collection|Report|WebPage|BlogPosting/.test(type)) &&
    data.headline !== undefined
  );
}

function ogTitle(found: Gathered): string | null {
  const title = found.metas.get('og:title')?.[0] ?? null;
  return title === null ? null : withoutSite(title, found);
}

function titleElement(found: Gathered): string | null {
  if (!found.title) return null;
  return withoutSite(found.title, found);
}

const SITE_MARK = /\s+(?:[|–—·»-]|::)\s+/u;

/** The site's name is cut off only where the page names its site, or where a mark sets off the last part. */
function withoutSite(title: string, found: Gathered): string {
  const site = found.metas.get('og:site_name')?.[0];
  const parts = title.split(SITE_MARK);
  if (parts.length < 2) return title;
  const last = parts.at(-1) ?? '';
  if (site && last === site)
    return title.slice(0, title.lastIndexOf(last)).replace(/\s+(?:[|–—·»-]|::)\s*$/u, '');
  const end = /\s+(?:\||::)\s+[^|:]+$/u.exec(title);
  return end ? title.slice(0, end.index) : title;
}

function keywordsOf(keywords: LinkedData['keywords']): string[] | null {
  if (keywords === undefined) return null;
  return typeof keywords === 'string' ? listed(keywords) : keywords;
}

function listed(words: string | null): string[] {
  return (words ?? '')
    .split(/[,;،]/)
    .map(collapse)
    .filter((it) => it !== '');
}

function absoluteOnly(link: string | null): string | null {
  return link !== null && /^https?:\/\//i.test(link) && URL.canParse(link) ? link : null;
}
