import { z } from 'zod';
import { SheafError } from '../archive/index.ts';
import { datedSchema } from '../language/index.ts';

/** The fields that sources give and editors may edit, one by one. */
export const EDITABLE_FIELDS = [
  'title',
  'subtitle',
  'kind',
  'credits',
  'date',
  'language',
  'url',
  'publisher',
  'abstract',
  'topics',
] as const;
export type EditableField = (typeof EDITABLE_FIELDS)[number];

const words = z.string().nullable();

/** What one source says of one piece, without its text: kept as it said it, so that it can always be shown beside an edit. */
export const importedRecordSchema = z.object({
  title: z.string().trim().min(1),
  subtitle: words,
  kind: words,
  credits: z.array(
    z.object({
      name: z.string().trim().min(1),
      kind: z.enum(['person', 'organisation']),
      role: z.string().min(1),
      literal: z.string(),
    }),
  ),
  date: datedSchema.nullable(),
  modified: words,
  language: words,
  url: z.url({ protocol: /^https?$/, error: 'Not a link to a web page (https://…).' }).nullable(),
  publisher: words,
  isExternal: z.boolean(),
  abstract: words,
  topics: z.array(z.object({ label: z.string().trim().min(1), use: z.string() })),
  identifiers: z.array(z.object({ scheme: z.string(), value: z.string().min(1) })),
  citeKey: words,
  details: z.record(z.string(), z.string()),
  pictures: z.array(
    z.object({
      url: z.string(),
      caption: words,
      credit: words,
      licence: words,
      alternativeText: words,
    }),
  ),
  translationOf: words,
  translations: z.array(z.object({ language: z.string(), url: z.string() })),
  /** Where each field came from, in the format's words. */
  origins: z.record(z.string(), z.string()),
});
export type ImportedRecord = z.infer<typeof importedRecordSchema>;

/** The record, checked; throws `invalid-input`, which says what of it can not be kept. */
export function parseImportedRecord(given: unknown): ImportedRecord {
  const read = importedRecordSchema.safeParse(given);
  if (read.success) return read.data;
  throw new SheafError('invalid-input', z.prettifyError(read.error), read.error);
}

/** A record as the database holds it; it was checked before it was written. */
export function storedRecord(json: string): ImportedRecord {
  return JSON.parse(json) as ImportedRecord; // Only `takeIn` writes it, from a parsed record.
}
