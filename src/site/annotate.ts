import type { Emphasis, FootnoteDefinition, Paragraph, Parents, PhrasingContent, Root, Text } from 'mdast';
// Brings in the types of `data.hName`, by which a node says what element it becomes.
import type {} from 'mdast-util-to-hast';
import { SKIP, type VisitorResult, visit } from 'unist-util-visit';
import { type CitedWork, partAtCitations } from '../dossiers/index.ts';
import { type MarkdownText, parseMarkdown } from './markdown.ts';
import type { NotedText, NoteNumbering, NoteReference, PlainPart } from './notes.ts';
import { readPlainWords } from './plain-words.ts';

/** Reads one text and numbers what it cites; `null` where there is none. `name` tells the page's texts apart. */
export function annotate(text: string, name: string, numbering: NoteNumbering): NotedText | null {
  if (text.trim() === '') return null;
  return annotatePlain(text.trim(), numbering) ?? annotateMarkdown(text, name, numbering);
}

/** As `annotate`, for any text that is not empty. */
export function annotateMarkdown(text: string, name: string, numbering: NoteNumbering): NotedText {
  const markdown = parseMarkdown(text);
  return annotateTree(markdown.root, { markdown, name, numbering });
}

function annotatePlain(text: string, numbering: NoteNumbering): NotedText | null {
  // A text that begins like this may define a link's address.
  if (text.startsWith('[')) return null;
  const parts = partAtCitations(text);
  // Read whole before anything is numbered: a number once given stays.
  const read = parts.map((part, index) =>
    typeof part === 'string' ? readPlainWords(part, index === 0 ? '' : ']') : [],
  );
  if (read.includes(null)) return null;
  return {
    kind: 'plain',
    parts: parts.flatMap((part, index): readonly PlainPart[] =>
      typeof part === 'string' ? (read[index] ?? []) : numberPart(part, numbering),
    ),
  };
}

interface Annotating {
  readonly markdown: MarkdownText;
  readonly name: string;
  readonly numbering: NoteNumbering;
}

function annotateTree(root: Root, annotating: Annotating): NotedText {
  const groups: (readonly NoteReference[])[] = [];
  const group = (references: readonly NoteReference[]) => noteReferences(groups.push(references) - 1);
  visit(root, (node, index, parent): VisitorResult => {
    if (LINKS.has(node.type)) return SKIP;
    if (parent === undefined || index === undefined) return undefined;
    if (node.type === 'footnoteReference') {
      const reference = referToFootnote(node.identifier, annotating);
      if (reference !== null) parent.children.splice(index, 1, group([reference]));
      return undefined;
    }
    if (node.type !== 'text') return undefined;
    return replaceCitations(node, index, parent, (part) =>
      numberPart(part, annotating.numbering).map((it) =>
        typeof it === 'string' ? { type: 'text', value: it } : group(it),
      ),
    );
  });
  markSectionLists(root);
  return { kind: 'tree', root, groups };
}

/** A link may not stand within a link: citations there stay as they are written. */
const LINKS: ReadonlySet<string> = new Set(['link', 'linkReference']);

type Number = (part: string | readonly CitedWork[]) => PhrasingContent[];

function replaceCitations(node: Text, index: number, parent: Parents, number: Number): VisitorResult {
  if (!node.value.includes('@')) return undefined;
  const nodes = partAtCitations(node.value).flatMap(number);
  // A text stands only where phrasing may stand.
  (parent as Paragraph).children.splice(index, 1, ...nodes);
  return [SKIP, index + nodes.length];
}

/** Keys that cite nothing are shown as they were written, the others as one group of numbers. */
function numberPart(part: string | readonly CitedWork[], numbering: NoteNumbering) {
  if (typeof part === 'string') return [part];
  const pieces: (string | readonly NoteReference[])[] = [];
  const references: NoteReference[] = [];
  for (const work of part) {
    const reference = numbering.cite(work);
    if (reference === null) pieces.push(` [@${work.key}]`);
    else references.push(reference);
  }
  return references.length === 0 ? pieces : [...pieces, references];
}

function referToFootnote(identifier: string, annotating: Annotating): NoteReference | null {
  const definition = annotating.markdown.footnotes.get(identifier);
  if (definition === undefined) return null;
  const identity = `${annotating.name} ${identifier}`;
  return annotating.numbering.refer(identity, () => annotateTree(rootOf(definition), annotating));
}

function rootOf(definition: FootnoteDefinition): Root {
  return { type: 'root', children: definition.children };
}

function noteReferences(group: number): Emphasis {
  return {
    type: 'emphasis',
    children: [],
    data: { hName: 'note-references', hProperties: { group: String(group) } },
  };
}

/** Paragraphs are parted where `{{sections}}` stands in them. */
function markSectionLists(root: Root): void {
  visit(root, 'paragraph', (node, index, parent): VisitorResult => {
    if (parent === undefined || index === undefined) return undefined;
    const place = node.children.findIndex(
      (child) => child.type === 'text' && SECTIONS_MARK.test(child.value),
    );
    const mark = node.children[place];
    if (mark?.type !== 'text') return undefined;
    const [before = '', after = ''] = mark.value.split(SECTIONS_MARK);
    const parts = [
      paragraphOf([...node.children.slice(0, place), { type: 'text', value: before }]),
      sectionsList(),
      paragraphOf([{ type: 'text', value: after }, ...node.children.slice(place + 1)]),
    ].filter((part) => part !== null);
    parent.children.splice(index, 1, ...parts);
    return [SKIP, index + parts.length];
  });
}

function paragraphOf(children: PhrasingContent[]): Paragraph | null {
  const isEmpty = children.every((child) => child.type === 'text' && child.value.trim() === '');
  return isEmpty ? null : { type: 'paragraph', children };
}

function sectionsList(): Paragraph {
  return { type: 'paragraph', children: [], data: { hName: 'sections-list' } };
}

const SECTIONS_MARK = /\{\{\s*sections\s*\}\}/;
