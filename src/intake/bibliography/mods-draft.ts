import type { Dated } from '../../language/index.ts';
import { isEdtf } from '../../language/index.ts';
import type { ReadingNote } from '../draft.ts';
import { EMPTY_DRAFT, type Identifier, type PublicationDraft } from '../publication-draft.ts';
import { bibliographyDate } from './dates.ts';
import { cleanDoi, cleanIsbns, cleanIssns, distinct, doiOfLink } from './identifiers.ts';
import { languageNamed } from './languages.ts';
import { webAddressIn } from './links.ts';
import { modsCredits } from './mods-credits.ts';
import { modsDetails } from './mods-details.ts';
import type { ModsRecord } from './mods-records.ts';
import { titleIn } from './mods-title.ts';
import { modsKind } from './mods-types.ts';
import { withOrigins } from './origins.ts';
import { plainParagraphs } from './plain-text.ts';
import { topicsNamed } from './topics.ts';
import { named, textOf, type XmlNode } from './xml-node.ts';

/** The draft that one MODS record makes (Library of Congress, MODS 3). */
export function modsDraft({
  node: mods,
  line,
  corrections,
}: Extract<ModsRecord, { state: 'whole' }>): PublicationDraft {
  const titleInfo = mainTitle(mods);
  const language = languageOf(mods);
  const date = dateOf(mods, language);
  const url = linkOf(mods);
  const title = titleInfo ? titleIn(titleInfo) : '';
  const draft: PublicationDraft = {
    ...EMPTY_DRAFT,
    title: title || null,
    subtitle: textOf(titleInfo && named(titleInfo, 'subTitle')[0]) || null,
    kind: modsKind(mods),
    credits: modsCredits(mods),
    date,
    language,
    url,
    publisher: textOf(named(mods, 'originInfo', 'publisher')[0]) || null,
    abstract: plainParagraphs(named(mods, 'abstract').map(textOf).join('\n\n')) || null,
    topics: topicsNamed(subjectsOf(mods)),
    identifiers: identifiersOf(mods, url),
    citeKey: mods.attributes.ID ?? null,
    details: modsDetails(mods),
    notes: notesOn(line, corrections, title),
  };
  return withOrigins(draft, PLACES);
}

/** The title that is no abbreviation, translation or alternative. */
function mainTitle(mods: XmlNode): XmlNode | undefined {
  const titles = named(mods, 'titleInfo');
  return titles.find(({ attributes }) => attributes.type === undefined) ?? titles[0];
}

function languageOf(mods: XmlNode): string | null {
  for (const term of named(mods, 'language', 'languageTerm')) {
    const language = languageNamed(textOf(term));
    if (language !== null) return language;
  }
  return null;
}

/** Of the piece itself, then of the journal's part that it is in; a start and an end make an interval. */
function dateOf(mods: XmlNode, language: string | null): Dated | null {
  const origins = [
    mods,
    ...named(mods, 'relatedItem').filter(({ attributes }) => attributes.type === 'host'),
  ];
  const places = origins.flatMap((it) => [...named(it, 'originInfo'), ...named(it, 'part')]);
  for (const name of ['dateIssued', 'date', 'dateCreated', 'copyrightDate']) {
    const dates = places.flatMap((place) => named(place, name));
    const [start, end] = ['start', 'end'].map((point) =>
      dates.find(({ attributes }) => attributes.point === point),
    );
    if (start && end) {
      const interval = intervalOf(start, end, language);
      if (interval) return interval;
    }
    const keyed = [...dates].sort((a, b) => rankOf(a) - rankOf(b));
    for (const date of keyed) {
      const dated = qualified(bibliographyDate(textOf(date), language), date.attributes.qualifier);
      if (dated) return dated;
    }
  }
  return null;
}

/** The key date first, then one a program can read. */
function rankOf({ attributes }: XmlNode): number {
  return attributes.keyDate === 'yes' ? 0 : attributes.encoding === undefined ? 2 : 1;
}

