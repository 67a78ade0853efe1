import { describe, expect, it } from 'vitest';
import { dayNumberOf, dayNumberOfIso, isoDayOf, weekdayOf } from './gregorian-day.ts';
import { dayNumberOfLunar } from './lunar-hijri.ts';
import { dayNumberOfSolar, daysInSolarMonth, edtfOfSolarMonths, solarDayOf } from './solar-hijri.ts';

describe('the Solar Hijri calendar', () => {
  it('agrees with the platform on every day of the years 1200 to 1500', () => {
    const platform = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      timeZone: 'UTC',
    });
    for (let year = 1200; year <= 1500; year++) {
      for (let month = 1; month <= 12; month++) {
        const last = { year, month, day: daysInSolarMonth(year, month) };
        for (const solar of [{ year, month, day: 1 }, last]) {
          const dayNumber = dayNumberOfSolar(solar) ?? Number.NaN;
          expect(platform.format(dayNumber * 86_400_000)).toBe(`${month}/${solar.day}/${year} AP`);
          expect(solarDayOf(dayNumber)).toEqual(solar);
        }
      }
    }
  });

  it.each([
    [1395, 3, 9, '2016-05-29'],
    [1395, 12, 30, '2017-03-20'],
    [1403, 12, 30, '2025-03-20'],
    [1357, 2, 7, '1978-04-27'],
    [1298, 5, 28, '1919-08-20'],
  ])('%i/%i/%i is %s', (year, month, day, iso) => {
    expect(isoDayOf(dayNumberOfSolar({ year, month, day }) ?? 0)).toBe(iso);
  });

  it.each([
    [1396, 12, 30],
    [1395, 7, 31],
    [1395, 13, 1],
    [1395, 0, 1],
    [1395, 1, 0],
    [1199, 1, 1],
    [1501, 1, 1],
  ])('has no %i/%i/%i', (year, month, day) => {
    expect(dayNumberOfSolar({ year, month, day })).toBeNull();
  });

  it('gives a year as the days from one Nawruz to the next', () => {
    expect(edtfOfSolarMonths(1395, 1, 12)).toBe('2016-03-20/2017-03-20');
  });
});

it.each([
  [1438, 7, 18, '2017-04-15'],
  [1444, 9, 1, '2023-03-23'],
  [1250, 3, 1, '1834-07-08'],
])('the Islamic lunar day %i/%i/%i is %s', (year, month, day, iso) => {
  expect(isoDayOf(dayNumberOfLunar(year, month, day) ?? 0)).toBe(iso);
});

it('the Islamic lunar calendar agrees with the platform’s Umm al-Qura in the years it is made for', () => {
  const platform = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  });
  for (let year = 1300; year < 1600; year++) {
    for (let month = 1; month <= 12; month++) {
      const dayNumber = dayNumberOfLunar(year, month, 1) ?? Number.NaN;
      expect(platform.format(dayNumber * 86_400_000)).toBe(`${month}/1/${year} AH`);
    }
  }
});

it('a weekday follows from the day number, before 1970 as well', () => {
  expect(weekdayOf(dayNumberOfIso('2014-11-17'))).toBe(1);
  expect(weekdayOf(dayNumberOf(1919, 8, 20))).toBe(3);
});
