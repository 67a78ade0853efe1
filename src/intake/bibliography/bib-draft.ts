import type { ReadingNote } from '../draft.ts';
import {
  type DraftField,
  EMPTY_DRAFT,
  type PublicationDraft,
  type TopicDraft,
} from '../publication-draft.ts';
import { bibCredits } from './bib-credits.ts';
import { bibDetails } from './bib-details.ts';
import type { BibEntry } from './bib-file.ts';
import { bibIdentifiers } from './bib-identifiers.ts';
import { cslTypeOf } from './bib-types.ts';
import { bibliographyDate, datedOfParts } from './dates.ts';
import type { BibFields } from './inheritance.ts';
import { languageNamed } from './languages.ts';
import type { LatexReader, LatexText } from './latex.ts';
import { webAddressIn } from './links.ts';
import { withOrigins } from './origins.ts';
import { topicsNamed, topicsOf } from './topics.ts';

export interface BibSurroundings {
  readonly latex: LatexReader;
  /** What the entry has, with what it takes over. */
  readonly fields: BibFields;
  /** JabRef's groups it is in. */
  readonly groups: readonly string[];
}

/** The draft that one entry makes. */
export function bibDraft(
  entry: BibEntry,
  { latex: reader, fields, groups }: BibSurroundings,
): PublicationDraft {
  const unknown = new Set<string>();
  const latex = listening(reader, unknown);
  const places = placesIn(fields);
  const people = bibCredits(fields, latex);
  const language = languageOf(fields);
  const title = (name: string | undefined) =>
    name === undefined ? null : latex.title(fields.get(name) ?? '', language).text || null;
  const url = linkOf(fields);
  const draft: PublicationDraft = {
    ...EMPTY_DRAFT,
    title: title(places.title),
    subtitle: places.title === 'title' ? title('subtitle') : null,
    kind: cslTypeOf(entry.type, fields),
    credits: people.credits,
    date: dateOf(fields, language, latex),
    language,
    url,
    publisher: places.publisher === undefined ? null : literalList(fields.get(places.publisher) ?? '', latex),
    abstract: latex.paragraphs(fields.get('abstract') ?? '').text || null,
    topics: topicsIn(fields, groups, latex),
    identifiers: bibIdentifiers(fields, url),
    citeKey: entry.key === '' ? null : entry.key,
    details: {
      ...withoutTitle(bibDetails(entry.type, fields, latex), places.title, title('title')),
      ...asPrinted(title(places.title), latex.text(fields.get(places.title ?? '') ?? '').text),
    },
    translationOf: translationOf(fields),
  };
  const notes = notesOn(entry, fields, draft, [...unknown], people.goOn);
  return withOrigins(
    { ...draft, notes },
    { ...places, kind: `@${entry.type}`, credits: people.from.join(', ') },
  );
}

/** The fields of the entry that those of the draft come from. */
function placesIn(fields: BibFields): Partial<Record<DraftField, string | undefined>> {
  const found = (...names: readonly string[]) => names.find((name) => (fields.get(name) ?? '').trim() !== '');
  return {
    title: found('title', 'booktitle', 'maintitle', 'issuetitle', 'journaltitle', 'journal'),
    subtitle: 'subtitle',
    date: found('date', 'year'),
    language: found('language', 'langid', 'hyphenation'),
    url: found('url', 'howpublished', 'bdsk-url-1', 'link', 'ee', 'note'),
    publisher: found('publisher', 'institution', 'school', 'organization'),
    abstract: 'abstract',
    topics: found('keywords', 'keyword', 'tags', 'mendeley-tags') ?? 'groups',
    identifiers: 'doi, isbn, issn, eprint',
  };
}

/** What the reader does not know is told once for the entry. */
function listening(reader: LatexReader, unknown: Set<string>): LatexReader {
  const heard = (read: LatexText) => {
    for (const command of read.unknownCommands) unknown.add(command);
    return read;
  };
  return {
    text: (tex) => heard(reader.text(tex)),
    paragraphs: (tex) => heard(reader.paragraphs(tex)),
    title: (tex, language) => heard(reader.title(tex, language)),
  };
}

