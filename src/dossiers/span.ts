import { type Dated, edtfBounds, isEdtf } from '../language/index.ts';

/**
 * From the first to the last of some dates as one EDTF interval, each end as precise as its date: `2014-11/2017-07-23`. A
 * single date where both ends are the same; `null` where no date has such ends.
 */
export function spanOf(dates: readonly (Pick<Dated, 'edtf'> | null)[]): string | null {
  let first = '';
  let firstDay = '~';
  let last = '';
  let lastDay = '';
  for (const date of dates) {
    if (date === null) continue;
    const bounds = edtfBounds(date.edtf);
    if (bounds.first !== null && bounds.first < firstDay) {
      firstDay = bounds.first;
      first = endsOf(date.edtf).start;
    }
    if (bounds.last !== null && bounds.last > lastDay) {
      lastDay = bounds.last;
      last = endsOf(date.edtf).end;
    }
  }
  const span = first === last ? first : `${first}/${last}`;
  return isEdtf(span) && first !== '' && last !== '' ? span : null;
}

function endsOf(edtf: string): { start: string; end: string } {
  const [start = edtf, end = start] = edtf.split('/').map((side) => side.replace(/T.*$/, ''));
  return { start, end };
}
