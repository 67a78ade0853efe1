import type { QueryNode } from './query.ts';
import { queryTokens } from './query-tokens.ts';

/** A query as one could type it: reading it gives the same again. */
export function showQuery(root: QueryNode | null): string {
  return root === null ? '' : shown(root, 'nothing');
}

/** `within` is what the part stands in: what binds less tightly needs parentheses there. */
function shown(node: QueryNode, within: 'nothing' | 'any' | 'all' | 'not'): string {
  switch (node.type) {
    case 'word':
      return isReadAsWord(node.text) ? node.text : `"${node.text}"`;
    case 'phrase':
      return `"${node.text}"`;
    case 'prefix':
      return `${node.text}*`;
    case 'field':
    case 'date':
      return `${node.field}:${isReadAsWord(node.value) ? node.value : `"${node.value}"`}`;
    case 'not':
      return `NOT ${shown(node.part, 'not')}`;
    default: {
      const parts = node.parts.map((part) => shown(part, node.type)).join(node.type === 'any' ? ' OR ' : ' ');
      return within === 'nothing' || (within === 'any' && node.type === 'all') ? parts : `(${parts})`;
    }
  }
}

/** Not as an operator, a field, several words or the beginning of one. */
function isReadAsWord(text: string): boolean {
  const [token, ...others] = queryTokens(text);
  const isOne = token?.type === 'word' && token.text === text && others.length === 0;
  // A hyphen is taken off a bare word, and a single quotation mark could find another one behind it.
  return isOne && !/^[‘−-]|\*$/u.test(text);
}
