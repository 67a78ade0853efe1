import { z } from 'zod';
import { datedSchema } from '../language/dated.ts';

/** A picture with what must be said about it. `media` is the SHA-256 of a file of the archive; `null` where only its words are known. */
export const figureSchema = z.strictObject({
  id: z.string().min(1),
  media: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  /** Where the source page showed the picture; kept although the file itself may never have been taken in. */
  sourceUrl: z.string().nullable(),
  alternativeText: z.string(),
  caption: z.string(),
  /** `null`: the credit is missing, and proofing says so. */
  credit: z.string().nullable(),
  date: datedSchema.nullable(),
  licence: z.string().nullable(),
});
export type Figure = z.infer<typeof figureSchema>;

/** One publication's place in a section, with what the editor says about it (Markdown; may be empty). */
export const entrySchema = z.strictObject({
  id: z.string().min(1),
  publication: z.string().min(1),
  note: z.string(),
});
export type Entry = z.infer<typeof entrySchema>;

export const sectionSchema = z.strictObject({
  id: z.string().min(1),
  heading: z.string(),
  period: datedSchema.nullable(),
  /** Markdown; may cite publications as `[@key]`. */
  text: z.string(),
  figures: z.array(figureSchema),
  entries: z.array(entrySchema),
});
export type Section = z.infer<typeof sectionSchema>;

/** What a revision stores whole: everything an editor decides about a dossier. Titles, authors and dates of entries are the catalogue's. */
export const dossierDocumentSchema = z.strictObject({
  version: z.literal(1),
  /** `null` until an editor gives one; a dossier without a title can not be published. */
  title: z.string().min(1).nullable(),
  /** Stands in on lists while there is no title; made by the program, never shown to readers as a title. */
  workingTitle: z.string(),
  subtitle: z.string().nullable(),
  /** BCP 47, such as `en`, `prs`, `ps`. */
  language: z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  /** Markdown; `{{sections}}` stands for the list of sections, `[@key]` cites a publication. */
  narrative: z.string(),
  leadFigure: figureSchema.nullable(),
  figures: z.array(figureSchema),
  sections: z.array(sectionSchema),
  /** Ids of topics. */
  tags: z.array(z.string()),
  /** When the page that this dossier was read from says it was last updated. */
  sourceRevised: datedSchema.nullable(),
  /** The address of that page. */
  sourceUrl: z.string().nullable(),
});
export type DossierDocument = z.infer<typeof dossierDocumentSchema>;

/** An update adds or rearranges; a correction says that something published was wrong. */
export const changeKinds = ['update', 'correction'] as const;
export type ChangeKind = (typeof changeKinds)[number];
