import { describe, expect, it } from 'vitest';
import { splitHeading } from './split-heading.ts';

describe('a heading is parted from its period', () => {
  it.each([
    ['First signs (2014-15)', 'First signs', '2014/2015', '2014-15'],
    ['A base in Nangarhar (2015–2016)', 'A base in Nangarhar', '2015/2016', '2015–2016'],
    ['Under pressure [2017]:', 'Under pressure', '2017', '2017'],
    ['Under pressure (since 2019)', 'Under pressure', '2019/..', 'since 2019'],
    ['The (new) base (May–August 2021)', 'The (new) base', '2021-05/2021-08', 'May–August 2021'],
    ['Under pressure, 2017', 'Under pressure', '2017', '2017'],
    ['Under pressure: 2017–18', 'Under pressure', '2017/2018', '2017–18'],
    ['Under pressure – since 2019', 'Under pressure', '2019/..', 'since 2019'],
    ['2014–15: First signs', 'First signs', '2014/2015', '2014–15'],
    ['2017 – Under pressure', 'Under pressure', '2017', '2017'],
    ['(2014) First signs', 'First signs', '2014', '2014'],
    ['Premiers signes (depuis 2014)', 'Premiers signes', '2014/..', 'depuis 2014'],
    ['نشانه‌های نخست (۲۰۱۴–۲۰۱۵)', 'نشانه‌های نخست', '2014/2015', '۲۰۱۴–۲۰۱۵'],
    ['دورهٔ پادشاهی، ۱۳۹۵–۱۳۹۶', 'دورهٔ پادشاهی', '2016-03-20/2018-03-20', '۱۳۹۵–۱۳۹۶'],
  ])('%s', (text, heading, edtf, raw) => {
    const split = splitHeading(text);
    expect(split).toMatchObject({ heading, period: { edtf, raw } });
    expect(text.slice(split.period?.start, split.period?.end)).toBe(raw);
  });

  it.each([
    ['2017', '2017'],
    ['2014–15', '2014/2015'],
    ['Since 2019', '2019/..'],
    ['Talks in Doha since 2019', '2019/..'],
    ['Elections 2014–2015', '2014/2015'],
    ['از ۲۰۱۹ به این سو', '2019/..'],
  ])('%s is needed whole and has its period', (text, edtf) => {
    expect(splitHeading(text)).toMatchObject({ heading: text, period: { edtf } });
  });

  it.each([
    ...['', 'First signs', 'The attack (2)', 'The attack (31 July 2017)', 'Kabul, 31 July 2017', '()'],
    ...[
      'The 2018 election',
      'Casualties (1200)',
      'Who did it?',
      'May (a month)',
      'What happened in 2014 (see below)',
    ],
  ])('%j has none and stays', (text) => {
    expect(splitHeading(text)).toEqual({ heading: text, period: null });
  });
});
