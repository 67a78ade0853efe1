import type { Identifier } from '../publication-draft.ts';

/** The DOI in a text, without resolver and what punctuation follows it: `10.1000/182`; `null` where there is none. */
export function cleanDoi(text: string): string | null {
  const decoded = text
    .replace(/%2f/giu, '/')
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&amp;/gu, '&');
  const doi = /10\.\d{4,9}(?:\.\d{1,9}){0,3}\/[^\s"{}\\|]{1,300}/u.exec(decoded)?.[0];
  return doi === undefined ? null : withoutTail(doi);
}

/** Full stops and commas of the sentence, brackets that were opened before the DOI. */
function withoutTail(doi: string): string {
  let end = doi.length;
  while (end > 0 && isTail(doi, end - 1)) end--;
  return doi.slice(0, end);
}

function isTail(doi: string, at: number): boolean {
  const letter = doi[at] ?? '';
  if (/[.,;:'*]/u.test(letter)) return true;
  const opening = { ')': '(', ']': '[', '>': '<' }[letter];
  return opening !== undefined && !doi.slice(0, at).includes(opening);
}

/** The DOI of a link to a resolver; publishers' own links are not looked into. */
export function doiOfLink(url: string | null): string | null {
  return url !== null && /^https?:\/\/(?:(?:dx|www)\.)?doi\.org\//iu.test(url) ? cleanDoi(url) : null;
}

/** Every ISBN in a text, digits (and a last X) only, of 10 or 13. */
export function cleanIsbns(text: string): string[] {
  const found =
    text.slice(0, LONGEST).match(/(?<![\d-])(?:97[89][\s–‐-]?)?(?:\d[\s–‐-]?){9}[\dXx](?![\dXx-])/gu) ?? [];
  return [...new Set(found.map((isbn) => isbn.replace(/[^\dXx]/gu, '').toUpperCase()))];
}

/** Every ISSN in a text: `1234-567X`. */
export function cleanIssns(text: string): string[] {
  const found = text.slice(0, LONGEST).match(/(?<![\d-])\d{4}[\s–‐-]?\d{3}[\dXx](?![\dXx-])/gu) ?? [];
  return [...new Set(found.map((issn) => `${issn.slice(0, 4)}-${issn.slice(-4)}`.toUpperCase()))];
}

/** `2103.00020v2`, `astro-ph/0405395`, whatever stands before it; `null` where there is none. */
export function cleanArxiv(text: string): string | null {
  return (
    /(?<![\d./])(?:\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?\/\d{7})(?:v\d{1,3})?(?![\d/])/u.exec(
      text.slice(0, LONGEST),
    )?.[0] ?? null
  );
}

/** Every identifier once, in the order given. */
export function distinct(identifiers: readonly Identifier[]): Identifier[] {
  const seen = new Set<string>();
  return identifiers.filter(({ scheme, value }) => {
    const key = `${scheme} ${value.toLowerCase()}`;
    return value !== '' && !seen.has(key) && seen.add(key) !== undefined;
  });
}

const LONGEST = 2_000;
