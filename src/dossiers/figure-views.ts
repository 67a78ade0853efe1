import { type Archive, batchesOf, type MediaTable } from '../archive/index.ts';
import type { DossierDocument, Figure } from './document.ts';
import { figuresOf } from './parse-document.ts';
import type { FigureView } from './view.ts';

type Database = Pick<Archive, 'db'>;
type MediaFacts = Pick<MediaTable, 'sha256' | 'extension' | 'width' | 'height'>;

/** What is known of the pictures a document shows, by their SHA-256. */
export async function readMediaFacts(
  archive: Database,
  document: DossierDocument,
): Promise<Map<string, MediaFacts>> {
  const wanted = new Set(figuresOf(document).flatMap((figure) => figure.media ?? []));
  const found = new Map<string, MediaFacts>();
  for (const batch of batchesOf([...wanted])) {
    const rows = await archive.db
      .selectFrom('media')
      .select(['sha256', 'extension', 'width', 'height'])
      .where('sha256', 'in', batch)
      .execute();
    for (const row of rows) found.set(row.sha256, row);
  }
  return found;
}

/** A figure as readers see it; where the archive has only its words, without a path. */
export function figureViewOf(figure: Figure, media: ReadonlyMap<string, MediaFacts>): FigureView {
  const { id, alternativeText, caption, credit, date, licence } = figure;
  const facts = figure.media === null ? undefined : media.get(figure.media);
  return {
    id,
    path: facts ? `/media/${facts.sha256}.${facts.extension}` : null,
    width: facts?.width ?? null,
    height: facts?.height ?? null,
    alternativeText,
    caption,
    credit,
    date,
    licence,
  };
}
