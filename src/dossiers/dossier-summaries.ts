import { type Archive, batchesOf } from '../archive/index.ts';
import { directionOf } from '../language/index.ts';
import { readSummary, type VersionSummary } from './edition.ts';
import { spanOf } from './span.ts';
import type { DossierSummary } from './view.ts';
import { publicDossiers, publicEntries } from './visibility.ts';

type Database = Pick<Archive, 'db'>;

/** The summaries of the dossiers that the public may see, or of those among some: last published first. */
export async function readDossierSummaries(
  archive: Database,
  among: Iterable<string> | 'all',
): Promise<DossierSummary[]> {
  const rows =
    among === 'all'
      ? await summaryRows(archive).execute()
      : await inBatches(among, (ids) => summaryRows(archive).where('dossier.id', 'in', ids).execute());
  const ids = rows.map((row) => row.id);
  const times = await readPublishingTimes(archive, ids);
  const entries = await readEntryFacts(archive, ids);
  return rows
    .map((row) =>
      summaryOf({
        slug: row.slug,
        // A public dossier has a number; the type does not know.
        seriesNumber: row.series_number ?? 0,
        version: readSummary(row.summary),
        ...(entries.get(row.id) ?? NO_ENTRIES),
        ...(times.get(row.id) ?? { first: row.published_at, last: row.published_at }),
      }),
    )
    .sort(byNewest);
}

interface SummaryFacts {
  readonly slug: string;
  readonly seriesNumber: number;
  readonly version: VersionSummary;
  readonly entryCount: number;
  readonly span: string | null;
  /** When the first version was published, and the last. */
  readonly first: string;
  readonly last: string;
}

/** A summary from what is stored of the version and what is true of its entries. */
export function summaryOf(facts: SummaryFacts): DossierSummary {
  const { version } = facts;
  return {
    slug: facts.slug,
    seriesNumber: facts.seriesNumber,
    title: version.title,
    subtitle: version.subtitle,
    language: version.language,
    direction: directionOf(version.language),
    entryCount: facts.entryCount,
    span: facts.span,
    leadFigure: version.leadFigure,
    summary: version.summary,
    firstPublishedAt: facts.first,
    lastPublishedAt: facts.last,
  };
}

function summaryRows(archive: Database) {
  return publicDossiers(archive)
    .innerJoin('publishing', (join) =>
      join
        .onRef('publishing.dossier_id', '=', 'dossier.id')
        .onRef('publishing.revision_number', '=', 'dossier.published_revision'),
    )
    .select(['dossier.id', 'slug', 'series_number', 'summary', 'published_at']);
}

async function readPublishingTimes(
  archive: Database,
  dossiers: readonly string[],
): Promise<Map<string, { first: string; last: string }>> {
  const rows = await inBatches(dossiers, (ids) =>
    archive.db
      .selectFrom('publishing')
      .select(({ fn }) => [
        'dossier_id',
        fn.min('published_at').as('first'),
        fn.max('published_at').as('last'),
      ])
      .where('dossier_id', 'in', ids)
      .groupBy('dossier_id')
      .execute(),
  );
  return new Map(rows.map(({ dossier_id, first, last }) => [dossier_id, { first, last }]));
}

interface EntryFacts {
  readonly entryCount: number;
  readonly span: string | null;
}

const NO_ENTRIES: EntryFacts = { entryCount: 0, span: null };

/** How many public entries the dossiers have, and from when to when they are. */
async function readEntryFacts(
  archive: Database,
  dossiers: readonly string[],
): Promise<Map<string, EntryFacts>> {
  const rows = await inBatches(dossiers, (ids) =>
    publicEntries(archive)
      .select(['dossier_entry.dossier_id', 'entry_count', 'public_publication.date_edtf'])
      .where('dossier_entry.dossier_id', 'in', ids)
      .execute(),
  );
  return new Map(
    [...Map.groupBy(rows, (row) => row.dossier_id)].map(([id, entries]) => [
      id,
      {
        entryCount: entries.reduce((count, entry) => count + entry.entry_count, 0),
        span: spanOf(entries.flatMap(({ date_edtf: edtf }) => (edtf === null ? [] : [{ edtf }]))),
      },
    ]),
  );
}

async function inBatches<Row>(
  ids: Iterable<string>,
  read: (batch: readonly string[]) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const batch of batchesOf([...new Set(ids)])) rows.push(...(await read(batch)));
  return rows;
}

function byNewest(a: DossierSummary, b: DossierSummary): number {
  return (
    compare(b.lastPublishedAt, a.lastPublishedAt) ||
    b.seriesNumber - a.seriesNumber ||
    compare(a.slug, b.slug)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
