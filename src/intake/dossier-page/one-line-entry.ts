import { type DateReading, findDates, foldForTitle, readDate } from '../../language/index.ts';
import { readByline } from '../byline.ts';
import { BUTTON_WORDS } from '../words/index.ts';
import { type EntryMetadata, joinMetadata, noEntryMetadata, readMetadataLine } from './entry-metadata.ts';
import { datedOf, trimSeparators } from './line-dates.ts';
import type { PageLine } from './page.ts';

/** A whole entry in one line. */
export interface OneLineEntry {
  readonly title: string;
  readonly url: string | null;
  readonly metadata: EntryMetadata;
  /** What stands in the line that is neither title nor metadata. */
  readonly rest: string | null;
}

/**
 * Reads `17 November 2014 – Title – Author`, `Surname, First, “Title”, Publisher, 12 May 2016.`, `Title, Author, date`,
 * `Title (Author, 3 May 2018)` and lines in which the title is a link. `null` where the line tells no date and no
 * names beside its title.
 */
export function readOneLineEntry(line: PageLine, language: string): OneLineEntry | null {
  const { text } = line;
  if (text.length > LONGEST_ENTRY || text.length < 12) return null;
  return readLinkedTitle(line, language) ?? readQuotedTitle(text, language) ?? readDatedTitle(text, language);
}

const LONGEST_ENTRY = 500;

