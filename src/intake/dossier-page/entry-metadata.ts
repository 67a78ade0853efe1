import { type Dated, fold, readDate } from '../../language/index.ts';
import { readByline, readLabelledNames } from '../byline.ts';
import type { ContributorDraft } from '../draft.ts';
import { withoutReadingTime } from '../reading-time.ts';
import { KINDS, LABELS } from '../words/index.ts';
import { findLabels, type Label } from './labels.ts';
import { datedOf, dateNotes, isBareNumber, takeDate, unreadableDate } from './line-dates.ts';

/** What lines around a title say about the piece. */
export interface EntryMetadata {
  readonly contributors: readonly ContributorDraft[] | null;
  readonly date: Dated | null;
  readonly kind: string | null;
  readonly publisher: string | null;
  readonly summary: string | null;
  readonly language: string | null;
  /** Nothing of the line but such as `12 min read`, which is known and not kept. */
  readonly isReadingTime: boolean;
  /** What an editor should know about how it was read. */
  readonly notes: readonly MetadataNote[];
}

export interface MetadataNote {
  readonly kind: 'guessed' | 'corrected';
  readonly about: string;
  readonly says: string;
}

export interface MetadataReading {
  readonly metadata: EntryMetadata;
  /** 0 to 1: that the line is metadata and no title; 1 where it says so itself. */
  readonly certainty: number;
}

export const noEntryMetadata: EntryMetadata = {
  contributors: null,
  date: null,
  kind: null,
  publisher: null,
  summary: null,
  language: null,
  isReadingTime: false,
  notes: [],
};

/** Reads a line that is nothing but metadata of a piece; `null` where it holds other words. */
export function readMetadataLine(line: string, language: string): MetadataReading | null {
  if (line.length > LONGEST_METADATA) return null;
  const text = line.replace(OTHER_DOTS, '·');
  const labels = findLabels(text).filter(isAboutAPiece);
  if (labels.length > 0) return labels[0]?.start === 0 ? readLabelled(text, labels, language) : null;
  return readUnlabelled(text, language);
}

const LONGEST_METADATA = 600;
/** Bullet operator, dot operator, hyphenation point and their like, as pages set them between parts. */
const OTHER_DOTS = /[∙⋅‧・]/gu;

/** Words before the first label of a line, and what its labels say; `null` where it has no label inside. */
export function readTitleBeforeLabels(
  text: string,
  language: string,
): { readonly title: string; readonly metadata: EntryMetadata } | null {
  if (text.length > LONGEST_METADATA) return null;
  const labels = findLabels(text).filter((label) => label.name === 'authors' || label.name === 'date');
  const first = labels[0];
  if (!first || first.start < 4) return null;
  const title = text.slice(0, first.start).replace(/[\s|·•–—-]+$/u, '');
  const reading = readLabelled(
    text.slice(first.start),
    findLabels(text.slice(first.start)).filter(isAboutAPiece),
    language,
  );
  return reading && title.includes(' ') ? { title, metadata: reading.metadata } : null;
}

/** Puts what two lines say together; what the first says stands. */
export function joinMetadata(first: EntryMetadata, second: EntryMetadata): EntryMetadata {
  return {
    contributors: joinContributors(first.contributors, second.contributors),
    date: first.date ?? second.date,
    kind: first.kind ?? second.kind,
    publisher: first.publisher ?? second.publisher,
    summary: first.summary ?? second.summary,
    language: first.language ?? second.language,
    isReadingTime: first.isReadingTime && second.isReadingTime,
    notes: [...first.notes, ...second.notes],
  };
}

function joinContributors(
  first: readonly ContributorDraft[] | null,
  second: readonly ContributorDraft[] | null,
): readonly ContributorDraft[] | null {
  if (!first || !second) return first ?? second;
  const isNew = (it: ContributorDraft) =>
    !first.some((other) => other.name === it.name && other.role === it.role);
  return second.some((it) => it.role !== 'author') ? [...first, ...second.filter(isNew)] : first;
}

const ABOUT_A_PIECE = new Set([
  'authors',
  'editors',
  'translators',
  'date',
  'kind',
  'publisher',
  'summary',
  'language',
  'link',
]);

