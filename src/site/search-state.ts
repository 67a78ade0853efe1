import type { Facet, Sort } from '../search/index.ts';

/** A search as its address holds it: whole, so that it can be kept, shared and followed. */
export interface SearchState {
  /** As it was typed. */
  readonly text: string;
  readonly chosen: Readonly<Partial<Record<Facet, readonly string[]>>>;
  readonly sort: Sort;
  /** From 1. */
  readonly page: number;
  /** Whether names are searched under their other labels too. */
  readonly isExpanded: boolean;
}

const FACETS: readonly Facet[] = ['topic', 'actor', 'place', 'contributor', 'year', 'kind', 'language'];
const SORTS: readonly Sort[] = ['relevance', 'newest', 'oldest'];

/** Reads an address's query; what it does not know it leaves out, so any address is a search. */
export function readSearchState(query: URLSearchParams): SearchState {
  const page = Number(/^[1-9]\d{0,6}$/.exec(query.get('page') ?? '')?.[0] ?? 1);
  const chosen = FACETS.flatMap((facet) => {
    const values = [...new Set(query.getAll(facet))]
      .filter((it) => it !== '' && it.length <= 200)
      .slice(0, MOST_CHOSEN);
    return values.length === 0 ? [] : [[facet, values] as const];
  });
  return {
    text: (query.get('q') ?? '').slice(0, LONGEST),
    chosen: Object.fromEntries(chosen),
    sort: SORTS.find((it) => it === query.get('sort')) ?? 'relevance',
    page,
    isExpanded: query.get('names') !== 'as-typed',
  };
}

const MOST_CHOSEN = 20;
const LONGEST = 2_000;

/** The query of an address, with its question mark; empty where nothing is asked. One state has one query. */
export function searchQuery({ text, chosen, sort, page, isExpanded }: SearchState): string {
  const query = new URLSearchParams();
  if (text.trim() !== '') query.set('q', text.trim());
  for (const facet of FACETS) for (const value of chosen[facet] ?? []) query.append(facet, value);
  if (sort !== 'relevance') query.set('sort', sort);
  if (!isExpanded) query.set('names', 'as-typed');
  if (page > 1) query.set('page', String(page));
  const written = query.toString();
  return written === '' ? '' : `?${written}`;
}

/** The same search with a value of a facet chosen, or no longer chosen; from its first page. */
export function toggled(state: SearchState, facet: Facet, value: string): SearchState {
  const own = state.chosen[facet] ?? [];
  const values = own.includes(value) ? own.filter((it) => it !== value) : [...own, value];
  const { [facet]: _, ...others } = state.chosen;
  return { ...state, page: 1, chosen: values.length === 0 ? others : { ...others, [facet]: values } };
}

/** Everything, from the first page. */
export const NO_SEARCH: SearchState = { text: '', chosen: {}, sort: 'relevance', page: 1, isExpanded: true };
