import { SheafError } from '../../archive/index.ts';
import type { Web } from '../fetching/web.ts';
import { decodeHtml } from '../html-encoding.ts';
import { askApi } from './api-json.ts';
import { apiIndexSchema } from './api-schema.ts';

/**
 * The root of the REST API of the WordPress site that an address belongs to: what the page's `Link` header or `link`
 * element names (https://developer.wordpress.org/rest-api/using-the-rest-api/discovery/), else `/wp-json/` or
 * `?rest_route=/` where that answers. `null` where there is none. Throws `address-refused`, `robots-refused` and
 * `fetch-failed` of the page itself.
 */
export async function findWordPressApi(web: Web, url: string): Promise<string | null> {
  if (/\/wp-json\/?$|[?&]rest_route=/u.test(url) && (await answersAsApi(web, url))) return url;
  const page = await web.get(url, { accept: 'text/html' });
  const named = inHeader(page.header('link')) ?? inPage(decodeHtml(page.bytes.subarray(0, 500_000)));
  const root = named === null ? null : URL.parse(named, page.url)?.href;
  if (root) return root;
  for (const guess of guessesFor(page.url)) if (await answersAsApi(web, guess)) return guess;
  return null;
}

const RELATION = 'https://api.w.org/';

function inHeader(header: string | null): string | null {
  for (const [, address = '', parameters = ''] of (header ?? '').matchAll(
    /<([^<>]{1,2000})>([^<>]{0,500})/gu,
  ))
    if (/\brel\s*=\s*"?https:\/\/api\.w\.org\/?/iu.test(parameters)) return address;
  return null;
}

function inPage(html: string): string | null {
  for (const [tag] of html.matchAll(/<link\s[^<>]{0,2000}>/giu)) {
    if (!tag.includes(RELATION)) continue;
    const address = /\shref\s*=\s*(?:"([^"]+)"|'([^']+)'|([^\s"'>]+))/iu.exec(tag);
    const found = address?.[1] ?? address?.[2] ?? address?.[3];
    if (found && found !== RELATION) return found.replaceAll('&amp;', '&').replaceAll('&#038;', '&');
  }
  return null;
}

/** WordPress may live in a folder: `https://example.org/blog/2024/post/` is tried at its host and in its first folder. */
function guessesFor(address: string): string[] {
  const url = new URL(address);
  const folder = /^\/[^/]+\//u.exec(url.pathname)?.[0];
  const homes = [new URL('/', url), ...(folder ? [new URL(folder, url)] : [])];
  return [...homes.map((it) => new URL('wp-json/', it).href), new URL('/?rest_route=/', url).href];
}

async function answersAsApi(web: Web, url: string): Promise<boolean> {
  try {
    const answer = await askApi(web, url);
    return answer.isData && apiIndexSchema.safeParse(answer.data).success;
  } catch (error) {
    if (error instanceof SheafError) return false; // A guess may be refused or fail: then it is none.
    throw error;
  }
}

/** The address of a route below an API's root, whichever of its two forms the root has. */
export function routeOf(
  root: string,
  route: string,
  parameters: Readonly<Record<string, string>> = {},
): string {
  const url = new URL(root);
  const base = url.searchParams.get('rest_route');
  if (base === null) url.pathname = `${url.pathname.replace(/\/+$/u, '')}/${route}`;
  else url.searchParams.set('rest_route', `${base.replace(/\/+$/u, '')}/${route}`);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}
