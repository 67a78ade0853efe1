import { type Archive, inTransaction, mediaPath, readProfile } from '../archive/index.ts';
import { readChanges } from './change-views.ts';
import { readContributorPage, readContributors } from './contributor-pages.ts';
import { readDossierSummaries } from './dossier-summaries.ts';
import { frozenView, liveView, readVersion } from './dossier-views.ts';
import { readDossiersAmong, readPublicationsAmong } from './found.ts';
import { readPublicationPage, readPublications } from './publication-pages.ts';
import { type AddressedKind, readRedirect } from './redirect.ts';
import { readPublicTopics, readTopicPage } from './topic-pages.ts';
import type {
  ArchiveView,
  ChangesView,
  ContributorPage,
  ContributorRef,
  Counted,
  DossierSummary,
  DossierView,
  Page,
  PublicationPage,
  PublicationView,
  TopicPage,
  TopicRef,
} from './view.ts';
import { publicMedia } from './visibility.ts';

/**
 * What the public may see of an archive, and the only way to it (Law 3): every page, feed and export asks here. What is
 * not there and what the public may not see are the same: `null`, or not in the list.
 */
export interface PublicArchive {
  /** Grows whenever anything in the archive has changed; see `Archive.changeMark`. */
  changeMark(): number;
  archive(): Promise<ArchiveView>;
  /** Newest published first. */
  dossiers(): Promise<DossierSummary[]>;
  /** The current version, with the catalogue's records as they are now. */
  dossier(slug: string): Promise<DossierView | null>;
  /** A published version as it was published. */
  edition(slug: string, number: number): Promise<DossierView | null>;
  /** What changed from a published version to a later one. */
  changes(slug: string, from: number, to: number): Promise<ChangesView | null>;
  /** Newest first. */
  publications(wanted: PageWanted): Promise<Page<PublicationView>>;
  publication(slug: string): Promise<PublicationPage | null>;
  /** Those of these that are public, by their ids: for what a search found. */
  publicationsAmong(ids: readonly string[]): Promise<Map<string, PublicationView>>;
  dossiersAmong(ids: readonly string[]): Promise<Map<string, DossierSummary>>;
  /** Everyone credited on a public publication, by name. */
  contributors(): Promise<Counted<ContributorRef>[]>;
  contributor(slug: string): Promise<ContributorPage | null>;
  /** Every topic of a public publication or dossier, by label. */
  topics(): Promise<Counted<TopicRef>[]>;
  topic(slug: string): Promise<TopicPage | null>;
  /** A file that a published version shows. */
  media(sha256: string): Promise<MediaFile | null>;
  /** The slug by which a public thing is found now, for one that it had formerly. */
  redirect(kind: AddressedKind, slug: string): Promise<string | null>;
}

export interface PageWanted {
  /** Starts at 1. */
  readonly page: number;
  readonly pageSize: number;
}

export interface MediaFile {
  /** Absolute. */
  readonly path: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
}

/** The gate of an archive. Each question is answered from one state of the archive. */
export function openPublicArchive(archive: Archive): PublicArchive {
  const asking =
    <Wanted extends unknown[], Answer>(
      answer: (inside: Pick<Archive, 'db'>, ...wanted: Wanted) => Promise<Answer>,
    ) =>
    (...wanted: Wanted): Promise<Answer> =>
      inTransaction({ db: archive.db }, (inside) => answer(inside, ...wanted));
  return {
    changeMark: () => archive.changeMark(),
    archive: asking(readProfile),
    dossiers: asking((inside) => readDossierSummaries(inside, 'all')),
    dossier: asking(async (inside, slug: string) => {
      const version = await readVersion(inside, slug, 'current');
      return version && liveView(inside, version);
    }),
    edition: asking(async (inside, slug: string, number: number) => {
      const version = await readVersion(inside, slug, number);
      return version && frozenView(inside, version);
    }),
    changes: asking(readChanges),
    publications: asking(readPublications),
    publication: asking(readPublicationPage),
    publicationsAmong: asking(readPublicationsAmong),
    dossiersAmong: asking(readDossiersAmong),
    contributors: asking(readContributors),
    contributor: asking(readContributorPage),
    topics: asking(readPublicTopics),
    topic: asking(readTopicPage),
    media: asking((inside, sha256: string) => readMediaFile(inside, archive.folder, sha256)),
    redirect: asking(readRedirect),
  };
}

async function readMediaFile(
  archive: Pick<Archive, 'db'>,
  folder: string,
  sha256: string,
): Promise<MediaFile | null> {
  const row = await publicMedia(archive)
    .select(['media.sha256', 'extension', 'media_type', 'size_bytes'])
    .where('media.sha256', '=', sha256)
    .executeTakeFirst();
  if (!row) return null;
  return { path: mediaPath({ folder }, row), mediaType: row.media_type, sizeBytes: row.size_bytes };
}
