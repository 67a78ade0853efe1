/**
 * A word of Arabic without its article, what leans on it from before, and its plural, feminine and pronoun endings: light10 of Larkey,
 * Ballesteros and Connell (2002, 2007). Snowball's stemmer makes `زير` of `وزير` but `وزير` of `الوزير`, so that a minister is not
 * found where he has his article; that is why it is not used. Takes and gives folded words; at least three letters stay.
 */
export function arabicStem(word: string): string {
  let stem = withoutClitics(word);
  for (;;) {
    const ending = ENDINGS.find((it) => stem.endsWith(it) && stem.length - it.length >= SHORTEST);
    if (ending === undefined) return stem;
    stem = stem.slice(0, -ending.length);
  }
}

const SHORTEST = 3;

/** `وال`, `بال`, `لل` and their like; a bare `و` only where no word is known that begins with it. */
function withoutClitics(word: string): string {
  const clitic = ARTICLE.exec(word)?.[0] ?? (BEGINS_WITH_WAW.test(word) ? '' : (AND.exec(word)?.[0] ?? ''));
  return word.length - clitic.length >= SHORTEST ? word.slice(clitic.length) : word;
}

const ARTICLE = /^(?:[وف]?(?:[بکل]?ال|لل))/u;
/** Four letters have to stay: most shorter words with a `و` before them are words of their own. */
const AND = /^و(?=.{4})/u;
/** Minister and ministry, province, agency, unit, Washington, document, means, arrival, existence and their like. */
const BEGINS_WITH_WAW =
  /^و(?:زیر|زار|لای|لاد|کال|کیل|حد|طن|اشنط|ثیق|ثای|سای|سیل|سط|ساط|صول|صای|جود|جوه|فاه|فیا|قای|قود|اقع|الد|اسع|اجب|عود|رق|ضع)/u;

const ENDINGS = ['ها', 'ان', 'ات', 'ون', 'ین', 'یه', 'ه', 'ی'];
