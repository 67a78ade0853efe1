import { fold } from '../../language/index.ts';
import { languageOfTag } from './label-language.ts';

/** The language that a word of a column's name means: its name in English or in itself, or its code; `null` for any other word. */
export function languageOfWord(word: string): string | null {
  const named = NAMED.get(fold(word));
  if (named !== undefined) return named;
  if (!/^[a-z]{2,3}$/u.test(word) || NO_LANGUAGES.has(word)) return null;
  return USUAL_CODES.has(word) ? languageOfTag(word) : null;
}

/** The same for a tag that stands where a language is to be expected (`name:fa-AF`, `ADM1_DA`); any tag will do. */
export function languageOfSuffix(suffix: string): string | null {
  return NAMED.get(fold(suffix)) ?? languageOfTag(suffix);
}

// `da` is Danish, but in the administrative tables of Afghanistan (OCHA COD) it is Dari, and Danish tables of places are rare.
const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    en: 'english eng angielski انگلیسی',
    prs: 'dari da درى دری',
    fa: 'persian farsi فارسی',
    ps: 'pashto pushto pashtu پښتو',
    ar: 'arabic العربية عربی',
    ur: 'urdu اردو',
    ru: 'russian русский',
    de: 'german deutsch',
    fr: 'french francais',
    es: 'spanish espanol',
    pt: 'portuguese',
    tr: 'turkish turkce',
    uz: 'uzbek',
    tk: 'turkmen',
    tg: 'tajik',
    ku: 'kurdish',
    zh: 'chinese',
    hi: 'hindi',
    uk: 'ukrainian',
    my: 'burmese',
    am: 'amharic',
    so: 'somali',
    sw: 'swahili',
    he: 'hebrew',
  }).flatMap(([tag, words]) => words.split(' ').map((word): [string, string] => [fold(word), tag])),
);
const USUAL_CODES: ReadonlySet<string> = new Set(
  'en fa prs ps ar ur ru de fr es pt it nl tr uz tk tg ku zh ja ko hi bn ta uk pl my am so sw he haz pbt pes ckb az kk ky mn ne si th vi'.split(
    ' ',
  ),
);
// Words of columns that are codes of languages as well.
const NO_LANGUAGES: ReadonlySet<string> = new Set('id no to is as an or be so it my am'.split(' '));
