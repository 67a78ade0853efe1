import type { ReadingNote } from '../draft.ts';
import {
  type CreditDraft,
  type DraftField,
  EMPTY_DRAFT,
  type Identifier,
  type PublicationDraft,
} from '../publication-draft.ts';
import { bibliographyDate } from './dates.ts';
import { cleanDoi, cleanIsbns, cleanIssns, distinct, doiOfLink } from './identifiers.ts';
import { languageNamed } from './languages.ts';
import { webAddressIn } from './links.ts';
import { readInvertedName } from './names.ts';
import { withOrigins } from './origins.ts';
import { plainParagraphs, plainText } from './plain-text.ts';
import { risDetails } from './ris-details.ts';
import type { RisRecord } from './ris-records.ts';
import { RisTags } from './ris-tags.ts';
import { cslTypeOfRis } from './ris-types.ts';
import { topicsNamed } from './topics.ts';

/** The draft that one RIS record makes. Programs differ in the tags they write (Zotero, EndNote, Mendeley); all count. */
export function risDraft(record: RisRecord): PublicationDraft {
  const tags = new RisTags(record);
  const kind = cslTypeOfRis(record.type ?? '');
  const titleFrom = tags.which('TI', 'T1', 'CT', 'BT', 'T2', 'JO', 'JF', 'T3');
  const title = titleFrom === undefined ? '' : plainText(tags.first(titleFrom));
  const url =
    tags
      .all('UR', 'LK', 'L2', 'L1')
      .map(webAddressIn)
      .find((link) => link !== null) ?? null;
  const language = languageNamed(tags.first('LA'));
  const date = dateOf(tags, language);
  const draft: PublicationDraft = {
    ...EMPTY_DRAFT,
    title: title || null,
    kind,
    credits: creditsOf(record),
    date,
    language,
    url,
    publisher: plainText(tags.first('PB')) || null,
    abstract: plainParagraphs(tags.first('AB', 'N2')) || null,
    topics: topicsNamed(tags.all('KW').flatMap((words) => words.split(/[;\n]/u))),
    identifiers: identifiersOf(tags, url),
    citeKey: tags.first('ID') || null,
    details: risDetails(tags, kind, titleFrom),
    notes: notesOn(record, tags, { title, isDated: date !== null }),
  };
  return withOrigins(draft, { ...placesIn(tags), title: titleFrom });
}

/** The tags that the fields of the draft come from. */
function placesIn(tags: RisTags): Partial<Record<DraftField, string | undefined>> {
  return {
    kind: 'TY',
    credits: Object.keys(CREDIT_ROLES)
      .filter((tag) => tags.which(tag))
      .join(', '),
    date: tags.which('DA', 'PY', 'Y1'),
    language: 'LA',
    url: tags.which('UR', 'LK', 'L2', 'L1'),
    publisher: 'PB',
    abstract: tags.which('AB', 'N2'),
    topics: 'KW',
    identifiers: 'DO, SN',
  };
}

function creditsOf({ tags }: RisRecord): CreditDraft[] {
  return tags.flatMap(([tag, names]) => {
    const role = CREDIT_ROLES[tag];
    if (role === undefined) return [];
    return names
      .split(/[;\n]/u)
      .map((name) => readInvertedName(name, role))
      .filter((credit) => credit !== null);
  });
}

/** `DA` is finer where both speak of one year; `PY` is what the piece says of itself. */
function dateOf(tags: RisTags, language: string | null): PublicationDraft['date'] {
  const [year, day] = [tags.all('PY', 'Y1'), tags.all('DA')].map((texts) =>
    texts.map((text) => bibliographyDate(text, language)).find((dated) => dated !== null),
  );
  if (year && day) return day.edtf.startsWith(year.edtf) ? day : year;
  return year ?? day ?? null;
}

function identifiersOf(tags: RisTags, url: string | null): Identifier[] {
  const doi =
    cleanDoi(tags.first('DO', 'DI')) ??
    tags
      .all('M3', 'N1', 'L3')
      .map(labelledDoi)
      .find((it) => it !== null) ??
    doiOfLink(url);
  const numbers = tags.all('SN').join('; ');
  const isbns = cleanIsbns(numbers);
  return distinct([
    ...(doi === null ? [] : [{ scheme: 'doi', value: doi } as const]),
    ...isbns.map((value) => ({ scheme: 'isbn', value }) as const),
    ...cleanIssns(numbers).map((value) => ({ scheme: 'issn', value }) as const),
    { scheme: 'pmid', value: /^\d{1,9}$/u.exec(tags.first('PM'))?.[0] ?? '' },
  ]);
}

/** Older programs put `doi: 10.…` where there was room. */
function labelledDoi(text: string): string | null {
  return /^\s*(?:doi\b|10\.\d{4}|https?:\/\/(?:dx\.)?doi\.org)/iu.test(text) ? cleanDoi(text) : null;
}

function notesOn(
  { line, isClosed, type }: RisRecord,
  tags: RisTags,
  { title, isDated }: { readonly title: string; readonly isDated: boolean },
): ReadingNote[] {
  const note = (kind: ReadingNote['kind'], about: string, says: string): ReadingNote => ({
    kind,
    about,
    line,
    says,
  });
  const notes: ReadingNote[] = [];
  const date = tags.first('PY', 'Y1', 'DA');
  if (!isClosed)
    notes.push(note('corrected', 'syntax', 'The record has no ER line; it was ended where the next began.'));
  if (type === '') notes.push(note('missing', 'kind', 'The record’s TY line names no type.'));
  if (title === '') notes.push(note('missing', 'title', 'The record has no title.'));
  if (!isDated && date !== '')
    notes.push(note('missing', 'date', `“${date.slice(0, 80)}” was not understood as a date.`));
  return notes;
}

const CREDIT_ROLES: Readonly<Record<string, string>> = {
  AU: 'author',
  A1: 'author',
  A2: 'editor',
  ED: 'editor',
  A3: 'collection-editor',
  A4: 'translator',
  TA: 'translator',
};
