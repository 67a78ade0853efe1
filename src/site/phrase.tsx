// Puts values into the words' marks, counts in the page's digits, and names into a list, as the page's language has it.

import { createElement, Fragment, type ReactNode } from 'react';
import { remember } from './remember.ts';
import type { Plural } from './words/index.ts';

/** The words with each `{mark}` replaced by its value; a mark without a value stays as it is. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(MARK, (mark, name: string) => values[name] ?? mark);
}

/** As `fill`, for values that are markup. */
export function fillWith(template: string, values: Readonly<Record<string, ReactNode>>): ReactNode {
  const parts = template
    .split(MARK)
    .map((part, index) => (index % 2 === 0 || !(part in values) ? part : values[part]));
  return inARow(parts);
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
  const parts = listParts(`${items.length} ${language}`);
  return inARow(parts.map((part) => (typeof part === 'number' ? items[part] : part)));
}

/** Children that keep their places, so that none needs a key. */
function inARow(children: readonly ReactNode[]): ReactNode {
  return createElement(Fragment, null, ...children);
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

const MOST_REMEMBERED = 100;

// Formatters are slow to make and few.
const numberFormat = remember((language) => new Intl.NumberFormat(knownLocale(language)), MOST_REMEMBERED);
const pluralRules = remember((language) => new Intl.PluralRules(knownLocale(language)), MOST_REMEMBERED);

/** Places of items and the words between them, for `3 en`. */
const listParts = remember((lengthAndLanguage): readonly (number | string)[] => {
  const [length = '', language = ''] = lengthAndLanguage.split(' ');
  const places = Array.from({ length: Number(length) }, (_, place) => String(place));
  return new Intl.ListFormat(knownLocale(language), { type: 'conjunction' })
    .formatToParts(places)
    .map(({ type, value }) => (type === 'element' ? Number(value) : value));
}, MOST_REMEMBERED);

/** A tag that `Intl` refuses is served in English. */
function knownLocale(language: string): string {
  return isLocale(language) ? localeOf(language) : localeOf('en');
}

function isLocale(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(localeOf(language)).length > 0;
  } catch {
    // The only way to ask whether a tag is well formed is to try.
    return false;
  }
}