function isAboutAPiece(label: Label): boolean {
  return ABOUT_A_PIECE.has(label.name);
}

function readLabelled(text: string, labels: readonly Label[], language: string): MetadataReading | null {
  let metadata = noEntryMetadata;
  for (const [index, label] of labels.entries()) {
    const end = labels[index + 1]?.start ?? text.length;
    const value = text
      .slice(label.end, end)
      .replace(/[\s|·•;–—-]+$/u, '')
      .trim();
    const read = readLabelValue(label, value, language);
    if (!read) return null;
    const notes = label.misspeltFor === null ? read.notes : [misspeltNote(label), ...read.notes];
    metadata = joinMetadata(metadata, { ...read, notes });
  }
  return { metadata, certainty: 1 };
}

function misspeltNote(label: Label): MetadataNote {
  return {
    kind: 'corrected',
    about: 'label-misspelt',
    says: `“${label.words}:” was read as “${label.misspeltFor}:”.`,
  };
}

function readLabelValue(label: Label, value: string, language: string): EntryMetadata | null {
  switch (label.name) {
    case 'authors':
    case 'editors':
    case 'translators':
      return readContributorsValue(label.name, value, language);
    case 'date':
      return readDateValue(value, language);
    case 'kind':
      return value.length > 60
        ? null
        : { ...noEntryMetadata, kind: kindIn(value) ?? (value.toLowerCase() || null) };
    case 'publisher':
      return value.length > 120 ? null : { ...noEntryMetadata, publisher: value || null };
    case 'summary':
      return { ...noEntryMetadata, summary: value || null };
    default:
      return { ...noEntryMetadata };
  }
}

/** The page's own word for a kind, in lower case; an English plural gives its singular. */
function kindIn(text: string): string | null {
  const known = text.length > LONGEST_KIND ? undefined : KINDS.get(fold(text));
  if (known === undefined) return null;
  const own = text.trim().toLowerCase();
  const singulars = [own.replace(/ies$/, 'y'), own.replace(/es$/, ''), own.replace(/s$/, '')];
  return singulars.includes(known) ? known : own;
}

const LONGEST_KIND = 40;

const ROLE_OF_LABEL = { authors: null, editors: 'editor', translators: 'translator' } as const;

function readContributorsValue(
  name: keyof typeof ROLE_OF_LABEL,
  value: string,
  language: string,
): EntryMetadata | null {
  const whole = withoutReadingTime(value).text;
  const [timeless = '', ...others] = whole.split(STRONG_SEPARATORS);
  const beside = readBeside(others, language);
  if (!beside) return null;
  const dated = takeDate(timeless, language);
  const words = dated && dated.rest.length >= 2 ? dated.rest : timeless;
  if (words.length > 300) return null;
  const role = ROLE_OF_LABEL[name];
  const contributors = readLabelledNames(words).map((it) => (role ? { ...it, role } : it));
  const own = {
    ...noEntryMetadata,
    contributors: contributors.length > 0 ? contributors : null,
    date: dated && words !== timeless ? dated.date : null,
  };
  return joinMetadata(own, beside);
}

/** What stands behind a label's own value: `Author: Name | 30 May 2011 | Report`. What is none of these is kept as words. */
function readBeside(segments: readonly string[], language: string): EntryMetadata | null {
  let metadata = noEntryMetadata;
  const words: string[] = [];
  for (const segment of segments.filter((it) => it !== '')) {
    const read = readSegment(segment, language) ?? readOwnKind(segment, metadata);
    if (read) metadata = joinMetadata(metadata, read.metadata);
    else words.push(segment);
  }
  return words.length === 0 ? metadata : { ...metadata, summary: words.join(' – ') };
}

function readDateValue(value: string, language: string): EntryMetadata | null {
  const timeless = withoutReadingTime(value).text;
  const whole = readDate(timeless, { language });
  if (whole) return { ...noEntryMetadata, date: datedOf(whole), notes: dateNotes(whole) };
  const inside = takeDate(timeless, language);
  if (!inside) return value.length > 60 ? null : { ...noEntryMetadata, notes: [unreadableDate(value)] };
  const beside = readBeside(inside.rest.split(STRONG_SEPARATORS), language);
  return beside && joinMetadata({ ...noEntryMetadata, date: inside.date, notes: inside.notes }, beside);
}

