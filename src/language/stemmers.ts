import { fold } from './fold.ts';
import { type LightLanguage, lightStem } from './light-stems.ts';
import { openWordReader } from './word-reader.ts';

/** Makes words of texts into what an index holds, and words of queries into what to look for. */
export interface Stemmers {
  /** The words of a text as the index holds them, in order. Elisions and genitives are taken off. */
  terms(text: string, language: string | null): string[];
  /** Each word of a text with its UTF-16 offsets: `visit` gets the term, start and end. Ends where `visit` gives `false`. */
  walk(
    text: string,
    language: string | null,
    visit: (term: string, start: number, end: number) => unknown,
  ): void;
  /**
   * All that words of a text, of whatever language among these, may stand as in the index: each a list of terms one behind the
   * other. Empty where there is no word.
   */
  alternatives(words: string, languages: readonly string[]): string[][];
}

export interface StemmerOptions {
  /** Gets a folded word of a text and its term when it is met for the first time, and may be told of it again. */
  readonly onNewWord?: (word: string, term: string) => void;
}

/**
 * Snowball's stemmers where there is one (as `@orama/stemmers` has them), light ones of ours for Persian, Dari, Pashto and Urdu, and the
 * folded word for every other language. Loaded at the first call.
 */
export async function openStemmers(options: StemmerOptions = {}): Promise<Stemmers> {
  loaded ??= loadSnowball();
  const snowball = await loaded;
  const read = openWordReader();
  const caches = new Map<string, Map<string, string>>();

  function termOf(surface: string, language: string, cache: Map<string, string>): string {
    const known = cache.get(surface);
    if (known !== undefined) return known;
    const word = bareWord(surface, language);
    const term = stemOf(word, language, snowball);
    if (term !== '') options.onNewWord?.(word, term);
    if (cache.size >= MOST_CACHED) cache.clear();
    cache.set(surface, term);
    return term;
  }
  function walk(
    text: string,
    tag: string | null,
    visit: (term: string, start: number, end: number) => unknown,
  ): void {
    const language = primaryOf(tag);
    const cache = caches.get(language) ?? new Map<string, string>();
    caches.set(language, cache);
    const words = read(text);
    // The reader's lists are written over if `visit` reads another text.
    const { count } = words;
    const [starts, ends] = [words.starts.slice(0, count), words.ends.slice(0, count)];
    for (let at = 0; at < count; at++) {
      const [start, end] = [starts[at] ?? 0, ends[at] ?? 0];
      const term = termOf(
        end - start > LONGEST ? text.slice(start, start + LONGEST) : text.slice(start, end),
        language,
        cache,
      );
      if (term !== '' && visit(term, start, end) === false) return;
    }
  }
  return {
    walk,
    terms(text, language) {
      const terms: string[] = [];
      walk(text, language, (term) => terms.push(term));
      return terms;
    },
    alternatives(words, languages) {
      const all = new Map<string, string[]>();
      for (const language of ['', ...languages]) {
        const terms: string[] = [];
        walk(words, language, (term) => terms.push(term));
        if (terms.length > 0) all.set(terms.join(' '), terms);
      }
      return [...all.values()];
    },
  };
}

type Stem = (word: string) => string;

/** By primary language subtag. */
type Snowball = ReadonlyMap<string, Stem>;

let loaded: Promise<Snowball> | null = null;

const MOST_CACHED = 200_000;
/** Nobody looks for a longer word; a text of one word is a picture or a key. */
const LONGEST = 80;

