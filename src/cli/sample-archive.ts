import { existsSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { type Archive, addMedia, createArchive, profileSchema, SheafError } from '../archive/index.ts';
import { createPublications } from '../catalogue/index.ts';
import {
  createDossier,
  type DossierDocument,
  datedSchema,
  dossierDocumentSchema,
  figureSchema,
  type NewRevision,
  publishDossier,
  saveRevision,
} from '../dossiers/index.ts';
import { CONCEPT_KINDS, createTopic } from '../names/index.ts';
import { bringUpToDate, markForIndexing } from '../search/index.ts';

/** The sources of the sample archive; the format is described in `samples/README.md`. */
export const samplesFolder = join(import.meta.dirname, '..', '..', 'samples');

const archiveSchema = z.object({
  profile: profileSchema,
  topics: z.array(
    z.object({
      slug: z.string(),
      kind: z.enum(CONCEPT_KINDS).optional(),
      labels: z.array(
        z.object({
          text: z.string(),
          language: z.string().nullable(),
          type: z.enum(['preferred', 'alternative', 'hidden']),
        }),
      ),
    }),
  ),
  publications: z.array(
    z.object({
      ref: z.string(),
      citeKey: z.string(),
      kind: z.string(),
      title: z.string(),
      language: z.string().nullable(),
      date: datedSchema.nullable(),
      url: z.string().nullable(),
      publisher: z.string().nullable(),
      isExternal: z.boolean(),
      abstract: z.string().nullable(),
      credits: z.array(
        z.object({
          name: z.string(),
          kind: z.enum(['person', 'organisation']),
          role: z.string(),
          literal: z.string(),
        }),
      ),
      topics: z.array(z.string()),
    }),
  ),
  dossiers: z.array(z.string()),
});

const partSchema = z.record(z.string(), z.unknown());

const dossierSchema = z.object({
  slug: z.string(),
  title: z.string(),
  subtitle: z.string().nullable(),
  language: z.string(),
  narrativeFile: z.string(),
  tags: z.array(z.string()),
  leadFigure: figureSchema.omit({ media: true, sourceUrl: true }).extend({ file: z.string() }).nullable(),
  sections: z.array(
    z.looseObject({ id: z.string(), entries: z.array(z.looseObject({ id: z.string(), ref: z.string() })) }),
  ),
  revisions: z.array(
    z.object({
      author: z.string(),
      change: z.enum(['update', 'correction']),
      note: z.string(),
      publish: z.boolean(),
      omit: z.array(z.string()),
      set: z.array(z.object({ id: z.string().nullable(), field: z.string(), value: z.unknown() })),
    }),
  ),
});
type SampleDossier = z.infer<typeof dossierSchema>;

/** The profile that an archive with the sample has. */
export function sampleProfile(folder = samplesFolder) {
  return archiveSchema.parse(readJson(folder, 'archive.json')).profile;
}

/** Puts the sample's topics, publications and published dossiers into an empty archive. */
export async function addSample(archive: Archive, folder = samplesFolder): Promise<void> {
  const sample = archiveSchema.parse(readJson(folder, 'archive.json'));
  const topics = new Map<string, string>();
  for (const topic of sample.topics) topics.set(topic.slug, (await createTopic(archive, topic)).id);
  const made = await createPublications(
    archive,
    sample.publications.map(({ ref: _ref, ...it }) => ({ ...it, topics: idsOf(it.topics, topics) })),
  );
  await markForIndexing(
    archive,
    made.map(({ id }) => id),
  );
  const publications = new Map(sample.publications.map((it, at) => [it.ref, made[at]?.id ?? '']));
  const dossiers = sample.dossiers.map((file) => dossierSchema.parse(readJson(folder, file)));
  await addDossiers(archive, folder, dossiers, { topics, publications });
  await bringUpToDate(archive);
}

interface References {
  readonly topics: ReadonlyMap<string, string>;
  readonly publications: ReadonlyMap<string, string>;
}

/** Saves and publishes as a group would: the first revision of each dossier, then the second of those that have one. */
async function addDossiers(
  archive: Archive,
  folder: string,
  dossiers: readonly SampleDossier[],
  references: References,
): Promise<void> {
  const heads = new Map<SampleDossier, { id: string; number: number }>();
  const rounds = Math.max(...dossiers.map((it) => it.revisions.length));
  for (let round = 0; round < rounds; round += 1) {
    for (const dossier of dossiers) {
      const revision = dossier.revisions[round];
      if (!revision) continue;
      const document = await documentOf(archive, folder, revised(dossier, revision), references);
      const { author, note, change } = revision;
      const head = await saveSample(archive, dossier.slug, heads.get(dossier), {
        document,
        author,
        note,
        change,
      });
      heads.set(dossier, head);
      if (revision.publish) await publishDossier(archive, head.id, { by: author });
    }
  }
}

async function saveSample(
  archive: Archive,
  slug: string,
  head: { readonly id: string; readonly number: number } | undefined,
  revision: NewRevision,
): Promise<{ id: string; number: number }> {
  if (!head) return createDossier(archive, { slug, ...revision });
  const saved = await saveRevision(archive, head.id, { ...revision, basedOn: head.number });
  return { id: head.id, number: saved.number };
}

/** The dossier as a revision had it: its older values put in, what was not there yet taken out. */
function revised(dossier: SampleDossier, revision: SampleDossier['revisions'][number]): SampleDossier {
  const copy = structuredClone(dossier);
  const parts = new Map<string | null, Record<string, unknown>>([[null, partSchema.parse(copy)]]);
  const omitted = new Set(revision.omit);
  const sections = copy.sections
    .filter((section) => !omitted.has(section.id))
    .map((section) => ({ ...section, entries: section.entries.filter((it) => !omitted.has(it.id)) }));
  for (const section of sections) {
    parts.set(section.id, section);
    for (const entry of section.entries) parts.set(entry.id, entry);
  }
  for (const { id, field, value } of revision.set) {
    const part = parts.get(id);
    if (part) part[field] = value;
  }
  return dossierSchema.parse({ ...parts.get(null), sections });
}

async function documentOf(
  archive: Archive,
  folder: string,
  dossier: SampleDossier,
  references: References,
): Promise<DossierDocument> {
  const { title, subtitle, language, sections } = dossier;
  return dossierDocumentSchema.parse({
    version: 1,
    title,
    workingTitle: title,
    subtitle,
    language,
    narrative: readFileSync(join(folder, dossier.narrativeFile), 'utf8').trim(),
    leadFigure: await figureOf(archive, folder, dossier.leadFigure),
    figures: [],
    sections: sections.map((section) => ({
      figures: [],
      ...section,
      entries: section.entries.map(({ ref, ...entry }) => ({
        ...entry,
        publication: references.publications.get(ref) ?? ref,
      })),
    })),
    tags: idsOf(dossier.tags, references.topics),
    sourceRevised: null,
    sourceUrl: null,
  });
}

async function figureOf(archive: Archive, folder: string, figure: SampleDossier['leadFigure']) {
  if (figure === null) return null;
  const { file, ...words } = figure;
  const media = await addMedia(archive, readFileSync(join(folder, file)), basename(file));
  return { ...words, media: media.sha256, sourceUrl: null };
}

function idsOf(slugs: readonly string[], ids: ReadonlyMap<string, string>): string[] {
  return slugs.map((slug) => ids.get(slug) ?? slug);
}

function readJson(folder: string, file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}

/**
 * Makes an archive with the sample. It is made beside the place and moved there when it is whole, so that a first start
 * that is interrupted leaves nothing half done.
 */
export async function createSampleArchive(place: string): Promise<void> {
  if (existsSync(place) && readdirSync(place).length > 0) {
    throw new SheafError(
      'archive-exists',
      `${place} is not empty. Choose another folder, or use what is there without --sample.`,
    );
  }
  const unfinished = `${place}.unfinished-${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  const archive = await createArchive(unfinished, sampleProfile());
  try {
    await addSample(archive);
  } finally {
    await archive.close();
  }
  if (existsSync(place)) rmdirSync(place);
  renameSync(unfinished, place);
}
