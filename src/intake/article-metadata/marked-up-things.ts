import { attribute, childrenOf, type HtmlElement, type HtmlNode, isElement, textOf } from '../html-tree.ts';
import { localName, type Thing, type ThingValue } from './thing.ts';

/**
 * The things that a page's elements mark up by microdata (HTML Standard, 5) or RDFa (RDFa Core 1.1, as far as pages use
 * it: `typeof`, `property`, `content`, `resource`), those at the top only; what stands in another thing is its property.
 * Properties outside of any thing are given as a thing without type.
 */
export function readMarkedUpThings(root: HtmlNode): Thing[] {
  const loose = new OpenThing([], null);
  const tops: OpenThing[] = [loose];
  const waiting: { readonly node: HtmlNode; readonly within: OpenThing }[] = [{ node: root, within: loose }];
  let count = 0;
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    const within =
      isElement(step.node) && count < MOST_VALUES ? take(step.node, step.within, loose, tops) : step.within;
    if (within !== step.within) count += 1;
    const children = childrenOf(step.node);
    for (let at = children.length - 1; at >= 0; at -= 1) {
      const child = children[at];
      if (child) waiting.push({ node: child, within });
    }
  }
  return tops.filter((it) => it.properties.size > 0);
}

const MOST_VALUES = 2_000;

class OpenThing implements Thing {
  readonly types: readonly string[];
  readonly id: string | null;
  readonly properties = new Map<string, ThingValue[]>();

  constructor(types: readonly string[], id: string | null) {
    this.types = types;
    this.id = id;
  }

  add(property: string, value: ThingValue): void {
    const values = this.properties.get(property);
    if (values) values.push(value);
    else this.properties.set(property, [value]);
  }
}

/** Takes what an element says, and gives the thing that the elements in it speak of. */
function take(element: HtmlElement, within: OpenThing, loose: OpenThing, tops: OpenThing[]): OpenThing {
  const names = propertiesOf(element);
  const opened = openedBy(element);
  if (opened) {
    if (names.length === 0) tops.push(opened);
    for (const name of names) within.add(name, opened);
    return opened;
  }
  if (within === loose && element.tagName === 'meta' && !attribute(element, 'itemprop')) return within;
  for (const name of names) {
    const value = saidBy(element, name);
    if (value !== '') within.add(name, value);
  }
  return within;
}

function openedBy(element: HtmlElement): OpenThing | null {
  const types = attribute(element, 'itemtype') ?? attribute(element, 'typeof');
  if (types === null && attribute(element, 'itemscope') === null) return null;
  const id = attribute(element, 'itemid') ?? attribute(element, 'resource') ?? attribute(element, 'about');
  return new OpenThing((types ?? '').split(/\s+/u).filter(Boolean).map(localName), id);
}

function propertiesOf(element: HtmlElement): string[] {
  const said = attribute(element, 'itemprop') ?? attribute(element, 'property');
  return said === null ? [] : said.split(/\s+/u).filter(Boolean).map(localName);
}

function saidBy(element: HtmlElement, property: string): string {
  const content = attribute(element, 'content');
  if (content) return content.trim();
  if (element.tagName === 'time') return attribute(element, 'datetime')?.trim() || textOf(element, 200);
  const isAddress = ADDRESS_PROPERTIES.has(property) || element.tagName === 'link';
  if (isAddress || element.tagName === 'img')
    return (attribute(element, 'href') ?? attribute(element, 'src') ?? '').trim();
  if (LONG_PROPERTIES.has(property)) return '';
  return textOf(element, 500);
}

const ADDRESS_PROPERTIES = new Set([
  'url',
  'sameAs',
  'mainEntityOfPage',
  'image',
  'contentUrl',
  'thumbnailUrl',
]);
/** Nobody reads these from here, and pages have them over and over. */
const LONG_PROPERTIES = new Set(['articleBody', 'text', 'encoded', 'content']);
