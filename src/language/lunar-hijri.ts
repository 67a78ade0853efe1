/**
 * The day, counted since 1970-01-01, on which an Islamic lunar month began by the Umm al-Qura calendar (by the
 * arithmetical calendar before 1300 and after 1600). Where the month was proclaimed by sighting, as in Afghanistan and
 * Pakistan, the true day can be one or two later: every date read through this is a guess. `null` outside 1200 to 1600.
 */
export function startOfLunarMonth(year: number, month: number): number | null {
  if (year < 1200 || year > 1600 || month < 1 || month > 12) return null;
  const key = year * 12 + month - 1;
  const known = monthStarts.get(key);
  if (known !== undefined) return known;
  const start = observedStart(arithmeticalStart(year, month), month);
  monthStarts.set(key, start);
  return start;
}

/** Days since 1970-01-01 of an Islamic lunar day; `null` where the month has no such day. */
export function dayNumberOfLunar(year: number, month: number, day: number): number | null {
  const start = startOfLunarMonth(year, month);
  return start === null || day < 1 || day > 30 ? null : start + day - 1;
}

/** The Umm al-Qura start nearest to the arithmetical one: the only day within two that `Intl` calls a first. */
function observedStart(near: number, month: number): number {
  for (const offset of [0, 1, -1, 2, -2]) {
    const parts = UMM_AL_QURA.formatToParts((near + offset) * 86_400_000);
    const isFirst = parts.some((part) => part.type === 'day' && part.value === '1');
    if (isFirst && parts.some((part) => part.type === 'month' && part.value === String(month))) {
      return near + offset;
    }
  }
  return near;
}

/** Dershowitz and Reingold, Calendrical Calculations: months of 30 and 29 days, 11 leap years in 30. */
function arithmeticalStart(year: number, month: number): number {
  const daysOfYears = (year - 1) * 354 + Math.floor((3 + 11 * year) / 30);
  return ARITHMETICAL_EPOCH + daysOfYears + 29 * (month - 1) + Math.floor(month / 2);
}

// 16 July 622 (Julian), 1 Muharram of year 1.
const ARITHMETICAL_EPOCH = -492_148;
const UMM_AL_QURA = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  day: 'numeric',
  month: 'numeric',
  year: 'numeric',
  timeZone: 'UTC',
});
const monthStarts = new Map<number, number>();
