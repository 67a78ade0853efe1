import type { Dated } from '../language/index.ts';
import { formatEdtf, formatInstant, formatSolarHijri } from './format-for-now.ts';
import type { Setting } from './setting.ts';

/**
 * A date in the page's language. Where people count in Solar Hijri years (Dari, Pashto, Persian) that comes first and
 * the common date stands quietly after it.
 */
export function DateText({ date, setting }: { date: Dated; setting: Setting }) {
  const solar = solarText(date, setting.language);
  const common = formatEdtf(date.edtf, setting.language);
  const text =
    solar === null ? (
      common
    ) : (
      <>
        {solar} <span className="common-date">{common}</span>
      </>
    );
  return isHtmlDate(date.edtf) ? <time dateTime={date.edtf}>{text}</time> : <span>{text}</span>;
}

/** The same as plain text: for titles, descriptions and citations. */
export function dateText(edtf: string, language: string): string {
  return solarText({ edtf, raw: '' }, language) ?? formatEdtf(edtf, language);
}

/** The day of an instant (ISO 8601). */
export function InstantText({ instant, setting }: { instant: string; setting: Setting }) {
  return <time dateTime={instant}>{instantText(instant, setting.language)}</time>;
}

export function instantText(instant: string, language: string): string {
  return formatInstant(instant, language);
}

function solarText(date: Dated, language: string): string | null {
  return COUNTS_SOLAR_YEARS.test(language) ? formatSolarHijri(date.edtf, language) : null;
}

const COUNTS_SOLAR_YEARS = /^(?:prs|fa|pes|ps|pbt|pbu)\b/;

/** HTML's `datetime` takes a year, a month or a day, and no EDTF beyond them. */
function isHtmlDate(edtf: string): boolean {
  return /^(?!0000)\d{4}(?:-\d\d){0,2}$/.test(edtf) && !/-(?:2[1-4])$/.test(edtf.slice(0, 7));
}
