// Most notes are a sentence or two without markup but for a word in italics. Reading those by themselves takes a
// hundredth of the time that parsing Markdown takes, and a dossier may have a thousand.

/** Words, or some of them set apart. */
export type Words = string | EmphasisedWords;

export interface EmphasisedWords {
  readonly element: 'em' | 'strong';
  readonly text: string;
}

/**
 * A stretch of one paragraph as CommonMark reads it, where nothing in it is marked but emphasised words; `null` for any
 * other, and for some that only look as if they had more.
 *
 * @param follows what stands before it: nothing, or the bracket that closes a citation
 */
export function readPlainWords(text: string, follows: '' | ']'): readonly Words[] | null {
  const hasMeaning = follows === '' ? BLOCK_START : LINK_ADDRESS;
  if (hasMeaning.test(text)) return null;
  const words: Words[] = [];
  let end = 0;
  for (const match of text.matchAll(EMPHASIS)) {
    const [whole, mark = '', inner = ''] = match;
    if (match.index > end) words.push(text.slice(end, match.index));
    words.push({ element: mark.length === 1 ? 'em' : 'strong', text: inner });
    end = match.index + whole.length;
  }
  if (end < text.length) words.push(text.slice(end));
  return words.every((it) => !MARKUP.test(typeof it === 'string' ? it : it.text)) ? words : null;
}

const MARKUP = /[\\`*_~<>&#|!@[\]{}\n\r\t]|https?:|www\.| {2}/;
const BLOCK_START = /^(?:\s|[-+=:]|\d+[.)])/;
const LINK_ADDRESS = /^\(/;
// From letter to letter, with a space or a mark of punctuation outside: what CommonMark 0.31 (6.2) reads as emphasis
// whatever stands around it.
const EMPHASIS =
  /(?<![^\s(“‘«"'])(\*\*?|__?)((?=[\p{L}\p{N}])[^*_\n]*(?<=[\p{L}\p{N}]))\1(?![^\s.,:;?)’”»"'،؛؟])/gu;
