import { SheafError } from '../../archive/index.ts';
import { normaliseLanguageTag } from '../../language/index.ts';
import type { ReadingNote } from '../draft.ts';
import type { Web } from '../fetching/web.ts';
import { type ApiAnswer, askApi } from './api-json.ts';
import { routeOf } from './api-root.ts';
import {
  type ApiTaxonomy,
  type ApiType,
  apiIndexSchema,
  languagesSchema,
  readTaxonomies,
  readTypes,
} from './api-schema.ts';
import { plainText } from './plain-text.ts';
import { isPieceType } from './post-types.ts';

/** A live site as its API describes it. */
export interface ApiSite {
  readonly root: string;
  readonly url: string;
  readonly title: string | null;
  readonly types: readonly ApiType[];
  readonly taxonomies: readonly ApiTaxonomy[];
  /** The languages behind a plugin's codes. */
  readonly languages: ReadonlyMap<string, string>;
  readonly defaultLanguage: string | null;
  readonly hasWpml: boolean;
  /** Co-Authors Plus tells who its authors are. */
  readonly hasCoauthors: boolean;
  readonly notes: readonly ReadingNote[];
}

/** Asks a site what it has. Throws `format-unknown` where the root is no WordPress API, and what `Web.get` throws. */
export async function readApiSite(web: Web, root: string): Promise<ApiSite> {
  const answer = await askApi(web, root);
  const index = answer.isData ? apiIndexSchema.safeParse(answer.data).data : undefined;
  if (!index)
    throw new SheafError(
      'format-unknown',
      `${root} is no WordPress API. ${answer.isData ? '' : answer.says}`.trim(),
    );
  const types = await askApi(web, routeOf(root, 'wp/v2/types'));
  const listed = types.isData
    ? readTypes(types.data).filter((it) => it.viewable && isPieceType(it.slug))
    : [];
  const taxonomies = await askApi(web, routeOf(root, 'wp/v2/taxonomies'));
  const languages = index.namespaces.includes('pll/v1')
    ? await askApi(web, routeOf(root, 'pll/v1/languages'))
    : null;
  return {
    root,
    url: (index.home || index.url || root).replace(/\/+$/u, ''),
    title: plainText(index.name) || null,
    types: listed.length > 0 ? listed : USUAL_TYPES,
    taxonomies: taxonomies.isData ? readTaxonomies(taxonomies.data) : USUAL_TAXONOMIES,
    ...languagesIn(languages),
    hasWpml: index.namespaces.some((it) => it.startsWith('wpml/')),
    hasCoauthors: index.namespaces.includes('coauthors/v1'),
    notes: [...(listed.length > 0 ? [] : [typesUnknown(types)]), ...noise(answer)],
  };
}

const USUAL_TYPES: readonly ApiType[] = [
  { slug: 'post', rest_base: 'posts', rest_namespace: 'wp/v2', viewable: true },
  { slug: 'page', rest_base: 'pages', rest_namespace: 'wp/v2', viewable: true },
];
const USUAL_TAXONOMIES: readonly ApiTaxonomy[] = [
  { slug: 'category', rest_base: 'categories', rest_namespace: 'wp/v2' },
  { slug: 'post_tag', rest_base: 'tags', rest_namespace: 'wp/v2' },
];

function typesUnknown(answer: ApiAnswer): ReadingNote {
  const why = answer.isData ? 'It lists none.' : answer.says;
  const says = `The site does not say which types of posts it has, so only posts and pages are read. ${why}`;
  return { kind: 'missing', about: 'post-types', line: null, says };
}

function noise(answer: ApiAnswer): ReadingNote[] {
  if (!answer.isData || !answer.hadNoise) return [];
  const says =
    'The site prints other words around its data, such as warnings of a plugin; they were passed over. Whoever runs the site should turn printing of errors off.';
  return [{ kind: 'corrected', about: 'api', line: null, says }];
}

function languagesIn(answer: ApiAnswer | null): Pick<ApiSite, 'languages' | 'defaultLanguage'> {
  const listed = answer?.isData ? languagesSchema.parse(answer.data) : [];
  const tagOf = (it: (typeof listed)[number]) =>
    normaliseLanguageTag(it.w3c || it.locale) ?? normaliseLanguageTag(it.slug);
  const languages = new Map(
    listed.flatMap((it) => {
      const tag = tagOf(it);
      return tag === null ? [] : [[it.slug, tag] as const];
    }),
  );
  const first = listed.find((it) => it.is_default);
  return { languages, defaultLanguage: first ? tagOf(first) : null };
}
