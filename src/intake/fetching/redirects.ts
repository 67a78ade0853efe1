import type { Answer } from './exchange.ts';
import { fetchFailed } from './failure.ts';
import { type AddressRules, fetchableUrl } from './web-address.ts';

export interface Arrival {
  readonly url: URL;
  readonly answer: Answer;
}

/**
 * Where redirects lead to, each address checked like the first before anything is asked of it. Also follows from https to
 * http: the address arrived at says so. Throws `address-refused`, and `fetch-failed` where they go round in a circle or on
 * for too long.
 */
export async function followRedirects(
  start: URL,
  mostRedirects: number,
  rules: AddressRules,
  visit: (url: URL) => Promise<Answer>,
): Promise<Arrival> {
  const seen = new Set<string>();
  for (let url = start; ; ) {
    seen.add(withoutFragment(url));
    const answer = await visit(url);
    const next = redirectOf(url, answer, rules);
    if (!next) return { url, answer };
    if (seen.has(withoutFragment(next)))
      throw fetchFailed(
        start.href,
        'its redirects lead round in a circle',
        'Open it in a browser and give the address it ends at.',
      );
    if (seen.size > mostRedirects)
      throw fetchFailed(
        start.href,
        `it redirects more than ${mostRedirects} times`,
        'Open it in a browser and give the address it ends at.',
      );
    url = next;
  }
}

function redirectOf(from: URL, answer: Answer, rules: AddressRules): URL | null {
  const location = answer.headers.get('location');
  if (!REDIRECTS.has(answer.status) || location === undefined) return null;
  const next = fetchableUrl(URL.canParse(location, from) ? new URL(location, from).href : location, rules);
  // RFC 9110, 10.2.2: a redirect without a fragment inherits the one that was asked for.
  if (!next.hash) next.hash = from.hash;
  return next;
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

function withoutFragment(url: URL): string {
  return url.href.slice(0, url.href.length - url.hash.length);
}
