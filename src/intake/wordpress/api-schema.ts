// What a site's API answers, as far as it is used. Lenient: plugins change and leave out fields, so that whatever is
// not as it should be is taken for not there, and only a post without a number is no post.

import { z } from 'zod';

const words = z.string().catch('');
const number = z.union([
  z.number(),
  z
    .string()
    .regex(/^\d{1,15}$/u)
    .transform(Number),
]);
/** `{ rendered: "…" }`, or the bare text. */
const rendered = z
  .union([z.string(), z.object({ rendered: z.string() }).transform((it) => it.rendered)])
  .catch('');
const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((all) => all.flatMap((each) => keep(item.safeParse(each))));

function keep<T>(result: { readonly success: boolean; readonly data?: T }): T[] {
  return result.success && result.data !== undefined ? [result.data] : [];
}

const record = z.record(z.string(), z.unknown()).catch({});

export const apiIndexSchema = z.looseObject({
  name: words,
  url: words,
  home: words,
  namespaces: z.array(z.string()),
});
export type ApiIndex = z.infer<typeof apiIndexSchema>;

const typeSchema = z.object({
  slug: z.string(),
  rest_base: z.string().min(1),
  rest_namespace: z.string().min(1).catch('wp/v2'),
  viewable: z.boolean().catch(true),
});
export type ApiType = z.infer<typeof typeSchema>;

const taxonomySchema = z.object({
  slug: z.string(),
  rest_base: z.string().min(1),
  rest_namespace: z.string().min(1).catch('wp/v2'),
});
export type ApiTaxonomy = z.infer<typeof taxonomySchema>;

/** Both are objects by slug; an empty one may come as a list. */
const valuesOf = (data: unknown) => (typeof data === 'object' && data !== null ? Object.values(data) : []);
export const readTypes = (data: unknown): ApiType[] => listOf(typeSchema).parse(valuesOf(data));
export const readTaxonomies = (data: unknown): ApiTaxonomy[] => listOf(taxonomySchema).parse(valuesOf(data));

export const apiTermSchema = z.object({ id: number, taxonomy: words, slug: words, name: words });
export type ApiTerm = z.infer<typeof apiTermSchema>;

export const apiUserSchema = z.object({ id: number, name: z.string().min(1), slug: words });
export type ApiUser = z.infer<typeof apiUserSchema>;

/** An author of Co-Authors Plus, who may have no account. */
export const apiCoauthorSchema = z.object({ display_name: z.string().min(1) });

export const apiMediaSchema = z.object({
  id: number.catch(0),
  source_url: z.string().min(1),
  caption: rendered,
  alt_text: words,
  media_details: z
    .object({
      image_meta: z.object({ credit: words, copyright: words }).catch({ credit: '', copyright: '' }),
    })
    .catch({ image_meta: { credit: '', copyright: '' } }),
  meta: record,
  acf: record,
});
export type ApiMedia = z.infer<typeof apiMediaSchema>;

export const apiLinkSchema = z.object({ id: number, link: words, guid: rendered, lang: words });
export type ApiLink = z.infer<typeof apiLinkSchema>;

export const apiLanguageSchema = z.object({
  slug: z.string(),
  locale: words,
  w3c: words,
  is_default: z.boolean().catch(false),
});

const yoastSchema = z
  .object({
    canonical: words,
    author: words,
    og_locale: words,
    twitter_misc: record,
    schema: z
      .object({
        '@graph': listOf(
          z.object({ '@type': z.union([z.string(), z.array(z.string())]), inLanguage: z.string() }),
        ),
      })
      .catch({ '@graph': [] }),
  })
  .nullable()
  .catch(null);

const embeddedSchema = z
  .object({
    author: listOf(apiUserSchema),
    'wp:term': z
      .array(listOf(apiTermSchema))
      .catch([])
      .transform((lists) => lists.flat()),
    'wp:featuredmedia': listOf(apiMediaSchema),
  })
  .nullable()
  .catch(null);

/** `rest` keeps the whole, for the fields that taxonomies and plugins add under names of their own. */
export const apiPostSchema = z.looseObject({
  id: number,
  type: words,
  status: z.string().catch('publish'),
  date: words,
  modified: words,
  modified_gmt: words,
  guid: rendered,
  link: words,
  title: rendered,
  content: z
    .object({ rendered: words, protected: z.boolean().catch(false) })
    .catch({ rendered: '', protected: false }),
  excerpt: rendered,
  author: number.catch(0),
  featured_media: number.catch(0),
  meta: record,
  acf: record,
  yoast_head_json: yoastSchema,
  _embedded: embeddedSchema,
});
export type ApiPost = z.infer<typeof apiPostSchema>;

export const idsSchema = listOf(number);
export const termsSchema = listOf(apiTermSchema);
export const usersSchema = listOf(apiUserSchema);
export const mediaSchema = listOf(apiMediaSchema);
export const linksSchema = listOf(apiLinkSchema);
export const languagesSchema = listOf(apiLanguageSchema);
