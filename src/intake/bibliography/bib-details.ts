import { genreOf } from './bib-types.ts';
import { bibliographyDate } from './dates.ts';
import type { BibFields } from './inheritance.ts';
import type { LatexReader } from './latex.ts';
import { webAddressIn } from './links.ts';

/** What of an entry has no field of its own in a draft, as CSL 1.0.2 variables. */
export function bibDetails(type: string, fields: BibFields, latex: LatexReader): Record<string, string> {
  const details: Record<string, string> = {};
  const set = (variable: string, text: string) => {
    if (text !== '' && !(variable in details)) details[variable] = text;
  };
  const read = (field: string) => {
    const tex = fields.get(field);
    return tex === undefined ? '' : latex.text(tex).text;
  };
  for (const [field, variable] of VARIABLES) set(variable, read(field));
  set('container-title', containerOf(read));
  set(numberVariable(type, fields), read('number'));
  set('issue', type === 'article' ? read('issue') : '');
  set('number', read('eid'));
  set('genre', genreOf(type, read('type')));
  set('page', pagesOf(read('pages')));
  for (const [field, variable] of DATES) set(variable, bibliographyDate(read(field))?.edtf ?? '');
  const notes = ['note', 'addendum', 'titleaddon'].map((field) => read(field));
  set('note', notes.filter((note) => note !== '').join(' · '));
  set('medium', webAddressIn(fields.get('howpublished') ?? '') === null ? read('howpublished') : '');
  return details;
}

function containerOf(read: (field: string) => string): string {
  for (const [title, subtitle] of CONTAINERS) {
    const main = read(title);
    if (main !== '') return [main, read(subtitle)].filter((part) => part !== '').join(': ');
  }
  return '';
}

/** What BibTeX calls `number`: an issue of a journal, a volume's place in a series, or the number of a report. */
function numberVariable(type: string, fields: BibFields): string {
  if (/^(?:article|periodical|suppperiodical)$/u.test(type)) return 'issue';
  return fields.has('series') && !/report|thesis|patent|standard|misc/u.test(type)
    ? 'collection-number'
    : 'number';
}

/** `12--34` with the dash that TeX sets. */
function pagesOf(pages: string): string {
  return pages
    .slice(0, LONGEST_PAGES)
    .replace(/(?<=\d)\s*(?:--+|–)\s*(?=\d)/gu, '–')
    .replace(/\++$/u, '');
}

const LONGEST_PAGES = 500;

const CONTAINERS = [
  ['journaltitle', 'journalsubtitle'],
  ['journal', 'journalsubtitle'],
  ['booktitle', 'booksubtitle'],
  ['maintitle', 'mainsubtitle'],
] as const;

const VARIABLES = [
  ['volume', 'volume'],
  ['edition', 'edition'],
  ['location', 'publisher-place'],
  ['address', 'publisher-place'],
  ['series', 'collection-title'],
  ['eventtitle', 'event-title'],
  ['venue', 'event-place'],
  ['chapter', 'chapter-number'],
  ['part', 'part-number'],
  ['volumes', 'number-of-volumes'],
  ['pagetotal', 'number-of-pages'],
  ['version', 'version'],
  ['pubstate', 'status'],
  ['shorttitle', 'title-short'],
  ['shortjournal', 'container-title-short'],
  ['annotation', 'annote'],
  ['annote', 'annote'],
  ['origtitle', 'original-title'],
  ['origpublisher', 'original-publisher'],
  ['origlocation', 'original-publisher-place'],
  ['section', 'section'],
  ['scale', 'scale'],
  ['library', 'archive'],
  ['lccn', 'call-number'],
  ['call-number', 'call-number'],
] as const;

const DATES = [
  ['urldate', 'accessed'],
  ['lastchecked', 'accessed'],
  ['eventdate', 'event-date'],
  ['origdate', 'original-date'],
] as const;
