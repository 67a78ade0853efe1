/** Parameters that say how a reader came, not where to. */
const TRACKING = /^(utm_\w+|fbclid|gclid|mc_[ce]id|ref|share)$/i;

/**
 * A link without what does not change where it leads (scheme, `www.`, fragment, tracking, a slash at the end): two links
 * with the same one are taken for the same page. `null` where it is no link to a web page.
 */
export function canonicalUrl(link: string): string | null {
  const url = URL.canParse(link) ? new URL(link) : null;
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  const path = url.pathname.replace(/\/+$/, '');
  return `${url.host.replace(/^www\./, '')}${path}${url.search}`;
}