/** The title as the file has it, where it was put into sentence case. */
function asPrinted(title: string | null, printed: string): Record<string, string> {
  return title === null || printed === '' || title === printed ? {} : { 'title-as-printed': printed };
}

/** What has the container's title, or no other, is not in it. */
function withoutTitle(
  details: Record<string, string>,
  titleFrom: string | undefined,
  title: string | null,
): Record<string, string> {
  const isOwn = titleFrom === undefined || titleFrom === 'title' || titleFrom === 'issuetitle';
  if (isOwn && details['container-title'] !== title) return details;
  const { 'container-title': _title, ...others } = details;
  return others;
}

function dateOf(fields: BibFields, language: string | null, latex: LatexReader): PublicationDraft['date'] {
  const text = (name: string) => latex.text((fields.get(name) ?? '').replace(/~/gu, ' ')).text;
  const date = fields.get('date');
  // EDTF's `~` and `?` are no TeX.
  const dated =
    date === undefined
      ? null
      : (bibliographyDate(date, language) ?? bibliographyDate(text('date'), language));
  if (dated) return dated;
  return datedOfParts({ year: text('year'), month: text('month'), day: text('day') }, language);
}

function languageOf(fields: BibFields): string | null {
  for (const name of ['language', 'langid', 'hyphenation']) {
    const language = languageNamed((fields.get(name) ?? '').replace(/[{}]/gu, ''));
    if (language !== null) return language;
  }
  return null;
}

function linkOf(fields: BibFields): string | null {
  for (const name of ['url', 'howpublished', 'bdsk-url-1', 'link', 'ee', 'note', 'doi']) {
    const address = webAddressIn(fields.get(name) ?? '');
    if (address !== null && (name !== 'doi' || !/doi\.org/iu.test(address))) return address;
  }
  return null;
}

/** BibLaTeX's lists of publishers: `Dover and Example House`. */
function literalList(tex: string, latex: LatexReader): string | null {
  const { text } = latex.text(tex);
  return tex.includes('{') ? text || null : text.replace(/ and (?=\p{Lu})/gu, ', ') || null;
}

function topicsIn(fields: BibFields, groups: readonly string[], latex: LatexReader): TopicDraft[] {
  const keywords = ['keywords', 'keyword', 'tags', 'mendeley-tags'].flatMap((name) =>
    topicsOf(latex.text((fields.get(name) ?? '').replace(/\n\s*/gu, ' ')).text),
  );
  const labels = [...new Set(keywords.map(({ label }) => label))];
  return [...topicsNamed(labels), ...topicsNamed(groups, 'category')];
}

function translationOf(fields: BibFields): string | null {
  const isTranslation = /^translationof$/iu.test(fields.get('relatedtype')?.trim() ?? '');
  return isTranslation ? (fields.get('related')?.split(',')[0]?.trim() ?? null) : null;
}

function notesOn(
  { line, corrections }: BibEntry,
  fields: BibFields,
  draft: PublicationDraft,
  unknown: readonly string[],
  goOn: readonly string[],
): ReadingNote[] {
  const note = (kind: ReadingNote['kind'], about: string, says: string): ReadingNote => ({
    kind,
    about,
    line,
    says,
  });
  const said = `${fields.get('date') ?? ''} ${fields.get('year') ?? ''}`.trim();
  const notes = corrections.map((says) => note('corrected', 'syntax', says));
  if (draft.title === null) notes.push(note('missing', 'title', 'The entry has no title.'));
  if (draft.date === null && said !== '')
    notes.push(note('missing', 'date', `“${said.slice(0, 80)}” was not understood as a date.`));
  if (unknown.length > 0)
    notes.push(note('leftover', 'tex', `Unknown TeX was left out: ${unknown.slice(0, 8).join(' ')}.`));
  for (const field of goOn)
    notes.push(note('missing', 'credits', `The source names only some of the ${field}s (“and others”).`));
  return notes;
}
