import { normaliseLanguageTag } from './language-tag.ts';

/** The platform's locale for a language tag: Dari is the Persian of Afghanistan, plain English writes the day first. */
export function localeOf(language: string): string {
  const known = remembered.get(language);
  if (known) return known;
  const tag = normaliseLanguageTag(language) ?? 'en';
  const locale = LOCALES.get(tag) ?? tag;
  // Asked for every date of a page, and the platform takes its time over a tag.
  if (remembered.size < REMEMBERED_AT_MOST) remembered.set(language, locale);
  return locale;
}

const remembered = new Map<string, string>();
const REMEMBERED_AT_MOST = 200;

const LOCALES: ReadonlyMap<string, string> = new Map([
  ['en', 'en-GB'],
  ['und', 'en-GB'],
  ['prs', 'fa-AF'],
  ['pes', 'fa'],
  ['haz', 'fa-AF'],
  ['pbt', 'ps-AF'],
  ['pbu', 'ps-AF'],
  ['ps', 'ps-AF'],
]);
