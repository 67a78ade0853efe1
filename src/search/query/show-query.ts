import type { QueryNode } from './query.ts';

/** A query as one could type it: reading it gives the same again. */
export function showQuery(root: QueryNode | null): string {
  return root === null ? '' : shown(root, true);
}

function shown(node: QueryNode, isOuter: boolean): string {
  switch (node.type) {
    case 'word':
      return quotedIfNeeded(node.text);
    case 'phrase':
      return `"${node.text}"`;
    case 'prefix':
      return `${node.text}*`;
    case 'field':
    case 'date':
      return `${node.field}:${/[\s()]/u.test(node.value) ? `"${node.value}"` : node.value}`;
    case 'not':
      return `NOT ${shown(node.part, false)}`;
    default: {
      const parts = node.parts.map((part) => shown(part, false)).join(node.type === 'any' ? ' OR ' : ' ');
      return isOuter ? parts : `(${parts})`;
    }
  }
}

/** What would be read as something else. */
function quotedIfNeeded(text: string): string {
  return /^(?:AND|OR|NOT)$|^-|[()\s*]|^(?:author|topic|place|actor|kind|lang|title|after|before):/iu.test(
    text,
  )
    ? `"${text}"`
    : text;
}