function readUnlabelled(text: string, language: string): MetadataReading | null {
  const timeless = withoutReadingTime(text);
  if (timeless.hadReadingTime && timeless.text === '') {
    return { metadata: { ...noEntryMetadata, isReadingTime: true }, certainty: 1 };
  }
  const whole = readSegment(timeless.text, language);
  if (whole)
    return timeless.hadReadingTime ? { ...whole, certainty: Math.max(whole.certainty, 0.95) } : whole;
  return readSegments(timeless.text, language);
}

/** `3 Comments`, beside a byline. */
const COMMENT_COUNT = /^(?:no|\d+) comments?$|^leave a comment$/iu;

const STRONG_SEPARATORS = /\s*[|·•\t]\s*|\s+[–—/-]\s+/u;

/** `By A, B | 3 May 2018 | Report`: every segment has to be metadata. */
function readSegments(text: string, language: string): MetadataReading | null {
  const segments = text.split(STRONG_SEPARATORS).filter((it) => it !== '' && !COMMENT_COUNT.test(it));
  if (segments.length < 2 || segments.length > 8) return null;
  let metadata = noEntryMetadata;
  let certainty = 0;
  for (const [at, segment] of segments.entries()) {
    const isLast = at === segments.length - 1;
    const own = isLast ? readOwnKind(segment, metadata) : null;
    const known = readSegment(segment, language);
    const read = known && !(own && known.metadata.contributors) ? known : own;
    // Two segments of names: one of them is a title (`Kilometre Nought – Jonas Ferrick – 3 May 2014`).
    if (!read || (read.metadata.contributors && metadata.contributors)) return null;
    metadata = joinMetadata(metadata, read.metadata);
    certainty = Math.max(certainty, read.certainty);
  }
  return { metadata, certainty };
}

/** `Name | 30 June 2017 | Data Note`: behind names and a date, a word or two of the house's own for a kind. */
function readOwnKind(text: string, before: EntryMetadata): MetadataReading | null {
  if (
    !before.date ||
    !before.contributors ||
    before.kind ||
    !/^\p{Lu}[\p{L}’'-]*(?: \p{L}+){0,2}$/u.test(text)
  )
    return null;
  return { metadata: { ...noEntryMetadata, kind: text.toLowerCase() }, certainty: 0.3 };
}

function readSegment(text: string, language: string): MetadataReading | null {
  const date = readDate(text, { language });
  if (date)
    return {
      metadata: { ...noEntryMetadata, date: datedOf(date), notes: dateNotes(date) },
      certainty: isBareNumber(text) ? 0.6 : 1,
    };
  const kind = kindIn(text);
  if (kind) return { metadata: { ...noEntryMetadata, kind }, certainty: 0.8 };
  return readDatedSegment(text, language) ?? readNames(text);
}

/** `Published 3 March 2015`, `By X on 3 March 2015`, `X, 3 March 2015`, `3 March 2015, Dispatch`. */
function readDatedSegment(text: string, language: string): MetadataReading | null {
  const dated = takeDate(text, language);
  if (!dated) return null;
  const metadata = { ...noEntryMetadata, date: dated.date, notes: dated.notes };
  if (dated.rest === '' || LABELS.get(fold(dated.rest)) === 'date') return { metadata, certainty: 1 };
  const kind = kindIn(dated.rest);
  if (kind) return { metadata: { ...metadata, kind }, certainty: 1 };
  const names = readNames(dated.rest);
  if (!names || names.certainty < 0.3) return null;
  return { metadata: joinMetadata(metadata, names.metadata), certainty: 0.9 };
}

function readNames(text: string): MetadataReading | null {
  const byline = STRONG_SEPARATORS.test(text) ? null : readByline(text);
  if (!byline) return null;
  return {
    metadata: { ...noEntryMetadata, contributors: byline.contributors },
    certainty: byline.isAnnounced ? 0.95 : byline.nameness * 0.7,
  };
}
