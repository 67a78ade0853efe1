import type { PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { partAtCitations } from './citation.ts';

/**
 * The words of a text in Markdown as a reader meets them, paragraphs parted by an empty line, list items and rows too:
 * without marks of emphasis, citations, addresses of links, numbers of footnotes and `{{sections}}`. Raw HTML is kept as
 * the characters it is written in, because that is how it is shown; a picture is its alternative text.
 */
export function plainText(markdown: string): string {
  const tree = fromMarkdown(markdown, DIALECT);
  return tree.children
    .flatMap(paragraphsIn)
    .map((paragraph) => tidied(paragraph))
    .filter((paragraph) => paragraph !== '')
    .join(PARAGRAPH_BREAK);
}

/** What stands between two paragraphs of a plain text. */
export const PARAGRAPH_BREAK = '\n\n';

const DIALECT = { extensions: [gfm()], mdastExtensions: gfmFromMarkdown() };

function paragraphsIn(node: RootContent): string[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return [wordsOf(node.children)];
    case 'tableRow':
      return [node.children.map((cell) => wordsOf(cell.children)).join(CELL_BREAK)];
    case 'code':
    case 'html':
      return [node.value];
    default:
      return 'children' in node ? node.children.flatMap(paragraphsIn) : [];
  }
}

const CELL_BREAK = ' · ';

function wordsOf(nodes: readonly PhrasingContent[]): string {
  return withoutMarks(nodes.map(writtenOf).join(''));
}

function writtenOf(node: PhrasingContent): string {
  if (node.type === 'break') return '\n';
  // A line's end in a paragraph is where the editor's window was narrow.
  if (node.type === 'text') return node.value.replaceAll('\n', ' ');
  if ('value' in node) return node.value;
  if ('children' in node) return node.children.map(writtenOf).join('');
  return 'alt' in node ? (node.alt ?? '') : '';
}

function withoutMarks(text: string): string {
  return partAtCitations(text)
    .filter((part) => typeof part === 'string')
    .join('')
    .replace(SECTIONS_MARK, '');
}

const SECTIONS_MARK = /\{\{\s*sections\s*\}\}/g;

function tidied(paragraph: string): string {
  return paragraph
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n\s*/gu, '\n')
    .trim();
}
