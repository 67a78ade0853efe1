import { fold } from '../../language/index.ts';

/** The language that a name in any of many languages is of (`Französisch`, `پښتو`, `Dari`); `null` where it is none. */
export function languageOfName(name: string): string | null {
  if (name.length > LONGEST_NAME) return null;
  names ??= languagesByName();
  return names.get(fold(name).replace(/^(?:in|auf|en|به|په|бо) /u, '')) ?? null;
}

/** A tag of a language that publications of the groups Sheaf is for are written in: `alt` and `and` are tags as well. */
export function isUsualLanguage(tag: string): boolean {
  return LANGUAGES.includes(tag.toLowerCase().split(/[-_]/u)[0] ?? '');
}

let names: ReadonlyMap<string, string> | null = null;

function languagesByName(): ReadonlyMap<string, string> {
  const byName = new Map<string, string>(
    Object.entries(OTHER_NAMES).map(([name, language]) => [fold(name), language]),
  );
  for (const locale of LOCALES) {
    const namesIn = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' });
    for (const language of LANGUAGES) {
      const name = fold(namesIn.of(language) ?? '');
      if (name !== '' && !byName.has(name)) byName.set(name, language);
    }
  }
  return byName;
}

const LANGUAGES =
  'en prs ps fa ar ur uz tk tg bal ru de fr es it pt nl tr hi bn zh ja ko pl uk cs sv da no fi el he ku id ky kk hy ka az ro hu bg sr hr pa'.split(
    ' ',
  );
const LOCALES = 'en de fr es it pt nl fa fa-AF ps ar ru tr ur'.split(' ').concat(LANGUAGES);
const LONGEST_NAME = 40;
// What writers say and the platform's names do not hold.
const OTHER_NAMES: Readonly<Record<string, string>> = {
  dari: 'prs',
  'dari persian': 'prs',
  'dari (persian)': 'prs',
  'afghan persian': 'prs',
  دری: 'prs',
  'فارسی دری': 'prs',
  درى: 'prs',
  farsi: 'fa',
  فارسی: 'fa',
  pashto: 'ps',
  pashtu: 'ps',
  pushto: 'ps',
  pukhto: 'ps',
  paschto: 'ps',
  paschtu: 'ps',
  pachto: 'ps',
  پښتو: 'ps',
  پشتو: 'ps',
  انگلیسی: 'en',
  انګلیسي: 'en',
  انګریزي: 'en',
  الماني: 'de',
  جرمنی: 'de',
  عربی: 'ar',
  ازبکی: 'uz',
  اوزبیکی: 'uz',
  engl: 'en',
  eng: 'en',
  dt: 'de',
  chinese: 'zh',
};
