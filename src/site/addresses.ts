import { NO_SEARCH, type SearchState, searchQuery } from './search-state.ts';

/** Every path of the public site, below its origin. The one place that knows them. */
export const addresses = {
  home: () => '/',
  dossiers: () => '/dossiers',
  dossier: (slug: string) => `/dossiers/${encodeURIComponent(slug)}`,
  version: (slug: string, version: number) => `/dossiers/${encodeURIComponent(slug)}/v/${version}`,
  changes: (slug: string, from: number, to: number) =>
    `/dossiers/${encodeURIComponent(slug)}/changes/${from}..${to}`,
  publications: (page = 1) => (page > 1 ? `/publications?page=${page}` : '/publications'),
  publication: (slug: string) => `/publications/${encodeURIComponent(slug)}`,
  contributors: () => '/contributors',
  contributor: (slug: string) => `/contributors/${encodeURIComponent(slug)}`,
  topics: () => '/topics',
  topic: (slug: string) => `/topics/${encodeURIComponent(slug)}`,
  search: (state: Partial<SearchState> = {}) => `/search${searchQuery({ ...NO_SEARCH, ...state })}`,
  searchFeed: (state: SearchState) => `/search.atom${searchQuery({ ...state, page: 1 })}`,
  about: () => '/about',
  /** `extension` without the dot. */
  media: (sha256: string, extension: string) => `/media/${sha256}.${extension}`,
} as const;
