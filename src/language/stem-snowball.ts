/** By primary language subtag: takes a word in small letters with its own marks, as `stemLetters` gives it. */
export type SnowballStems = ReadonlyMap<string, (word: string) => string>;

/** The stemmers of Snowball that `@orama/stemmers` has, but for Arabic. Reading them takes some 25 ms: loading single ones would spare nothing that counts. */
export function loadSnowball(): Promise<SnowballStems> {
  loaded ??= loadAll();
  return loaded;
}

let loaded: Promise<SnowballStems> | null = null;

async function loadAll(): Promise<SnowballStems> {
  const all = await Promise.all([
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
  module: Promise<{ readonly stemmer: (word: string) => string }>,
): Promise<readonly [string, (word: string) => string]> {
  return [language, (await module).stemmer];
}

/** A word's letters as the stemmer of its language knows them: with their marks, which tell `organización` from `organizo`. */
export function stemLetters(word: string, language: string): string {
  if (/^[a-z]*$/.test(word)) return word;
  // Turkish has two letters i.
  const small = language === 'tr' ? word.normalize('NFC').toLocaleLowerCase('tr') : word.toLowerCase();
  const letters = small.normalize('NFKC').replace(NO_LETTER, '');
  return language === 'ru' ? letters.replaceAll('ё', 'е') : letters;
}

const NO_LETTER = /[^\p{L}\p{N}\p{M}]/gu;

/**
 * What somebody who types no diacritics meant by the endings of French, Spanish, Portuguese and Turkish that the stemmers tell by them:
 * `securite` is `sécurité`. The text as it is where there is nothing to guess.
 */
export function withGuessedMarks(text: string, language: string): string {
  if (language === 'tr') return text.replace(WORD, inHarmony);
  const endings = MARKED_ENDINGS[language];
  if (!endings) return text;
  return endings.reduce((guess, [plain, marked]) => guess.replace(plain, marked), text);
}

/** Turkish words keep to vowels of one kind: with an `a` goes an `ı`. */
function inHarmony(word: string): string {
  return /[aou]/iu.test(word) && !/[eöü]/iu.test(word) ? word.replaceAll('i', 'ı') : word;
}

const WORD = /[\p{L}\p{M}]+/gu;

const MARKED_ENDINGS: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  fr: [
    [/ite(?=s?(?![\p{L}\p{M}]))/giu, 'ité'],
    [/ee(?=s?(?![\p{L}\p{M}]))/giu, 'ée'],
    [/iere(?=s?(?![\p{L}\p{M}]))/giu, 'ière'],
  ],
  es: [
    [/cion(?![\p{L}\p{M}])/giu, 'ción'],
    [/sion(?![\p{L}\p{M}])/giu, 'sión'],
    [/logia(?=s?(?![\p{L}\p{M}]))/giu, 'logía'],
  ],
  pt: [
    [/cao(?![\p{L}\p{M}])/giu, 'ção'],
    [/coes(?![\p{L}\p{M}])/giu, 'ções'],
    [/sao(?![\p{L}\p{M}])/giu, 'são'],
    [/soes(?![\p{L}\p{M}])/giu, 'sões'],
    [/([ai])vel(?![\p{L}\p{M}])/giu, '$1\u0301vel'],
  ],
};
