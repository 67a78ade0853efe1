/** The absolute http(s) address of a picture or link, as browsers resolve it; `null` where it is none. Never a password in it. */
export function absoluteAddress(raw: string, baseUrl: string | null): string | null {
  const url = resolved(raw, baseUrl);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  url.username = '';
  url.password = '';
  return url.href.length <= LONGEST ? url.href : null;
}

/** The address of a link to write to somebody. */
export function mailAddress(raw: string): string | null {
  const url = resolved(raw, null);
  const isMail = url?.protocol === 'mailto:' && url.pathname.includes('@') && url.href.length <= LONGEST;
  return url && isMail ? url.href : null;
}

/** The name of the place in the same page that a link leads to; `null` where it leads elsewhere or to the top. */
export function fragmentOf(raw: string, baseUrl: string | null): string | null {
  const link = raw.trim();
  const url = resolved(link, baseUrl ?? SOMEWHERE);
  const base = resolved(baseUrl ?? SOMEWHERE, null);
  if (!url || !base || !url.hash || !(link.startsWith('#') || isSamePage(url, base))) return null;
  try {
    return decodeURIComponent(url.hash.slice(1)) || null;
  } catch {
    return url.hash.slice(1);
  }
}

const LONGEST = 4_000;
const SOMEWHERE = 'https://page.invalid/';

function resolved(raw: string, baseUrl: string | null): URL | null {
  const link = raw.trim();
  if (link === '' || link.length > LONGEST) return null;
  const base = baseUrl ?? (link.startsWith('//') ? `https:${link}` : undefined);
  return URL.parse(link, base);
}

function isSamePage(url: URL, base: URL): boolean {
  return url.origin === base.origin && url.pathname === base.pathname && url.search === base.search;
}
