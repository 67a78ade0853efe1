import type { DossierDocument } from './document.ts';

/** The cite keys in a document's texts, each once, in the order a reader meets them. */
export function citeKeysOf(document: DossierDocument): string[] {
  return [...new Set(textsOf(document).flatMap(citeKeysIn))];
}

/** The keys of `[@key]`, `[see @key, p. 4; -@other]` as Pandoc reads them (pandoc.org/MANUAL.html#citations). */
export function citeKeysIn(text: string): string[] {
  if (!text.includes('@')) return [];
  return Array.from(text.matchAll(BRACKETS), ([brackets]) => brackets).flatMap((brackets) =>
    Array.from(brackets.matchAll(KEY), ([, key = '']) => key),
  );
}

function textsOf(document: DossierDocument): string[] {
  const { narrative, sections } = document;
  return [
    narrative,
    ...sections.flatMap((section) => [section.text, ...section.entries.map((entry) => entry.note)]),
  ];
}

const BRACKETS = /\[[^[\]]*\]/g;
// Punctuation stands only between the letters of a key, so that a full stop after it is none of it.
const KEY = /(?<![\p{L}\p{N}])@([\p{L}\p{N}_]+(?:[:.#$%&\-+?<>~/]+[\p{L}\p{N}_]+)*)/gu;
