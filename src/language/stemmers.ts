import { fold, withoutLatinDiacritics } from './fold.ts';
import { type LightLanguage, lightStem, withoutJoinedEndings } from './light-stems.ts';
import { arabicStem } from './stem-arabic.ts';
import { irregularStem } from './stem-irregulars.ts';
import { loadSnowball, type SnowballStems, stemLetters, withGuessedMarks } from './stem-snowball.ts';
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
   * other. Empty where there is no word. Those of a word typed without its diacritics are among them.
   */
  alternatives(words: string, languages: readonly string[]): string[][];
}

export interface StemmerOptions {
  /** Gets a folded word of a text and its term when it is met for the first time, and may be told of it again. */
  readonly onNewWord?: (word: string, term: string) => void;
}

/**
 * Snowball's stemmers where there is one (as `@orama/stemmers` has them), light ones for Arabic, Persian, Dari, Pashto and Urdu, and
 * the folded word for every other language. Loaded at the first call.
 */
export async function openStemmers(options: StemmerOptions = {}): Promise<Stemmers> {
  const snowball = await loadSnowball();
  const read = openWordReader();
  const caches = new Map<string, Map<string, string>>();

  function termOf(surface: string, language: string, cache: Map<string, string>): string {
    const known = cache.get(surface);
    if (known !== undefined) return known;
    const bare = bareWord(surface, language);
    const word = folded(bare);
    const term = stemOf(word, bare, language, snowball);
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
      for (const language of new Set(['', ...languages.map(primaryOf)])) {
        for (const written of spellingsOf(words, language)) {
          const terms: string[] = [];
          walk(written, language, (term) => terms.push(term));
          if (terms.length > 0) all.set(terms.join(' '), terms);
        }
      }
      return [...all.values()];
    },
  };
}

const MOST_CACHED = 200_000;
/** Nobody looks for a longer word; a text of one word is a picture or a key. */
const LONGEST = 80;

/** As typed, without diacritics, and with those that may have been meant: the stemmers tell endings by them. */
function spellingsOf(words: string, language: string): Set<string> {
  if (language === '' || language === 'en' || !LATIN.test(words)) return new Set([words]);
  const plain = withoutLatinDiacritics(words);
  return new Set([words, plain, withGuessedMarks(plain, language)]);
}

const LATIN = /\p{Script=Latin}/u;

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

/** The word as written without a genitive (`Daesh's`), an elided article (`l'État`) or what is set behind names (`Kabil'de`). */
function bareWord(surface: string, language: string): string {
  const joint = APOSTROPHE.exec(surface);
  if (!joint) return surface;
  const [before, behind] = [surface.slice(0, joint.index), surface.slice(joint.index + 1)];
  if (/^s?$/iu.test(behind)) return before;
  if (ELIDING.has(language) && before.length <= 4 && behind.length >= 2) return behind;
  return language === 'tr' && before.length >= 2 ? before : surface;
}

const APOSTROPHE = /['’ʼ‘]/u;
const ELIDING: ReadonlySet<string> = new Set(['fr', 'it', 'ca']);

function folded(surface: string): string {
  return PLAIN.test(surface) ? surface.toLowerCase() : fold(surface).replace(NO_LETTER, '');
}

const PLAIN = /^[A-Za-z0-9]+$/;
const NO_LETTER = /[^\p{L}\p{N}\p{M}]/gu;

/** `word` is what is `written`, folded. */
function stemOf(word: string, written: string, language: string, snowball: SnowballStems): string {
  if (word.length < 3 || /\p{N}/u.test(word)) return word;
  const irregular = irregularStem(word, language);
  if (irregular !== null) return irregular;
  if (language === 'fa' || language === 'ps' || language === 'ur')
    return lightStem(folded(withoutJoinedEndings(written)), language satisfies LightLanguage);
  if (language === 'ar') return arabicStem(word);
  const stem = snowball.get(language);
  if (!stem) return word;
  // English words are the same with and without their few marks; a few rules leave nothing of a short word.
  const letters = language === 'en' ? word : stemLetters(written, language);
  return fold(stem(letters)) || word;
}
