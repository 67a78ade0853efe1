import { type Archive, batchesOf } from '../../archive/index.ts';
import { canonicalUrl, type ImportedRecord, relate } from '../../catalogue/index.ts';

type Database = Pick<Archive, 'db'>;

/** Links the pieces of a source that say whose translations they are with those pieces, wherever they came in between. */
export async function linkTranslations(archive: Database, source: string): Promise<void> {
  const rows = await archive.db
    .selectFrom('source_item')
    .select(['key', 'publication_id', 'record'])
    .where('source_id', '=', source)
    .where('record', 'like', '%"translationOf":"%')
    .execute();
  const wanted = rows.map((row) => {
    // Only `takeIn` writes records, from parsed ones.
    const { translationOf } = JSON.parse(row.record) as ImportedRecord;
    return { publication: row.publication_id, of: translationOf ?? '' };
  });
  const originals = await originalsOf(
    archive,
    source,
    wanted.map((it) => it.of),
  );
  for (const { publication, of } of wanted) {
    const original = originals.get(of);
    if (original === undefined || original === publication) continue;
    await relate(archive, {
      from: publication,
      type: 'translation-of',
      to: original,
      reasons: ['the source says so'],
      by: null,
    });
  }
}

/** Publications by the key in the source, or by the link. */
async function originalsOf(
  archive: Database,
  source: string,
  wanted: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const batch of batchesOf([...new Set(wanted)])) {
    const links = new Map(batch.flatMap((it) => (canonicalUrl(it) === null ? [] : [[canonicalUrl(it), it]])));
    const byLink = await archive.db
      .selectFrom('publication')
      .select(['id', 'url_canonical'])
      .where('deleted_at', 'is', null)
      .where('url_canonical', 'in', [...links.keys()])
      .execute();
    for (const row of byLink) found.set(links.get(row.url_canonical) ?? '', row.id);
    const byKey = await archive.db
      .selectFrom('source_item')
      .select(['key', 'publication_id'])
      .where('source_id', '=', source)
      .where('key', 'in', batch)
      .execute();
    for (const row of byKey) found.set(row.key, row.publication_id);
  }
  return found;
}
