import { withoutLatinDiacritics } from '../language/index.ts';
import type { PublicationInput } from './publication.ts';

const NOT_SIGNIFICANT = new Set([
  'a',
  'an',
  'the',
  'to',
  'with',
  'what',
  'der',
  'die',
  'das',
  'le',
  'la',
  'les',
]);

/**
 * The key by which texts cite a publication: last word of the first author's name, year, first significant word of the
 * title, such as `osman2014messages`. Letters of other scripts stay as they are; what is missing is left out.
 */
export function citeKeyOf(publication: Pick<PublicationInput, 'title' | 'date' | 'credits'>): string {
  const author = plain(publication.credits[0]?.name.trim().split(/\s+/).at(-1) ?? '');
  const year = /\d{4}/.exec(publication.date?.edtf ?? '')?.[0] ?? '';
  const words = publication.title.split(/\s+/).map(plain);
  const word = words.find((it) => it !== '' && !NOT_SIGNIFICANT.has(it)) ?? '';
  return `${author}${year}${word}` || 'untitled';
}

/** Lower case without accents, up to the first character that is no letter (`ISKP’s` gives `iskp`). */
function plain(word: string): string {
  const letters =
    /[\p{L}\p{M}]+/u.exec(withoutLatinDiacritics(word.normalize('NFC')).toLowerCase())?.[0] ?? '';
  return letters.replace(/[^\p{L}]/gu, '');
}

/** The key, or with a letter after it where it is taken: `osman2014messages`, `osman2014messagesb`. */
export function freeCiteKey(wanted: string, isTaken: (key: string) => boolean): string {
  if (!isTaken(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const key = `${wanted}${number <= 26 ? String.fromCharCode(96 + number) : `_${number}`}`;
    if (!isTaken(key)) return key;
  }
}
