import { normaliseLanguageTag } from '../../language/index.ts';
import { type ApiLookups, termsOf } from './api-lookups.ts';
import type { ApiMedia, ApiPost } from './api-schema.ts';
import type { ApiSite } from './api-site.ts';
import { translatedIds } from './api-translations.ts';
import { utcTime } from './export-post.ts';
import { plainText } from './plain-text.ts';
import {
  type Attachment,
  LANGUAGE_UNKNOWN,
  type PostLanguage,
  type PostTerm,
  type WordPressPost,
} from './post.ts';
import { isHandle, isPeopleTaxonomy } from './post-credits.ts';
import { FIELDS_READ, WRITTEN_BY } from './post-fields.ts';
import { type TranslatedPost, translationIn } from './translation-groups.ts';

/** A post of a site's API, with what was looked up for it. */
export function postOfApi(post: ApiPost, site: ApiSite, known: ApiLookups): WordPressPost {
  const author = known.users.get(post.author)?.name ?? (post.yoast_head_json?.author || null);
  return {
    id: post.id,
    type: post.type || 'post',
    guid: plainText(post.guid) || null,
    link: post.link || null,
    title: post.title,
    content: post.content.rendered,
    isRendered: true,
    excerpt: isMadeFromText(post.excerpt, post.content.rendered) ? '' : post.excerpt,
    date: post.date || null,
    modified: utcTime(post.modified_gmt),
    creator: author === null ? null : { literal: author, name: isHandle(author) ? null : plainText(author) },
    terms: [...labelledTerms(post, site, known), ...peopleIn(post)],
    meta: fieldsOf(post),
    featured: pictureOf(known.media.get(post.featured_media)),
    language: languageOf(post, site, known),
  };
}

/** Where nobody wrote an excerpt, WordPress shows the first words of the text. */
function isMadeFromText(excerpt: string, content: string): boolean {
  const words = plainText(excerpt.replace(/<a\s[^<>]*more-link[\s\S]*$/iu, ''));
  const beginning = words.replace(/\s*(?:\[\s*(?:…|\.{3})\s*\]|…|\.{3})\s*$/u, '');
  if (beginning === '') return true;
  const text = plainText(content.slice(0, excerpt.length * 3 + 5_000));
  return beginning.length < words.length ? text.startsWith(beginning.slice(0, 40)) : text.startsWith(words);
}

function labelledTerms(post: ApiPost, site: ApiSite, known: ApiLookups): PostTerm[] {
  return termsOf(post, site, known).map(({ taxonomy, slug, name }) => ({
    taxonomy,
    slug,
    label: plainText((isPeopleTaxonomy(taxonomy) ? known.people.get(slug) : null) ?? name),
  }));
}

/** Plugins list authors as objects: `authors: [{ display_name: "Kate Example", … }]`. */
function peopleIn(post: ApiPost): PostTerm[] {
  for (const field of PEOPLE_FIELDS) {
    const values = [post[field], post.acf[field]].flatMap((it) => (Array.isArray(it) ? it : it ? [it] : []));
    const names = values.flatMap((it) => nameIn(it) ?? []);
    if (names.length > 0) return names.map((label) => ({ taxonomy: field, slug: '', label }));
  }
  return [];
}

const PEOPLE_FIELDS = ['authors', 'coauthors', 'author_names', 'author', 'writers'];

function nameIn(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  for (const key of NAME_KEYS) {
    const name: unknown = Reflect.get(value, key);
    if (typeof name === 'string' && name.trim() !== '') return plainText(name);
  }
  return null;
}

const NAME_KEYS = ['display_name', 'displayName', 'name', 'post_title', 'title'];

/** Fields of other names under the names that exports know; only those that are read, so that no counter looks like a change. */
function fieldsOf(post: ApiPost): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const source of [post, post.meta, post.acf])
    for (const [key, value] of Object.entries(source)) {
      if (!FIELDS_READ.has(key) || fields.has(key)) continue;
      const values = (Array.isArray(value) ? value : [value]).filter(
        (it) => typeof it === 'string' && it !== '',
      );
      if (values.length > 0) fields.set(key, values);
    }
  const yoast = post.yoast_head_json;
  if (yoast?.canonical) fields.set('_yoast_wpseo_canonical', [yoast.canonical]);
  const writtenBy = yoast?.twitter_misc['Written by'];
  if (typeof writtenBy === 'string') fields.set(WRITTEN_BY, [writtenBy]);
  return fields;
}

/** A picture of the media library; `null` where there is none. */
export function pictureOf(media: ApiMedia | undefined): Attachment | null {
  if (!media) return null;
  const { image_meta: camera } = media.media_details;
  const own = [media.meta, media.acf].flatMap((it) => [
    it._media_credit,
    it.media_credit,
    it.credit,
    it.photo_credit,
  ]);
  const credit = own.find((it) => typeof it === 'string' && it.trim() !== '');
  return {
    url: media.source_url,
    caption: plainText(media.caption),
    credit: plainText(typeof credit === 'string' ? credit : camera.credit || camera.copyright),
    alternativeText: plainText(media.alt_text),
  };
}

function languageOf(post: ApiPost, site: ApiSite, known: ApiLookups): PostLanguage {
  const nameOf = (code: string) => site.languages.get(code) ?? normaliseLanguageTag(code);
  const own = ownLanguage(post, nameOf);
  const group = translationsOf(post, own.language, known, nameOf);
  if (group.length === 0) return { ...LANGUAGE_UNKNOWN, ...own };
  const members = new Map(group.map((it) => [it.id, it]));
  const context = { nameOf, source: null, isOriginal: false, siteLanguage: site.defaultLanguage };
  return { ...own, ...translationIn({ languageOf: new Map(), members }, post.id, context) };
}

function ownLanguage(
  post: ApiPost,
  nameOf: (code: string) => string | null,
): { language: string | null; origin: string } {
  for (const field of [
    'lang',
    'language',
    'polylang_current_lang',
    'wpml_current_locale',
    'wpml_language',
    'locale',
  ]) {
    const value = post[field];
    const language = typeof value === 'string' ? nameOf(value) : null;
    if (language !== null) return { language, origin: `field ${field}` };
  }
  const yoast = post.yoast_head_json;
  const said =
    yoast?.schema['@graph'].find((it) => /Article|WebPage/u.test(String(it['@type'])))?.inLanguage ??
    yoast?.og_locale;
  const language = said ? normaliseLanguageTag(said) : null;
  return { language, origin: language === null ? '' : 'yoast_head_json' };
}

/** Polylang: `translations: { en: 12, ps: 15 }`; WPML: `wpml_translations: [{ locale, id, href }]`. With the post itself. */
function translationsOf(
  post: ApiPost,
  language: string | null,
  known: ApiLookups,
  nameOf: (code: string) => string | null,
): TranslatedPost[] {
  const others = translatedIds(post).flatMap(({ id, code, url }) => {
    const link = known.links.get(id);
    const address = link?.link || url;
    const key = plainText(link?.guid ?? '') || address;
    return id === post.id || key === '' ? [] : [{ id, language: nameOf(code), url: address, key }];
  });
  if (others.length === 0) return [];
  return [{ id: post.id, language, url: post.link, key: plainText(post.guid) || post.link }, ...others];
}
