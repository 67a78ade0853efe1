import { foldForTitle } from '../../language/index.ts';
import type { DossierDraft, EntryDraft, ReadingNote } from '../draft.ts';
import type { AssemblyContext } from './assemble-draft.ts';
import type { PageHead } from './page-head.ts';
import type { PageParts } from './page-parts.ts';

/** Says, for the editor, what was recognised, guessed, put right, is missing and was left over; most important last. */
export function reportOn(
  draft: Omit<DossierDraft, 'report'>,
  notes: readonly ReadingNote[],
  parts: PageParts,
  head: PageHead,
  context: AssemblyContext,
): readonly ReadingNote[] {
  return [
    ...recognised(draft, parts),
    ...notes,
    ...labelNotes(parts),
    ...guessed(draft, head, context),
    ...missing(draft),
    ...announcedHeadings(draft),
    ...leftOver(draft),
  ];
}

function note(
  kind: ReadingNote['kind'],
  about: string,
  says: string,
  line: number | null = null,
): ReadingNote {
  return { kind, about, line, says };
}

function recognised(draft: Omit<DossierDraft, 'report'>, parts: PageParts): ReadingNote[] {
  const entries = draft.sections.flatMap((section) => section.entries);
  const dated = entries.filter((entry) => entry.date !== null).length;
  const credited = entries.filter((entry) => entry.contributors.length > 0).length;
  const figures = parts.figures.length;
  return [
    ...(draft.title === null ? [] : [note('recognised', 'title', `The title: “${draft.title}”.`)]),
    ...(draft.lead.length === 0
      ? []
      : [note('recognised', 'lead', `${count(draft.lead.length, 'paragraph')} of lead narrative.`)]),
    ...(figures === 0 ? [] : [note('recognised', 'figures', `${count(figures, 'picture')}.`)]),
    note(
      'recognised',
      'sections',
      `${count(draft.sections.length, 'section')} with ${draft.sections.map((it) => it.entries.length).join(' + ') || 'no'} entries, ${dated} of them dated and ${credited} credited.`,
    ),
    ...(draft.tags.length === 0
      ? []
      : [note('recognised', 'tags', `${count(draft.tags.length, 'tag')}: ${draft.tags.join(', ')}.`)]),
    ...(draft.revised === null ? [] : [note('recognised', 'revised', `Last updated ${draft.revised.edtf}.`)]),
  ];
}

function count(many: number, word: string): string {
  return `${many} ${word}${many === 1 ? '' : 's'}`;
}

function labelNotes(parts: PageParts): ReadingNote[] {
  return parts.labels.flatMap(({ label, line }) =>
    label.misspeltFor === null
      ? []
      : [note('corrected', 'label-misspelt', `“${label.words}:” was read as “${label.misspeltFor}:”.`, line)],
  );
}

function guessed(
  draft: Omit<DossierDraft, 'report'>,
  head: PageHead,
  context: AssemblyContext,
): ReadingNote[] {
  const notes: ReadingNote[] = [];
  if (draft.title !== null && head.titleIsGuessed && context.title === null) {
    notes.push(
      note('guessed', 'title', 'The title was told by its place on the page; nothing marks it as one.'),
    );
  }
  if (context.languageIsGuessed)
    notes.push(note('guessed', 'language', `The language was guessed from the words: ${context.language}.`));
  return notes;
}

function missing(draft: Omit<DossierDraft, 'report'>): ReadingNote[] {
  const entries = draft.sections.flatMap((section) => section.entries);
  const figures = [
    draft.leadFigure,
    ...draft.figures,
    ...draft.sections.flatMap((section) => section.figures),
  ];
  const notes: ReadingNote[] = [];
  if (draft.title === null)
    notes.push(
      note(
        'missing',
        'title',
        `The page has no title; “${draft.workingTitle}” stands in until you give one.`,
      ),
    );
  for (const figure of figures) {
    if (figure && figure.credit === null)
      notes.push(
        note('missing', 'figure-credit', `The picture “${shortened(figure.caption)}” has no credit.`),
      );
  }
  notes.push(...missingOf(entries, 'entry-date', 'no date', (entry) => entry.date === null));
  notes.push(...missingOf(entries, 'entry-authors', 'no author', (entry) => entry.contributors.length === 0));
  notes.push(
    ...missingOf(
      entries.filter((it) => it.isExternal),
      'entry-publisher',
      'no publisher, though it is external',
      (entry) => entry.publisher === null,
    ),
  );
  return notes;
}

function missingOf(
  entries: readonly EntryDraft[],
  about: string,
  what: string,
  isMissing: (entry: EntryDraft) => boolean,
): ReadingNote[] {
  const without = entries.filter(isMissing);
  if (without.length === 0) return [];
  if (without.length > 3) return [note('missing', about, `${without.length} entries have ${what}.`)];
  return without.map((entry) => note('missing', about, `“${shortened(entry.title)}” has ${what}.`));
}

/** An introduction that lists the sections by other names than their headings. */
function announcedHeadings(draft: Omit<DossierDraft, 'report'>): ReadingNote[] {
  const headings = draft.sections.map((section) => foldForTitle(section.heading ?? ''));
  if (headings.length < 2) return [];
  for (const paragraph of draft.lead) {
    if (paragraph.length > 5000 || !paragraph.includes('(1)')) continue;
    const announced = paragraph.split(/\(\d\)\s*/u).slice(1);
    if (announced.length !== headings.length) continue;
    const differing = announced.filter((words, at) => !foldForTitle(words).startsWith(headings[at] ?? ''));
    if (differing.length === 0) continue;
    return [
      note(
        'guessed',
        'sections-announced',
        `The introduction names ${count(differing.length, 'section')} otherwise than the headings do (“${shortened(differing[0] ?? '')}”). Put {{sections}} in its place and the two can not differ again.`,
      ),
    ];
  }
  return [];
}

function leftOver(draft: Omit<DossierDraft, 'report'>): ReadingNote[] {
  if (draft.leftovers.length === 0) return [];
  return [
    note(
      'leftover',
      'leftovers',
      `${count(draft.leftovers.length, 'piece')} of the page found no place and are kept with the draft.`,
    ),
  ];
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text;
}
