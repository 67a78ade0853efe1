import { normaliseLanguageTag } from './language-tag.ts';

/** The platform's locale for a language tag: Dari is the Persian of Afghanistan, plain English writes the day first. */
export function localeOf(language: string): string {
  const tag = normaliseLanguageTag(language) ?? 'en';
  return LOCALES.get(tag) ?? tag;
}

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
