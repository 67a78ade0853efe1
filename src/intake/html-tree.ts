import type { DefaultTreeAdapterTypes } from 'parse5';
import { collapse } from './dossier-page/plain-text-page.ts';

export type HtmlNode = DefaultTreeAdapterTypes.Node;
export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlText = DefaultTreeAdapterTypes.TextNode;

/** An element, and no text or comment. */
export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node;
}

/** A text node. */
export function isText(node: HtmlNode): node is HtmlText {
  return node.nodeName === '#text';
}

/** The value of an attribute; `null` where the element has none of that name. */
export function attribute(element: HtmlElement, name: string): string | null {
  return element.attrs.find((it) => it.name === name)?.value ?? null;
}

/** What stands in a node; a template's own content is not shown and not given. */
export function childrenOf(node: HtmlNode): readonly HtmlNode[] {
  return 'childNodes' in node ? node.childNodes : [];
}

/** The elements directly in a node. */
export function elementsIn(node: HtmlNode): HtmlElement[] {
  return childrenOf(node).filter(isElement);
}

/** Every element below a node in the order of the page. Not recursive: pages may be nested deeper than the stack. */
export function* descendants(root: HtmlNode): Generator<HtmlElement> {
  const waiting: HtmlNode[] = [...childrenOf(root)].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isElement(node)) yield node;
    const children = childrenOf(node);
    for (let at = children.length - 1; at >= 0; at -= 1) {
      const child = children[at];
      if (child) waiting.push(child);
    }
  }
}

/** The text below a node in one line, up to a length. */
export function textOf(root: HtmlNode, atMost = 2_000): string {
  const waiting: HtmlNode[] = [root];
  let text = '';
  for (let node = waiting.pop(); node && text.length < atMost; node = waiting.pop()) {
    if (isText(node)) text += node.value;
    else if (isElement(node) && NOT_SHOWN.has(node.tagName)) continue;
    const children = childrenOf(node);
    for (let at = children.length - 1; at >= 0; at -= 1) {
      const child = children[at];
      if (child) waiting.push(child);
    }
  }
  return collapse(text);
}

/** Elements whose text a browser does not show. */
export const NOT_SHOWN: ReadonlySet<string> = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'head',
  'title',
  'svg',
  'math',
  'object',
  'iframe',
  'select',
  'option',
  'textarea',
]);

/** The line of the source at which a node begins; `null` where the parser made it up. */
export function lineOf(node: HtmlNode): number | null {
  const place = 'sourceCodeLocation' in node ? node.sourceCodeLocation : null;
  return place && 'startLine' in place ? place.startLine : null;
}
