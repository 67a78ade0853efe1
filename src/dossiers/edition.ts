import { z } from 'zod';
import { type Archive, SheafError } from '../archive/index.ts';
import { datedSchema } from '../language/index.ts';
import { readTopics, topicsOf } from '../names/index.ts';
import type { DossierDocument } from './document.ts';
import { figureViewOf, readMediaFacts } from './figure-views.ts';
import { withMerged } from './merged-publications.ts';
import { plainBeginning } from './plain-beginning.ts';
import { readPublicationViews, shownIn, topicRefOf } from './publication-views.ts';

// What is kept of a version when it is published, so that its permalink never changes: see
// docs/decisions/0002-versions-live-and-frozen.md.

const contributorSchema = z.object({
  slug: z.string(),
  name: z.string(),
  kind: z.enum(['person', 'organisation']),
});
const topicSchema = z.object({ slug: z.string(), label: z.string(), language: z.string().nullable() });
const publicationSchema = z.object({
  id: z.string(),
  slug: z.string(),
  citeKey: z.string(),
  kind: z.string(),
  title: z.string(),
  language: z.string().nullable(),
  direction: z.enum(['ltr', 'rtl']),
  date: datedSchema.nullable(),
  url: z.string().nullable(),
  publisher: z.string().nullable(),
  isExternal: z.boolean(),
  abstract: z.string().nullable(),
  credits: z.array(contributorSchema.extend({ role: z.string() })),
  topics: z.array(topicSchema),
});

/** The catalogue's records of a version's entries and citations, and its tags, as they were when it was published. */
const snapshotSchema = z.object({ publications: z.array(publicationSchema), tags: z.array(topicSchema) });
export type Snapshot = z.infer<typeof snapshotSchema>;

const figureSchema = z.object({
  id: z.string(),
  path: z.string().nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  alternativeText: z.string(),
  caption: z.string(),
  credit: z.string().nullable(),
  date: datedSchema.nullable(),
  licence: z.string().nullable(),
});

/** What lists show of a version; its entries are counted when it is shown. */
const versionSummarySchema = z.object({
  title: z.string(),
  subtitle: z.string().nullable(),
  language: z.string(),
  leadFigure: figureSchema.nullable(),
  summary: z.string(),
});
export type VersionSummary = z.infer<typeof versionSummarySchema>;

/** What lists will show of a document. Throws `title-missing` where it has no title. */
export async function drawSummary(
  archive: Pick<Archive, 'db'>,
  document: DossierDocument,
): Promise<VersionSummary> {
  const { title, subtitle, language, leadFigure, narrative } = document;
  if (title === null) {
    throw new SheafError(
      'title-missing',
      `“${document.workingTitle}” is only a working title. Give the dossier a title, then publish it.`,
    );
  }
  const media = await readMediaFacts(archive, document);
  return {
    title,
    subtitle,
    language,
    leadFigure: leadFigure && figureViewOf(leadFigure, media),
    summary: plainBeginning(narrative),
  };
}

/** The public records that the entries, citations and tags of a dossier's public version point to, as they are now. */
export async function drawSnapshot(
  archive: Pick<Archive, 'db'>,
  dossierId: string,
  document: DossierDocument,
): Promise<Snapshot> {
  const { language, tags } = document;
  const publications = await withMerged(
    archive,
    document,
    await readPublicationViews(archive, shownIn(archive, dossierId), language),
  );
  const topics = await readTopics(archive, tags);
  // Written as JSON at once: the schema's lists are not read-only, those of the views are.
  return snapshotSchema.parse({
    publications: [...publications.values()],
    tags: topicsOf(tags, topics).map((topic) => topicRefOf(topic, language)),
  });
}

export function readSnapshot(json: string): Snapshot {
  return snapshotSchema.parse(JSON.parse(json));
}

export function readSummary(json: string): VersionSummary {
  return versionSummarySchema.parse(JSON.parse(json));
}
