import { type Dated, findDates, readDate } from '../../language/index.ts';

export interface FeedDate {
  /** The day in the date's own time zone. */
  readonly dated: Dated;
  /** ISO 8601 in UTC, to the second; `null` where no time of day stands there. Without a zone, UTC is taken for it. */
  readonly instant: string | null;
  /** What the editor should look at. */
  readonly note: string | null;
}

/**
 * A date as feeds write it: RFC 822 with its later and its wrong forms, ISO 8601 (W3C-DTF, RFC 3339), or in the words of
 * any language. `null` where it is none, or the date that programs write where they know none (year 0, 1 January 1970 at
 * midnight).
 */
export function readFeedDate(text: string, language: string | null): FeedDate | null {
  const words = text.replace(/\s+/gu, ' ').trim();
  if (words === '' || words.length > 200 || NO_DATE.test(words)) return null;
  return isoDate(words) ?? mailDate(words) ?? dateInWords(words, language);
}

const NO_DATE =
  /^(?:-?0{4}|.*\s-0001\b|1970-01-01T00:00(?::00)?|(?:\w{3}, )?0?1 Jan 1970 00:00:00 (?:GMT|UTC|\+0000)|1970-01-01 00:00:00)/iu;

function isoDate(words: string): FeedDate | null {
  const match = ISO.exec(words);
  if (!match) return null;
  const [, year = '', month, day, , hour, minute, second, zone] = match;
  const edtf = [year, month, day].filter((it) => it !== undefined).join('-');
  const read = readDate(edtf);
  if (read?.edtf !== edtf) return null;
  const time = hour && minute && day ? { hour, minute, second: second ?? '00', zone: zone ?? '' } : null;
  return { dated: { edtf, raw: words }, instant: time && instantOf(edtf, time), note: null };
}

const ISO =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?=$|[T\s]))?)?(?:([T\s])\s?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,12})?)?\s?(Z|[A-Z]{2,5}|[+-]\d{2}:?\d{2})?)?$/iu;

interface Clock {
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
  readonly zone: string;
}

function instantOf(day: string, { hour, minute, second, zone }: Clock): string | null {
  const time = Date.parse(`${day}T${hour.padStart(2, '0')}:${minute}:${second === '60' ? '59' : second}Z`);
  if (Number.isNaN(time)) return null;
  return new Date(time - minutesOf(zone) * 60_000).toISOString().replace(/\.\d+Z$/u, 'Z');
}

/** How many minutes a zone is before UTC; 0 for names that mean several zones or none. */
function minutesOf(zone: string): number {
  const offset = /^(?:GMT|UTC)?([+-])(\d{2}):?(\d{2})$/iu.exec(zone);
  if (!offset) return ZONES.get(zone.toUpperCase()) ?? 0;
  const minutes = Number(offset[2]) * 60 + Number(offset[3]);
  if (minutes > 15 * 60) return 0;
  return offset[1] === '-' ? -minutes : minutes;
}

const ZONES: ReadonlyMap<string, number> = new Map([
  ['EST', -300],
  ['EDT', -240],
  ['CST', -360],
  ['CDT', -300],
  ['MST', -420],
  ['MDT', -360],
  ['PST', -480],
  ['PDT', -420],
  ['WET', 0],
  ['WEST', 60],
  ['CET', 60],
  ['CEST', 120],
  ['MEZ', 60],
  ['MESZ', 120],
  ['EET', 120],
  ['EEST', 180],
  ['MSK', 180],
  ['AFT', 270],
  ['PKT', 300],
  ['JST', 540],
  ['AEST', 600],
]);

/** RFC 822, 2822 and 5322. A wrong day name is no reason for doubt: programs write it, and the date is right. */
function mailDate(words: string): FeedDate | null {
  const match = MAIL.exec(words);
  const month = MONTHS.indexOf(match?.[2]?.slice(0, 3).toLowerCase() ?? '') + 1;
  if (!match || month === 0) return null;
  const [, day = '', , year = '', hour, minute, second, half, zone] = match;
  const edtf = `${fullYear(year)}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (readDate(edtf)?.edtf !== edtf) return null;
  const time =
    hour && minute ? { hour: onClock(hour, half), minute, second: second ?? '00', zone: zone ?? '' } : null;
  const note =
    year.length === 2
      ? `The year in “${words.slice(0, 80)}” has two digits; it was read as ${edtf.slice(0, 4)}.`
      : null;
  return { dated: { edtf, raw: words }, instant: time && instantOf(edtf, time), note };
}

const MAIL =
  /^(?:\p{L}{2,12}\.?,?\s)?\s?(\d{1,2})(?:st|nd|rd|th)?[\s-](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|january|february|march|april|june|july|august|sept|september|october|november|december)\.?,?[\s-](\d{4}|\d{2})(?:,?\s(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s?(am|pm)?\s?([a-z]{1,5}|(?:GMT|UTC)?[+-]\d{2}:?\d{2})?(?:\s\([\w\s]{1,40}\))?)?$/iu;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** RFC 2822, 4.3. */
function fullYear(year: string): string {
  if (year.length === 4) return year;
  return Number(year) < 50 ? `20${year}` : `19${year}`;
}

function onClock(hour: string, half: string | undefined): string {
  if (!half) return hour;
  return String((Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0));
}

function dateInWords(words: string, language: string | null): FeedDate | null {
  const read = readDate(words, { language }) ?? onlyDateIn(words, language);
  if (!read) return null;
  return { dated: { edtf: read.edtf, raw: words }, instant: null, note: read.note };
}

function onlyDateIn(words: string, language: string | null) {
  const [first, ...others] = findDates(words, { language });
  return first && others.length === 0 ? first : null;
}
