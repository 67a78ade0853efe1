import type { FeedFormat } from './feed-facts.ts';
import { type FeedText, isMarkedUp } from './feed-text.ts';
import { attributeOf, child, hasElements, innerHtml, textIn, type XmlElement } from './xml-element.ts';

/**
 * What an element of a feed says, as HTML or as text, by the rules of its format: RSS holds HTML, escaped or as it is;
 * Atom 1.0 says it in `type` (RFC 4287, 3.1), Atom 0.3 in `mode` and `type`.
 */
export function markedText(element: XmlElement, format: FeedFormat): Omit<FeedText, 'origin'> {
  const isAtom = format === 'Atom' || element.name.startsWith('atom:');
  if (element.name.startsWith('media:') || element.name.startsWith('itunes:'))
    return { html: textIn(element), text: null };
  if (!isAtom) return { html: hasElements(element) ? innerHtml(element) : textIn(element), text: null };
  const mode = attributeOf(element, 'mode').toLowerCase();
  const type = attributeOf(element, 'type').toLowerCase().split(';')[0]?.trim() ?? '';
  if (mode === 'base64') return ofBase64(element, type);
  if (/xhtml/u.test(type) || (hasElements(element) && mode !== 'escaped'))
    return { html: innerHtml(unwrapped(element)), text: null };
  if (/html/u.test(type)) return { html: textIn(element), text: null };
  return { html: null, text: textIn(element) };
}

/** As `markedText`; but a long text that is full of tags and says it is plain is taken for what it is. */
export function bodyText(element: XmlElement, format: FeedFormat): Omit<FeedText, 'origin'> | null {
  const type = attributeOf(element, 'type').toLowerCase();
  const isReadable =
    type === '' ||
    !type.includes('/') ||
    type.startsWith('text/') ||
    type.includes('xml') ||
    type.includes('html');
  if (!isReadable) return null;
  const read = markedText(element, format);
  return read.text !== null && isMarkedUp(read.text) && /<\/(?:p|a|div|li|em|strong)>/iu.test(read.text)
    ? { html: read.text, text: null }
    : read;
}

/** RFC 4287, 3.1.1.3: the `div` around XHTML is not part of it. */
function unwrapped(element: XmlElement): XmlElement {
  const div = child(element, 'xhtml:div', 'div');
  const isAlone = element.children.every((it) => it === div || (typeof it === 'string' && it.trim() === ''));
  return div && isAlone ? div : element;
}

function ofBase64(element: XmlElement, type: string): Omit<FeedText, 'origin'> {
  const text = new TextDecoder().decode(Buffer.from(textIn(element), 'base64'));
  return /html/u.test(type) ? { html: text, text: null } : { html: null, text };
}
