import { foldDigits } from '../../language/index.ts';
import type { MappedColumn } from './column-mapping.ts';

/**
 * What a column's bare numbers mean, told over all its cells: a 13 or more in first place makes every 05/06/2014 of the
 * column the fifth of June; years of 1300 are solar; five-digit numbers are a spreadsheet's days. What nothing decides is
 * left open.
 */
export function guessDates(cells: readonly string[]): Pick<MappedColumn, 'dateOrder' | 'calendar'> {
  const texts = cells.map((cell) => foldDigits(cell.trim()));
  const calendar = calendarOf(texts);
  const order = orderOf(texts);
  return { ...(calendar && { calendar }), ...(order && { dateOrder: order }) };
}

function orderOf(texts: readonly string[]): MappedColumn['dateOrder'] {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const text of texts) {
    const [, first, second] = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}(?!\d)/u.exec(text) ?? [];
    if (Number(first) > 12 && Number(second) <= 12) dayFirst++;
    if (Number(second) > 12 && Number(first) <= 12) monthFirst++;
  }
  if (dayFirst > monthFirst * 10) return 'day-first';
  return monthFirst > dayFirst * 10 ? 'month-first' : undefined;
}

/** Solar years up to the present one are below lunar ones of the last decades. */
function calendarOf(texts: readonly string[]): MappedColumn['calendar'] {
  const bare = texts.filter((text) => /^\d{1,4}(?:[/.-]\d{1,2}(?:[/.-]\d{1,4})?)?$/u.test(text));
  const years = bare.flatMap((text) => (/(?<!\d)\d{4}(?!\d)/u.exec(text) ?? []).map(Number));
  const hijri = years.filter((year) => year >= 1_300 && year <= 1_460);
  if (hijri.length > 0 && hijri.length >= texts.length * 0.8)
    return hijri.some((year) => year > presentSolarYear()) ? 'lunar-hijri' : 'solar-hijri';
  const days = texts.filter(
    (text) => /^\d{5}(?:\.\d+)?$/u.test(text) && Number(text) >= 18_000 && Number(text) <= 60_000,
  );
  return days.length > 0 && days.length >= texts.length * 0.9 ? 'excel-days' : undefined;
}

function presentSolarYear(): number {
  return new Date().getUTCFullYear() - 621;
}
