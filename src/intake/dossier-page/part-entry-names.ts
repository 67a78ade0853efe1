import type { ContributorDraft, ReadingNote, SectionDraft } from '../draft.ts';
import { partNames } from './parted-names.ts';

/** Parts names that stand together in the bylines of entries, with the names known as evidence, and says where it did. */
export function partNamesOfEntries(
  sections: readonly SectionDraft[],
  known: ReadonlySet<string>,
): { readonly sections: readonly SectionDraft[]; readonly notes: readonly ReadingNote[] } {
  const notes: ReadingNote[] = [];
  const part = (contributor: ContributorDraft): ContributorDraft[] => {
    const names = contributor.kind === 'person' ? partNames(contributor.name, known) : null;
    if (!names) return [contributor];
    if (names.length > 1)
      notes.push({
        kind: 'guessed',
        about: 'authors-parted',
        line: null,
        says: `“${contributor.name}” was read as ${names.length} people: ${names.join(', ')}.`,
      });
    return names.map((name) => ({ ...contributor, name }));
  };
  const parted = sections.map((section) => ({
    ...section,
    entries: section.entries.map((entry) => ({ ...entry, contributors: entry.contributors.flatMap(part) })),
  }));
  return { sections: parted, notes };
}
