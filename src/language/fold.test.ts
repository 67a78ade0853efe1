import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldDigits, foldForTitle, tokens } from './fold.ts';

describe('fold makes one of', () => {
  it.each([
    ['case', 'ISKP', 'iskp'],
    ['Latin diacritics', 'Général Ağustos Łódź Straße', 'general agustos lodz strasse'],
    ['decomposed and composed letters', 'e\u0301te\u0301', 'été'],
    ['the dotted and the dotless i', 'İSTANBUL KASIM ısı', 'istanbul kasim isi'],
    ['Arabic and Persian yeh', 'ننگرهاري', 'ننگرهاری'],
    ['Pashto yehs', 'ليندۍ', 'لیندی'],
    ['Arabic and Persian kaf', 'كابل', 'کابل'],
    ['Pashto and Persian gaf', 'ګردېز', 'گردیز'],
    ['hehs', 'سنبلۀ', 'سنبله'],
    ['teh marbuta', 'غزنة', 'غزنه'],
    ['alefs and hamzas', 'أحمد إسلام آب مسؤول', 'احمد اسلام اب مسوول'],
    ['vowel marks', 'مُحَمَّد', 'محمد'],
    ['tatweel and joiners', 'کـــابل می\u200cشود', 'کابل میشود'],
    ['presentation forms', 'ﻛﺎﺑﻞ', 'کابل'],
    ['digits', '۱۳۹۵ ١٣٩٥ १३९५ １３９５', '1395 1395 1395 1395'],
    ['quotes', '‘a’ “b” «c» `d´', '\'a\' "b" "c" \'d\''],
    ['dashes', '2014–15 — 2014‑15', '2014-15 - 2014-15'],
    ['spaces', '  a \u00a0\t b\n', 'a b'],
    ['direction marks', '\u202bکابل\u202c\u200f', 'کابل'],
  ])('%s', (_, one, other) => {
    expect(fold(one)).toBe(fold(other));
  });

  it('leaves what tells words apart', () => {
    expect(fold('Кавказский')).toBe('кавказский');
    expect(fold('ښار')).not.toBe(fold('شار'));
  });

  it('changes nothing in a folded text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('foldForTitle', () => {
  it('finds a title that lost its opening quote', () => {
    expect(foldForTitle('Mother of All Bombs’ Dropped on ISKP: Assessing the aftermath')).toBe(
      foldForTitle('‘Mother of All Bombs’ Dropped on ISKP – assessing the aftermath'),
    );
  });

  it('reads a possessive alike with and without its apostrophe', () => {
    expect(foldForTitle('ISKP’s Battle')).toBe(foldForTitle('ISKPs battle'));
  });
});

describe('tokens', () => {
  it.each([
    ['The Attack (2): Who did it?', ['the', 'attack', '2', 'who', 'did', 'it']],
    ['در ۲۰۱۵، كابل', ['در', '2015', 'کابل']],
    ['', []],
    ['— …', []],
  ])('%s', (text, words) => {
    expect(tokens(text)).toEqual(words);
  });
});

it('foldDigits keeps every offset', () => {
  expect(foldDigits('سال ۱۳۹۵ و ٢٠١٦ और २०१६')).toBe('سال 1395 و 2016 और 2016');
});
