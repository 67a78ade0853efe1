import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEdtf } from './edtf.ts';
import { formatEdtf, formatInstant } from './format-date.ts';
import { formatSolarHijri } from './format-solar-hijri.ts';
import { readDate } from './read-date.ts';
import { readPeriod } from './read-period.ts';

describe('a date in words', () => {
  it.each([
    ['2017-07-31', '31 July 2017', '31 juillet 2017', '31. Juli 2017', '۳۱ جولای ۲۰۱۷', '۲۰۱۷ جولای ۳۱'],
    ['2017-07', 'July 2017', 'juillet 2017', 'Juli 2017', 'جولای ۲۰۱۷', '۲۰۱۷ جولای'],
    ['2017', '2017', '2017', '2017', '۲۰۱۷', '۲۰۱۷'],
    ['2014/2015', '2014–2015', '2014–2015', '2014–2015', '۲۰۱۴ تا ۲۰۱۵', '۲۰۱۴–۲۰۱۵'],
    [
      '2021-05/2021-08',
      'May–August 2021',
      'mai–août 2021',
      'Mai–August 2021',
      'می تا اگست ۲۰۲۱',
      '۲۰۲۱ مۍ–اګست',
    ],
    [
      '2015-05-05/2015-05-06',
      '5–6 May 2015',
      '5–6 mai 2015',
      '5.–6. Mai 2015',
      '۵ تا ۶ می ۲۰۱۵',
      '۲۰۱۵ مۍ ۵–۶',
    ],
    [
      '2015-05/2016',
      'May 2015 – 2016',
      'mai 2015 – 2016',
      'Mai 2015 – 2016',
      'می ۲۰۱۵ – ۲۰۱۶',
      '۲۰۱۵ مۍ – ۲۰۱۶',
    ],
    ['2019/..', 'since 2019', 'depuis 2019', 'seit 2019', 'از ۲۰۱۹ به این سو', 'له ۲۰۱۹ راهیسې'],
    ['../2012', 'until 2012', 'jusqu’en 2012', 'bis 2012', 'تا ۲۰۱۲', 'تر ۲۰۱۲ پورې'],
    ['2017~', 'about 2017', 'vers 2017', 'um 2017', 'حدود ۲۰۱۷', 'شاوخوا ۲۰۱۷'],
    ['2017?', 'possibly 2017', 'peut-être 2017', 'vermutlich 2017', 'احتمالاً ۲۰۱۷', 'ښايي ۲۰۱۷'],
    ['199X', '1990s', 'années 1990', '1990er Jahre', 'دههٔ ۱۹۹۰', '۱۹۹۰ لسیزه'],
    ['2016-22', 'summer 2016', 'été 2016', 'Sommer 2016', 'تابستان ۲۰۱۶', '۲۰۱۶ اوړی'],
  ])('%s', (edtf, ...expected) => {
    expect(['en', 'fr', 'de', 'prs', 'ps'].map((language) => formatEdtf(edtf, language))).toEqual(expected);
  });

  it.each([
    ['2017-07-31', 'en-US', 'July 31, 2017'],
    ['2017-07-31/..', 'fr', 'depuis le 31 juillet 2017'],
    ['../2017-07-31', 'de', 'bis zum 31. Juli 2017'],
    ['2017-07-31', 'fa', '۳۱ ژوئیهٔ ۲۰۱۷'],
    ['2017-07-31', 'fa-AF', '۳۱ جولای ۲۰۱۷'],
    ['2017-07-31', 'ar', '31 يوليو 2017'],
    ['2017-07-31', 'tr', '31 Temmuz 2017'],
    ['2019/..', 'tr', '2019 –'],
    ['2014/2015', 'it', '2014–2015'],
    ['2004-02-XX', 'en', 'February 2004'],
    ['20XX', 'en', '2000–2099'],
    ['2014/2014', 'en', '2014'],
    ['2017-07-31T10:00:00', 'en', '31 July 2017'],
    ['2017-07-31', 'no language', '31 July 2017'],
    ['some day', 'en', 'some day'],
    ['', 'en', ''],
  ])('%s in %s is %s', (edtf, language, expected) => {
    expect(formatEdtf(edtf, language)).toBe(expected);
  });

  it('is shorter on demand', () => {
    expect(formatEdtf('2017-09-01', 'en', { style: 'short' })).toBe('1 Sept 2017');
    expect(formatEdtf('2017-09-01', 'prs', { style: 'short' })).toBe('۱ سپتمبر ۲۰۱۷');
  });

  it('of an instant is its UTC day', () => {
    expect(formatInstant('2017-07-31T23:30:00-04:30', 'en')).toBe('1 August 2017');
    expect(formatInstant('2017-07-31T10:00:00Z', 'ps')).toBe('۲۰۱۷ جولای ۳۱');
    expect(formatInstant('yesterday', 'en')).toBe('yesterday');
  });
});

