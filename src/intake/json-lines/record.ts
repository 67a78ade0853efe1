import { z } from 'zod';
import { datedSchema } from '../../language/index.ts';

const text = z.string();
const webAddress = z
  .string()
  .max(8_000)
  .refine((url) => /^https?:\/\//iu.test(url) && URL.canParse(url), {
    error: 'should be a whole web address that begins with http:// or https://',
  });

const personSchema = z.strictObject({
  name: text.min(1, { error: 'should not be empty' }),
  kind: z.enum(['person', 'organisation']).optional(),
  role: text.optional(),
  literal: text.optional(),
});

const pictureSchema = z.strictObject({
  url: webAddress,
  caption: text.nullish(),
  credit: text.nullish(),
  licence: text.nullish(),
  alternativeText: text.nullish(),
});

/**
 * One line of Sheaf's own JSON Lines: a publication. Every field may be left out or `null`, but there has to be a title or
 * a web address. Fields that are not listed are kept in `details`. `docs/json-lines.md` says it in words.
 */
export const jsonLinesRecordSchema = z.looseObject({
  id: z.union([text, z.number()]).nullish(),
  title: text.nullish(),
  subtitle: text.nullish(),
  kind: text.nullish(),
  authors: z.union([text, z.array(z.union([text, personSchema])).max(10_000)]).nullish(),
  date: z.union([text, z.number(), datedSchema]).nullish(),
  modified: z.iso.datetime({ offset: true, error: 'should be a time as 2017-07-31T08:00:00Z' }).nullish(),
  language: text.nullish(),
  url: webAddress.nullish(),
  publisher: text.nullish(),
  external: z.boolean().nullish(),
  abstract: text.nullish(),
  html: text.nullish(),
  text: text.nullish(),
  tags: z
    .union([
      text,
      z
        .array(
          z.union([
            text,
            z.strictObject({
              label: text,
              use: z.enum(['tag', 'category', 'section', 'keyword']).optional(),
            }),
          ]),
        )
        .max(10_000),
    ])
    .nullish(),
  doi: text.nullish(),
  isbn: text.nullish(),
  identifiers: z
    .array(
      z.strictObject({
        scheme: z.enum(['doi', 'isbn', 'issn', 'pmid', 'arxiv', 'handle', 'urn', 'guid', 'other']),
        value: text,
      }),
    )
    .nullish(),
  citeKey: text.nullish(),
  details: z.record(text, text).nullish(),
  pictures: z.array(z.union([webAddress, pictureSchema])).nullish(),
  translationOf: text.nullish(),
  translations: z.array(z.strictObject({ language: text, url: webAddress })).nullish(),
  origins: z
    .partialRecord(
      z.enum([
        'title',
        'subtitle',
        'kind',
        'credits',
        'date',
        'language',
        'url',
        'publisher',
        'abstract',
        'text',
        'topics',
        'identifiers',
        'pictures',
      ]),
      text,
    )
    .nullish(),
  notes: z
    .array(
      z.strictObject({
        kind: z.enum(['recognised', 'guessed', 'corrected', 'missing', 'leftover']),
        about: text,
        line: z.number().nullable(),
        says: text,
      }),
    )
    .nullish(),
});

export type JsonLinesRecord = Readonly<z.infer<typeof jsonLinesRecordSchema>>;
