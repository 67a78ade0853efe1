import type { Archive } from '../archive/index.ts';
import { type Dated, edtfBounds, foldForTitle, tokens } from '../language/index.ts';
import { canonicalUrl, isLinkToOnePiece } from './canonical-url.ts';
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
 * The publication of the catalogue that this is, if it is one: by its link, unless title and date both differ; else by its
 * title, where neither the date nor the authors speak against it. A short title alone is not enough: something else has to agree. Deleted ones do not count.
 */
export async function recognisePublication(archive: Database, sought: Sought): Promise<Recognised | null> {
  const link = tellingLink(sought.url);
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
  const byLink = rows.filter((row) => link !== null && row.url_canonical === link).map(({ id }) => id);
  const judged = [...found.values()].map((publication) => ({
    publication,
    agreeing: whatAgrees(sought, publication, byLink.includes(publication.id)),
  }));
  const best = judged
    .filter(({ agreeing }) => agreeing.length > 0)
    .sort((a, b) => b.agreeing.length - a.agreeing.length)[0];
  return best ? { publication: best.publication, because: best.agreeing.join(', ') } : null;
}

function tellingLink(url: string | null): string | null {
  const canonical = url === null ? null : canonicalUrl(url);
  return canonical !== null && isLinkToOnePiece(canonical) ? canonical : null;
}

const MOST_CANDIDATES = 50;
const TELLING_TITLE_WORDS = 4;
const NOTHING_TO_COMPARE: Comparison = { agrees: false, differs: false, says: '' };

/** What makes the two one, in words; empty where they are not. */
function whatAgrees(sought: Sought, known: Publication, hasSameLink: boolean): string[] {
  const folded = foldForTitle(sought.title);
  const hasSameTitle = folded === foldForTitle(known.title);
  const dates = compareDates(sought.date, known.date);
  const authors = compareAuthors(sought.credits, known.credits);
  const told = [dates, authors].flatMap((it) => (it.agrees ? it.says : []));
  // One address can hold several pieces: then both their titles and their dates differ.
  if (hasSameLink && (hasSameTitle || !dates.differs)) {
    return ['same link', ...(hasSameTitle ? ['same title', ...told] : [])];
  }
  if (!hasSameTitle || dates.differs || authors.differs) return [];
  if (told.length === 0 && folded.split(' ').length < TELLING_TITLE_WORDS) return [];
  return ['same title', ...told];
}

interface Comparison {
  readonly agrees: boolean;
  readonly differs: boolean;
  readonly says: string;
}

function compareDates(one: Dated | null, other: Dated | null): Comparison {
  if (!one || !other) return NOTHING_TO_COMPARE;
  const agrees = mayBeSameTime(one.edtf, other.edtf);
  return { agrees, differs: !agrees, says: one.edtf === other.edtf ? 'same date' : 'dates that agree' };
}

function compareAuthors(one: Sought['credits'], other: Publication['credits']): Comparison {
  if (one.length === 0 || other.length === 0) return NOTHING_TO_COMPARE;
  const names = other.flatMap(({ name, literal }) => [name, literal]);
  const agrees = one.some(({ name }) => names.some((it) => mayBeSameName(name, it)));
  return { agrees, differs: !agrees, says: 'an author in common' };
}

/** `B. Osman` may be `Borhan Osman`. */
function mayBeSameName(one: string, other: string): boolean {
  const [a, b] = [tokens(one), tokens(other)];
  if (a.join(' ') === b.join(' ')) return true;
  const [firstOfA = '', firstOfB = ''] = [a[0], b[0]];
  if (a.length < 2 || b.length < 2 || a.at(-1) !== b.at(-1)) return false;
  const isInitial = firstOfA.length === 1 || firstOfB.length === 1;
  return isInitial && firstOfA[0] === firstOfB[0];
}

/** Two dates of different precision can be the same: their spans have a day in common. */
function mayBeSameTime(one: string, other: string): boolean {
  const [a, b] = [edtfBounds(one), edtfBounds(other)];
  const isApart =
    (a.last !== null && b.first !== null && a.last < b.first) ||
    (b.last !== null && a.first !== null && b.last < a.first);
  return !isApart;
}