describe('a date in the Solar Hijri calendar', () => {
  it.each([
    ['2017-07-31', '۹ اسد ۱۳۹۶', '۱۳۹۶ زمری ۹', '۹ مرداد ۱۳۹۶'],
    ['2017-07', 'سرطان/اسد ۱۳۹۶', '۱۳۹۶ چنگاښ/زمری', 'تیر/مرداد ۱۳۹۶'],
    ['2017-03', 'حوت ۱۳۹۵ / حمل ۱۳۹۶', '۱۳۹۵ کب / ۱۳۹۶ وری', 'اسفند ۱۳۹۵ / فروردین ۱۳۹۶'],
    ['2017', '۱۳۹۵/۱۳۹۶', '۱۳۹۵/۱۳۹۶', '۱۳۹۵/۱۳۹۶'],
    ['2016-03-20/2017-03-20', '۱۳۹۵', '۱۳۹۵', '۱۳۹۵'],
    ['2016-05-21/2016-06-20', 'جوزا ۱۳۹۵', '۱۳۹۵ غبرگولی', 'خرداد ۱۳۹۵'],
    ['1923/1964', '۱۳۰۲–۱۳۴۳', '۱۳۰۲–۱۳۴۳', '۱۳۰۲–۱۳۴۳'],
    ['2021-05/2021-08', 'ثور–سنبله ۱۴۰۰', '۱۴۰۰ غویی–وږی', 'اردیبهشت–شهریور ۱۴۰۰'],
    ['2015-05-05/2015-05-06', '۱۵–۱۶ ثور ۱۳۹۴', '۱۳۹۴ غویی ۱۵–۱۶', '۱۵–۱۶ اردیبهشت ۱۳۹۴'],
    ['2019/..', 'از ۱۳۹۸ به این سو', 'له ۱۳۹۸ راهیسې', 'از ۱۳۹۸ به این سو'],
    ['2017-07-31~', 'حدود ۹ اسد ۱۳۹۶', 'شاوخوا ۱۳۹۶ زمری ۹', 'حدود ۹ مرداد ۱۳۹۶'],
  ])('%s', (edtf, ...expected) => {
    expect(['prs', 'ps', 'fa'].map((language) => formatSolarHijri(edtf, language))).toEqual(expected);
  });

  it.each(['2016-22', '199X', '1700', '1700-05-05', '1700/2000', 'some day'])('%s has none', (edtf) => {
    expect(formatSolarHijri(edtf, 'prs')).toBeNull();
  });
});

const LANGUAGES = ['en', 'en-US', 'fr', 'de', 'es', 'prs', 'fa', 'ps', 'ar', 'it', 'nl', 'tr', 'ru', 'ur'];
const language = fc.constantFrom(...LANGUAGES);
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const precise = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([iso, length]) => iso.slice(0, length));

describe('what is written in words is read back', () => {
  it('as the same day, month or year', () => {
    fc.assert(
      fc.property(precise, language, fc.constantFrom('long', 'short'), (edtf, language, style) => {
        const text = formatEdtf(edtf, language, { style });
        // A bare year of four digits says nothing of its calendar in a language that counts solar years.
        expect([text, readDate(text, { language })?.edtf]).toEqual([text, edtf]);
      }),
      { numRuns: 2000 },
    );
  });

  it('as the same period', () => {
    const period = fc.oneof(
      precise.map((start) => `${start}/..`),
      precise.map((end) => `../${end}`),
      fc.tuple(precise, precise).map(([one, other]) => `${one}/${other}`),
    );
    const told = fc.constantFrom('en', 'en-US', 'fr', 'de', 'es', 'prs', 'fa', 'ps', 'ar');
    fc.assert(
      fc.property(period, told, (edtf, language) => {
        const [start, end] = edtf.split('/');
        fc.pre(isEdtf(edtf) && start !== end && !edtf.slice(0, 10).startsWith(end ?? ''));
        const text = formatEdtf(edtf, language);
        expect([text, readPeriod(text, { language })?.edtf]).toEqual([text, edtf]);
      }),
      { numRuns: 2000 },
    );
  });

  it('as the same day by the solar calendar', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('prs', 'ps', 'fa'), (edtf, language) => {
        expect(readDate(formatSolarHijri(edtf, language) ?? '')).toMatchObject({
          edtf,
          certainty: 'certain',
        });
      }),
      { numRuns: 1000 },
    );
  });
});
