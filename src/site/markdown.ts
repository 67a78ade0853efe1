// Reads an editor's Markdown: CommonMark with GitHub's tables, strikethrough, footnotes and bare links.

import type { FootnoteDefinition, PhrasingContent, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { visit } from 'unist-util-visit';

export interface MarkdownText {
  readonly root: Root;
  /** Taken out of the text, by identifier; they are drawn among the notes. */
  readonly footnotes: ReadonlyMap<string, FootnoteDefinition>;
}

/** The text as a tree: raw HTML as the characters it is written in, footnotes apart, headings counted from 1 without gaps. */
export function parseMarkdown(text: string): MarkdownText {
  const root = fromMarkdown(text, DIALECT);
  showHtmlAsText(root);
  closeHeadingGaps(root);
  return { root, footnotes: takeOutFootnotes(root) };
}

// Made once: putting the extensions together takes longer than reading a short note.
const DIALECT = {
  extensions: [gfm()],
  mdastExtensions: gfmFromMarkdown(),
};

function showHtmlAsText(root: Root): void {
  visit(root, 'html', (node, index, parent) => {
    if (parent === undefined || index === undefined) return;
    const text: PhrasingContent = { type: 'text', value: node.value };
    const isAmongWords = parent.type === 'paragraph' || !FLOW_PARENTS.has(parent.type);
    parent.children.splice(index, 1, isAmongWords ? text : { type: 'paragraph', children: [text] });
  });
}

const FLOW_PARENTS: ReadonlySet<string> = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition']);

/** A text that starts at `##` or jumps from `#` to `###` keeps its order of levels, one step at a time. */
function closeHeadingGaps(root: Root): void {
  let written: number[] = [];
  visit(root, 'heading', (node) => {
    written = [...written.filter((depth) => depth < node.depth), node.depth];
    // At most as many levels are open as there are depths, which are 1 to 6.
    node.depth = written.length as typeof node.depth;
  });
}

function takeOutFootnotes(root: Root): ReadonlyMap<string, FootnoteDefinition> {
  const footnotes = new Map<string, FootnoteDefinition>();
  for (const node of root.children) {
    if (node.type === 'footnoteDefinition' && !footnotes.has(node.identifier))
      footnotes.set(node.identifier, node);
  }
  root.children = root.children.filter((node: RootContent) => node.type !== 'footnoteDefinition');
  return footnotes;
}
