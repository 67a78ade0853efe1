import type { RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toString as plainTextOf } from 'mdast-util-to-string';
import { gfm } from 'micromark-extension-gfm';

/**
 * How a narrative in Markdown begins, as plain text of at most so many characters, cut between words. Citations, the list
 * of sections, headings, footnotes, pictures and raw HTML are left out.
 */
export function plainBeginning(markdown: string, longest = 300): string {
  const text = markdown
    .slice(0, MOST_READ)
    .replace(/\{\{\s*sections\s*\}\}/g, '')
    .replace(/\s*\[[^[\]@]*@[^[\]]*\]/g, '');
  const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const words = tree.children.flatMap(plainBlock).join(' ').replace(/\s+/g, ' ').trim();
  return shortened(words, longest);
}

/** Markup makes a text longer than its words, but hardly more than so much. */
const MOST_READ = 10_000;

function plainBlock(node: RootContent): string[] {
  if (LEFT_OUT.has(node.type)) return [];
  if ('children' in node && node.type !== 'paragraph') return node.children.flatMap(plainBlock);
  return [plainTextOf(node, { includeHtml: false, includeImageAlt: false })];
}

const LEFT_OUT: ReadonlySet<string> = new Set([
  'heading',
  'html',
  'code',
  'definition',
  'footnoteDefinition',
]);

function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 2);
  const words = cut.replace(/\s+\S*$/, '');
  // A text without spaces is cut between characters, and never within one.
  return words === cut ? `${cut.toWellFormed().replace(/\ufffd$/, '')}…` : `${words} …`;
}
