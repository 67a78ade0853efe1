import { fold } from './fold.ts';

export interface DetectedLanguage {
  /** BCP 47, without region; `und` where nothing tells. */
  readonly language: string;
  /** From 0 (nothing tells) to 1. */
  readonly certainty: number;
}

/**
 * The language a text is in, by its script, its letters and its most common words; only the first 20,000 characters are
 * looked at. Dari and Persian share their letters and their grammar: which of them it is stays a guess from words.
 */
export function detectLanguage(text: string): DetectedLanguage {
  const sample = text.slice(0, LONGEST_SAMPLE);
  if (LETTER.test(sample) && !BEYOND_ASCII.test(sample)) return byCommonWords(sample, LATIN_WORDS);
  const counts = SCRIPTS.map(([script, letters]) => ({ script, count: sample.match(letters)?.length ?? 0 }));
  const main = counts.reduce((best, each) => (each.count > best.count ? each : best));
  if (main.count === 0) return /\p{L}/u.test(sample) ? UNKNOWN_SCRIPT : UNDETERMINED;
  if (main.script === 'Arabic') return languageInArabicScript(sample);
  if (main.script === 'Cyrillic') return languageInCyrillic(sample);
  return byCommonWords(sample, LATIN_WORDS);
}

function languageInArabicScript(sample: string): DetectedLanguage {
  const letters = sample.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  const share = (pattern: RegExp) => (sample.match(pattern)?.length ?? 0) / letters;
  const ofPashto = share(PASHTO_LETTERS);
  const ofUrdu = share(URDU_LETTERS);
  const ofPersian = share(PERSIAN_LETTERS);
  const certainty = letters >= ENOUGH_LETTERS ? SURE : LIKELY;
  if (ofPashto > 0.015 && ofPashto >= ofUrdu) return { language: 'ps', certainty };
  if (ofUrdu > 0.015) return { language: 'ur', certainty };
  const byWords = byCommonWords(sample, ARABIC_SCRIPT_WORDS);
  if (byWords.language === 'ar')
    return { language: 'ar', certainty: ofPersian > 0.01 ? GUESSED : byWords.certainty };
  if (byWords.language === 'ps' || byWords.language === 'ur') return { ...byWords, certainty: GUESSED };
  if (byWords.language === 'und' && ofPersian === 0)
    return { language: ARABIC_ENDINGS.test(sample) ? 'ar' : persianOrDari(sample), certainty: GUESSED };
  return { language: persianOrDari(sample), certainty: GUESSED };
}

function persianOrDari(sample: string): string {
  const words = wordsOf(sample);
  const ofDari = words.filter((word) => DARI_WORDS.has(word)).length;
  const ofIran = words.filter((word) => IRANIAN_WORDS.has(word)).length;
  return ofDari > ofIran ? 'prs' : 'fa';
}

function languageInCyrillic(sample: string): DetectedLanguage {
  if (OTHER_CYRILLIC.test(sample)) return { language: 'und', certainty: GUESSED };
  const isRussian = byCommonWords(sample, CYRILLIC_WORDS).language === 'ru';
  return { language: 'ru', certainty: isRussian ? SURE : GUESSED };
}

/** The language most of whose function words stand in the text; sure where it has twice as many as the next. */
function byCommonWords(sample: string, languages: readonly CommonWords[]): DetectedLanguage {
  const counts = languages.map(({ language }) => ({ language, score: 0 }));
  const places = placesOf(languages);
  for (const word of wordsOf(sample)) {
    for (const at of places.get(word) ?? []) {
      const count = counts[at];
      if (count) count.score += 1;
    }
  }
  const scores = counts.sort((a, b) => b.score - a.score);
  const [best, second] = scores;
  if (!best || best.score === 0) return UNDETERMINED;
  return { language: best.language, certainty: certaintyOf(best.score, second?.score ?? 0) };
}

/** For every common word the places in the list of the languages that have it. */
function placesOf(languages: readonly CommonWords[]): ReadonlyMap<string, readonly number[]> {
  const known = placesByList.get(languages);
  if (known) return known;
  const places = new Map<string, number[]>();
  for (const [at, { common }] of languages.entries())
    for (const word of common) places.set(word, [...(places.get(word) ?? []), at]);
  placesByList.set(languages, places);
  return places;
}

const placesByList = new WeakMap<readonly CommonWords[], ReadonlyMap<string, readonly number[]>>();

function certaintyOf(score: number, nextScore: number): number {
  if (score >= 3 && score >= 2 * nextScore) return SURE;
  return score >= 2 && nextScore === 0 ? LIKELY : GUESSED;
}

function wordsOf(sample: string): string[] {
  return fold(sample).match(/[\p{L}\p{M}]+/gu) ?? [];
}

