import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';
import { monthSpellings } from './month-names.ts';
import { findDates, readDate } from './read-date.ts';

describe('a text that is one date', () => {
  it.each([
    ...[
      ['31 July 2017', '2017-07-31'],
      ['July 31, 2017', '2017-07-31'],
      ['31 JULY 2017', '2017-07-31'],
      ['31st of July 2017', '2017-07-31'],
      ['31.07.2017', '2017-07-31'],
      ['31. 7. 2017', '2017-07-31'],
      ['2017-07-31', '2017-07-31'],
      ['31-Jul-2017', '2017-07-31'],
      ['31/07/2017', '2017-07-31'],
      ['07/31/2017', '2017-07-31'],
      ['12/2016', '2016-12'],
      ['2016-12', '2016-12'],
      ['December 2016', '2016-12'],
      ['Dec. 2016', '2016-12'],
      ['2017', '2017'],
      ['29 Feb 2016', '2016-02-29'],
      ['5–6 May 2015', '2015-05-05/2015-05-06'],
    ],
    ...[
      ['31. Juli 2017', '2017-07-31'],
      ['1er mars 2019', '2019-03-01'],
      ['le 2 août 2019', '2019-08-02'],
      ['31 julio de 2017', '2017-07-31'],
      ['31 de julio de 2017', '2017-07-31'],
      ['31 июля 2017 г.', '2017-07-31'],
      ['31 Temmuz 2017', '2017-07-31'],
    ],
    ...[
      ['9 Jauza 1395', '2016-05-29'],
      ['9 Jawza 1395', '2016-05-29'],
      ['۹ جوزای ۱۳۹۵', '2016-05-29'],
      ['٩ جوزا ١٣٩٥', '2016-05-29'],
      ['۱۳۹۵/۰۳/۰۹', '2016-05-29'],
      ['۹ خرداد ۱۳۹۵', '2016-05-29'],
      ['د ۱۳۹۵ کال د غبرګولي ۹مه', '2016-05-29'],
      ['جوزا ۱۳۹۵', '2016-05-21/2016-06-20'],
      ['۱۳۹۵', '2016-03-20/2017-03-20'],
      ['سال ۱۳۹۵', '2016-03-20/2017-03-20'],
      ['۱۳۹۵ کال', '2016-03-20/2017-03-20'],
      ['۲۰۱۷', '2017'],
    ],
    ...[
      ['31 می 2016', '2016-05-31'],
      ['۳۱ می ۲۰۱۶', '2016-05-31'],
      ['۵ مهٔ ۲۰۱۶', '2016-05-05'],
      ['۵ تا ۶ می ۲۰۱۶', '2016-05-05/2016-05-06'],
      ['د ۲۰۱۷ کال د جولای ۳۱مه', '2017-07-31'],
      ['د ۲۰۱۷ د اګست ۲', '2017-08-02'],
      ['۲۰۱۷ ډسمبر ۳', '2017-12-03'],
      ['15 يوليو 2017', '2017-07-15'],
      ['١٥ تموز ٢٠١٧', '2017-07-15'],
      ['١٥ تموز / يوليو ٢٠١٧', '2017-07-15'],
      ['٣ كانون الأول ٢٠١٧', '2017-12-03'],
    ],
    ...[
      ['Mon, 06 Mar 2017 10:00:00 GMT', '2017-03-06'],
      ['2017-07-31T23:30:00-04:30', '2017-07-31'],
      ['2017-07-31 10:00', '2017-07-31'],
      ['Monday, 31 July 2017', '2017-07-31'],
      ['Montag, 31. Juli 2017, 14.30 Uhr', '2017-07-31'],
      ['lundi 31 juillet 2017 à 14h30', '2017-07-31'],
      ['دوشنبه ۹ اسد ۱۳۹۶', '2017-07-31'],
    ],
    ...[
      ['Published on 31 July 2017', '2017-07-31'],
      ['Posted: July 31, 2017 at 5:00 pm', '2017-07-31'],
      ['Last updated on 9 March 2020', '2020-03-09'],
      ['publié le 31 juillet 2017', '2017-07-31'],
      ['Mis à jour : 31 juillet 2017', '2017-07-31'],
      ['Veröffentlicht am 31. Juli 2017', '2017-07-31'],
      ['Stand: Juli 2017', '2017-07'],
      ['تاریخ نشر: ۹ اسد ۱۳۹۶', '2017-07-31'],
      ['د خپرېدو نېټه: ۹ زمری ۱۳۹۶', '2017-07-31'],
      ['تاريخ النشر: 31 يوليو 2017', '2017-07-31'],
    ],
    ...[
      ['c. 2016', '2016~'],
      ['about December 2016', '2016-12~'],
      ['vers 2016', '2016~'],
      ['حدود ۲۰۱۶', '2016~'],
      ['2016?', '2016?'],
      ['31 July 2016 (?)', '2016-07-31?'],
      ['ca. 2016?', '2016%'],
      ['possibly 2016', '2016?'],
      ['Summer 2016', '2016-22'],
      ['Winter 2014/15', '2014-24'],
      ['automne 2016', '2016-23'],
    ],
  ])('%s is %s', (text, edtf) => {
    expect(readDate(text)).toMatchObject({ edtf, certainty: 'certain' });
  });

  it.each([
    ['05/06/2017', '2017-06-05', 'month, day, year'],
    ['9 Jauza 1395 (31 May 2016)', '2016-05-31', '2016-05-29, 2 days away'],
    ['12 Ramadan 1437', '2016-06-17', 'Umm al-Qura'],
    ['Friday, 31 July 2017', '2017-07-31', 'was a Monday'],
    ['31 Jul 17', '2017-07-31', 'two digits'],
    ['1395/3/9', '2016-05-29', 'Solar Hijri'],
    ['1395', '1395', 'Hijri'],
    ['20170731', '2017-07-31', 'Eight digits'],
  ])('%s is guessed to be %s, and the note says why', (text, edtf, reason) => {
    expect(readDate(text)).toMatchObject({ edtf, certainty: 'guessed' });
    expect(readDate(text)?.note).toContain(reason);
  });

  it.each([
    ['en-US', '2017-05-06', 'certain'],
    ['en-GB', '2017-06-05', 'certain'],
    ['fr', '2017-06-05', 'certain'],
    ['en', '2017-06-05', 'guessed'],
  ])('05/06/2017 in %s is %s and %s', (language, edtf, certainty) => {
    expect(readDate('05/06/2017', { language })).toMatchObject({ edtf, certainty });
  });

  it('counts the Gregorian day in brackets as written and keeps both as the raw text', () => {
    expect(readDate('9 Jauza 1395 (29 May 2016)')).toEqual({
      edtf: '2016-05-29',
      raw: '9 Jauza 1395 (29 May 2016)',
      start: 0,
      end: 26,
      certainty: 'certain',
      note: null,
    });
    expect(readDate('29 May 2016 (9 Jauza 1395)')?.edtf).toBe('2016-05-29');
    expect(readDate('۹ جوزا ۱۳۹۵ مطابق ۲۹ می ۲۰۱۶')?.edtf).toBe('2016-05-29');
    expect(readDate('9 Jauza 1395 (30 May 2016)')?.note).toBeNull();
  });

  it('says where it left something out', () => {
    expect(readDate('early May 2016')).toMatchObject({
      edtf: '2016-05',
      note: 'The date does not keep “early”.',
    });
  });

  it('gives the words of the date alone as raw', () => {
    const text = '  Published on 31 July 2017. ';
    expect(readDate(text)).toMatchObject({ raw: '31 July 2017', start: 15, end: 27 });
  });

  it.each([
    ...[
      '',
      ' ',
      'May',
      'March of the fighters',
      'July',
      '31',
      '31 July',
      'The 2014 election',
      '2014 fighters',
    ],
    ...[
      '31 February 2017',
      '29 Feb 2015',
      '31.04.2017',
      '30 Hut 1396',
      '0000-00-00',
      '99/99/9999',
      '2017-13-01',
    ],
    ...[
      '2016–2017',
      'Kabul, 31 July 2017',
      'published 31 July 2017 by the office',
      'a'.repeat(5000),
      '1.2.3',
    ],
  ])('%j is none', (text) => {
    expect(readDate(text)).toBeNull();
  });
});

