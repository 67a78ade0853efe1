import { de } from './de.ts';
import { en } from './en.ts';
import { fa } from './fa.ts';
import { fr } from './fr.ts';
import { prs } from './prs.ts';
import { ps } from './ps.ts';
import type { Words } from './words.ts';

export type { Plural, Words } from './words.ts';

/** The languages the pages speak by themselves. A further one is one file and one line. */
export const wordTables: Readonly<Record<string, Words>> = { en, prs, fa, ps, de, fr };

/** The language of the table a page in `language` is drawn with: its own, its base language's (`de-AT`: `de`), else English. */
export function wordLanguageOf(language: string): string {
  const base = language.split('-')[0]?.toLowerCase() ?? '';
  const known = SPOKEN_AS[language] ?? SPOKEN_AS[base] ?? base;
  return known in wordTables ? known : 'en';
}

export function wordsFor(language: string): Words {
  return wordTables[wordLanguageOf(language)] ?? en;
}

// Dari is also tagged as Afghanistan's Persian, and Pashto by its two varieties.
const SPOKEN_AS: Readonly<Record<string, string>> = { 'fa-AF': 'prs', pes: 'fa', pbt: 'ps', pbu: 'ps' };
