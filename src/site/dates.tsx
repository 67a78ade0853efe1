import { type Dated, edtfPrecision, formatEdtf, formatInstant, formatSolarHijri } from '../language/index.ts';
import { remember } from './remember.ts';
import type { Setting } from './setting.ts';

export interface DateProps {
  readonly date: Dated;
  readonly setting: Setting;
  /** Without the common date beside the solar one, where there is no room for both. */
  readonly isAlone?: boolean;
}

/**
 * A date in the page's language. Where people count in Solar Hijri years (Dari, Pashto, Persian) that comes first and
 * the common date stands quietly after it.
 */
export function DateText({ date, setting, isAlone = false }: DateProps) {
  const { language } = setting;
  const solar = solarText(date, language);
  const common = commonText(date.edtf, language);
  const text = solar === null || isAlone ? (solar ?? common) : <Both solar={solar} common={common} />;
  return isHtmlDate(date.edtf) ? <time dateTime={date.edtf}>{text}</time> : <span>{text}</span>;
}

function Both({ solar, common }: { solar: string; common: string }) {
  return (
    <>
      {solar} <span className="common-date">({common})</span>
    </>
  );
}

/** The time between the first and the last of some dates, to the month: days would say more than a reader asks. */
export function SpanText({ span, setting }: { span: string; setting: Setting }) {
  const { language } = setting;
  // A month of one calendar lies in two of the other, so a solar span keeps its days.
  const solar = countsSolarYears(language) ? formatSolarHijri(span, language) : null;
  const months = span.replaceAll(/(\d{4}-\d\d)-\d\d/g, '$1');
  const [first, last] = months.split('/');
  return <span>{solar ?? formatEdtf(first === last && first !== undefined ? first : months, language)}</span>;
}

/** The day of an instant (ISO 8601), in UTC. */
export function InstantText({ instant, setting }: { instant: string; setting: Setting }) {
  return <time dateTime={instant}>{instantText(instant, setting.language)}</time>;
}

export function instantText(instant: string, language: string): string {
  const solar = countsSolarYears(language) ? formatSolarHijri(instant.slice(0, 10), language) : null;
  return solar ?? formatInstant(instant, language);
}

function solarText(date: Dated, language: string): string | null {
  if (!countsSolarYears(language)) return null;
  return solarWordsOfSource(date) ?? solarDate(date.edtf, language);
}

const commonText = ofDates(formatEdtf);
const solarDate = ofDates(formatSolarHijri);

/** A long dossier names the same days over and over. */
function ofDates<T>(format: (edtf: string, language: string) => T): (edtf: string, language: string) => T {
  const remembered = remember((both) => {
    const space = both.indexOf(' ');
    return format(both.slice(space + 1), both.slice(0, space));
  }, 5000);
  return (edtf, language) => remembered(`${language} ${edtf}`);
}

/**
 * A solar year or month lies in two common ones, so a date that was read from one has lost some of it: the source's own
 * words say it better. They are taken where they hold a solar year in Arabic-script digits, without what stands in brackets.
 */
function solarWordsOfSource({ edtf, raw }: Dated): string | null {
  if (edtfPrecision(edtf) === 'day') return null;
  const words = raw.replace(/\s*[([].*$/s, '').trim();
  return SOLAR_YEAR.test(words) ? words : null;
}

const SOLAR_YEAR = /(?<![۰-۹٠-٩])[۱١][۲-۴٢-٤][۰-۹٠-٩]{2}(?![۰-۹٠-٩])/;

function countsSolarYears(language: string): boolean {
  return /^(?:prs|fa|pes|ps|pbt|pbu)\b/.test(language);
}

/** HTML's `datetime` takes a year, a month or a day, and nothing of EDTF beyond them. */
function isHtmlDate(edtf: string): boolean {
  return /^(?!0000)\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?$/.test(edtf);
}
