import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { fold, openStemmers, type Stemmers } from './index.ts';

let stemmers: Stemmers;
beforeAll(async () => {
  stemmers = await openStemmers();
});

const termOf = (word: string, language: string) => stemmers.terms(word, language).join(' ');

describe('words that belong together', () => {
  it.each<[string, string, string]>([
    ['en', 'organisations', 'organisation'],
    ['en', 'fights', 'fighting'],
    ['en', 'Daesh’s', 'Daesh'],
    ['en', "fighters'", 'fighter'],
    ['en', 'U.S.', 'US'],
    ['en', "Shi'a", 'Shia'],
    ['en', 'Kandahār', 'Kandahar'],
    ['fr', "l'État", 'état'],
    ['fr', 'organisations', 'organisation'],
    ['de', 'Häuser', 'Häusern'],
    ['es', 'elecciones', 'eleccion'],
    ['ru', 'выборы', 'выборов'],
    ['tr', 'kitaplar', 'kitap'],
    ['ar', 'المقاتلين', 'مقاتلون'],
    ['ar', 'والمدرسة', 'مدرسة'],
    ['prs', 'طالبان‌ها', 'طالبان'],
    ['prs', 'ولسوالی‌های', 'ولسوالی'],
    ['prs', 'کودکان', 'کودک'],
    ['prs', 'انتخاباتی', 'انتخابات'],
    ['prs', 'انتخاب', 'انتخابات'],
    ['fa', 'كتاب‌ها', 'کتاب'],
    ['fa', 'مهم‌ترین', 'مهم'],
    ['fa', 'امنیتی', 'امنیت'],
    ['fa', 'روستاهای', 'روستا'],
    ['fa', 'روستاهایی', 'روستاها'],
    ['fa', 'سربازان', 'سرباز'],
    ['fa', 'سربازانی', 'سربازان'],
    ['fa', 'گزارش‌های', 'گزارش'],
    ['fa', 'گزارشها', 'گزارش‌ها'],
    ['fa', 'نظامیان', 'نظامی'],
    ['fa', 'سالهای', 'سال'],
    ['ps', 'کتابونه', 'کتاب'],
    ['ps', 'کتابونو', 'کتاب'],
    ['ps', 'غرونه', 'غرونو'],
    ['ps', 'پوځيان', 'پوځي'],
    ['ps', 'جنګونه', 'جنګونو'],
    ['ps', 'ټاکنې', 'ټاکنو'],
    ['ur', 'کتابیں', 'کتابوں'],
    ['fa', '۱۳۹۶', '1396'],
  ])('%s: %s and %s', (language, one, other) => {
    expect(termOf(one, language)).toBe(termOf(other, language));
  });
});

describe('words that do not', () => {
  it.each<[string, string, string]>([
    ['en', 'Kunar', 'Kunduz'],
    ['en', 'police', 'policy'],
    ['en', 'Talib', 'Kabul'],
    ['prs', 'زن', 'زنا'],
    ['prs', 'ایران', 'ایر'],
    ['prs', 'کرمان', 'کرم'],
    ['prs', 'دفتر', 'دف'],
    ['prs', 'علی', 'عل'],
    ['prs', 'جهان', 'جه'],
    ['prs', 'غزنی', 'غزنه'],
    ['ps', 'کابل', 'کابو'],
    ['fa', 'دختر', 'دخ'],
    ['fa', 'شهر', 'شهید'],
  ])('%s: %s and %s', (language, one, other) => {
    expect(termOf(one, language)).not.toBe(termOf(other, language));
  });
});

it('gives what a query’s word may stand as in any language', () => {
  expect(stemmers.alternatives('organisations', ['en', 'fr', 'prs'])).toEqual([['organisations'], ['organis']]);
});

it('finds a word of a text by the same word in a query, in every language', () => {
  const languages = fc.constantFrom('en', 'de', 'fr', 'ar', 'prs', 'ps', 'ru', 'tr', 'el', 'hu', 'fi', 'xx');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), languages, (text, language) => {
      stemmers.walk(text, language, (term, start, end) => {
        expect(stemmers.alternatives(text.slice(start, end), [language])).toContainEqual([term]);
        expect(fold(text.slice(start, end)).length).toBeGreaterThan(0);
      });
    }),
    { numRuns: 500 },
  );
});

it('stands any text', () => {
  for (const text of [
    '',
    '\ud800',
    'ـ'.repeat(10_000),
    "'".repeat(10_000),
    'a'.repeat(100_000),
    '👍🏽 '.repeat(100),
  ])
    expect(() => stemmers.terms(text, 'en')).not.toThrow();
});
