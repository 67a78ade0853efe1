import { fold, foldDigits, withoutLatinDiacritics } from './fold.ts';

/**
 * What a text is called in an address: lower-case ASCII letters and digits joined by single hyphens, at most 60
 * characters, cut between words. Arabic and Cyrillic script are written in Latin letters, simply and one way only. A text
 * without such letters gives `fallback`. The slug of a slug is itself.
 */
export function makeSlug(text: string, fallback = ''): string {
  const latin = inLatinLetters(foldDigits(text.slice(0, LONGEST_TEXT)));
  const words = latin.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, LONGEST_SLUG) : `${slug}-${word}`;
    if (longer.length > LONGEST_SLUG) break;
    slug = longer;
  }
  return slug === '' ? fallback : slug;
}

function inLatinLetters(text: string): string {
  const plain = text.replace(INNER_APOSTROPHE, '').normalize('NFC');
  const spelt = plain.replace(ARABIC_WORD, arabicInLatin).replace(CYRILLIC, (letter) => {
    return CYRILLIC_LETTERS.get(letter.toLowerCase()) ?? '';
  });
  return withoutLatinDiacritics(spelt);
}

/** Short vowels are not written, so they are not here either: `و` and `ی` are vowels but beside another vowel. */
function arabicInLatin(word: string): string {
  const letters = Array.from(fold(word).replace(/['’]/g, ''));
  let latin = '';
  letters.forEach((letter, index) => {
    const before = latin.at(-1) ?? '';
    const next = latinOf(letter, before, letters[index + 1] ?? '');
    // No word of Arabic or Persian begins with two consonants.
    latin += index === 1 && isConsonant(before) && isConsonant(next.at(0) ?? '') ? `a${next}` : next;
  });
  return latin;
}

function isConsonant(letter: string): boolean {
  return letter !== '' && !'aiu'.includes(letter);
}

function latinOf(letter: string, before: string, after: string): string {
  const isAfterConsonant = isConsonant(before);
  if (letter === 'و') return isAfterConsonant && after !== 'ا' ? 'u' : 'w';
  if (letter === 'ی')
    return isAfterConsonant && after !== 'ا' ? 'i' : before === '' || after !== '' ? 'y' : 'i';
  if (letter === 'ه') return after === '' && (isAfterConsonant || before === 'i') ? 'a' : 'h';
  if (letter === 'ا' || letter === 'ع')
    return before === 'a' ? '' : letter === 'ا' || before === '' ? 'a' : '';
  return ARABIC_LETTERS.get(letter) ?? '';
}

function letterMap(letters: string): ReadonlyMap<string, string> {
  return new Map(
    letters.split(' ').map((pair): [string, string] => {
      const [letter = '', ...latin] = Array.from(pair);
      return [letter, latin.join('')];
    }),
  );
}

const LONGEST_TEXT = 1000;
const LONGEST_SLUG = 60;
const INNER_APOSTROPHE = /(?<=\p{L})['’ʼ](?=\p{L})/gu;
const ARABIC_WORD = /[\p{Script=Arabic}\p{M}\u0640\u200c\u200d]+/gu;
const CYRILLIC = /\p{Script=Cyrillic}/gu;
// After `fold`, which has made one of each family of letters.
const ARABIC_LETTERS = letterMap(
  'بb پp تt ټt ثs جj چch ځdz څts حh خkh دd ډd ذz رr ړr زz ژzh ږg سs شsh ښkh صs ضz طt ظz غgh فf قq کk گg لl مm نn ڼn ۀa ئy ؤw ٹt ڈd ڑr ںn',
);
const CYRILLIC_LETTERS = letterMap(
  'аa бb вv гg дd еe ёe жzh зz иi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юyu яya іi їi єe ґg ўu қq ғgh ҳh ҷj ӯu ӣi',
);
