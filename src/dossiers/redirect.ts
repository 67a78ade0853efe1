import type { Archive } from '../archive/index.ts';
import { formerOwner } from '../names/index.ts';
import {
  publicCredits,
  publicDossiers,
  publicPublications,
  publicSubjects,
  publicTags,
} from './visibility.ts';

type Database = Pick<Archive, 'db'>;

/** What has an address of its own on the public pages. */
export type AddressedKind = 'dossier' | 'publication' | 'contributor' | 'concept';

/** Where a thing that once had this slug stands now; `null` where none had, or the public may not see it. */
export async function readRedirect(
  archive: Database,
  kind: AddressedKind,
  slug: string,
): Promise<string | null> {
  const id = await formerOwner(archive, kind, slug);
  if (id === null || !(await isPublic(archive, kind, id))) return null;
  const row = await archive.db.selectFrom(kind).select('slug').where('id', '=', id).executeTakeFirst();
  return row?.slug ?? null;
}

/** Whether one row says that the public may see the thing. */
async function isPublic(archive: Database, kind: AddressedKind, id: string): Promise<boolean> {
  const rows = await evidenceOf(archive, kind, id);
  return rows.length > 0;
}

function evidenceOf(archive: Database, kind: AddressedKind, id: string): Promise<{ evidence: string }[]> {
  switch (kind) {
    case 'dossier':
      return publicDossiers(archive).select('dossier.id as evidence').where('dossier.id', '=', id).execute();
    case 'publication':
      return publicPublications(archive)
        .select('publication.id as evidence')
        .where('publication.id', '=', id)
        .execute();
    case 'contributor':
      return publicCredits(archive)
        .select('contributor_id as evidence')
        .where('contributor_id', '=', id)
        .limit(1)
        .execute();
    case 'concept':
      return publicSubjects(archive)
        .select('topic_id as evidence')
        .where('topic_id', '=', id)
        .union(publicTags(archive).select('topic_id as evidence').where('topic_id', '=', id))
        .execute();
  }
}
