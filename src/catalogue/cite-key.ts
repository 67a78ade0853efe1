import { makeSlug } from '../language/index.ts';
import type { PublicationInput } from './publication.ts';

/**
 * The key by which texts cite a publication: the last word of the first author's name, the year, the first significant
 * word of the title, in lower-case ASCII letters and digits: `osman2014messages`. What is missing is left out; without an
 * author the word comes first: `nizamnama1923`.
 */
export function makeCiteKey(
  publication: Pick<PublicationInput, 'title' | 'date' | 'credits' | 'language'>,
): string {
  const first = publication.credits.find(({ role }) => role === 'author') ?? publication.credits[0];
  const author = latinLetters(wordsOf(first?.name ?? '').at(-1) ?? '');
  const year = /\d{4}/.exec(publication.date?.edtf ?? '')?.[0] ?? '';
  const word = significantWord(publication.title, publication.language);
  const key = author === '' ? `${word}${year}` : `${author}${year}${word}`;
  return key === '' ? 'untitled' : key;
}

/**
 * The key, or with letters after it where it is taken: `osman2014messages`, `osman2014messagesa`, `osman2014messagesb`.
 * `counted` remembers how far a key has got, so that a thousand of one key are not a million questions.
 */
export function freeCiteKey(
  wanted: string,
  isTaken: (key: string) => boolean,
  counted: Map<string, number> = new Map(),
): string {
  if (!isTaken(wanted)) return wanted;
  for (let number = counted.get(wanted) ?? 0; ; number += 1) {
    const key = `${wanted}${lettersFor(number)}`;
    if (isTaken(key)) continue;
    counted.set(wanted, number + 1);
    return key;
  }
}

function significantWord(title: string, language: string | null): string {
  const skipped = SKIPPED.get(language?.split('-', 1)[0]?.toLowerCase() ?? 'en');
  for (const word of wordsOf(title)) {
    const letters = latinLetters(word);
    if (letters !== '' && !skipped?.has(letters)) return letters;
  }
  return '';
}

function wordsOf(text: string): string[] {
  return text.split(/[\s\u200b\u2060]+/).filter((word) => word !== '');
}

/** Up to the first character that is no letter (`ISKP’s` gives `iskp`), after what stands before the first one. */
function latinLetters(word: string): string {
  const letters = /[\p{L}\p{M}\u0640\u200c\u200d]+/u.exec(word.normalize('NFC'))?.[0] ?? '';
  return makeSlug(letters).replaceAll('-', '');
}

/** 0 is `a`, 25 is `z`, 26 is `aa`. */
function lettersFor(number: number): string {
  const last = String.fromCharCode(97 + (number % 26));
  return number < 26 ? last : `${lettersFor(Math.floor(number / 26) - 1)}${last}`;
}

const ENGLISH = new Set(['a', 'an', 'the', 'to', 'with', 'what']);
const SKIPPED: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['en', ENGLISH],
  ['de', new Set(['der', 'die', 'das', 'ein', 'eine'])],
  ['fr', new Set(['le', 'la', 'les', 'l', 'un', 'une', 'des'])],
]);
