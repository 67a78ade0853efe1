import type { Dated } from '../../language/index.ts';
import type { ReadingNote } from '../draft.ts';
import { type FeedDate, readFeedDate } from './feed-date.ts';
import { children, oneLine, type XmlElement } from './xml-element.ts';

export interface DatesReading {
  readonly date: Dated | null;
  readonly origin: string | null;
  readonly modified: string | null;
  readonly notes: readonly ReadingNote[];
}

/** A date's words and the element they stood in. */
export interface DateWords {
  readonly name: string;
  readonly words: string;
}

/** When an item was published and last changed. Where the feed says only the second, the first is guessed from it, and says so. */
export function datesOf(item: XmlElement, language: string | null): DatesReading {
  return datesIn(wordsOf(item, PUBLISHED), wordsOf(item, CHANGED), language);
}

const PUBLISHED =
  'published atom:published pubDate issued prism:publicationDate dcterms:issued dcterms:available dc:date dcterms:date dcterms:created created date'.split(
    ' ',
  );
const CHANGED =
  'updated atom:updated modified dcterms:modified prism:modificationDate lastmod lastBuildDate'.split(' ');

function wordsOf(item: XmlElement, names: readonly string[]): DateWords[] {
  return names.flatMap((name) =>
    children(item, name.toLowerCase()).map((it) => ({ name, words: oneLine(it) })),
  );
}

/** As `datesOf`, from words that were already found; the surest first. */
export function datesIn(
  published: readonly DateWords[],
  changed: readonly DateWords[],
  language: string | null,
): DatesReading {
  const first = firstDate(published, language);
  const last = firstDate(changed, language);
  const modified = last?.read.instant ?? null;
  const unread = [...published, ...changed].find((it) => it.words !== '');
  if (first) return { date: first.read.dated, origin: first.name, modified, notes: noted(first.read.note) };
  if (last)
    return {
      date: last.read.dated,
      origin: last.name,
      modified,
      notes: [guessed(last.name), ...noted(last.read.note)],
    };
  if (unread === undefined) return { date: null, origin: null, modified: null, notes: [] };
  const says = `The date “${unread.words.slice(0, 80)}” is none that can be read: enter it by hand.`;
  return {
    date: null,
    origin: null,
    modified: null,
    notes: [{ kind: 'missing', about: 'date', line: null, says }],
  };
}

function firstDate(
  all: readonly DateWords[],
  language: string | null,
): { readonly name: string; readonly read: FeedDate } | null {
  for (const { name, words } of all) {
    const read = readFeedDate(words, language);
    if (read) return { name, read };
  }
  return null;
}

function guessed(name: string): ReadingNote {
  const says = `The feed does not say when it was published: the day of its last change (${name}) is taken.`;
  return { kind: 'guessed', about: 'date', line: null, says };
}

function noted(note: string | null): ReadingNote[] {
  return note === null ? [] : [{ kind: 'guessed', about: 'date', line: null, says: note }];
}
