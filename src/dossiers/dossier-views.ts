import type { Archive } from '../archive/index.ts';
import { readTopics, topicsOf } from '../names/index.ts';
import { citeKeysOf } from './cite-keys.ts';
import type { DossierDocument } from './document.ts';
import { summaryOf } from './dossier-summaries.ts';
import { readSnapshot, readSummary } from './edition.ts';
import { figureViewOf, readMediaFacts } from './figure-views.ts';
import { publicOrMergedAmong, withMerged } from './merged-publications.ts';
import { readPublicationViews, shownIn, topicRefOf } from './publication-views.ts';
import { readStoredDocument } from './revision.ts';
import { spanOf } from './span.ts';
import type {
  ContributorRef,
  DossierView,
  EntryView,
  PublicationView,
  SectionView,
  TopicRef,
  VersionView,
} from './view.ts';
import { publicDossiers } from './visibility.ts';

type Database = Pick<Archive, 'db'>;

/** One published version of a dossier that the public may see, as the database has it. */
export interface StoredVersion {
  readonly dossierId: string;
  readonly slug: string;
  readonly seriesNumber: number;
  readonly document: DossierDocument;
  readonly sha256: string;
  readonly summary: string;
  readonly snapshot: string;
  /** All of the dossier's published versions, newest first. */
  readonly versions: readonly VersionView[];
  /** This one among them. */
  readonly version: VersionView;
}

/** A published version of a public dossier, the current one unless numbered; `null` where the public sees none. */
export async function readVersion(
  archive: Database,
  slug: string,
  number: number | 'current',
): Promise<StoredVersion | null> {
  const row = await versionRows(archive)
    .where('dossier.slug', '=', slug)
    .where(({ eb, ref }) =>
      eb(
        'publishing.revision_number',
        '=',
        number === 'current' ? ref('dossier.published_revision') : number,
      ),
    )
    .executeTakeFirst();
  if (!row) return null;
  const versions = await readVersions(archive, row.id);
  const version = versions.find((it) => it.number === row.revision_number);
  if (!version) return null;
  return {
    dossierId: row.id,
    slug: row.slug,
    // A public dossier has a number; the type does not know.
    seriesNumber: row.series_number ?? 0,
    document: readStoredDocument(row.document),
    sha256: row.sha256,
    version,
    summary: row.summary,
    snapshot: row.snapshot,
    versions,
  };
}

/** The version with the catalogue's records as they are now. */
export async function liveView(archive: Database, version: StoredVersion): Promise<DossierView> {
  const { document } = version;
  const topics = await readTopics(archive, document.tags);
  return viewOf(archive, version, {
    publications: await withMerged(
      archive,
      document,
      await readPublicationViews(archive, shownIn(archive, version.dossierId), document.language),
    ),
    tags: topicsOf(document.tags, topics).map((topic) => topicRefOf(topic, document.language)),
  });
}

/** The version with the catalogue's records as they were when it was published, without what the public may no longer see. */
export async function frozenView(archive: Database, version: StoredVersion): Promise<DossierView> {
  const { publications, tags } = readSnapshot(version.snapshot);
  const visible = await publicOrMergedAmong(
    archive,
    publications.map((it) => it.id),
  );
  const kept = publications.filter((it) => visible.has(it.id));
  return viewOf(archive, version, { publications: new Map(kept.map((it) => [it.id, it])), tags });
}

interface Catalogued {
  /** By their ids: everything here the public may see, and nothing else is shown. */
  readonly publications: ReadonlyMap<string, PublicationView>;
  readonly tags: readonly TopicRef[];
}

