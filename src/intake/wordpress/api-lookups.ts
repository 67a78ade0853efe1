import { SheafError } from '../../archive/index.ts';
import type { Web } from '../fetching/web.ts';
import { askApi } from './api-json.ts';
import { routeOf } from './api-root.ts';
import {
  type ApiLink,
  type ApiMedia,
  type ApiPost,
  type ApiTerm,
  type ApiType,
  type ApiUser,
  apiCoauthorSchema,
  idsSchema,
  linksSchema,
  mediaSchema,
  termsSchema,
  usersSchema,
} from './api-schema.ts';
import type { ApiSite } from './api-site.ts';
import { translatedIds } from './api-translations.ts';
import { isHandle, isPeopleTaxonomy } from './post-credits.ts';

/** What was found out beside the posts: people, terms, pictures and where translations are. Grows as pages are read. */
export interface ApiLookups {
  readonly users: Map<number, ApiUser>;
  /** By taxonomy and number: `post_tag 12`. */
  readonly terms: Map<string, ApiTerm>;
  readonly media: Map<number, ApiMedia>;
  readonly links: Map<number, ApiLink>;
  /** Names of authors, by the slug of their term; `null` where nobody tells. */
  readonly people: Map<string, string | null>;
  /** Routes that gave nothing once are not asked again. */
  readonly closed: Set<string>;
}

export function newLookups(): ApiLookups {
  return {
    users: new Map(),
    terms: new Map(),
    media: new Map(),
    links: new Map(),
    people: new Map(),
    closed: new Set(),
  };
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
  await lookUpPeople(web, site, known, posts);
}

/** A post's terms: those that came with it and those that were looked up. */
export function termsOf(post: ApiPost, site: ApiSite, known: ApiLookups): ApiTerm[] {
  const listed = site.taxonomies.flatMap((it) =>
    idsSchema.parse(post[it.rest_base]).map((id) => known.terms.get(`${it.slug} ${id}`)),
  );
  const embedded = post._embedded?.['wp:term'] ?? [];
  const all = [...embedded, ...listed].flatMap((it) =>
    it ? [[`${it.taxonomy} ${it.id}`, it] as const] : [],
  );
  return [...new Map(all).values()];
}

/** Co-Authors Plus calls the terms of authors after their accounts: their names are asked for apart. */
async function lookUpPeople(
  web: Web,
  site: ApiSite,
  known: ApiLookups,
  posts: readonly ApiPost[],
): Promise<void> {
  const used = new Set(posts.flatMap((post) => termsOf(post, site, known)));
  const slugs = [...used]
    .filter((it) => isPeopleTaxonomy(it.taxonomy) && isHandle(it.name) && !known.people.has(it.slug))
    .map((it) => it.slug);
  if (slugs.length === 0) return;
  const slug = slugs.map((it) => it.replace(/^cap-/u, '')).join(',');
  const users = usersSchema.parse(
    await dataAt(web, routeOf(site.root, 'wp/v2/users', { slug, per_page: '100' })),
  );
  for (const each of slugs) {
    const user = users.find((it) => it.slug === each.replace(/^cap-/u, ''));
    known.people.set(each, user?.name ?? (await coauthorCalled(web, site, each)));
  }
}

async function coauthorCalled(web: Web, site: ApiSite, slug: string): Promise<string | null> {
  if (!site.hasCoauthors) return null;
  const name = encodeURIComponent(slug.replace(/^cap-/u, ''));
  const data = await dataAt(web, routeOf(site.root, `coauthors/v1/coauthors/${name}`));
  return apiCoauthorSchema.safeParse(data).data?.display_name ?? null;
}

const MOST_KEPT = 20_000;

function forget(known: ApiLookups): void {
  for (const each of [known.users, known.terms, known.media, known.links, known.people])
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
