// The site: the public pages as whole HTML documents without any script, drawn from the public views alone (Laws 3, 4
// and 5). Pure functions from a view to a string; files are read only in assets.ts. May import
// language and dossiers, and the types of search.

export { addresses } from './addresses.ts';
export { type SiteAsset, siteAssets, stylesheetPath } from './assets.ts';
export { renderChanges } from './changes-page.tsx';
export { renderDossier } from './dossier-page.tsx';
export { renderHome } from './home-page.tsx';
export { renderContributors, renderDossiers, renderPublications, renderTopics } from './list-pages.tsx';
export { renderContributor, renderTopic } from './name-pages.tsx';
export { renderPublication } from './publication-page.tsx';
export { renderSearchFeed } from './search-feed.ts';
export { HITS_ON_A_PAGE } from './search-hits.tsx';
export { renderSearch, type SearchView } from './search-page.tsx';
export { readSearchState, type SearchState, searchQuery } from './search-state.ts';
export type { SiteContext } from './setting.ts';
export { renderAbout, renderError, renderNotFound } from './word-pages.tsx';
