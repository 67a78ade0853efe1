import { diffMarkdown } from './diff-markdown.ts';
import type { DossierDocument, Entry } from './document.ts';
import { movedAmong } from './moved.ts';
import type { Change } from './view.ts';

/** An entry with the section it stands in. */
interface PlacedEntry {
  readonly entry: Entry;
  readonly section: string;
  readonly heading: string;
}

type Pairs = ReadonlyMap<PlacedEntry, PlacedEntry>;

/**
 * What became of the entries, by the id of the later document's section that it is told in; what came or went with a
 * whole section is left out. Entries are the same by id and publication; else by publication, first in one section.
 */
export function diffEntries(
  before: DossierDocument,
  after: DossierDocument,
  titles: ReadonlyMap<string, string>,
): Map<string, Change[]> {
  const [was, is] = [placedEntries(before), placedEntries(after)];
  const earlier = pairEntries(was, is);
  const matched = new Set(earlier.values());
  const reordered = reorderedWithin(was, is, earlier);
  const oldSections = new Set(before.sections.map((section) => section.id));
  const titleOf = ({ entry }: PlacedEntry) => titles.get(entry.publication) ?? entry.publication;
  const changes = new Map<string, Change[]>();
  for (const { id, heading } of after.sections) {
    const removed = was.filter((it) => it.section === id && !matched.has(it));
    const present = is.filter((it) => it.section === id);
    changes.set(id, [
      ...removed.map((it): Change => ({ what: 'entry-removed', title: titleOf(it), heading })),
      ...present.flatMap((now): Change[] => {
        const then = earlier.get(now);
        const title = titleOf(now);
        if (then) return diffEntry(then, now, title, reordered.has(now));
        return oldSections.has(id) ? [{ what: 'entry-added', title, heading }] : [];
      }),
    ]);
  }
  return changes;
}

function placedEntries({ sections }: DossierDocument): PlacedEntry[] {
  return sections.flatMap(({ id, heading, entries }) =>
    entries.map((entry) => ({ entry, section: id, heading })),
  );
}

/** The earlier of each later entry. */
function pairEntries(was: readonly PlacedEntry[], is: readonly PlacedEntry[]): Pairs {
  const pairs = new Map<PlacedEntry, PlacedEntry>();
  const taken = new Set<PlacedEntry>();
  for (const sameness of SAMENESS) {
    const free = Map.groupBy(
      was.filter((it) => !taken.has(it)),
      sameness,
    );
    for (const now of is) {
      const then = pairs.has(now) ? undefined : free.get(sameness(now))?.shift();
      if (then === undefined) continue;
      pairs.set(now, then);
      taken.add(then);
    }
  }
  return pairs;
}

const SAMENESS: readonly ((entry: PlacedEntry) => string)[] = [
  ({ entry }) => JSON.stringify([entry.id, entry.publication]),
  ({ entry, section }) => JSON.stringify([section, entry.publication]),
  ({ entry }) => entry.publication,
];

/** The later entries that have another place among those that stayed in their section. */
function reorderedWithin(
  was: readonly PlacedEntry[],
  is: readonly PlacedEntry[],
  earlier: Pairs,
): Set<PlacedEntry> {
  const later = new Map([...earlier].map(([now, then]) => [then, now]));
  const stayed = (now: PlacedEntry | undefined) => now && earlier.get(now)?.section === now.section;
  const before = was.flatMap((then) => later.get(then) ?? []).filter(stayed);
  const after = is.filter(stayed);
  // Section by section, because a section that moved takes its entries along.
  const sections = new Set(after.map((it) => it.section));
  const moved = new Set<PlacedEntry>();
  for (const section of sections) {
    const here = (list: readonly PlacedEntry[]) => list.filter((it) => it.section === section);
    for (const it of movedAmong(here(before), here(after))) moved.add(it);
  }
  return moved;
}

function diffEntry(then: PlacedEntry, now: PlacedEntry, title: string, isReordered: boolean): Change[] {
  const changes: Change[] = [];
  if (then.section !== now.section) {
    changes.push({ what: 'entry-moved', title, fromHeading: then.heading, toHeading: now.heading });
  } else if (isReordered) changes.push({ what: 'entry-reordered', title, heading: now.heading });
  if (then.entry.note !== now.entry.note) {
    changes.push({ what: 'entry-note', title, ...diffMarkdown(then.entry.note, now.entry.note) });
  }
  return changes;
}