function readLinkedTitle(line: PageLine, language: string): OneLineEntry | null {
  const link = line.links.find(
    (it) => it.text.length >= 8 && it.text.split(' ').length >= 2 && !BUTTON_WORDS.has(foldForTitle(it.text)),
  );
  if (!link || link.text.length >= line.text.length - 2) return null;
  const at = line.text.indexOf(link.text);
  if (at < 0) return null;
  const before = trimSeparators(line.text.slice(0, at).replace(/[“"«„‘]\s*$/u, ''));
  const after = trimSeparators(line.text.slice(at + link.text.length).replace(/^\s*[”"»“’]?\s*\.?/u, ''));
  const read = [before, after].filter((it) => it !== '').map((it) => readAround(it, language));
  if (read.length === 0 || read.some((it) => it === null)) return null;
  const metadata = read.reduce<EntryMetadata>(
    (all, it) => joinMetadata(all, it?.metadata ?? noEntryMetadata),
    noEntryMetadata,
  );
  const rest = read
    .map((it) => it?.rest ?? '')
    .filter((it) => it !== '')
    .join(' ');
  return tellsSomething(metadata) ? { title: link.text, url: link.url, metadata, rest: rest || null } : null;
}

const QUOTED = /[“"«„]([^“”"«»„]{6,300})[”"»“]/u;

function readQuotedTitle(text: string, language: string): OneLineEntry | null {
  const quoted = QUOTED.exec(text);
  if (!quoted?.[1]) return null;
  const before = trimSeparators(text.slice(0, quoted.index));
  const after = trimSeparators(text.slice(quoted.index + quoted[0].length));
  if (before === '' && after === '') return null;
  const first = before === '' ? null : readAround(before, language);
  const second = after === '' ? null : readAround(after, language, Boolean(first?.metadata.contributors));
  if ((before !== '' && !first) || (after !== '' && !second)) return null;
  const metadata = joinMetadata(first?.metadata ?? noEntryMetadata, second?.metadata ?? noEntryMetadata);
  if (metadata.date === null) return null;
  return { title: quoted[1].replace(/[,.]$/u, ''), url: null, metadata, rest: null };
}

interface Around {
  readonly metadata: EntryMetadata;
  readonly rest: string | null;
}

/**
 * Metadata beside a title that is marked as such: names, a date, a publisher before the date.
 *
 * @param hasNames the authors have been told already: what looks like a name now is the publisher's
 */
function readAround(text: string, language: string, hasNames = false): Around | null {
  const whole =
    readMetadataLine(text, language) ?? readMetadataLine(text.replace(SENTENCE_ENDS, ' | '), language);
  if (whole && whole.certainty >= 0.3 && !(hasNames && whole.metadata.contributors)) {
    return { metadata: whole.metadata, rest: null };
  }
  const dates = findDates(text, { language });
  const date = dates[0] ?? closingYear(text, language);
  if (dates.length > 1) return null;
  if (!date) return text.length > 80 ? null : readPublisher(text, hasNames);
  const before = trimSeparators(
    text.slice(0, date.start).replace(/[,(]?\s*(?:on|am|le|el|du|vom)\s*$/iu, ''),
  );
  const after = trimSeparators(text.slice(date.end));
  const dated = { ...noEntryMetadata, date: datedOf(date) };
  if (before === '')
    return after.length === 0 ? { metadata: dated, rest: null } : { metadata: dated, rest: after };
  const publisher = readPublisher(before, hasNames);
  return publisher && { metadata: joinMetadata(dated, publisher.metadata), rest: after || null };
}

/** `Name, 1994`: beside a title that is marked as such, four digits at the end are a year. */
function closingYear(text: string, language: string): DateReading | null {
  const year = /(?<=^|[\s,(])[\d٠-٩۰-۹]{4}$/u.exec(text);
  const date = year && readDate(year[0], { language });
  return date ? { ...date, start: year.index, end: text.length } : null;
}

/** Full stops between parts (`Por A. 9 de mayo de 2013.`), not those of initials. */
const SENTENCE_ENDS = /(?<=\p{Ll}{2}|\d)\.(?:\s+|$)/gu;

function readPublisher(text: string, hasNames: boolean): Around | null {
  const words = text.replace(/^(?:in|en|dans|published by|published in)\s*:?\s+/iu, '');
  const byline = hasNames ? null : readByline(words);
  if (byline && byline.nameness >= 0.5 && byline.contributors.every((it) => it.kind === 'person')) {
    return { metadata: { ...noEntryMetadata, contributors: byline.contributors }, rest: null };
  }
  return words.length <= 80 && /^[\p{Lu}\p{Lo}]/u.test(words)
    ? { metadata: { ...noEntryMetadata, publisher: words }, rest: null }
    : null;
}

function readDatedTitle(text: string, language: string): OneLineEntry | null {
  const dated = dateAtTheEdge(text, language);
  if (!dated) return null;
  const parted = partTitleAndNames(dated.rest, language);
  if (!parted || parted.title.split(/\s+/u).length < 2) return null;
  const metadata = joinMetadata({ ...noEntryMetadata, date: dated.date }, parted.metadata);
  return { title: parted.title, url: null, metadata, rest: null };
}

/** The line's one date, where it stands first with a separator after it or last with one before it. */
function dateAtTheEdge(text: string, language: string) {
  if (!/[\d٠-٩۰-۹]/u.test(text)) return null;
  const dates = findDates(text, { language });
  const first = dates[0];
  const last = dates.at(-1);
  if (first && /^[([]?$/u.test(text.slice(0, first.start)) && SEPARATED_AFTER.test(text.slice(first.end))) {
    return { date: datedOf(first), rest: trimSeparators(text.slice(first.end)) };
  }
  const before = last ? text.slice(0, last.start) : '';
  if (last && /^[)\].\s]*$/u.test(text.slice(last.end)) && SEPARATED_BEFORE.test(before)) {
    return { date: datedOf(last), rest: before.replace(/[\s|·•,;:،؛([–—-]+$/u, '') };
  }
  return null;
}

const SEPARATED_AFTER = /^[)\]]?(?:\s*[|·•:,،]\s*|\s+[–—-]\s+|\s{2,})\S/u;
const SEPARATED_BEFORE = /(?:[|·•,،;([]|\s[–—-])\s*(?:on |am |le |el )?$/iu;

function partTitleAndNames(
  text: string,
  language: string,
): { title: string; metadata: EntryMetadata } | null {
  const bracket = /^(.{6,}\S)\s*\(([^()]{3,120})\)?$/u.exec(text);
  if (bracket?.[1] && bracket[2]) {
    const inside = readMetadataLine(bracket[2], language);
    if (inside && inside.certainty >= 0.3) return { title: bracket[1], metadata: inside.metadata };
  }
  const strong = text.split(/\s+[–—|-]\s+|\s*[|·•]\s*/u).filter((it) => it !== '');
  if (strong.length > 1) return partPieces(strong, ' – ', language);
  const by = /^(.{6,}?),?\s+(?:by|von|par|por)\s+(\p{Lu}.*)$/u.exec(text);
  const byline = by?.[2] ? readByline(by[2]) : null;
  if (by?.[1] && byline && byline.nameness >= 0.5) {
    return { title: by[1], metadata: { ...noEntryMetadata, contributors: byline.contributors } };
  }
  return partPieces(text.split(/[,،]\s+/u), ', ', language);
}

/** The pieces at the end, or else at the beginning, that are names; what remains is the title. */
function partPieces(
  pieces: readonly string[],
  joint: string,
  language: string,
): { title: string; metadata: EntryMetadata } | null {
  const least = joint === ', ' ? 0.8 : 0.25;
  let end = pieces.length;
  let metadata = noEntryMetadata;
  const isNames = (piece: string | undefined) => {
    const reading = piece === undefined ? null : readMetadataLine(piece, language);
    return reading && reading.certainty >= least * 0.7 && reading.metadata.date === null
      ? reading.metadata
      : null;
  };
  while (end > 1) {
    const read = isNames(pieces[end - 1]);
    if (!read || (read.contributors && metadata.contributors && joint !== ', ')) break;
    metadata = joinListed(read, metadata);
    end -= 1;
  }
  if (end < pieces.length) return { title: pieces.slice(0, end).join(joint), metadata };
  const first = pieces.length > 1 ? isNames(pieces[0]) : null;
  if (first) return { title: pieces.slice(1).join(joint), metadata: first };
  return { title: pieces.join(joint), metadata: noEntryMetadata };
}

/** Names that commas have torn apart come together again, in order. */
function joinListed(earlier: EntryMetadata, later: EntryMetadata): EntryMetadata {
  const contributors = [...(earlier.contributors ?? []), ...(later.contributors ?? [])];
  return { ...joinMetadata(earlier, later), contributors: contributors.length > 0 ? contributors : null };
}

function tellsSomething(metadata: EntryMetadata): boolean {
  return (
    metadata.date !== null ||
    metadata.contributors !== null ||
    metadata.kind !== null ||
    metadata.publisher !== null
  );
}
