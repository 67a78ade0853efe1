import { tokens } from '../language/index.ts';

/** A text as the index holds it: stems of its language, parted by spaces. */
export function termsOf(text: string, _language: string | null): string {
  return tokens(text).join(' ');
}

/** A phrase of FTS5 for the words of a label, whatever the language of the text that holds it; empty where there is no word. */
export function phraseOf(label: string): string {
  const words = tokens(label);
  return words.length === 0 ? '' : `"${words.join(' ')}"`;
}
