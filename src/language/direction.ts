export type Direction = 'ltr' | 'rtl';

/** The direction a language is written in, by its script; left to right for a tag that is none. */
export function directionOf(language: string): Direction {
  try {
    const locale = new Intl.Locale(language.replaceAll('_', '-')).maximize();
    return RTL_SCRIPTS.has(locale.script ?? '') ? 'rtl' : 'ltr';
  } catch {
    // `Intl.Locale` throws on what is no language tag.
    return 'ltr';
  }
}

/**
 * The direction of a text: that of its first strong letter, as browsers' `dir="auto"` has it, unless at least three
 * quarters of its letters go the other way (a Dari sentence that begins with an English name).
 */
export function directionOfText(text: string): Direction {
  const sample = text.slice(0, LONGEST_SAMPLE);
  const first = STRONG_LETTER.exec(sample)?.[0];
  if (first === undefined) return 'ltr';
  const rtl = sample.match(RTL_LETTERS)?.length ?? 0;
  const ltr = sample.match(LTR_LETTERS)?.length ?? 0;
  if (rtl >= 3 * ltr) return 'rtl';
  if (ltr >= 3 * rtl) return 'ltr';
  return RTL_LETTER.test(first) ? 'rtl' : 'ltr';
}

const LONGEST_SAMPLE = 5000;
const RTL_SCRIPTS: ReadonlySet<string> = new Set([
  'Arab',
  'Hebr',
  'Syrc',
  'Thaa',
  'Nkoo',
  'Adlm',
  'Rohg',
  'Mand',
  'Samr',
]);
const RTL =
  '\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}\\p{Script=Adlam}';
const STRONG_LETTER = /\p{L}/u;
const RTL_LETTER = new RegExp(`^[${RTL}]$`, 'u');
const RTL_LETTERS = new RegExp(`(?=\\p{L})[${RTL}]`, 'gu');
const LTR_LETTERS = new RegExp(`(?=\\p{L})[^${RTL}]`, 'gu');
