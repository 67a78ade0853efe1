import { fold } from './fold.ts';

/**
 * For every UTF-16 code unit what it counts as when texts are compared: `UNIT_SEPARATOR`, `UNIT_IGNORED`, its folded letter, or
 * with a flag above bit 15 what needs a closer look: a character that is `UNIT_ALONE` a word (scripts without spaces), or one
 * that `UNIT_SPELLS` several letters (an index into `spelledLetters`). `fold` decides; the table only makes it quick.
 * Made at the first call (some 40 ms, 256 KB).
 */
export function foldedUnits(): Uint32Array {
  table ??= makeTable();
  return table;
}

/** The letters of a unit that `UNIT_SPELLS` several: `ß` is `ss`. */
export function spelledLetters(unit: number): readonly number[] {
  return spellings[unit & 0xffff] ?? [];
}

export const UNIT_SEPARATOR = 0;
export const UNIT_IGNORED = 1;
export const UNIT_ALONE = 0x10000;
export const UNIT_SPELLS = 0x20000;

let table: Uint32Array | null = null;
const spellings: (readonly number[])[] = [];

function makeTable(): Uint32Array {
  const units = new Uint32Array(0x10000);
  for (let code = 0; code < units.length; code++) units[code] = entryOf(code);
  return units;
}

function entryOf(code: number): number {
  // Half of a character beyond the first plane: both halves are letters of a word, which is right for Adlam, and no harm for emoji.
  if (code >= 0xd800 && code <= 0xdfff) return code;
  if (isHangul(code)) return code;
  if (isIdeograph(code)) return UNIT_ALONE | code;
  const character = String.fromCharCode(code);
  if (LEFT_OUT.test(character)) return UNIT_IGNORED;
  const letters = fold(character).match(LETTER) ?? [];
  const codes = letters.map((letter) => letter.charCodeAt(0));
  const [first] = codes;
  if (first === undefined) return NOTHING_SEEN.test(character) ? UNIT_IGNORED : UNIT_SEPARATOR;
  if (WITHOUT_SPACES.test(character)) return UNIT_ALONE | first;
  if (codes.length === 1) return first;
  spellings.push(codes);
  return UNIT_SPELLS | (spellings.length - 1);
}

// Most of the table; neither script has anything to fold.
function isHangul(code: number): boolean {
  return code >= 0xac00 && code <= 0xd7a3;
}

function isIdeograph(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff;
}

/** Apostrophes (half of all texts have lost them), and marks that a letter may be written with or in one with it. */
const LEFT_OUT = /['`´\u02b9-\u02bf\u2018-\u201b\u2032\u2035]|[\u0300-\u036f]/u;
/** What `fold` takes out: vowel marks, joiners, the lone hamza. A sign that it keeps parts words. */
const NOTHING_SEEN = /[\p{Cf}\p{M}\p{Lm}\p{Lo}]/u;
const LETTER = /[\p{L}\p{N}\p{M}]/gu;
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Bopomofo}]/u;
