// Sitemaps in every form: the addresses they name, where a site keeps them, and all that an index leads to.

export { findSitemaps } from '../sitemaps/find-sitemaps.ts';
export { listSitemap, type SitemapLimits } from '../sitemaps/list-sitemap.ts';
export { readSitemap, type SitemapAbout } from '../sitemaps/read-sitemap.ts';
export type { SitemapEntry, SitemapReading } from '../sitemaps/sitemap-entry.ts';
