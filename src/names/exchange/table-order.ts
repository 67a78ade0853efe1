import type { ConceptDraft } from '../concept.ts';
import { columnOfIdentifier, headingOf, type TableColumn } from './table-column.ts';

/**
 * Where a concept's labels, identifiers and notes do not come in the order of the columns: their places in it, `labels 3 1 2`
 * for a first label that is the third one in the row. Empty where they do.
 */
export function orderCell(concept: ConceptDraft, columns: readonly TableColumn[]): string {
  const { labels, identifiers, notes } = concept;
  const ranks = {
    labels: labels.map((it) =>
      rankOf(columns, (c) => c.holds === 'label' && c.type === it.type && c.language === it.language),
    ),
    identifiers: identifiers.map((it) =>
      rankOf(columns, (c) => headingOf(c) === headingOf(columnOfIdentifier(it))),
    ),
    notes: notes.map((it) =>
      rankOf(columns, (c) => c.holds === 'note' && c.type === it.type && c.language === it.language),
    ),
  };
  return LISTS.flatMap((list) => {
    const places = placesOf(ranks[list]);
    return places.every((place, at) => place === at + 1) ? [] : [`${list} ${places.join(' ')}`];
  }).join('; ');
}

function rankOf(columns: readonly TableColumn[], is: (column: TableColumn) => boolean): number {
  return columns.findIndex(is);
}

/** Of each item, which one in the row it is: from 1. */
function placesOf(ranks: readonly number[]): number[] {
  const inRow = ranks.map((_, at) => at).sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0) || a - b);
  const places: number[] = [];
  for (const [place, at] of inRow.entries()) places[at] = place + 1;
  return places;
}

/** The lists in the order that the cell says; as they are where it says none, or one that fits them no longer. */
export function inOrderOfCell<Item>(
  list: OrderedList,
  items: readonly Item[],
  cell: string,
): readonly Item[] {
  const said = cell.split(';').map((it) => it.trim().split(/\s+/u));
  const places = said
    .find(([name]) => name === list)
    ?.slice(1)
    .map(Number);
  if (places?.length !== items.length || new Set(places).size !== items.length) return items;
  const ordered = places.flatMap((place) => items.slice(place - 1, place));
  return ordered.length === items.length ? ordered : items;
}

const LISTS = ['labels', 'identifiers', 'notes'] as const;
export type OrderedList = (typeof LISTS)[number];