describe('the dates in running text', () => {
  it.each([
    ['It ended on 31 July 2017 and again on 5 May 2018.', ['31 July 2017', '5 May 2018']],
    ['Kate Clark, 31 July 2017', ['31 July 2017']],
    ['10 May 2015: 12 killed', ['10 May 2015']],
    ['In May 2014 five districts fell.', ['May 2014']],
    ['9 Jauza 1395 (31 May 2016) and 2017-07-31T10:00Z', ['9 Jauza 1395 (31 May 2016)', '2017-07-31T10:00Z']],
    ['از ۹ جوزای ۱۳۹۵ تا ۱۰ سرطان ۱۳۹۵', ['۹ جوزای ۱۳۹۵', '۱۰ سرطان ۱۳۹۵']],
    ['On 12.05.14 we', ['12.05.14']],
    ['Posted\n\n3. Januar 2020\n\nby', ['3. Januar 2020']],
    ['Posted\n\n\t\n31 July 2017\n\n', ['31 July 2017']],
    ['Posted\n\nFeb. 19, 2020\n\n4 AM', ['Feb. 19, 2020']],
    ['31\n\nJuly 2017', ['July 2017']],
    ['31 July\n\n2017', []],
    ['Version 12.05.2014 and 3.17.2014.5', []],
    ['It may, in 2014, march on.', []],
    ['March of the fighters in 2014', []],
    ['Set 2014 against 2015', []],
    ['31 February 2017 does not exist', []],
    ['It ended in May. 2014 saw more.', []],
    ['The 1395 fighters and 2014 others', []],
  ])('%s', (text, raws) => {
    expect(findDates(text).map((date) => date.raw)).toEqual(raws);
  });

  it('are guesses where the month may be another word', () => {
    expect(findDates('they may 2014 times').map((date) => date.certainty)).toEqual(['guessed']);
  });

  it('are not made of white space', () => {
    const gap = ' '.repeat(39);
    expect(
      findDates(['Monday', ',', '31', 'July', '2017', ',', '10', ':', '00', ':', '00', 'GMT'].join(gap)),
    ).toEqual([]);
  });

  it('are found across the parts that a long text is read in', () => {
    const text = 'one two three 31 July 2017, '.repeat(5000);
    const found = findDates(text);
    expect(found).toHaveLength(5000);
    expect(new Set(found.map((date) => date.edtf))).toEqual(new Set(['2017-07-31']));
  });
});

it('no spelling names two months', () => {
  const months = new Map<string, string>();
  for (const { spelling, name } of monthSpellings()) {
    const key = fold(spelling).replace(/[\s'-]/g, '');
    const month = `${name.calendar} ${name.month}`;
    expect(`${spelling}: ${months.get(key) ?? month}`).toBe(`${spelling}: ${month}`);
    months.set(key, month);
  }
});
