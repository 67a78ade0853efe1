import { normaliseLanguageTag } from '../../language/index.ts';
import type { PublicationDraft } from '../publication-draft.ts';
import { absoluteAddress } from '../wordpress/absolute-links.ts';
import { textOrReference } from './feed-facts.ts';
import { attributeOf, child, children, lineIn, oneLine, type XmlElement } from './xml-element.ts';

export interface ItemLinks {
  readonly url: string | null;
  /** The element that gave it. */
  readonly origin: string;
  readonly translations: PublicationDraft['translations'];
}

/** Where an item leads its readers, the same for RSS and Atom: a counting service's address only where there is no other. */
export function linksOf(item: XmlElement, base: string | null, language: string | null): ItemLinks {
  const alternates = children(item, 'link', 'atom:link').filter(isForReaders);
  const own = ownOf(alternates, language);
  const found = [
    ['feedburner:origLink', lineIn(item, 'feedburner:origlink', 'pheedo:origlink')],
    ['link', own ? textOrReference(own) : ''],
    ['guid', permanentGuid(item)],
    ['rdf:about', attributeOf(item, 'rdf:about')],
    ['content src', attributeOf(child(item, 'content'), 'src')],
    ['id', addressIn(lineIn(item, 'id', 'atom:id'))],
    ['dc:identifier', addressIn(lineIn(item, 'dc:identifier'))],
  ] as const;
  for (const [origin, words] of found) {
    const url = words === '' ? null : absoluteAddress(words, base);
    if (url !== null) return { url, origin, translations: translationsIn(alternates, own, base) };
  }
  return { url: null, origin: 'link', translations: translationsIn(alternates, own, base) };
}

function isForReaders(link: XmlElement): boolean {
  const relation = attributeOf(link, 'rel')
    .toLowerCase()
    .replace(/^http:\/\/www\.iana\.org\/assignments\/relation\//u, '');
  const type = attributeOf(link, 'type').toLowerCase();
  const isFeed = /rss|atom|json|application\/xml|text\/xml/u.test(type);
  return (relation === '' || relation === 'alternate') && !isFeed && textOrReference(link) !== '';
}

/** Of several: that in the item's language, else one without a language, else the first; HTML before others. */
function ownOf(alternates: readonly XmlElement[], language: string | null): XmlElement | null {
  const score = (link: XmlElement) => {
    const of = normaliseLanguageTag(attributeOf(link, 'hreflang'));
    const isHtml = /^(?:|text\/html|application\/xhtml\+xml)$/u.test(attributeOf(link, 'type').toLowerCase());
    return (isHtml ? 1 : 0) + (of === null ? 2 : of === language ? 4 : 0);
  };
  return alternates.reduce<XmlElement | null>(
    (best, it) => (best === null || score(it) > score(best) ? it : best),
    null,
  );
}

function translationsIn(
  alternates: readonly XmlElement[],
  own: XmlElement | null,
  base: string | null,
): PublicationDraft['translations'] {
  return alternates.flatMap((link) => {
    const language = normaliseLanguageTag(attributeOf(link, 'hreflang'));
    const url = absoluteAddress(textOrReference(link), base);
    return link === own || language === null || url === null ? [] : [{ language, url }];
  });
}

/** A GUID is an address unless it says that it is none (RSS 2.0). */
function permanentGuid(item: XmlElement): string {
  const guid = child(item, 'guid');
  return guid && attributeOf(guid, 'ispermalink').toLowerCase() !== 'false' ? addressIn(oneLine(guid)) : '';
}

function addressIn(words: string): string {
  return /^https?:\/\/\S+$/iu.test(words) ? words : '';
}
