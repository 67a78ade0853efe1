// Search: the index of texts and of what they name, the query, and the engine's port. What changes marks itself as due;
// whoever puts the program together brings the index up to date. Imports language, archive, names, catalogue and dossiers.

export { bringUpToDate, countDue, indexDue, isAnyTextDue, markEverything } from './bring-up-to-date.ts';
export { openEmbeddedEngine } from './engine/embedded-engine.ts';
export {
  type DossierHit,
  type Expansion,
  FACETS,
  type Facet,
  type FacetCount,
  MOST_HITS,
  type NameHit,
  type SearchAnswer,
  type SearchEngine,
  type SearchHit,
  type SearchRequest,
  type Snippet,
  SORTS,
  type Sort,
} from './engine/search-engine.ts';
export { markForIndexing } from './mark-for-indexing.ts';
export { type Indexer, openIndexer } from './open-indexer.ts';
export type { Query, QueryNode, QueryNote } from './query/query.ts';
export { readQuery } from './query/read-query.ts';
export { showQuery } from './query/show-query.ts';
