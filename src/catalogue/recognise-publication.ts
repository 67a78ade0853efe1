import type { Archive } from '../archive/index.ts';
import { type Dated, edtfBounds, fold, foldForTitle } from '../language/index.ts';
import { canonicalUrl } from './canonical-url.ts';
import type { Publication } from './publication.ts';
import { readPublications } from './read-publications.ts';

type Database = Pick<Archive, 'db'>;

/** What is known of a piece that may be in the catalogue. */
export interface Sought {
  readonly title: string;
  readonly url: string | null;
  readonly date: Dated | null;
  readonly credits: readonly { readonly name: string }[];
}

export interface Recognised {
  readonly publication: Publication;
  /** In words, for the editor: `same link`, `same title, same date`. */
  readonly because: string;
}

/**
 * The publication of the catalogue that this is, if it is one: by its link; else by its title, where neither the date nor
 * the authors speak against it. A short title alone is not enough: something else has to agree. Deleted ones do not count.
 */
export async function recognisePublication(archive: Database, sought: Sought): Promise<Recognised | null> {
  const link = sought.url === null ? null : canonicalUrl(sought.url);
  const folded = foldForTitle(sought.title);
  const rows = await archive.db
    .selectFrom('publication')
    .select(['id', 'url_canonical'])
    .where('deleted_at', 'is', null)
    .where((where) =>
      where.or([
        where('title_folded', '=', folded),
        ...(link === null ? [] : [where('url_canonical', '=', link)]),
      ]),
    )
    .orderBy('created_at')
    .orderBy('id')
    .limit(MOST_CANDIDATES)
    .execute();
  const found = await readPublications(
    archive,
    rows.map((row) => row.id),
  );
  const byLink = rows.find((row) => link !== null && row.url_canonical === link);
  const linked = byLink && found.get(byLink.id);
  if (linked) return { publication: linked, because: 'same link' };
  for (const publication of found.values()) {
    const because = whySame(sought, publication, folded);
    if (because !== null) return { publication, because };
  }
  return null;
}

const MOST_CANDIDATES = 50;
const TELLING_TITLE_WORDS = 4;

/** The titles are the same; the question is what else is. */
function whySame(sought: Sought, known: Publication, folded: string): string | null {
  const agreeing: string[] = [];
  if (sought.date && known.date) {
    if (!mayBeSameTime(sought.date.edtf, known.date.edtf)) return null;
    agreeing.push(sought.date.edtf === known.date.edtf ? 'same date' : 'dates agree');
  }
  if (sought.credits.length > 0 && known.credits.length > 0) {
    const names = new Set(known.credits.map((credit) => fold(credit.name)));
    if (!sought.credits.some((credit) => names.has(fold(credit.name)))) return null;
    agreeing.push('an author in common');
  }
  if (agreeing.length === 0 && folded.split(' ').length < TELLING_TITLE_WORDS) return null;
  return ['same title', ...agreeing].join(', ');
}

/** Two dates of different precision can be the same: their spans have a day in common. */
function mayBeSameTime(one: string, other: string): boolean {
  const [a, b] = [edtfBounds(one), edtfBounds(other)];
  const isApart =
    (a.last !== null && b.first !== null && a.last < b.first) ||
    (b.last !== null && a.first !== null && b.last < a.first);
  return !isApart;
}
