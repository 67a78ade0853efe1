import { SheafError } from '../../archive/index.ts';
import type { Web } from '../fetching/web.ts';
import { askApi } from './api-json.ts';
import { translatedIds } from './api-post.ts';
import { routeOf } from './api-root.ts';
import {
  type ApiLink,
  type ApiMedia,
  type ApiPost,
  type ApiTerm,
  type ApiType,
  type ApiUser,
  idsSchema,
  linksSchema,
  mediaSchema,
  termsSchema,
  usersSchema,
} from './api-schema.ts';
import type { ApiSite } from './api-site.ts';

/** What was found out beside the posts: people, terms, pictures and where translations are. Grows as pages are read. */
export interface ApiLookups {
  readonly users: Map<number, ApiUser>;
  /** By taxonomy and number: `post_tag 12`. */
  readonly terms: Map<string, ApiTerm>;
  readonly media: Map<number, ApiMedia>;
  readonly links: Map<number, ApiLink>;
  /** Routes that gave nothing once are not asked again. */
  readonly closed: Set<string>;
}

export function newLookups(): ApiLookups {
  return { users: new Map(), terms: new Map(), media: new Map(), links: new Map(), closed: new Set() };
}

/**
 * Finds out what a page's posts refer to: from what came with them, and for the rest with one question for each kind of
 * thing. What the site does not tell stays unknown. Throws `address-refused` and `robots-refused`.
 */
export async function lookUp(
  web: Web,
  site: ApiSite,
  known: ApiLookups,
  type: ApiType,
  posts: readonly ApiPost[],
): Promise<void> {
  forget(known);
  for (const post of posts) keepEmbedded(post, known);
  const ask = (route: string, ids: Iterable<number>) => askFor(web, site, known, route, ids);
  const authors = posts.map((it) => it.author).filter((id) => id > 0 && !known.users.has(id));
  for (const user of usersSchema.parse(await ask('wp/v2/users', authors))) known.users.set(user.id, user);
  const pictures = posts.map((it) => it.featured_media).filter((id) => id > 0 && !known.media.has(id));
  for (const media of mediaSchema.parse(await ask('wp/v2/media', pictures))) known.media.set(media.id, media);
  for (const { slug, rest_base, rest_namespace } of site.taxonomies) {
    const ids = posts
      .flatMap((it) => idsSchema.parse(it[rest_base]))
      .filter((id) => !known.terms.has(`${slug} ${id}`));
    for (const term of termsSchema.parse(await ask(`${rest_namespace}/${rest_base}`, ids)))
      known.terms.set(`${slug} ${term.id}`, term);
  }
  for (const { id, link, guid, lang } of posts)
    known.links.set(id, { id, link, guid, lang: typeof lang === 'string' ? lang : '' });
  const translated = posts
    .flatMap((it) => translatedIds(it).map(({ id }) => id))
    .filter((id) => !known.links.has(id));
  const links = await ask(`${type.rest_namespace}/${type.rest_base}`, translated);
  for (const link of linksSchema.parse(links)) known.links.set(link.id, link);
}

const MOST_KEPT = 20_000;

function forget(known: ApiLookups): void {
  for (const each of [known.users, known.terms, known.media, known.links])
    if (each.size > MOST_KEPT) each.clear();
}

function keepEmbedded(post: ApiPost, known: ApiLookups): void {
  for (const user of post._embedded?.author ?? []) known.users.set(user.id, user);
  for (const term of post._embedded?.['wp:term'] ?? []) known.terms.set(`${term.taxonomy} ${term.id}`, term);
  for (const media of post._embedded?.['wp:featuredmedia'] ?? [])
    known.media.set(media.id || post.featured_media, media);
}

async function askFor(
  web: Web,
  site: ApiSite,
  known: ApiLookups,
  route: string,
  ids: Iterable<number>,
): Promise<unknown> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0 || known.closed.has(route)) return [];
  const found: unknown[] = [];
  for (let at = 0; at < wanted.length; at += 100) {
    const include = wanted.slice(at, at + 100).join(',');
    const data = await dataAt(
      web,
      routeOf(site.root, route, { include, per_page: '100', ...(site.hasWpml ? { lang: 'all' } : {}) }),
    );
    if (Array.isArray(data)) found.push(...data);
    else known.closed.add(route);
  }
  return found;
}

async function dataAt(web: Web, url: string): Promise<unknown> {
  try {
    const answer = await askApi(web, url);
    return answer.isData ? answer.data : null;
  } catch (error) {
    if (error instanceof SheafError && error.code === 'fetch-failed') return null;
    throw error;
  }
}