function intervalOf(start: XmlNode, end: XmlNode, language: string | null): Dated | null {
  const [first, last] = [start, end].map((it) => bibliographyDate(textOf(it), language)?.edtf);
  const edtf = `${first}/${last}`;
  return isEdtf(edtf) ? { edtf, raw: `${textOf(start)}/${textOf(end)}`.slice(0, 500) } : null;
}

function qualified(dated: Dated | null, qualifier: string | undefined): Dated | null {
  if (!dated || !/^\d{4}(?:-\d\d){0,2}$/u.test(dated.edtf)) return dated;
  if (qualifier === 'approximate') return { ...dated, edtf: `${dated.edtf}~` };
  return qualifier === 'questionable' || qualifier === 'inferred'
    ? { ...dated, edtf: `${dated.edtf}?` }
    : dated;
}

function linkOf(mods: XmlNode): string | null {
  const links = named(mods, 'location', 'url');
  const primary = links.filter(({ attributes }) => /primary/u.test(attributes.usage ?? ''));
  const identifiers = named(mods, 'identifier').filter(({ attributes }) =>
    /^ur[il]$/u.test(attributes.type ?? ''),
  );
  return (
    [...primary, ...links, ...identifiers].map((it) => webAddressIn(textOf(it))).find((it) => it !== null) ??
    null
  );
}

function subjectsOf(mods: XmlNode): string[] {
  return named(mods, 'subject').flatMap((subject) =>
    ['topic', 'geographic', 'temporal'].flatMap((name) => named(subject, name).map(textOf)),
  );
}

function identifiersOf(mods: XmlNode, url: string | null): Identifier[] {
  const hosts = named(mods, 'relatedItem').filter(({ attributes }) => attributes.type === 'host');
  const all = [mods, ...hosts].flatMap((it) => named(it, 'identifier'));
  const typed = (nodes: readonly XmlNode[], ...types: readonly string[]) =>
    nodes.filter(({ attributes }) => types.includes((attributes.type ?? '').toLowerCase())).map(textOf);
  const own = named(mods, 'identifier');
  const doi =
    typed(own, 'doi')
      .map(cleanDoi)
      .find((it) => it !== null) ?? doiOfLink(url);
  return distinct([
    ...(doi === null ? [] : [{ scheme: 'doi', value: doi } as const]),
    ...cleanIsbns(typed(all, 'isbn').join('; ')).map((value) => ({ scheme: 'isbn', value }) as const),
    ...cleanIssns(typed(all, 'issn').join('; ')).map((value) => ({ scheme: 'issn', value }) as const),
    ...typed(own, 'hdl', 'handle').map(
      (value) =>
        ({
          scheme: 'handle',
          value: value.replace(/^(?:https?:\/\/hdl\.handle\.net\/|hdl:)/iu, ''),
        }) as const,
    ),
    ...typed(own, 'urn').map((value) => ({ scheme: 'urn', value }) as const),
    ...typed(own, 'pmid', 'pubmed').map(
      (value) => ({ scheme: 'pmid', value: /\d{1,9}/u.exec(value)?.[0] ?? '' }) as const,
    ),
  ]);
}

function notesOn(line: number, corrections: readonly string[], title: string): ReadingNote[] {
  const notes: ReadingNote[] = corrections
    .slice(0, 10)
    .map((says) => ({ kind: 'corrected', about: 'syntax', line, says }));
  if (title === '') notes.push({ kind: 'missing', about: 'title', line, says: 'The record has no title.' });
  return notes;
}

/** The elements that the fields of the draft come from. */
const PLACES = {
  title: 'titleInfo',
  subtitle: 'subTitle',
  kind: 'genre, typeOfResource',
  credits: 'name',
  date: 'originInfo',
  language: 'language',
  url: 'location/url',
  publisher: 'originInfo/publisher',
  abstract: 'abstract',
  topics: 'subject',
  identifiers: 'identifier',
} as const;
