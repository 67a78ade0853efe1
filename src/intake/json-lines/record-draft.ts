import { type Dated, isEdtf, readDate } from '../../language/index.ts';
import { readCredits } from '../credits.ts';
import type { ReadingNote } from '../draft.ts';
import { isOrganisation } from '../nameness.ts';
import {
  type CreditDraft,
  EMPTY_DRAFT,
  type Identifier,
  type PictureDraft,
  type PublicationDraft,
  type TopicDraft,
} from '../publication-draft.ts';
import { readDoi, readIsbn, readLanguage } from '../tables/cell-values.ts';
import { type JsonLinesRecord, jsonLinesRecordSchema } from './record.ts';

/** The draft of a record of our own schema. What is no date, language, DOI or ISBN stays word for word in the details. */
export function draftOfRecord(record: JsonLinesRecord): PublicationDraft {
  const language = record.language ? readLanguage(record.language) : null;
  const date = dateOf(record.date ?? null, language);
  return {
    ...EMPTY_DRAFT,
    title: record.title ?? null,
    subtitle: record.subtitle ?? null,
    kind: record.kind ?? null,
    credits: creditsOf(record.authors ?? []),
    date: date.dated,
    modified: record.modified ? new Date(record.modified).toISOString() : null,
    language,
    url: record.url ?? null,
    publisher: record.publisher ?? null,
    isExternal: record.external ?? false,
    abstract: record.abstract ?? null,
    html: record.html ?? null,
    text: record.text ?? null,
    topics: topicsOf(record.tags ?? []),
    identifiers: identifiersOf(record),
    citeKey: record.citeKey ?? null,
    details: { ...unreadable(record, date.dated, language), ...otherFields(record), ...record.details },
    pictures: (record.pictures ?? []).map(pictureOf),
    translationOf: record.translationOf ?? null,
    translations: record.translations ?? [],
    origins: originsOf(record),
    notes: [...(record.notes ?? []), ...date.notes, ...unreadableNotes(record, date.dated, language)],
  };
}

/** A draft as one line of JSON (without its line end); reading it gives the same draft again. */
export function recordOfDraft(draft: PublicationDraft): JsonLinesRecord {
  const { credits, isExternal, topics, date, identifiers, ...same } = draft;
  const record = {
    ...same,
    authors: credits.map(({ literal, ...credit }) =>
      literal === credit.name ? credit : { ...credit, literal },
    ),
    date: date && date.raw === date.edtf ? date.edtf : date,
    external: isExternal ? true : null,
    tags: topics.map(({ label, use }) => (use === 'tag' ? label : { label, use })),
    identifiers: [...identifiers],
    pictures: draft.pictures.map((picture) => ({ ...picture })),
    translations: [...draft.translations],
    notes: [...draft.notes],
  };
  const filled = Object.entries(record).filter(([, value]) => value !== null && !isEmpty(value));
  return jsonLinesRecordSchema.parse(Object.fromEntries(filled));
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function dateOf(
  date: NonNullable<JsonLinesRecord['date']> | null,
  language: string | null,
): { readonly dated: Dated | null; readonly notes: readonly ReadingNote[] } {
  if (date === null) return { dated: null, notes: [] };
  if (typeof date === 'object') return { dated: date, notes: [] };
  const raw = String(date);
  if (isEdtf(raw)) return { dated: { edtf: raw, raw }, notes: [] };
  const reading = readDate(raw, { language });
  if (!reading) return { dated: null, notes: [] };
  const notes = reading.note === null ? [] : [noteOn('guessed', 'date', `${reading.note} (“${raw}”)`)];
  return { dated: { edtf: reading.edtf, raw }, notes };
}

function creditsOf(authors: NonNullable<JsonLinesRecord['authors']>): CreditDraft[] {
  if (typeof authors === 'string') return creditsOfText(authors);
  return authors.flatMap((author): CreditDraft[] => {
    if (typeof author === 'string') return creditsOfText(author);
    const { name, role = 'author', literal = name } = author;
    return [{ name, kind: author.kind ?? (isOrganisation(name) ? 'organisation' : 'person'), role, literal }];
  });
}

/** What parts names is looked for with the blanks around it, from each blank anew: there is never more than one. */
function creditsOfText(text: string): CreditDraft[] {
  return readCredits(text.replace(/\s+/gu, ' '));
}

function topicsOf(tags: NonNullable<JsonLinesRecord['tags']>): TopicDraft[] {
  const each = typeof tags === 'string' ? tags.split(/[;,،]/u).map((tag) => tag.trim()) : tags;
  return each.flatMap((tag): TopicDraft[] => {
    if (typeof tag === 'string') return tag === '' ? [] : [{ label: tag, use: 'tag' }];
    return [{ label: tag.label, use: tag.use ?? 'tag' }];
  });
}

function identifiersOf({ identifiers, doi, isbn }: JsonLinesRecord): Identifier[] {
  const doiRead = doi ? readDoi(doi) : null;
  const isbnRead = isbn ? readIsbn(isbn) : null;
  return [
    ...(identifiers ?? []),
    ...(doiRead === null ? [] : [{ scheme: 'doi' as const, value: doiRead }]),
    ...(isbnRead === null ? [] : [{ scheme: 'isbn' as const, value: isbnRead }]),
  ];
}

function pictureOf(picture: NonNullable<JsonLinesRecord['pictures']>[number]): PictureDraft {
  const { url, caption, credit, licence, alternativeText } =
    typeof picture === 'string' ? { url: picture } : picture;
  return {
    url,
    caption: caption ?? null,
    credit: credit ?? null,
    licence: licence ?? null,
    alternativeText: alternativeText ?? null,
  };
}

/** Fields that were filled with what they can not hold, as they came. */
function unreadable(
  record: JsonLinesRecord,
  date: Dated | null,
  language: string | null,
): Record<string, string> {
  const words: Record<string, string> = {};
  if (record.date && date === null) words.date = String(record.date);
  if (record.language && language === null) words.language = record.language;
  if (record.doi && readDoi(record.doi) === null) words.doi = record.doi;
  if (record.isbn && readIsbn(record.isbn) === null) words.isbn = record.isbn;
  return words;
}

function unreadableNotes(
  record: JsonLinesRecord,
  date: Dated | null,
  language: string | null,
): ReadingNote[] {
  return Object.entries(unreadable(record, date, language)).map(([field, words]) =>
    noteOn(
      'missing',
      field,
      `“${words.slice(0, 80)}” could not be read as the ${field}. It is kept as it is.`,
    ),
  );
}

/** Fields that the schema does not know: texts as they are, everything else as JSON. */
function otherFields(record: JsonLinesRecord): Record<string, string> {
  const others = Object.entries(record).filter(
    ([name, value]) => !Object.hasOwn(jsonLinesRecordSchema.shape, name) && value !== null,
  );
  return Object.fromEntries(
    others.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
}

/** Drops the fields that zod's partial record may leave undefined. */
function originsOf({ origins }: JsonLinesRecord): PublicationDraft['origins'] {
  return Object.fromEntries(Object.entries(origins ?? {}).filter(([, words]) => words !== undefined));
}

function noteOn(kind: ReadingNote['kind'], about: string, says: string): ReadingNote {
  return { kind, about, line: null, says };
}
