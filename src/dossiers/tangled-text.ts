import { SheafError } from '../archive/index.ts';
import type { DossierDocument } from './document.ts';

const DEEPEST = 50;
const MOST_MARKS = 1_000;

/**
 * Throws `invalid-input` for a text that is nested deeper than anybody writes. Reading such Markdown takes time that
 * grows with the square of its marks, and what draws it would run out of stack: it is kept out where it would come in.
 */
export function refuseTangledTexts(document: DossierDocument): void {
  const texts = [
    { place: 'the narrative', text: document.narrative },
    ...document.sections.flatMap((section) => [
      { place: `the text of “${section.heading}”`, text: section.text },
      ...section.entries.map((entry) => ({ place: `a note in “${section.heading}”`, text: entry.note })),
    ]),
  ];
  const tangled = texts.find(({ text }) => isTangled(text));
  if (!tangled) return;
  throw new SheafError(
    'invalid-input',
    `The Markdown of ${tangled.place} is nested too deeply to be read. Take out quotation marks “>”, list marks or asterisks that are there by mistake.`,
  );
}

/** More than 50 levels of quotation or lists, or more than 1,000 marks of emphasis and links in one paragraph. */
export function isTangled(markdown: string): boolean {
  if (NESTED_BLOCKS.test(markdown) || FAR_INDENTED.test(markdown)) return true;
  return markdown.split(/\n[ \t]*\n/).some((paragraph) => marksIn(paragraph) > MOST_MARKS);
}

const NESTED_BLOCKS = new RegExp(`^(?:[ \\t]*(?:>|[-*+](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))){${DEEPEST}}`, 'm');
const FAR_INDENTED = new RegExp(`^[ \\t]{${DEEPEST * 2},}(?:[-*+>]|\\d{1,9}[.)])`, 'm');

function marksIn(paragraph: string): number {
  return paragraph.match(/[*_~]+|\[/g)?.length ?? 0;
}
