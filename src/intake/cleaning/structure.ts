import { BLOCKS, type Place } from './allowlist.ts';

/** An element that a writer opens of its own accord where the text lacks it. */
export interface Implied {
  readonly name: string;
  readonly place: Place;
}

/**
 * Whether an element of one name may stand directly in a place. Browsers keep such a tree exactly as it is written: they
 * move or close what stands elsewhere (HTML Standard, 13.2.6), and then a text means something else than it says.
 */
export function accepts(place: Place, name: string): boolean {
  const only = ONLY[place];
  if (only) return only.has(name);
  if (HOLDS_NO_BLOCKS.has(place)) return !isBlock(name);
  return !BOUND.has(name) || (place === 'figure' && name === 'figcaption');
}

/** What has to be opened first, so that an element (`#text` for text and what stands in it) may stand in a place. */
export function impliedIn(place: Place, name: string): Implied | null {
  if (accepts(place, name) && !(place === 'flow' && !isBlock(name))) return null;
  if (place === 'flow') return implied('p');
  if (place === 'item-holder') return implied('li');
  if (place === 'term-holder') return implied('dd');
  if (place === 'table') return implied('tbody');
  if (place === 'row-holder') return implied('tr');
  return place === 'row' ? implied('td') : null;
}

/** Whether an element means something in a place, with what is implied around it; a row outside a table does not. */
export function isAtHome(place: Place, name: string): boolean {
  const inTable = place === 'table' || place === 'row-holder' || place === 'row';
  if (name === 'li') return place === 'item-holder';
  if (name === 'dt' || name === 'dd') return place === 'term-holder';
  if (name === 'figcaption') return place === 'figure';
  if (name === 'td' || name === 'th') return inTable;
  if (name === 'tr') return place === 'table' || place === 'row-holder';
  return !BOUND.has(name) || place === 'table';
}

export function isBlock(name: string): boolean {
  return name === 'hr' || BLOCKS.has(name);
}

/** Places that hold text in lines and no blocks. */
export const HOLDS_NO_BLOCKS: ReadonlySet<Place> = new Set<Place>([
  'paragraph',
  'heading',
  'preformatted',
  'caption',
]);

const ONLY: Readonly<Partial<Record<Place, ReadonlySet<string>>>> = {
  'item-holder': new Set(['li']),
  'term-holder': new Set(['dt', 'dd']),
  table: new Set(['caption', 'thead', 'tbody', 'tfoot']),
  'row-holder': new Set(['tr']),
  row: new Set(['td', 'th']),
};

/** Elements that stand in one kind of element and nowhere else. */
const BOUND: ReadonlySet<string> = new Set(
  'li dt dd caption thead tbody tfoot tr td th figcaption'.split(' '),
);

function implied(name: string): Implied {
  return { name, place: BLOCKS.get(name) ?? 'flow' };
}