async function loadSnowball(): Promise<Snowball> {
  const all = await Promise.all([
    named('ar', import('@orama/stemmers/arabic')),
    named('bg', import('@orama/stemmers/bulgarian')),
    named('da', import('@orama/stemmers/danish')),
    named('de', import('@orama/stemmers/german')),
    named('el', import('@orama/stemmers/greek')),
    named('en', import('@orama/stemmers/english')),
    named('es', import('@orama/stemmers/spanish')),
    named('fi', import('@orama/stemmers/finnish')),
    named('fr', import('@orama/stemmers/french')),
    named('ga', import('@orama/stemmers/irish')),
    named('hi', import('@orama/stemmers/indian')),
    named('hu', import('@orama/stemmers/hungarian')),
    named('hy', import('@orama/stemmers/armenian')),
    named('id', import('@orama/stemmers/indonesian')),
    named('it', import('@orama/stemmers/italian')),
    named('lt', import('@orama/stemmers/lithuanian')),
    named('ne', import('@orama/stemmers/nepali')),
    named('nl', import('@orama/stemmers/dutch')),
    named('no', import('@orama/stemmers/norwegian')),
    named('pt', import('@orama/stemmers/portuguese')),
    named('ro', import('@orama/stemmers/romanian')),
    named('ru', import('@orama/stemmers/russian')),
    named('sr', import('@orama/stemmers/serbian')),
    named('sv', import('@orama/stemmers/swedish')),
    named('ta', import('@orama/stemmers/tamil')),
    named('tr', import('@orama/stemmers/turkish')),
    named('uk', import('@orama/stemmers/ukrainian')),
  ]);
  return new Map(all);
}

async function named(
  language: string,
  module: Promise<{ readonly stemmer: Stem }>,
): Promise<readonly [string, Stem]> {
  return [language, (await module).stemmer];
}

function primaryOf(tag: string | null): string {
  const primary = tag?.split('-', 1)[0]?.toLowerCase() ?? '';
  return SAME_AS.get(primary) ?? primary;
}

const SAME_AS: ReadonlyMap<string, string> = new Map([
  ['prs', 'fa'],
  ['pes', 'fa'],
  ['tg', ''],
  ['pbt', 'ps'],
  ['pbu', 'ps'],
  ['pst', 'ps'],
  ['nb', 'no'],
  ['nn', 'no'],
  ['arb', 'ar'],
]);

/** The folded word without a genitive (`Daesh's`), an elided article (`l'État`) or points (`U.S.`). */
function bareWord(surface: string, language: string): string {
  const joint = APOSTROPHE.exec(surface);
  if (!joint) return folded(surface);
  const [before, behind] = [surface.slice(0, joint.index), surface.slice(joint.index + 1)];
  if (/^s$/iu.test(behind)) return folded(before);
  if (ELIDING.has(language) && before.length <= 4 && behind.length >= 2) return folded(behind);
  return folded(surface);
}

const APOSTROPHE = /['’ʼ‘]/u;
const ELIDING: ReadonlySet<string> = new Set(['fr', 'it', 'ca']);

function folded(surface: string): string {
  return PLAIN.test(surface) ? surface.toLowerCase() : fold(surface).replace(NO_LETTER, '');
}

const PLAIN = /^[A-Za-z0-9]+$/;
const NO_LETTER = /[^\p{L}\p{N}\p{M}]/gu;

function stemOf(word: string, language: string, snowball: Snowball): string {
  if (word.length < 3 || /\p{N}/u.test(word)) return word;
  if (language === 'fa' || language === 'ps' || language === 'ur')
    return lightStem(word, language satisfies LightLanguage);
  const stem = snowball.get(language);
  if (!stem) return word;
  if (language === 'ar') return fold(stem(asArabic(withoutClitics(word)))) || word;
  // A few of Snowball's rules leave nothing of a short word.
  return stem(word) || word;
}

/** `وال`, `بال`, `لل` and their like, which the stemmer leaves (after Larkey, Ballesteros and Connell, SIGIR 2002). */
function withoutClitics(word: string): string {
  const clitic = /^(?:[وبفک]ال|لل)/u.exec(word)?.[0] ?? '';
  return word.length - clitic.length >= 3 ? word.slice(clitic.length) : word;
}

/** Folding makes Arabic letters Persian ones, which the stemmer of Arabic does not know. */
function asArabic(word: string): string {
  return word.replaceAll('ی', 'ي').replaceAll('ک', 'ك');
}
