import type { ReactNode } from 'react';
import type { Change } from '../dossiers/index.ts';
import { type Dated, directionOfText } from '../language/index.ts';
import { DateText } from './dates.tsx';
import { countOf, fillWith, numberIn } from './phrase.tsx';
import type { Setting } from './setting.ts';

/** One change as a sentence of the page's language; headings, titles and dates stand in it as markup. */
export function changeInWords(change: Change, setting: Setting): ReactNode {
  const { words, language } = setting;
  switch (change.what) {
    case 'title':
      return fillWith(words.titleChanged, beforeAndAfter(change, setting));
    case 'subtitle':
      return fillWith(subtitleWords(change, setting), beforeAndAfter(change, setting));
    case 'narrative':
      return words.narrativeChanged;
    case 'section-added':
    case 'section-removed':
      return fillWith(change.what === 'section-added' ? words.sectionAdded : words.sectionRemoved, {
        heading: name(change.heading, setting),
        count: countOf(words.publicationCount, change.entryCount, language),
      });
    case 'section-renamed':
      return fillWith(words.sectionRenamed, beforeAndAfter(change, setting));
    case 'section-moved':
      return fillWith(words.sectionMoved, {
        heading: name(change.heading, setting),
        from: numberIn(language, change.from),
        to: numberIn(language, change.to),
      });
    case 'section-text':
      return fillWith(words.sectionTextChanged, { heading: name(change.heading, setting) });
    case 'section-period':
      return fillWith(words.sectionPeriodChanged, {
        heading: name(change.heading, setting),
        before: period(change.before, setting),
        after: period(change.after, setting),
      });
    default:
      return entryChangeInWords(change, setting);
  }
}

type EntryChange = Extract<Change, { what: `entry-${string}` | `figure-${string}` | `tag-${string}` }>;

function entryChangeInWords(change: EntryChange, setting: Setting): ReactNode {
  const { words } = setting;
  switch (change.what) {
    case 'entry-added':
    case 'entry-removed':
      return fillWith(change.what === 'entry-added' ? words.entryAdded : words.entryRemoved, {
        title: name(change.title, setting),
        heading: name(change.heading, setting),
      });
    case 'entry-moved':
      return fillWith(words.entryMoved, {
        title: name(change.title, setting),
        from: name(change.fromHeading, setting),
        to: name(change.toHeading, setting),
      });
    case 'entry-reordered':
      return fillWith(words.entryReordered, {
        title: name(change.title, setting),
        heading: name(change.heading, setting),
      });
    case 'entry-note':
      return fillWith(words.entryNoteChanged, { title: name(change.title, setting) });
    case 'figure-added':
      return fillWith(words.figureAdded, { caption: name(change.caption, setting) });
    case 'figure-removed':
      return fillWith(words.figureRemoved, { caption: name(change.caption, setting) });
    case 'figure-changed':
      return fillWith(words.figureChanged, { caption: name(change.caption, setting) });
    case 'tag-added':
    case 'tag-removed':
      return fillWith(change.what === 'tag-added' ? words.tagAdded : words.tagRemoved, {
        label: name(change.label, setting),
      });
  }
}

function subtitleWords(change: { before: string; after: string }, { words }: Setting): string {
  if (change.before === '') return words.subtitleAdded;
  return change.after === '' ? words.subtitleRemoved : words.subtitleChanged;
}

function beforeAndAfter({ before, after }: { before: string; after: string }, setting: Setting) {
  return { before: name(before, setting), after: name(after, setting) };
}

/** A title or heading within a sentence. */
function name(text: string, setting: Setting): ReactNode {
  const direction = directionOfText(text);
  return <cite>{direction === setting.direction ? text : <bdi dir={direction}>{text}</bdi>}</cite>;
}

function period(date: Dated | null, setting: Setting): ReactNode {
  return date === null ? setting.words.noPeriod : <DateText date={date} setting={setting} />;
}
