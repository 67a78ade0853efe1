/** The script (ISO 15924) of a name whose language is not known, by its first letter; `null` for Latin, which goes without saying. */
export function scriptOfText(text: string): string | null {
  const first = /\p{L}/u.exec(text.slice(0, LONGEST_LOOKED_AT))?.[0];
  if (first === undefined || first <= LAST_LATIN) return null;
  return SCRIPTS.find(([, letters]) => letters.test(first))?.[0] ?? null;
}

const LONGEST_LOOKED_AT = 200;
const LAST_LATIN = '\u024f';
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['Arab', /\p{Script=Arabic}/u],
  ['Cyrl', /\p{Script=Cyrillic}/u],
  ['Hani', /\p{Script=Han}/u],
  ['Deva', /\p{Script=Devanagari}/u],
  ['Hebr', /\p{Script=Hebrew}/u],
  ['Grek', /\p{Script=Greek}/u],
  ['Armn', /\p{Script=Armenian}/u],
  ['Geor', /\p{Script=Georgian}/u],
  ['Jpan', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['Hang', /\p{Script=Hangul}/u],
  ['Thai', /\p{Script=Thai}/u],
  ['Beng', /\p{Script=Bengali}/u],
  ['Guru', /\p{Script=Gurmukhi}/u],
  ['Mymr', /\p{Script=Myanmar}/u],
  ['Ethi', /\p{Script=Ethiopic}/u],
  ['Taml', /\p{Script=Tamil}/u],
];
