import { fold } from '../../language/index.ts';

/**
 * A word of a name as a row of sounds, one character each, so that spellings of one name come near each other whatever
 * their system of transliteration and whichever of the two scripts. Capitals are sounds that Latin script writes with two
 * letters: `S` sh, `C` ch, `X` kh, `G` gh, `Z` zh, `D` dh, `T` th, `Y` ay, `W` aw; digits are letters of Arabic script
 * that stand for several: `1` alef or ain, `2` waw, `3` yeh. Doubled letters count once.
 */
export function soundsOf(word: string): string {
  const folded = fold(word).replace(/[^\p{L}]/gu, '');
  const sounds = isArabicScript(folded) ? soundsOfArabic(folded) : soundsOfLatin(folded);
  return sounds.replace(/(.)\1+/gu, '$1');
}

export function isArabicScript(text: string): boolean {
  return /\p{Script=Arabic}/u.test(text);
}

function soundsOfLatin(word: string): string {
  return LATIN_RULES.reduce((text, [pattern, sound]) => text.replace(pattern, sound), word);
}

function soundsOfArabic(word: string): string {
  const whole = word
    .replace(ARTICLE, '')
    .replace(/^عبدال?(?=..)/u, ABDUL)
    .replace(/الدین$/u, UDDIN);
  const sounds = Array.from(
    whole,
    (letter) => ARABIC_SOUNDS[letter] ?? (isArabicScript(letter) ? '' : letter),
  );
  // As in سعید and خدایی.
  return sounds.join('').replaceAll('13', 'Y');
}

/** Before a surname, as in `الرشید`; not in the name of God, nor in a name that begins so and ends soon (`الیاس`). */
const ARTICLE = /^ال(?!ل?ه$|یاس$)(?=...)/u;
const ABDUL = 'abdul';
const UDDIN = 'udin';

// In this order: the longest first, and what stands for a whole part of a name before its letters.
const LATIN_RULES: readonly (readonly [RegExp, string])[] = [
  // Abdul-Rahman, Abdurrahman, Abd al-Rahman, Abdel Rahman.
  [/^abd(?:[aeou]?l+|[aeou]([rsnztd])(?=\1)|[aeou](?=sh))(?=...)/, ABDUL],
  [/(?:[aeou]d|[aeou]l)-?d(?:i|ee|ei|y)n$|[ou]d(?:i|ee)n$/, UDDIN],
  [/(?:[aeou]l+ah|[uo]l+a)$/, 'ulah'],
  [/(?<=....)eh$/, 'a'],
  [/iy(?=[aeou])/g, 'i'],
  [/tsch|tch|ch/g, 'C'],
  [/sch|sh/g, 'S'],
  [/kh/g, 'X'],
  [/gh/g, 'G'],
  [/zh/g, 'Z'],
  [/dh/g, 'D'],
  [/th/g, 'T'],
  [/ph/g, 'f'],
  [/dj/g, 'j'],
  [/ck/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/x/g, 'ks'],
  [/a[wv]?o?(?:oo|ou|u)|a[wv](?![aeiouy])|ow(?![aeiouy])/g, 'W'],
  [/[ae]y+[ei](?![aeiou])|a[ie]+|ei|[ae]y(?![aeiou])/g, 'Y'],
  [/ee|ie/g, 'i'],
  [/oo|ou/g, 'u'],
  [/y(?![aeiouYW])/g, 'i'],
];

const ARABIC_SOUNDS: Readonly<Record<string, string>> = {
  ا: '1',
  ع: '1',
  ب: 'b',
  پ: 'p',
  ت: 't',
  ط: 't',
  ټ: 't',
  ٹ: 't',
  ث: 's',
  س: 's',
  ص: 's',
  څ: 's',
  ج: 'j',
  چ: 'C',
  ح: 'h',
  ه: 'h',
  خ: 'X',
  د: 'd',
  ډ: 'd',
  ڈ: 'd',
  ذ: 'D',
  ض: 'D',
  ظ: 'D',
  ز: 'z',
  ځ: 'z',
  ر: 'r',
  ړ: 'r',
  ڑ: 'r',
  ژ: 'Z',
  ږ: 'Z',
  ش: 'S',
  ښ: 'S',
  غ: 'G',
  ف: 'f',
  ق: 'q',
  ک: 'k',
  گ: 'g',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ڼ: 'n',
  ں: 'n',
  و: '2',
  ی: '3',
  // What the rules above have put in, in Latin letters.
  a: 'a',
  u: 'u',
  i: 'i',
  b: 'b',
  d: 'd',
  h: 'h',
  l: 'l',
  n: 'n',
};
