// Citations as Pandoc writes them (pandoc.org/MANUAL.html#citations): `[@key]`, `[@key, p. 3]`, `[see @key; @other]`.

/** One work cited, with the words around it. */
export interface CitedWork {
  readonly key: string;
  /** What stands before the key: `see`. */
  readonly prefix: string;
  /** What stands behind it, such as a page: `p. 3`. */
  readonly locator: string;
}

/** A piece of text, or the works of one or more citations that stand together. */
export type CitedText = string | readonly CitedWork[];

/** The text parted at its citations; brackets that hold anything but citations stay text. */
export function partAtCitations(text: string): readonly CitedText[] {
  const parts: CitedText[] = [];
  let end = 0;
  for (const match of text.matchAll(CITATIONS)) {
    const works = readCitations(match[0]);
    if (works === null) continue;
    if (match.index > end) parts.push(text.slice(end, match.index));
    parts.push(works);
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

function readCitations(brackets: string): readonly CitedWork[] | null {
  const works = brackets
    .trim()
    .slice(1, -1)
    .split(/\]\s*\[|;/)
    .map(readWork);
  return works.includes(null) ? null : works.filter((work) => work !== null);
}

function readWork(text: string): CitedWork | null {
  const match = WORK.exec(text.trim());
  if (!match) return null;
  const [, prefix = '', key = '', locator = ''] = match;
  return { key, prefix: prefix.trim(), locator: locator.trim() };
}

const KEY = '[\\p{L}\\p{N}_]+(?:[:.#$%&\\-+?<>~/]+[\\p{L}\\p{N}_]+)*';
const WORK = new RegExp(`^(?:([^@]*)\\s)?-?@(${KEY})(?:[\\s,]+([^@]*))?$`, 'u');
// The white space before a citation goes with it, so that its number stands close to the word.
const CITATIONS = /\s?(?:\s?\[[^[\]@]*@[^[\]]*\])+/gu;
