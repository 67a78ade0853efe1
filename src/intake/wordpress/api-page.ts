import { SheafError } from '../../archive/index.ts';
import type { Web } from '../fetching/web.ts';
import { askApi } from './api-json.ts';
import { routeOf } from './api-root.ts';
import type { ApiType } from './api-schema.ts';
import type { ApiSite } from './api-site.ts';

/** A part of the list of a type's posts. */
export interface PageQuery {
  readonly type: ApiType;
  /** By the time of the last change; `null` where the site can not order by it. */
  readonly order: 'asc' | 'desc' | null;
  /** Only what changed later: ISO 8601 in UTC. */
  readonly after: string | null;
  /** The first is 1. */
  readonly page: number;
  readonly size: number;
}

export type PageAnswer =
  | {
      readonly type: 'posts';
      readonly posts: readonly unknown[];
      /** Of the whole list; `null` where the site does not say. */
      readonly total: number | null;
      readonly hadNoise: boolean;
    }
  | { readonly type: 'end' }
  | { readonly type: 'refused'; readonly status: number; readonly says: string }
  /** Asking for fewer posts, or later, may help. */
  | { readonly type: 'failed'; readonly says: string };

export const LARGEST_PAGE = 100;

/** Asks for one page of posts with their authors, terms and pictures. Throws `address-refused` and `robots-refused`. */
export async function askPage(web: Web, site: ApiSite, query: PageQuery): Promise<PageAnswer> {
  const { type } = query;
  const url = routeOf(site.root, `${type.rest_namespace}/${type.rest_base}`, parametersOf(site, query));
  try {
    const answer = await askApi(web, url);
    if (answer.isData && Array.isArray(answer.data)) {
      const total = Number(answer.header('x-wp-total') ?? 'unknown');
      return {
        type: 'posts',
        posts: answer.data,
        total: Number.isSafeInteger(total) ? total : null,
        hadNoise: answer.hadNoise,
      };
    }
    if (answer.isData)
      return { type: 'refused', status: 200, says: 'The site answered with no list of posts.' };
    if (answer.code === 'rest_post_invalid_page_number') return { type: 'end' };
    if (answer.status >= 500 || answer.status < 400) return { type: 'failed', says: answer.says };
    return { type: 'refused', status: answer.status, says: answer.says };
  } catch (error) {
    if (error instanceof SheafError && error.code === 'fetch-failed')
      return { type: 'failed', says: error.message };
    throw error;
  }
}

function parametersOf(site: ApiSite, { order, after, page, size }: PageQuery): Record<string, string> {
  return {
    per_page: String(size),
    page: String(page),
    ...(order === null ? {} : { orderby: 'modified', order }),
    ...(after === null ? {} : { modified_after: after }),
    // WPML lists one language unless it is asked for all.
    ...(site.hasWpml ? { lang: 'all' } : {}),
    _embed: 'author,wp:term,wp:featuredmedia',
  };
}
