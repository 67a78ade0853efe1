import type { Query } from '../query/query.ts';

/**
 * What a search engine has to do, whichever it is: the embedded one here, OpenSearch for a group that outgrows one machine. What any has to
 * keep to is said, and tested, by `fixtures/search-engine-contract.ts`.
 */
export interface SearchEngine {
  /** Throws nothing for any query: what can not be read was made plain words by `readQuery`. */
  search(request: SearchRequest): Promise<SearchAnswer>;
  close(): Promise<void>;
}

export const FACETS = ['topic', 'actor', 'place', 'contributor', 'year', 'kind', 'language'] as const;
export type Facet = (typeof FACETS)[number];

export const SORTS = ['relevance', 'newest', 'oldest'] as const;
export type Sort = (typeof SORTS)[number];

export interface SearchRequest {
  readonly query: Query;
  /** The public finds what is public, editors everything that is not deleted. */
  readonly audience: 'public' | 'editors';
  /** Whether a name is searched under its other labels too. */
  readonly isExpanded: boolean;
  /**
   * What is chosen of each facet: slugs of things, years, kinds and languages. A publication has to have all that are chosen of topics,
   * actors, places and contributors, and one of the years, kinds and languages.
   */
  readonly chosen: Readonly<Partial<Record<Facet, readonly string[]>>>;
  readonly sort: Sort;
  /** Of the first hit, from 0; any depth. */
  readonly offset: number;
  /** At most `MOST_HITS`. */
  readonly limit: number;
  /** BCP 47: in which labels are shown. */
  readonly language: string;
}

export const MOST_HITS = 100;

export interface SearchAnswer {
  /** How many publications hold all that was asked. */
  readonly total: number;
  /** How many hold some of its words; they come behind the others. Only of words alone, by relevance, and where few hold all. */
  readonly others: number;
  readonly hits: readonly SearchHit[];
  /**
   * The most frequent values of each facet, most first; counts of years, kinds and languages as if none of that facet
   * were chosen. Of those that hold all; where there are none, of the others.
   */
  readonly facets: Readonly<Record<Facet, readonly FacetCount[]>>;
  /** How many are of which year, from the earliest to the latest, without those that have no date. */
  readonly years: readonly { readonly year: number; readonly count: number }[];
  readonly undated: number;
  /** Names that were searched under their other labels too. */
  readonly expanded: readonly Expansion[];
  /** The whole query with words spelt as the archive spells them; `null` where there is nothing to propose. */
  readonly suggestion: string | null;
  readonly dossiers: readonly DossierHit[];
  readonly names: readonly NameHit[];
  /** So many texts wait to be looked through: what they say is not found yet. */
  readonly waiting: number;
}

export interface SearchHit {
  /** Id of the publication. */
  readonly publication: string;
  readonly snippets: readonly Snippet[];
  /** Words of the title that were searched: UTF-16 offsets into it. */
  readonly titleMarks: readonly (readonly [start: number, end: number])[];
}

/** A piece of a text as it is, with where the searched words stand in it: UTF-16 offsets. */
export interface Snippet {
  readonly text: string;
  readonly marks: readonly (readonly [start: number, end: number])[];
  /** Whether text was left out before and behind it. */
  readonly isCutBefore: boolean;
  readonly isCutBehind: boolean;
}

export interface FacetCount {
  /** What `chosen` names it by. */
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

export interface Expansion {
  /** As it was searched. */
  readonly searched: string;
  readonly slug: string;
  readonly label: string;
  /** The others, without misspellings. */
  readonly also: readonly string[];
}

export interface DossierHit {
  /** Id of the dossier. */
  readonly dossier: string;
  readonly snippets: readonly Snippet[];
}

export interface NameHit {
  readonly slug: string;
  readonly kind: string;
  readonly label: string;
  /** The label that was meant, where another is shown. */
  readonly matched: string;
  /** Publications that the audience may see. */
  readonly count: number;
}
