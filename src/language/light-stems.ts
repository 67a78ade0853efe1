/**
 * A word of Persian, Dari, Pashto or Urdu without the endings that change most: plurals, the indefinite and relational yeh,
 * comparatives, one after the other (`انتخاباتی` and `انتخابات` meet). No kept stemmer exists for these languages. Takes and gives
 * folded words; rather leaves an ending than makes two words one: at least three letters stay, more where an ending is short.
 */
export function lightStem(word: string, language: LightLanguage): string {
  let stem = word;
  for (;;) {
    const found = ENDINGS[language].find(
      ([ending, least]) => stem.endsWith(ending) && stem.length - ending.length >= least,
    );
    if (!found) return stem;
    stem = stem.slice(0, -found[0].length);
  }
}

export type LightLanguage = 'fa' | 'ps' | 'ur';

/**
 * A word as it is written without endings that a zero-width non-joiner sets apart: it says that they are endings, however
 * short what stays is (`خانه‌ای`, a house, is not `خان‌های`).
 */
export function withoutJoinedEndings(written: string): string {
  const parts = written.split('\u200c');
  while (parts.length > 1 && JOINED_ENDING.test(parts.at(-1) ?? '')) parts.pop();
  return parts.join('\u200c');
}

/** Plural, indefinite article, comparatives, possessives, the copula, the object marker; yeh as Persians and as Arabs type it. */
const JOINED_ENDING =
  /^(?:(?:ها|گان)(?:[یي]|[یي][یي]|[یي]?(?:م|ت|ش|مان|تان|شان))?|[اآ][یي]|[یي]|تر(?:[یي]ن)?(?:[یي])?|(?:ا)?(?:م|ت|ش)|مان|تان|شان|اند|است|ند|را)$/u;

/** Endings, longest first, each with how many letters have to stay. */
const ENDINGS: Readonly<Record<LightLanguage, readonly (readonly [ending: string, least: number])[]>> = {
  // Plural ها with what leans on it, ترین and تر, the plurals گان (of words in ه), ان, ین and ات, the object marker, the yeh.
  fa: [
    ['هایشان', 3],
    ['هایمان', 3],
    ['هایتان', 3],
    ['هایی', 3],
    ['های', 3],
    ['ترین', 3],
    ['ها', 3],
    ['گان', 4],
    ['تر', 4],
    ['را', 4],
    ['ان', 4],
    ['ین', 4],
    ['ات', 4],
    ['ی', 4],
    ['ه', 5],
  ],
  // Plurals in ونه, انو, انی, گانی, and the endings of feminine and oblique words.
  ps: [
    ['گانی', 3],
    ['گانو', 3],
    ['ونه', 3],
    ['ونو', 3],
    ['انو', 3],
    ['انی', 4],
    ['گان', 4],
    ['ان', 4],
    ['و', 3],
    ['ه', 3],
    ['ی', 3],
  ],
  ur: [
    ['یوں', 3],
    ['یاں', 3],
    ['وں', 3],
    ['یں', 3],
    ['ات', 4],
    ['ی', 4],
    ['ه', 4],
  ],
};
