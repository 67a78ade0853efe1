import { normaliseLanguageTag } from '../../language/index.ts';
import { absoluteAddress } from '../wordpress/absolute-links.ts';
import { titleText } from './feed-text.ts';
import { markedText } from './marked-text.ts';
import { attributeOf, child, children, lineIn, oneLine, type XmlElement } from './xml-element.ts';

/** What a feed says of itself. */
export interface FeedFacts {
  readonly format: FeedFormat;
  readonly title: string | null;
  /** The site that the feed is of. */
  readonly siteUrl: string | null;
  /** BCP 47. */
  readonly language: string | null;
  /** Where older items stand (RFC 5005 `next` and `prev-archive`, JSON Feed `next_url`); `null` where the feed names nothing. */
  readonly nextPage: string | null;
}

export type FeedFormat = 'RSS' | 'RDF' | 'Atom' | 'JSON Feed';

/** The element that speaks of the feed as a whole. */
export function headOf(root: XmlElement): XmlElement {
  return child(root, 'channel') ?? root;
}

/** What the outermost elements of a feed say; `url` is where the feed itself was. */
export function factsOf(root: XmlElement, url: string | null): FeedFacts {
  const head = headOf(root);
  const bases = [root, head].map((it) => attributeOf(it, 'xml:base'));
  const base = baseWith(bases, url);
  const title = child(head, 'title', 'atom:title', 'dc:title');
  const language =
    lineIn(head, 'language', 'dc:language', 'dcterms:language') ||
    attributeOf(head, 'xml:lang') ||
    attributeOf(root, 'xml:lang');
  return {
    format: formatOf(root),
    title: (title && titleText(markedText(title, formatOf(root)))) || null,
    siteUrl: siteOf(head, base),
    language: normaliseLanguageTag(language),
    nextPage: linked(head, 'next', base) ?? linked(head, 'prev-archive', base),
  };
}

/** Bases inside each other, the outermost first, resolved against where the feed was. */
export function baseWith(bases: readonly string[], url: string | null): string | null {
  let base = url;
  for (const each of bases) if (each !== '') base = absoluteAddress(each, base) ?? base;
  return base;
}

function formatOf(root: XmlElement): FeedFormat {
  if (root.name === 'feed') return 'Atom';
  return /rdf$/u.test(root.name) ? 'RDF' : 'RSS';
}

function siteOf(head: XmlElement, base: string | null): string | null {
  for (const link of children(head, 'link')) {
    const words = textOrReference(link);
    if (words !== '' && /^(?:alternate)?$/iu.test(attributeOf(link, 'rel')))
      return absoluteAddress(words, base);
  }
  const about = attributeOf(head, 'rdf:about');
  return about === '' ? null : absoluteAddress(about, base);
}

/** RSS writes a link as text, Atom as an attribute; careless feeds do the one where the other belongs. */
export function textOrReference(link: XmlElement): string {
  return attributeOf(link, 'href') || oneLine(link) || attributeOf(link, 'rdf:resource');
}

function linked(head: XmlElement, relation: string, base: string | null): string | null {
  const link = children(head, 'link', 'atom:link').find(
    (it) => attributeOf(it, 'rel').toLowerCase() === relation,
  );
  const href = attributeOf(link ?? null, 'href');
  return href === '' ? null : absoluteAddress(href, base);
}
