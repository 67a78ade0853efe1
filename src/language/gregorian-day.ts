/** Days since 1970-01-01 of a day in the proleptic Gregorian calendar; `month` counts from 1. */
export function dayNumberOf(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / DAY_MS);
}

/** The day `dayNumber` days after 1970-01-01, as `YYYY-MM-DD`. */
export function isoDayOf(dayNumber: number): string {
  return new Date(dayNumber * DAY_MS).toISOString().slice(0, 10);
}

/** Days since 1970-01-01 of an ISO day. */
export function dayNumberOfIso(isoDay: string): number {
  return dayNumberOf(+isoDay.slice(0, 4), +isoDay.slice(5, 7), +isoDay.slice(8, 10));
}

/** 0 is Sunday. */
export function weekdayOf(dayNumber: number): number {
  return (((dayNumber + 4) % 7) + 7) % 7;
}

const DAY_MS = 86_400_000;