async function viewOf(
  archive: Database,
  stored: StoredVersion,
  { publications, tags }: Catalogued,
): Promise<DossierView> {
  const { document, version, versions } = stored;
  const media = await readMediaFacts(archive, document);
  const sections = sectionViews(document, media, publications);
  const entries = sections.flatMap((section) => section.entries);
  const [newest, oldest] = [versions[0] ?? version, versions.at(-1) ?? version];
  return {
    ...summaryOf({
      slug: stored.slug,
      seriesNumber: stored.seriesNumber,
      version: readSummary(stored.summary),
      entryCount: entries.length,
      span: spanOf(entries.map((entry) => entry.publication.date)),
      first: oldest.publishedAt,
      last: newest.publishedAt,
    }),
    narrative: document.narrative,
    figures: document.figures.map((figure) => figureViewOf(figure, media)),
    sections,
    tags,
    contributors: contributorsOf(entries),
    cited: citedIn(document, publications),
    sourceRevised: document.sourceRevised,
    sourceUrl: document.sourceUrl,
    version,
    versions,
    sha256: stored.sha256,
  };
}

function sectionViews(
  document: DossierDocument,
  media: Parameters<typeof figureViewOf>[1],
  publications: ReadonlyMap<string, PublicationView>,
): SectionView[] {
  const anchors = new Set<string>();
  return document.sections.map(({ id, heading, period, text, figures, entries }) => ({
    id,
    anchor: freeAnchor(id, anchors),
    heading,
    period,
    text,
    figures: figures.map((figure) => figureViewOf(figure, media)),
    entries: entries.flatMap((entry): EntryView[] => {
      const publication = publications.get(entry.publication);
      return publication ? [{ id: entry.id, publication, note: entry.note }] : [];
    }),
  }));
}

/** `s-` and the section's id; two ids that differ only in what can not stand in an anchor are told apart. */
function freeAnchor(id: string, taken: Set<string>): string {
  const wanted = `s-${id.replace(/[^\p{L}\p{N}_-]+/gu, '-')}`;
  const anchor = taken.has(wanted) ? `${wanted}-${taken.size}` : wanted;
  taken.add(anchor);
  return anchor;
}

function contributorsOf(entries: readonly EntryView[]): DossierView['contributors'] {
  const counts = new Map<string, { contributor: ContributorRef; entryCount: number }>();
  for (const { publication } of entries) {
    const credited = new Map(publication.credits.map((credit) => [credit.slug, credit]));
    for (const { slug, name, kind } of credited.values()) {
      const known = counts.get(slug) ?? { contributor: { slug, name, kind }, entryCount: 0 };
      counts.set(slug, { ...known, entryCount: known.entryCount + 1 });
    }
  }
  return [...counts.values()].sort((a, b) => b.entryCount - a.entryCount);
}

function citedIn(
  document: DossierDocument,
  publications: ReadonlyMap<string, PublicationView>,
): Map<string, PublicationView> {
  const byKey = new Map([...publications.values()].map((it) => [it.citeKey, it]));
  return new Map(
    citeKeysOf(document).flatMap((key) => {
      const publication = byKey.get(key);
      return publication ? [[key, publication] as const] : [];
    }),
  );
}

function versionRows(archive: Database) {
  return publicDossiers(archive)
    .innerJoin('publishing', 'publishing.dossier_id', 'dossier.id')
    .innerJoin('revision', (join) =>
      join
        .onRef('revision.dossier_id', '=', 'publishing.dossier_id')
        .onRef('revision.number', '=', 'publishing.revision_number'),
    )
    .select([
      'dossier.id',
      'slug',
      'series_number',
      'revision_number',
      'document',
      'sha256',
      'summary',
      'snapshot',
    ]);
}

async function readVersions(archive: Database, dossierId: string): Promise<VersionView[]> {
  const rows = await archive.db
    .selectFrom('publishing')
    .select(['revision_number', 'published_at', 'published_by', 'note', 'change'])
    .where('dossier_id', '=', dossierId)
    .orderBy('revision_number', 'desc')
    .execute();
  return rows.map((row) => ({
    number: row.revision_number,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
    note: row.note,
    change: row.change,
  }));
}
