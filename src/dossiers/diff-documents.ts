import { isDeepStrictEqual } from 'node:util';
import { diffEntries } from './diff-entries.ts';
import { diffMarkdown } from './diff-markdown.ts';
import type { DossierDocument, Figure, Section } from './document.ts';
import { movedAmong } from './moved.ts';
import type { Change } from './view.ts';

/** What a document's references are called. */
export interface ReferenceNames {
  /** Titles of publications by their ids. */
  readonly titles: ReadonlyMap<string, string>;
  /** Labels of topics by their ids. */
  readonly labels: ReadonlyMap<string, string>;
}

/**
 * What changed from one document to another, in the order a reader would be told: title, subtitle, narrative, pictures,
 * then section by section as the later document has them, tags last. The same documents give the same list, and a
 * document gives none with itself. What comes or goes with a whole section is not told piece by piece.
 */
export function diffDocuments(
  before: DossierDocument,
  after: DossierDocument,
  names: ReferenceNames,
): Change[] {
  return [
    ...diffHead(before, after),
    ...diffFigures(before, after),
    ...diffSections(before, after, names),
    ...diffTags(before, after, names),
  ];
}

function diffHead(before: DossierDocument, after: DossierDocument): Change[] {
  const changes: Change[] = [];
  for (const what of ['title', 'subtitle'] as const) {
    const [was, is] = [before[what] ?? '', after[what] ?? ''];
    if (was !== is) changes.push({ what, before: was, after: is });
  }
  if (before.narrative !== after.narrative) {
    changes.push({ what: 'narrative', ...diffMarkdown(before.narrative, after.narrative) });
  }
  return changes;
}

function diffFigures(before: DossierDocument, after: DossierDocument): Change[] {
  const [was, is] = [placedFigures(before), placedFigures(after)];
  const moved = movedAmong([...was.keys()], [...is.keys()]);
  const removed = [...was].filter(([id]) => !is.has(id));
  return [
    ...removed.map(([, { figure }]): Change => ({ what: 'figure-removed', caption: captionOf(figure) })),
    ...[...is].flatMap(([id, now]): Change[] => {
      const then = was.get(id);
      const caption = captionOf(now.figure);
      if (then === undefined) return [{ what: 'figure-added', caption }];
      const isSame = isDeepStrictEqual(then, now) && !moved.has(id);
      return isSame ? [] : [{ what: 'figure-changed', caption }];
    }),
  ];
}

/** Every figure by its id, with where it stands: a picture that moves to another section has changed. */
function placedFigures(document: DossierDocument): Map<string, { place: string; figure: Figure }> {
  const { leadFigure, figures, sections } = document;
  const placed = (place: string, list: readonly Figure[]) =>
    list.map((figure) => [figure.id, { place, figure }] as const);
  return new Map([
    ...placed('lead', leadFigure === null ? [] : [leadFigure]),
    ...placed('dossier', figures),
    ...sections.flatMap((section) => placed(`section ${section.id}`, section.figures)),
  ]);
}

function captionOf({ caption, alternativeText }: Figure): string {
  return caption || alternativeText;
}

function diffSections(before: DossierDocument, after: DossierDocument, names: ReferenceNames): Change[] {
  const was = new Map(before.sections.map((section) => [section.id, section]));
  const is = new Set(after.sections.map((section) => section.id));
  const moved = movedAmong([...was.keys()], [...is]);
  const entries = diffEntries(before, after, names.titles);
  const removed = before.sections.filter((section) => !is.has(section.id));
  return [
    ...removed.map((section): Change => wholeSection('section-removed', section)),
    ...after.sections.flatMap((section, index): Change[] => {
      const then = was.get(section.id);
      const from = before.sections.findIndex(({ id }) => id === section.id) + 1;
      const place = moved.has(section.id) ? { from, to: index + 1 } : null;
      return [
        ...(then ? diffSection(then, section, place) : [wholeSection('section-added', section)]),
        ...(entries.get(section.id) ?? []),
      ];
    }),
  ];
}

function wholeSection(what: 'section-added' | 'section-removed', { heading, entries }: Section): Change {
  return { what, heading, entryCount: entries.length };
}

function diffSection(before: Section, after: Section, place: { from: number; to: number } | null): Change[] {
  const { heading } = after;
  const changes: Change[] = [];
  if (before.heading !== heading) {
    changes.push({ what: 'section-renamed', before: before.heading, after: heading });
  }
  if (place) changes.push({ what: 'section-moved', heading, ...place });
  if (!isDeepStrictEqual(before.period, after.period)) {
    changes.push({ what: 'section-period', heading, before: before.period, after: after.period });
  }
  if (before.text !== after.text) {
    changes.push({ what: 'section-text', heading, ...diffMarkdown(before.text, after.text) });
  }
  return changes;
}

function diffTags(before: DossierDocument, after: DossierDocument, { labels }: ReferenceNames): Change[] {
  const labelled = (ids: readonly string[], others: readonly string[]) =>
    ids.filter((id) => !others.includes(id)).map((id) => labels.get(id) ?? id);
  return [
    ...labelled(before.tags, after.tags).map((label): Change => ({ what: 'tag-removed', label })),
    ...labelled(after.tags, before.tags).map((label): Change => ({ what: 'tag-added', label })),
  ];
}