interface CommonWords {
  readonly language: string;
  readonly common: ReadonlySet<string>;
}

function commonWords(language: string, words: string): CommonWords {
  return { language, common: foldedSet(words) };
}

function foldedSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').map(fold));
}

const LETTER = /[a-z]/iu;
const BEYOND_ASCII = /\P{ASCII}/u;
const LONGEST_SAMPLE = 20_000;
const ENOUGH_LETTERS = 20;
const UNDETERMINED: DetectedLanguage = { language: 'und', certainty: 0 };
const UNKNOWN_SCRIPT: DetectedLanguage = { language: 'und', certainty: 0 };
const SURE = 1;
const LIKELY = 0.7;
const GUESSED = 0.4;

const SCRIPTS = [
  ['Latin', /\p{Script=Latin}/gu],
  ['Arabic', /\p{Script=Arabic}/gu],
  ['Cyrillic', /\p{Script=Cyrillic}/gu],
] as const;

// Letters that only one of the languages has. Urdu shares ٹ ڈ ڑ with no other language here; ں ہ ے stand in most of its words.
const PASHTO_LETTERS = /[\u0681\u0685\u0689\u0693\u0696\u069a\u06ab\u06bc\u06cd\u06d0\u067c]/g;
const URDU_LETTERS = /[\u0679\u0688\u0691\u06ba\u06c1\u06be\u06d2]/g;
const PERSIAN_LETTERS = /[\u067e\u0686\u0698\u06af\u06a9\u06cc]/g;
const ARABIC_ENDINGS = /[\u0629\u0649]|(?:^|\s)\u0627\u0644/;
const OTHER_CYRILLIC =
  /[\u0454\u0456\u0457\u0491\u0452\u0458\u0459\u045a\u045b\u04b3\u04b7\u049b\u04a3\u04d9\u045e]/i;

const LATIN_WORDS = [
  commonWords(
    'en',
    'the of and to in is that for was on with as by at from are this be has have which its it not their after how why what who were been but an into about',
  ),
  commonWords(
    'fr',
    'le la les des et en un une du que est dans pour qui sur par au aux avec plus ne pas se son sa ce cette ont été sont l d',
  ),
  commonWords(
    'de',
    'der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind über',
  ),
  commonWords(
    'es',
    'el la los las de y en que un una por con para del se no su al lo más es como fue sus ha entre desde sobre',
  ),
  commonWords(
    'it',
    'il lo la gli le di e che un una in per con del della dei delle non si da al nel sono è alla come più anche dal i ha nella',
  ),
  commonWords(
    'pt',
    'o a os as de e que em um uma para com do da dos das no na não por se mais ao foi como são pelo pela nos nas à',
  ),
  commonWords(
    'nl',
    'de het een en van in is dat op te zijn met voor niet aan er om door als bij ook uit maar naar over wordt hebben',
  ),
  commonWords(
    'tr',
    've bir bu için ile da de olarak daha çok olan en gibi sonra kadar ne ama türkiye ilk o göre her değil olduğu',
  ),
];
const ARABIC_SCRIPT_WORDS = [
  commonWords(
    'ar',
    'في من على إلى أن التي الذي عن مع هذا هذه كان ما لا بعد بين ذلك كما وقد قال الى وفي ومن إن حول كل تم',
  ),
  commonWords(
    'fa',
    'در به از که این را با است برای آن یک می شود شد بر خود تا کرد ها های بود و اند شده باشد نیز اما یا',
  ),
  commonWords('ps', 'په د چې کې له دی ته او سره یې نه هم دا کړي شوي وو به لپاره باندې څخه پر شي وي'),
  commonWords('ur', 'کے میں کی ہے اور سے کا کو نے پر کہ اس ہیں یہ بھی نہیں تھا گیا ایک کر'),
];
const CYRILLIC_WORDS = [
  commonWords(
    'ru',
    'и в не на что с по как из для от к это о был его за при которые том также после или у до',
  ),
];
const DARI_WORDS = foldedSet(
  'افغانستان ولسوالی ولسوالۍ پوهنتون ولایت ولایات حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت جنوری فبروری مارچ اپریل جون جولای اگست سپتمبر اکتوبر نومبر دسمبر کابل هرات قندهار ننگرهار طالبان شاروالی والی ولسوال څارنوالی شفاخانه پوهنحی افغان افغان‌ها افغانی مکتب معارف مصئونیت لوی تظاهرات زعامت مسکن',
);
const IRANIAN_WORDS = foldedSet(
  'ایران تهران فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند ژانویه فوریه آوریل ژوئن ژوئیه اوت سپتامبر نوامبر دسامبر دانشگاه استان شهرستان دانشکده بیمارستان شهرداری استانداری',
);
