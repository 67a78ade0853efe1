// Puts values into the words' marks, counts in the page's digits, and names into a list, as the page's language has it.

import { Fragment, type ReactNode } from 'react';
import type { Plural } from './words/index.ts';

/** The words with each `{mark}` replaced by its value; a mark without a value stays as it is. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(MARK, (mark, name: string) => values[name] ?? mark);
}

/** As `fill`, for values that are markup. */
export function fillWith(template: string, values: Readonly<Record<string, ReactNode>>): ReactNode {
  return template
    .split(MARK)
    .map((part, index) =>
      index % 2 === 0 ? part : <Fragment key={part}>{part in values ? values[part] : `{${part}}`}</Fragment>,
    );
}

/** `16 publications`, in the language's own digits and plural. */
export function countOf(plural: Plural, count: number, language: string): string {
  const form = pluralRules(language).select(count) === 'one' ? plural.one : plural.other;
  return fill(form, { n: numberIn(language, count) });
}

export function numberIn(language: string, value: number): string {
  return numberFormat(language).format(value);
}

/** `A, B and C`, each item as markup. */
export function listOf(items: readonly ReactNode[], language: string): ReactNode {
  const places = items.map((_, index) => String(index));
  return listFormat(language)
    .formatToParts(places)
    .map((part, position) =>
      part.type === 'element' ? (
        <Fragment key={`e${part.value}`}>{items[Number(part.value)]}</Fragment>
      ) : (
        // biome-ignore lint/suspicious/noArrayIndexKey: separators have nothing but their position
        <Fragment key={`s${position}`}>{part.value}</Fragment>
      ),
    );
}

/** Dari and Pashto stand in `Intl` under Afghanistan's regional names; British English lists without a last comma. */
export function localeOf(language: string): string {
  return LOCALES[language] ?? language;
}

const MARK = /\{(\w+)\}/g;
const LOCALES: Readonly<Record<string, string>> = {
  en: 'en-GB',
  prs: 'fa-AF',
  'prs-AF': 'fa-AF',
  ps: 'ps-AF',
};

const numberFormat = remembered((locale) => new Intl.NumberFormat(locale));
const pluralRules = remembered((locale) => new Intl.PluralRules(locale));
const listFormat = remembered((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));

/** Formatters are slow to make and few. A tag that `Intl` refuses is served in English. */
function remembered<T>(make: (locale: string) => T): (language: string) => T {
  const made = new Map<string, T>();
  return (language) => {
    const known = made.get(language);
    if (known !== undefined) return known;
    const fresh = isLocale(language) ? make(localeOf(language)) : make('en-GB');
    if (made.size < MOST_REMEMBERED) made.set(language, fresh);
    return fresh;
  };
}

const MOST_REMEMBERED = 100;

function isLocale(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(localeOf(language)).length > 0;
  } catch {
    // The only way to ask whether a tag is well formed is to try.
    return false;
  }
}
