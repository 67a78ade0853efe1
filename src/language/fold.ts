/**
 * The form of a text for comparing, never for showing: compatibility forms, case, Latin diacritics, the Arabic-script
 * variants of one letter, digits, quotes, dashes and spaces are made one. Folding a folded text changes nothing.
 */
export function fold(text: string): string {
  if (PLAIN_ASCII.test(text)) return collapseSpaces(text.toLowerCase());
  const folded = text
    .replace(SPACING_MARK, "'")
    .normalize('NFKD')
    // Other characters decompose to these.
    .replace(SPACING_MARK, "'")
    .toLowerCase()
    .replace(IGNORED, '')
    .replace(LATIN_MARKS, '$1')
    .replace(VARIANT, (letter) => VARIANTS.get(letter) ?? letter);
  return collapseSpaces(folded.normalize('NFC'));
}

/** `fold` without punctuation and symbols, so that a title that lost its opening quote equals the one that kept it. */
export function foldForTitle(text: string): string {
  return fold(text).replace(INNER_APOSTROPHE, '').replace(BETWEEN_WORDS, ' ').trim();
}

/** The folded words and numbers of a text, in order. */
export function tokens(text: string): string[] {
  return fold(text).match(WORD) ?? [];
}

/** Latin letters without their diacritics, `æ` and its like spelled out; every other script is left as it is. */
export function withoutLatinDiacritics(text: string): string {
  return text
    .normalize('NFKD')
    .replace(LATIN_MARKS, '$1')
    .replace(LATIN_LETTER, (letter) => LATIN_LETTERS.get(letter) ?? letter)
    .normalize('NFC');
}

/** The text with the digits of Arabic, Persian and Devanagari written in ASCII; lengths and offsets stay. */
export function foldDigits(text: string): string {
  return text.replace(FOREIGN_DIGIT, (digit) => FOREIGN_DIGITS.get(digit) ?? digit);
}

function collapseSpaces(text: string): string {
  return UNTIDY_SPACES.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
}

function pairs(from: string, to: string): [string, string][] {
  return Array.from(from, (letter) => [letter, to]);
}

const UNTIDY_SPACES = /[^\S ]|\s\s|^\s|\s$/;
const PLAIN_ASCII = /^[\t-\r -_a-~]*$/;
// Alone these decompose to a space and a mark, and the words beside them would part.
const SPACING_MARK = /[\u00b4\u0060\u02b9-\u02bf]/g;
// Tatweel, joiners, direction marks, soft hyphen, variation selectors; Arabic vowel marks and the hamza and madda that
// decomposition has taken off their letters.
const IGNORED =
  /\p{Cf}|\u0640|[\ufe00-\ufe0f]|[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]/gu;
const LATIN_MARKS = /(\p{Script=Latin})\p{M}+/gu;
const INNER_APOSTROPHE = /(?<=[\p{L}\p{N}])'(?=[\p{L}\p{N}])/gu;
const BETWEEN_WORDS = /[^\p{L}\p{N}\p{M}]+/gu;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

const LATIN_LETTERS: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ł', 'l'],
  ['þ', 'th'],
  ['ı', 'i'],
  ['ŋ', 'ng'],
  ['ħ', 'h'],
  ['Æ', 'AE'],
  ['Œ', 'OE'],
  ['Ø', 'O'],
  ['Đ', 'D'],
  ['Ð', 'D'],
  ['Ł', 'L'],
  ['Þ', 'Th'],
  ['ẞ', 'SS'],
]);
const LATIN_LETTER = new RegExp(`[${[...LATIN_LETTERS.keys()].join('')}]`, 'g');

const FOREIGN_DIGITS: ReadonlyMap<string, string> = new Map(
  ['٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹', '०१२३४५६७८९'].flatMap((digits) =>
    Array.from(digits, (digit, value): [string, string] => [digit, String(value)]),
  ),
);
const FOREIGN_DIGIT = /[٠-٩۰-۹०-९]/g;

// Persian keeps the letter of each family: yeh with the Pashto ې and ۍ and the alef maksura, kaf and gaf, heh with the
// teh marbuta. The lone hamza is left out, as writers do (علماء, علما).
const VARIANTS: ReadonlyMap<string, string> = new Map([
  ...LATIN_LETTERS,
  ...FOREIGN_DIGITS,
  ...pairs('ς', 'σ'),
  ...pairs('يىېۍےﯼ', 'ی'),
  ...pairs('كڪ', 'ک'),
  ...pairs('ګ', 'گ'),
  ...pairs('ةەہھۃ', 'ه'),
  ...pairs('ٱٲٳ', 'ا'),
  ...pairs('ء', ''),
  ...pairs('\u2018\u2019\u201a\u201b\u2032\u2035\u2039\u203a\u055a\ua78b\ua78c', "'"),
  ...pairs('\u201c\u201d\u201e\u201f\u00ab\u00bb\u301d\u301e\u301f', '"'),
  ...pairs('\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e3a\u2e3b', '-'),
  ['\u060c', ','],
  ['\u061b', ';'],
  ['\u061f', '?'],
]);
const VARIANT = new RegExp(`[${[...VARIANTS.keys()].join('')}]`, 'g');
