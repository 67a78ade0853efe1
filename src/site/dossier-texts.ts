import type { DossierView } from '../dossiers/index.ts';
import { annotate } from './annotate.ts';
import { type Note, type NotedText, NoteNumbering } from './notes.ts';

/** All of a dossier's texts, their citations numbered from the first to the last as a reader meets them. */
export interface DossierTexts {
  readonly narrative: NotedText | null;
  /** By the section's id. */
  readonly sections: ReadonlyMap<string, NotedText>;
  /** By the entry's id. */
  readonly entries: ReadonlyMap<string, NotedText>;
  /** Where each entry stands on the page, by its id. */
  readonly anchors: ReadonlyMap<string, string>;
  readonly notes: readonly Note[];
}

export function readDossierTexts(dossier: DossierView): DossierTexts {
  const numbering = new NoteNumbering(dossier.cited);
  const sections = new Map<string, NotedText>();
  const entries = new Map<string, NotedText>();
  const narrative = annotate(dossier.narrative, 'narrative', numbering);
  for (const section of dossier.sections) {
    keep(sections, section.id, annotate(section.text, `section ${section.id}`, numbering));
    for (const entry of section.entries) {
      keep(entries, entry.id, annotate(entry.note, `entry ${entry.id}`, numbering));
    }
  }
  return { narrative, sections, entries, anchors: entryAnchors(dossier), notes: numbering.notes };
}

function keep(texts: Map<string, NotedText>, id: string, text: NotedText | null): void {
  if (text !== null) texts.set(id, text);
}

/** Anchors follow the entries' ids, so that a link to an entry holds while it lives, and never meet another id. */
function entryAnchors({ sections }: DossierView): ReadonlyMap<string, string> {
  const anchors = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id } of sections.flatMap((section) => section.entries)) {
    const wanted = `entry-${id.replace(/[^A-Za-z0-9_-]+/g, '-')}`;
    const anchor = taken.has(wanted) ? `${wanted}-${taken.size}` : wanted;
    taken.add(anchor);
    anchors.set(id, anchor);
  }
  return anchors;
}
