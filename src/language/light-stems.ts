/**
 * A word of Persian, Dari, Pashto or Urdu without the endings that change most: plurals, the indefinite and relational yeh,
 * comparatives, one after the other (`انتخاباتی` and `انتخابات` meet). No kept stemmer exists for these languages. Takes and gives
 * folded words; rather leaves an ending than makes two words one: what stays has at least three letters, four where an ending is short.
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

/** Endings, longest first, each with how many letters have to stay. */
const ENDINGS: Readonly<Record<LightLanguage, readonly (readonly [ending: string, least: number])[]>> = {
  // Plural ها with what leans on it, ترین and تر, the plurals ان and ات, the yeh.
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
    ['ان', 4],
    ['ات', 4],
    ['ی', 4],
  ],
  // Plurals in ونه, انو, انی, and the oblique.
  ps: [
    ['گانو', 3],
    ['ونه', 3],
    ['ونو', 3],
    ['انو', 3],
    ['انی', 4],
    ['ان', 4],
    ['و', 4],
    ['ه', 4],
    ['ی', 4],
  ],
  ur: [
    ['یوں', 3],
    ['یاں', 3],
    ['وں', 3],
    ['یں', 3],
    ['ات', 4],
    ['ی', 4],
  ],
};
