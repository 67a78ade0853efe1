import { type Dated, isEdtf, readDate, readPeriod } from '../../language/index.ts';

export interface DateParts {
  readonly year: string;
  readonly month?: string | undefined;
  readonly day?: string | undefined;
}

/**
 * A bibliography's date: EDTF as BibLaTeX and CSL write it (`2014-07/2014-09`, `2010/`, `2004-22`, `1723~`), or words
 * (`July 2014`, `c. 2010`, `[1999]`, `1995a`, `Spring 2014`). `null` where it says no time (`in press`, `n.d.`).
 */
export function bibliographyDate(text: string, language: string | null = null): Dated | null {
  const raw = text.replace(/\s+/gu, ' ').trim().slice(0, LONGEST);
  if (!/\p{N}/u.test(raw)) return null;
  const edtf = edtfOf(raw) ?? inWords(raw, language);
  return edtf === null ? null : { edtf, raw };
}

/** From a year, month and day that stand apart; the month in digits or words, perhaps with a day or as a range. */
export function datedOfParts({ year, month, day }: DateParts, language: string | null = null): Dated | null {
  const parts = [year, month, day].map((part) => part?.replace(/\s+/gu, ' ').trim().slice(0, LONGEST) ?? '');
  const [yearText = '', monthText = '', dayText = ''] = parts;
  const dated = bibliographyDate(yearText, language);
  if (!dated || monthText === '' || !/^\d{4}$/u.test(dated.edtf)) return dated;
  const raw = parts
    .filter((part) => part !== '')
    .join(' ')
    .slice(0, LONGEST);
  const edtf = numeric(dated.edtf, monthText, dayText) ?? worded(dated.edtf, monthText, dayText, language);
  return edtf === null ? dated : { edtf, raw };
}

function numeric(year: string, month: string, day: string): string | null {
  if (!/^\d{1,2}$/u.test(month)) return null;
  const toMonth = `${year}-${month.padStart(2, '0')}`;
  const toDay = `${toMonth}-${day.padStart(2, '0')}`;
  if (/^\d{1,2}$/u.test(day) && isEdtf(toDay)) return toDay;
  return isEdtf(toMonth) ? toMonth : null;
}

/** `July`, `10~July`, `July 14`, `Jul/Aug`, `Spring`; a day range (`3--5 July`) is told to the month if no better. */
function worded(year: string, month: string, day: string, language: string | null): string | null {
  const hasYear = new RegExp(`\\b${year}\\b`, 'u').test(month);
  const tries = [
    day === '' ? '' : `${day} ${month} ${year}`,
    hasYear ? month : `${month} ${year}`,
    `${month.replace(/\.(?=\s*[/–-]|$)/gu, '')} ${year}`,
    `${month.replace(/^(\p{L}+)\.?\s+(\d{1,2}).*$/u, '$2 $1')} ${year}`,
    `${month.replace(/[\d.,/–-]+/gu, ' ').trim()} ${year}`,
  ];
  for (const words of tries) {
    const edtf = words === '' ? null : inWords(words, language);
    // A month that says nothing must not make the year say less.
    if (edtf?.startsWith(year.slice(0, 3)) && edtf !== year) return edtf;
  }
  return null;
}

function edtfOf(raw: string): string | null {
  const compact = raw
    .replace(/\s*\/\s*/gu, '/')
    .replace(/(?<=[\d~?%])\/(?:open|)$/u, '/..')
    .replace(/^\/(?=\d)/u, '../');
  const whole = compact.split('/').map((side) =>
    side
      .replace(/T\d\d.*$/u, '')
      .replace(/^(\d{4})-(\d)(?!\d)/u, '$1-0$2')
      .replace(/-(\d)$/u, '-0$1'),
  );
  const edtf = whole
    .join('/')
    .replace(/^(\d{3})u|^(\d\d)uu/u, (_all, decade, century) => (decade ? `${decade}X` : `${century}XX`));
  // No bibliography lists a publication of the year 0.
  return isEdtf(edtf) && !/^0{4}/u.test(edtf) ? edtf : null;
}

function inWords(raw: string, language: string | null): string | null {
  const text = raw
    .replace(/(\b\d{4})[a-z]\b/u, '$1')
    .replace(/[[\]]/gu, '')
    .replace(/--+/gu, '–')
    .replace(/~/gu, ' ');
  const whole = readDate(text, { language }) ?? readPeriod(text, { language });
  if (whole) return whole.edtf;
  const slashed = /^(\d{4})\/(\d{1,2})?\/?(\d{1,2})?\/?(.*)$/u.exec(text);
  if (slashed?.[1]) {
    const [, year, month = '', day = '', other = ''] = slashed;
    return numeric(year, month, day) ?? (other === '' ? null : readDate(`${other} ${year}`)?.edtf) ?? year;
  }
  const years = text.match(/(?<!\d)(?:1[4-9]|20)\d\d(?!\d)/gu) ?? [];
  // `1999 (reprinted 2003)`: what stands first is the date, the rest says more about it.
  const isClear = new Set(years).size === 1 || (years[0] !== undefined && text.startsWith(years[0]));
  return isClear && !BEFORE_OR_AFTER.test(text) ? (years[0] ?? null) : null;
}

const LONGEST = 200;
const BEFORE_OR_AFTER = /\b(?:before|after|until|since|vor|nach|avant|après|ante|post)\b|[<>]/iu;
