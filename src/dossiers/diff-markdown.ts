import { partAtCitations } from './citation.ts';
import { diffTexts } from './diff-texts.ts';
import { plainText } from './plain-text.ts';
import type { TextChange } from './view.ts';

/**
 * What a reader finds changed from one text in Markdown to another: the words, with the marks left out on which they
 * stand, and whether other works are cited. Where the words are the same there are no pieces.
 */
export function diffMarkdown(before: string, after: string): TextChange {
  const [was, is] = [plainText(before), plainText(after)];
  return {
    pieces: was === is ? [] : diffTexts(was, is),
    citesOtherwise: citationsOf(before) !== citationsOf(after),
  };
}

function citationsOf(markdown: string): string {
  const works = partAtCitations(markdown).flatMap((part) => (typeof part === 'string' ? [] : part));
  return JSON.stringify(works);
}
