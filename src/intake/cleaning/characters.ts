/**
 * Text without what nobody sees and what could reorder a page: control characters, noncharacters, halves of surrogate
 * pairs. Bidirectional embeddings and overrides become isolates (UAX #9, 2.7 advises them), which end with their
 * paragraph and leave the text around them alone; isolates, marks and joiners of Arabic script stay.
 */
export function cleanCharacters(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return UNWANTED.test(whole) ? whole.replace(ALL_UNWANTED, (found) => INSTEAD[found] ?? '') : whole;
}

/** Whether a text holds what `cleanCharacters` takes out or replaces, but for halves of surrogate pairs. */
export function hasUnwanted(text: string): boolean {
  return UNWANTED.test(text);
}

const UNWANTED_CLASS =
  '[\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u2028-\\u202e\\ufeff\\ufff9-\\ufffb\\ufdd0-\\ufdef\\ufffe\\uffff]|\\r\\n?';
const UNWANTED = new RegExp(UNWANTED_CLASS, 'u');
const ALL_UNWANTED = new RegExp(UNWANTED_CLASS, 'gu');

const INSTEAD: Readonly<Record<string, string>> = {
  '\f': ' ',
  '\r': '\n',
  '\r\n': '\n',
  '\u0085': '\n',
  '\u2028': '\n',
  '\u2029': '\n',
  '\u202a': '\u2066',
  '\u202b': '\u2067',
  '\u202c': '\u2069',
  '\u202d': '\u2066',
  '\u202e': '\u2067',
};
