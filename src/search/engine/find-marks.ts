import { fold, type Stemmers } from '../../language/index.ts';

/** UTF-16 offsets of something that was searched. */
export type Mark = readonly [start: number, end: number];

/** Finds what was searched in a text of a language. */
export interface MarkFinder {
  marksIn(text: string, language: string | null): Mark[];
}

/** For words, phrases and beginnings (with `*`) as somebody searched them. Each is stemmed as the text's own words are. */
export function openMarkFinder(searched: readonly string[], stemmers: Stemmers): MarkFinder {
  const patterns = new Map<string, Patterns>();
  return {
    marksIn(text, language) {
      const key = language ?? '';
      const own = patterns.get(key) ?? patternsOf(searched, language, stemmers);
      patterns.set(key, own);
      return marksOf(text, language, own, stemmers);
    },
  };
}

interface Patterns {
  /** By their first terms. */
  readonly phrases: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly beginnings: readonly string[];
}

function patternsOf(searched: readonly string[], language: string | null, stemmers: Stemmers): Patterns {
  const phrases = new Map<string, (readonly string[])[]>();
  const beginnings: string[] = [];
  for (const text of searched) {
    if (text.endsWith('*')) beginnings.push(fold(text.slice(0, -1)));
    else {
      // What was typed without diacritics is found in its texts, and marked in them.
      for (const terms of stemmers.alternatives(text, language === null ? [] : [language])) {
        const [first] = terms;
        if (first !== undefined) phrases.set(first, [...(phrases.get(first) ?? []), terms]);
      }
    }
  }
  return { phrases, beginnings };
}

interface Word {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

function marksOf(
  text: string,
  language: string | null,
  { phrases, beginnings }: Patterns,
  stemmers: Stemmers,
): Mark[] {
  const marks: Mark[] = [];
  let last: Word[] = [];
  const longest = Math.max(1, ...[...phrases.values()].flat().map((terms) => terms.length));
  stemmers.walk(text, language, (term, start, end) => {
    last = [...last.slice(1 - longest), { term, start, end }].slice(-longest);
    const phrase = endingPhrase(last, phrases);
    if (phrase) for (const word of phrase) marks.push([word.start, word.end]);
    else if (beginnings.length > 0) {
      const form = fold(text.slice(start, end));
      if (beginnings.some((it) => form.startsWith(it))) marks.push([start, end]);
    }
    return marks.length < MOST_MARKS;
  });
  return marks;
}

/** More than any excerpt shows. */
const MOST_MARKS = 500;

function endingPhrase(last: readonly Word[], phrases: Patterns['phrases']): readonly Word[] | null {
  for (let from = 0; from < last.length; from++) {
    const words = last.slice(from);
    const found = phrases.get(words[0]?.term ?? '')?.some((terms) => isThat(terms, words));
    if (found) return words;
  }
  return null;
}

function isThat(terms: readonly string[], words: readonly Word[]): boolean {
  return terms.length === words.length && terms.every((term, at) => term === words[at]?.term);
}

/** Marks in order, none over another: those that touch become one. */
export function mergeMarks(marks: readonly Mark[]): Mark[] {
  const merged: Mark[] = [];
  for (const [start, end] of [...marks].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1);
    if (last && start <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], end)];
    else merged.push([start, end]);
  }
  return merged;
}
