import type { Archive } from '../archive/index.ts';
import { preferredLabel, readTopics } from '../names/index.ts';
import { diffDocuments, type ReferenceNames } from './diff-documents.ts';
import type { DossierDocument } from './document.ts';
import { readDossierSummaries } from './dossier-summaries.ts';
import { readVersion, type StoredVersion } from './dossier-views.ts';
import { readSnapshot } from './edition.ts';
import type { ChangesView } from './view.ts';
import { publicAmong } from './visibility.ts';

type Database = Pick<Archive, 'db'>;

/** What changed from one published version to a later one; `null` where the public may not see both. */
export async function readChanges(
  archive: Database,
  slug: string,
  from: number,
  to: number,
): Promise<ChangesView | null> {
  if (from >= to) return null;
  const [earlier, later] = [await readVersion(archive, slug, from), await readVersion(archive, slug, to)];
  if (!earlier || !later) return null;
  const [dossier] = await readDossierSummaries(archive, [later.dossierId]);
  if (!dossier) return null;
  const names = await readNames(archive, earlier, later);
  const before = withoutHidden(earlier.document, names);
  const after = withoutHidden(later.document, names);
  return {
    dossier,
    from: earlier.version,
    to: later.version,
    versions: later.versions.filter(({ number }) => number > from && number <= to),
    changes: diffDocuments(before, after, names),
  };
}

/** Titles as the later version printed them, of what the public may still see; labels as they are now. */
async function readNames(
  archive: Database,
  earlier: StoredVersion,
  later: StoredVersion,
): Promise<ReferenceNames> {
  const records = [earlier, later].flatMap((version) => readSnapshot(version.snapshot).publications);
  const visible = await publicAmong(
    archive,
    records.map((it) => it.id),
  );
  const topics = await readTopics(archive, [...earlier.document.tags, ...later.document.tags]);
  return {
    titles: new Map(records.filter((it) => visible.has(it.id)).map((it) => [it.id, it.title])),
    labels: new Map(
      [...topics].flatMap(([id, { labels }]) => {
        const label = preferredLabel(labels, later.document.language);
        return label ? [[id, label.text] as const] : [];
      }),
    ),
  };
}

/** The document without the entries whose publications have been withdrawn since. */
function withoutHidden(document: DossierDocument, { titles }: ReferenceNames): DossierDocument {
  return {
    ...document,
    sections: document.sections.map((section) => ({
      ...section,
      entries: section.entries.filter((entry) => titles.has(entry.publication)),
    })),
  };
}
