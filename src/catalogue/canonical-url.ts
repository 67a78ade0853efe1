/**
 * A link without what does not change where it leads (scheme, `www.`, fragment, tracking, a slash or an index file at the
 * end, the resolver of a DOI): two links with the same one are taken for the same page. With `https://` before it, it is
 * its own canonical form. `null` where it is no link to a web page.
 */
export function canonicalUrl(link: string): string | null {
  const url = URL.canParse(link) ? new URL(link) : null;
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  const host = url.host.replace(/:(?:80|443)$/, '').replace(/^(?:www\.)+(?=.)/, '');
  const path = url.pathname.replace(INDEX_FILE, '').replace(/\/+$/, '').replace(ESCAPE, upperCase);
  // DOIs are the same in upper and lower case (DOI Handbook, 2.4).
  if (DOI_RESOLVER.test(host)) return `doi.org${path.toLowerCase()}`;
  return `${host}${path}${url.search}`;
}

/** Whether a canonical link leads to one piece, as far as can be told: the front page of a site is everybody's. */
export function isLinkToOnePiece(canonical: string): boolean {
  return canonical.includes('/') || canonical.includes('?');
}

function upperCase(letters: string): string {
  return letters.toUpperCase();
}

// Parameters that say how a reader came, not where to.
const TRACKING = /^(utm_\w+|fbclid|gclid|mc_[ce]id|ref|share)$/i;
const INDEX_FILE = /(?:\/+(?:index\.(?:html?|php))?)+$/i;
const ESCAPE = /%[0-9a-f]{2}/gi;
const DOI_RESOLVER = /^(?:dx\.)?doi\.org$/;
