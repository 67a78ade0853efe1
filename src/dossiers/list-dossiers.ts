import type { Archive } from '../archive/index.ts';
import { readStoredDocument } from './revision.ts';

/** A dossier in the editors' list, drafts too. */
export interface DossierListing {
  readonly id: string;
  readonly slug: string;
  /** As the newest revision has it; `null` where it has none yet. */
  readonly title: string | null;
  readonly workingTitle: string;
  readonly seriesNumber: number | null;
  readonly headNumber: number;
  readonly publishedNumber: number | null;
  readonly isWithdrawn: boolean;
  readonly entryCount: number;
  /** When the newest revision was saved: ISO 8601 instant. */
  readonly updatedAt: string;
}

/** All dossiers that are not deleted, drafts too: last saved first. */
export async function listDossiers(archive: Pick<Archive, 'db'>): Promise<DossierListing[]> {
  const rows = await archive.db
    .selectFrom('dossier')
    .innerJoin('revision', (join) =>
      join
        .onRef('revision.dossier_id', '=', 'dossier.id')
        .onRef('revision.number', '=', 'dossier.head_revision'),
    )
    .select(['dossier.id', 'slug', 'series_number', 'head_revision', 'published_revision', 'withdrawn_at'])
    .select(['revision.document', 'revision.created_at as updated_at'])
    .where('deleted_at', 'is', null)
    .orderBy('revision.created_at', 'desc')
    .orderBy('slug')
    .execute();
  return rows.map((row) => {
    const { title, workingTitle, sections } = readStoredDocument(row.document);
    return {
      id: row.id,
      slug: row.slug,
      title,
      workingTitle,
      seriesNumber: row.series_number,
      headNumber: row.head_revision,
      publishedNumber: row.published_revision,
      isWithdrawn: row.withdrawn_at !== null,
      entryCount: sections.reduce((count, section) => count + section.entries.length, 0),
      updatedAt: row.updated_at,
    };
  });
}
