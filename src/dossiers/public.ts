import { type Archive, inTransaction, readProfile } from '../archive/index.ts';
import { readDossierSummaries } from './dossier-summaries.ts';
import { frozenView, liveView, readVersion } from './dossier-views.ts';
import { readPublicationPage, readPublications } from './publication-pages.ts';
import type {
  ArchiveView,
  DossierSummary,
  DossierView,
  Page,
  PublicationPage,
  PublicationView,
} from './view.ts';

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
  /** Newest first. */
  publications(wanted: PageWanted): Promise<Page<PublicationView>>;
  publication(slug: string): Promise<PublicationPage | null>;
}

export interface PageWanted {
  /** Starts at 1. */
  readonly page: number;
  readonly pageSize: number;
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
    publications: asking(readPublications),
    publication: asking(readPublicationPage),
  };
}
