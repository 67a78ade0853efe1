import { type Dated, findDates, type readDate } from '../../language/index.ts';
import type { MetadataNote } from './entry-metadata.ts';

type DateFound = NonNullable<ReturnType<typeof readDate>>;

/** The date without what was told about its reading. */
export function datedOf(reading: DateFound): Dated {
  return { edtf: reading.edtf, raw: reading.raw };
}

/** What an editor should know about how a date was read. */
export function dateNotes(reading: DateFound): readonly MetadataNote[] {
  if (reading.certainty !== 'guessed' && !reading.note) return [];
  const why = reading.note ? `: ${reading.note}` : '';
  return [
    { kind: 'guessed', about: 'date-ambiguous', says: `“${reading.raw}” was read as ${reading.edtf}${why}.` },
  ];
}

/** A date that a label announces and that could not be read. */
export function unreadableDate(value: string): MetadataNote {
  return { kind: 'guessed', about: 'date-unreadable', says: `“${value}” was not read as a date.` };
}

/** The one date at the beginning or the end of a line, and the words that remain. */
export function takeDate(
  text: string,
  language: string,
): {
  readonly date: Dated;
  readonly rest: string;
  readonly notes: readonly MetadataNote[];
  readonly isFirst: boolean;
} | null {
  if (!/[\d٠-٩۰-۹]/u.test(text)) return null;
  const dates = findDates(text, { language });
  const date = dates[0];
  if (!date || dates.length > 1) return null;
  const before = trimSeparators(text.slice(0, date.start)).replace(DATE_OPENERS, '');
  const after = trimSeparators(text.slice(date.end));
  if (before !== '' && after !== '') return null;
  return {
    date: datedOf(date),
    rest: trimSeparators(before || after),
    notes: dateNotes(date),
    isFirst: before === '',
  };
}

const DATE_OPENERS =
  /(?:^|[\s,|·•–—-])(?:on|published(?: on)?|posted(?: on)?|am|vom|den|le|du|publié le|el|del|veröffentlicht am|erschienen am|publicado el|په|در|بتاريخ|في|تاریخ)\s*$/iu;

/** Words without the marks that set them apart from their neighbours. */
export function trimSeparators(text: string): string {
  return text.replace(/^[\s|·•,;:،؛/()–—-]+|[\s|·•,;:،؛/(–—-]+$/gu, '').replace(/^([^(]*)\)$/u, '$1');
}

/** Four digits and nothing else: a year, or a number of anything. */
export function isBareNumber(text: string): boolean {
  return /^[\d٠-٩۰-۹]{4}$/u.test(text.trim());
}
