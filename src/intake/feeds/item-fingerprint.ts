import { hash } from 'node:crypto';
import type { XmlElement, XmlNode } from './xml-element.ts';

/**
 * A hash of what an item says. Counters that change while the piece does not (comments, ratings, readers) and the white
 * space around texts do not count. `inherited` is what the item takes from the feed around it.
 */
export function fingerprintOf(item: XmlElement, inherited: string): string {
  let material = inherited;
  const waiting: XmlNode[] = [item];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'string') {
      material += `\u0001${node.trim()}`;
      continue;
    }
    if (isCounter(node)) continue;
    material += `\u0002${node.name}\u0003${node.children.length === 0 ? '' : '>'}`;
    for (const [name, value] of node.attributes)
      if (!name.startsWith('xmlns')) material += `\u0004${name}\u0005${value}`;
    for (let at = node.children.length - 1; at >= 0; at -= 1) {
      const inner = node.children[at];
      if (inner !== undefined && (typeof inner !== 'string' || inner.trim() !== '')) waiting.push(inner);
    }
  }
  return hash('sha256', material, 'base64url');
}

function isCounter({ name, attributes }: XmlElement): boolean {
  return COUNTERS.test(name) || (/link$/u.test(name) && attributes.get('rel') === 'replies');
}

const COUNTERS =
  /^(?:slash:|thr:|media:(?:community|statistics|comments|starrating)$|wfw:|gd:|opensearch:|(?:post-)?views?$)/u;
