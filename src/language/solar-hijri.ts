import { dayNumberOf, isoDayOf } from './gregorian-day.ts';

/** A day of the Solar Hijri calendar of Afghanistan and Iran; `month` counts from 1 (Hamal, Farvardin). */
export interface SolarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/**
 * Days since 1970-01-01 of a Solar Hijri day, `null` where the calendar has no such day. Leap years follow the 33-year
 * cycle, which is the official calendar (and that of `Intl`) for the years 1178 to 1501 and beyond what we read. Months
 * have had these lengths since 1304 in Iran and 1336 in Afghanistan; a day before that can be off by one or two.
 */
export function dayNumberOfSolar({ year, month, day }: SolarDay): number | null {
  if (year < FIRST_SOLAR_YEAR || year > LAST_SOLAR_YEAR) return null;
  if (month < 1 || month > 12 || day < 1 || day > daysInSolarMonth(year, month)) return null;
  return startOfSolarYear(year) + daysBeforeMonth(month) + day - 1;
}

/** The Solar Hijri day of a day counted since 1970-01-01, `null` outside the years 1200 to 1500. */
export function solarDayOf(dayNumber: number): SolarDay | null {
  const nearYear = Math.floor((dayNumber - START_OF_YEAR_ONE) / 365.2422) + 1;
  const year =
    startOfSolarYear(nearYear + 1) <= dayNumber
      ? nearYear + 1
      : nearYear - +(startOfSolarYear(nearYear) > dayNumber);
  if (year < FIRST_SOLAR_YEAR || year > LAST_SOLAR_YEAR) return null;
  const dayOfYear = dayNumber - startOfSolarYear(year);
  const month = dayOfYear < 186 ? Math.floor(dayOfYear / 31) + 1 : Math.floor((dayOfYear - 186) / 30) + 7;
  return { year, month, day: dayOfYear - daysBeforeMonth(month) + 1 };
}

/** The Gregorian days of a Solar Hijri month, both ends included, as an EDTF interval. */
export function edtfOfSolarMonths(year: number, firstMonth: number, lastMonth: number): string | null {
  const first = dayNumberOfSolar({ year, month: firstMonth, day: 1 });
  const last = dayNumberOfSolar({ year, month: lastMonth, day: daysInSolarMonth(year, lastMonth) });
  return first === null || last === null ? null : `${isoDayOf(first)}/${isoDayOf(last)}`;
}

export function isSolarYear(year: number): boolean {
  return year >= FIRST_SOLAR_YEAR && year <= LAST_SOLAR_YEAR;
}

export function daysInSolarMonth(year: number, month: number): number {
  if (month <= 6) return 31;
  if (month <= 11) return 30;
  return isSolarLeapYear(year) ? 30 : 29;
}

function isSolarLeapYear(year: number): boolean {
  return (25 * year + 11) % 33 < 8;
}

function startOfSolarYear(year: number): number {
  return START_OF_YEAR_ONE + 365 * (year - 1) + Math.floor((8 * year + 21) / 33);
}

function daysBeforeMonth(month: number): number {
  return month <= 7 ? 31 * (month - 1) : 30 * (month - 1) + 6;
}

const FIRST_SOLAR_YEAR = 1200;
const LAST_SOLAR_YEAR = 1500;
// 22 March 622 in the proleptic Gregorian calendar, less the cycle's offset.
const START_OF_YEAR_ONE = dayNumberOf(2016, 3, 20) - 365 * 1394 - Math.floor((8 * 1395 + 21) / 33);
