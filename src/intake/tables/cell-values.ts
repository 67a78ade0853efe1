import { parseFragment } from 'parse5';
import { fold, normaliseLanguageTag, readDate } from '../../language/index.ts';
import { textOf } from '../html-tree.ts';
import { languageOfName } from './language-names.ts';

/** The cell is a web address and nothing else; `www.` may stand for `https://`. */
export function isLink(cell: string): boolean {
  const words = cell.trim();
  return words.length <= LONGEST_LINK && !/\s/u.test(words) && LINK.test(words);
}

/** The web addresses in a cell (also in Markdown or HTML), in order, each as a whole one. */
export function linksIn(cell: string): string[] {
  const found = cell.slice(0, LONGEST_CELL_OF_LINKS).match(LINKS) ?? [];
  return found.flatMap((link) => {
    const url = /^www\./iu.test(link) ? `https://${link}` : link;
    const whole = withoutEnd(url, url.includes('(') ? '.,;' : '.,;)');
    return URL.canParse(whole) ? [whole] : [];
  });
}

/** Punctuation that ends the sentence, not the address. */
function withoutEnd(url: string, marks: string): string {
  let end = url.length;
  while (end > 0 && marks.includes(url.charAt(end - 1))) end--;
  return url.slice(0, end);
}

/** A date that is more than a number: a bare year could be any number. */
export function looksLikeDate(cell: string): boolean {
  return cell.length <= 40 && !/^\d{1,7}$/u.test(cell) && readDate(cell) !== null;
}

/** A BCP 47 tag from a tag or a language's name (`English`, `دری`, `Französisch`); `null` for anything else, and for two languages. */
export function readLanguage(cell: string): string | null {
  const named = languageOfName(cell);
  if (named) return named;
  return /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,3}$/iu.test(cell.trim()) ? normaliseLanguageTag(cell) : null;
}

/** A DOI without resolver (ISO 26324; the pattern is Crossref's for nearly all that exist). */
export function readDoi(cell: string): string | null {
  const bare = cell.trim().slice(0, 500);
  return /^(?:(?:https?:\/\/)?(?:dx\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}\/\S+)$/iu.exec(bare)?.[1] ?? null;
}

/** An ISBN with digits only, its check digit right; `null` for anything else. */
export function readIsbn(cell: string): string | null {
  const digits = cell
    .slice(0, 100)
    .replace(/^isbn(?:-1[03])?:?\s*/iu, '')
    .replace(/[\s\-–‑]/gu, '')
    .toUpperCase();
  if (/^\d{13}$/u.test(digits))
    return weighted(digits, (at) => (at % 2 === 0 ? 1 : 3)) % 10 === 0 ? digits : null;
  if (!/^\d{9}[\dX]$/u.test(digits)) return null;
  return weighted(digits, (at) => 10 - at) % 11 === 0 ? digits : null;
}

function weighted(digits: string, weight: (at: number) => number): number {
  return Array.from(digits).reduce(
    (sum, digit, at) => sum + (digit === 'X' ? 10 : Number(digit)) * weight(at),
    0,
  );
}

/** Yes or no in the words of a spreadsheet; `null` for anything else. */
export function readYesOrNo(cell: string): boolean | null {
  const word = fold(cell);
  return YES.has(word) ? true : NO.has(word) ? false : null;
}

/** The cell has elements of HTML. */
export function hasMarkup(cell: string): boolean {
  return /<\/?(?:p|br|div|span|a|b|i|em|strong|h[1-6]|ul|ol|li|blockquote|img|figure|table|sup|sub)(?:\s[^<>]*)?\/?>/iu.test(
    cell,
  );
}

/** A cell as plain text: elements and character references of HTML, which systems leave in their exports, taken out. */
export function plainText(cell: string): string {
  if (!hasMarkup(cell) && !/&(?:#\d{2,6}|#x[\da-f]{2,6}|[a-z]{2,8});/iu.test(cell)) return cell;
  return textOf(parseFragment(hasMarkup(cell) ? cell : cell.replaceAll('<', '&lt;')), cell.length + 1);
}

const LONGEST_LINK = 4_000;
const LONGEST_CELL_OF_LINKS = 20_000;
const LINK = /^(?:https?:\/\/[^\s/]+\.[^\s]+|https?:\/\/localhost\S*|www\.[^\s/]+\.[^\s]+)$/iu;
const LINKS = /(?:https?:\/\/|www\.)[^\s<>"'|\]]+/giu;
const YES = new Set(
  'yes y true 1 x wahr ja j oui o vrai si sí verdadero sim verdadeiro vero waar بله بلی هو نعم да ✓ ✔'
    .split(' ')
    .map(fold),
);
const NO = new Set(
  'no n false 0 falsch nein non faux falso nao não onwaar nee نه نخیر نه خیر لا нет - –'.split(' ').map(fold),
);
