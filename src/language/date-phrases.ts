/** How a language speaks of dates; the dates come already written. */
export interface DatePhrases {
  readonly since: (date: string, unit: DateUnit) => string;
  readonly until: (date: string, unit: DateUnit) => string;
  readonly about: (date: string) => string;
  readonly perhaps: (date: string) => string;
  /** From the first year of the decade. */
  readonly decade: (year: string) => string;
  /** 0 is spring. */
  readonly season: (season: number, year: string) => string;
}

export type DateUnit = 'day' | 'month' | 'year';

/** The phrases of a locale's language, `null` where we have none. */
export function phrasesFor(locale: string): DatePhrases | null {
  return PHRASES.get(locale.split('-')[0] ?? '') ?? null;
}

const ENGLISH: DatePhrases = {
  since: (date) => `since ${date}`,
  until: (date) => `until ${date}`,
  about: (date) => `about ${date}`,
  perhaps: (date) => `possibly ${date}`,
  decade: (year) => `${year}s`,
  season: seasons('spring', 'summer', 'autumn', 'winter'),
};

const FRENCH: DatePhrases = {
  since: (date, unit) => (unit === 'day' ? `depuis le ${date}` : `depuis ${date}`),
  until: (date, unit) => (unit === 'day' ? `jusqu’au ${date}` : `jusqu’en ${date}`),
  about: (date) => `vers ${date}`,
  perhaps: (date) => `peut-être ${date}`,
  decade: (year) => `années ${year}`,
  season: seasons('printemps', 'été', 'automne', 'hiver'),
};

const GERMAN: DatePhrases = {
  since: (date, unit) => (unit === 'day' ? `seit dem ${date}` : `seit ${date}`),
  until: (date, unit) => (unit === 'day' ? `bis zum ${date}` : `bis ${date}`),
  about: (date) => `um ${date}`,
  perhaps: (date) => `vermutlich ${date}`,
  decade: (year) => `${year}er Jahre`,
  season: seasons('Frühjahr', 'Sommer', 'Herbst', 'Winter'),
};

const SPANISH: DatePhrases = {
  since: (date, unit) => (unit === 'day' ? `desde el ${date}` : `desde ${date}`),
  until: (date, unit) => (unit === 'day' ? `hasta el ${date}` : `hasta ${date}`),
  about: (date) => `hacia ${date}`,
  perhaps: (date) => `quizá ${date}`,
  decade: (year) => `años ${year}`,
  season: (season, year) => `${['primavera', 'verano', 'otoño', 'invierno'][season]} de ${year}`,
};

const PERSIAN: DatePhrases = {
  since: (date) => `از ${date} به این سو`,
  until: (date) => `تا ${date}`,
  about: (date) => `حدود ${date}`,
  perhaps: (date) => `احتمالاً ${date}`,
  decade: (year) => `دههٔ ${year}`,
  season: seasons('بهار', 'تابستان', 'خزان', 'زمستان'),
};

const PASHTO: DatePhrases = {
  since: (date) => `له ${date} راهیسې`,
  until: (date) => `تر ${date} پورې`,
  about: (date) => `شاوخوا ${date}`,
  perhaps: (date) => `ښايي ${date}`,
  decade: (year) => `${year} لسیزه`,
  season: (season, year) => `${year} ${['پسرلی', 'اوړی', 'منی', 'ژمی'][season]}`,
};

const ARABIC: DatePhrases = {
  since: (date) => `منذ ${date}`,
  until: (date) => `حتى ${date}`,
  about: (date) => `نحو ${date}`,
  perhaps: (date) => `ربما ${date}`,
  decade: (year) => `عقد ${year}`,
  season: seasons('ربيع', 'صيف', 'خريف', 'شتاء'),
};

function seasons(...names: readonly string[]): DatePhrases['season'] {
  return (season, year) => `${names[season]} ${year}`;
}

const PHRASES: ReadonlyMap<string, DatePhrases> = new Map([
  ['en', ENGLISH],
  ['fr', FRENCH],
  ['de', GERMAN],
  ['es', SPANISH],
  ['fa', PERSIAN],
  ['ps', PASHTO],
  ['ar', ARABIC],
]);
