import { fold, foldForTitle, splitHeading } from '../../language/index.ts';
import { BUTTON_WORDS, LABELS } from '../words/index.ts';
import {
  type EntryMetadata,
  type MetadataReading,
  readMetadataLine,
  readTitleBeforeLabels,
} from './entry-metadata.ts';
import { type OneLineEntry, readOneLineEntry } from './one-line-entry.ts';
import type { PageLine } from './page.ts';

/** What a line looks like by itself, before its neighbours are asked. */
export interface LineSigns {
  readonly line: PageLine;
  /** For comparing titles; made when it is first asked for, and empty for running text. */
  folded(): string;
  readonly wordCount: number;
  /** Running text: long, or of more than one sentence. */
  readonly isParagraph: boolean;
  readonly isSentence: boolean;
  readonly isButton: boolean;
  readonly isWholeLink: boolean;
  readonly metadata: MetadataReading | null;
  /** A title that has run together with its labelled metadata. */
  readonly runOn: { readonly title: string; readonly metadata: EntryMetadata } | null;
  readonly oneLine: OneLineEntry | null;
  readonly hasPeriod: boolean;
  /** Stands in a table's column of titles. */
  readonly isTitleCell: boolean;
}

/**
 * The signs of each line. Pages repeat themselves (a title above and below its byline, one byline for many pieces), so
 * what was told of a line's words is used again for the same words.
 *
 * @param headingLanguage the language by whose calendar years in headings are read
 */
export function readAllSigns(
  lines: readonly PageLine[],
  language: string,
  headingLanguage = language,
): readonly LineSigns[] {
  const known = new Map<string, LineSigns>();
  return lines.map((line) => {
    if (!isNothingButWords(line)) return readLineSigns(line, language, headingLanguage);
    const same = known.get(line.text);
    if (same) return { ...same, line };
    const signs = readLineSigns(line, language, headingLanguage);
    if (known.size < REMEMBERED_AT_MOST) known.set(line.text, signs);
    return signs;
  });
}

const REMEMBERED_AT_MOST = 20_000;

function isNothingButWords(line: PageLine): boolean {
  return (
    line.links.length === 0 &&
    line.headingLevel === null &&
    line.part === null &&
    line.column === null &&
    line.datetime === null
  );
}

/** What one line looks like. */
export function readLineSigns(line: PageLine, language: string, headingLanguage = language): LineSigns {
  const { text } = line;
  const wordCount = countWords(text);
  const isRunningText =
    wordCount > LONGEST_TITLE_WORDS && line.links.length === 0 && countSentences(text) > 1;
  const metadata = readPart(line, language) ?? (isRunningText ? null : readMetadataLine(text, language));
  const isMetadata = metadata !== null && metadata.certainty >= 0.9;
  const runOn = isMetadata || wordCount > LONGEST_RUN_ON_WORDS ? null : readTitleBeforeLabels(text, language);
  const oneLine = isMetadata || isRunningText ? null : readOneLineEntry(line, language);
  const isParagraph =
    runOn === null &&
    (oneLine === null || oneLine.url === null) &&
    (wordCount > LONGEST_TITLE_WORDS || (wordCount > 14 && countSentences(text) > 1));
  return {
    line,
    folded: once(() => (text.length > 400 ? '' : foldForTitle(text))),
    wordCount,
    isParagraph,
    isSentence:
      !isParagraph && wordCount >= 6 && /[.!。؟।…]["”’»)]?$/u.test(text) && !/\?["”’»)]?$/u.test(text),
    isButton: wordCount <= 4 && BUTTON_WORDS.has(foldForTitle(text)),
    isWholeLink: line.links.some((link) => link.text.length >= text.length - 2),
    metadata,
    runOn,
    oneLine,
    isTitleCell: line.column !== null && LABELS.get(fold(line.column)) === 'title',
    hasPeriod:
      (line.headingLevel !== null || !isMetadata) && !isParagraph && namesPeriod(text, headingLanguage),
  };
}

function namesPeriod(text: string, language: string): boolean {
  return text.length <= 250 && YEAR_DIGITS.test(text) && splitHeading(text, { language }).period !== null;
}

function once(make: () => string): () => string {
  let made: string | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

/** The least that a period has; `Part (2)` names none. */
const YEAR_DIGITS = /[\d٠-٩۰-۹]{2}/u;
const LONGEST_TITLE_WORDS = 40;
const LONGEST_RUN_ON_WORDS = 60;

/** Counts no further than is of interest. */
function countWords(text: string): number {
  let count = 0;
  for (let at = text.search(/\S/u); at >= 0 && count < 200; count += 1) {
    const space = text.indexOf(' ', at);
    at = space < 0 ? -1 : space + 1;
  }
  return count;
}

function countSentences(text: string): number {
  return (text.slice(0, 1000).match(/[.!?؟۔。]["”’»)]?\s+(?=["“‘«(]?[\p{Lu}\p{Lo}])/gu)?.length ?? 0) + 1;
}

/** What the markup says the line is settles what its words leave open. */
function readPart(line: PageLine, language: string): MetadataReading | null {
  const column = line.column === null ? null : readMetadataLine(`${line.column}: ${line.text}`, language);
  if (column && column.certainty === 1) return column;
  if (line.part === 'author') return readMetadataLine(`Author: ${line.text}`, language);
  if (line.part === 'kind') return readMetadataLine(`Type: ${line.text}`, language);
  if (line.datetime === null) return null;
  const read = readMetadataLine(line.text, language);
  if (read && read.metadata.date !== null && read.metadata.notes.length === 0) return read;
  const stamped = readMetadataLine(line.datetime.slice(0, 10), 'en');
  if (!stamped?.metadata.date || line.text.length > 80) return read;
  const date = { edtf: stamped.metadata.date.edtf, raw: line.text };
  return { metadata: { ...(read ?? stamped).metadata, date, notes: [] }, certainty: 1 };
}
