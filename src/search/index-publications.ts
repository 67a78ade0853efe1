import { type Archive, batchesOf, insertRows, oneOf } from '../archive/index.ts';
import { foldForIndex } from './fold-for-index.ts';

/**
 * Brings the full-text index up to date for publications whose text, title or names changed, or that are new, within the transaction that
 * changed them: so the index can not tell of what is not there. Titles, names and texts are folded by our own rules, as
 * queries are, because SQLite's know nothing of Arabic-script variants.
 */
export async function indexPublications(
  archive: Pick<Archive, 'db'>,
  publications: readonly string[],
  { areNew = false } = {},
): Promise<void> {
  for (const batch of batchesOf([...new Set(publications)])) {
    const names = await namesOf(archive, batch);
    const rows = await archive.db
      .selectFrom('publication_text')
      .innerJoin('publication', 'publication.id', 'publication_text.publication_id')
      .select(['publication_text.number', 'publication.id', 'publication.title', 'publication.deleted_at'])
      .select(['publication_text.text'])
      .where('publication.id', 'in', oneOf(batch))
      // FTS5 writes to disk whenever a row comes before its predecessor: in order it is eight times as fast.
      .orderBy('publication_text.number')
      .execute();
    if (rows.length === 0) continue;
    const numbers = rows.map(({ number }) => number);
    if (!areNew)
      await archive.db.deleteFrom('publication_index').where('rowid', 'in', oneOf(numbers)).execute();
    const shown = rows.filter(({ deleted_at }) => deleted_at === null);
    if (shown.length === 0) continue;
    const folded = shown.map(({ number, id, title, text }) => ({
      rowid: number,
      title: foldForIndex(title),
      names: foldForIndex((names.get(id) ?? []).join('\n')),
      text: foldForIndex(text),
    }));
    await insertRows(archive, 'publication_index', folded);
  }
}

/** Whom a publication credits, and how it prints that where it is spelt otherwise. */
async function namesOf(
  archive: Pick<Archive, 'db'>,
  publications: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await archive.db
    .selectFrom('credit')
    .innerJoin('contributor', 'contributor.id', 'credit.contributor_id')
    .select(['credit.publication_id', 'contributor.name', 'credit.literal'])
    .where('credit.publication_id', 'in', oneOf(publications))
    .execute();
  const names = new Map<string, string[]>();
  for (const { publication_id, name, literal } of rows) {
    const spellings = literal === name ? [name] : [name, literal];
    names.set(publication_id, [...(names.get(publication_id) ?? []), ...spellings]);
  }
  return names;
}
