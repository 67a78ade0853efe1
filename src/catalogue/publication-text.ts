import { type Archive, batchesOf, insertRows, oneOf } from '../archive/index.ts';

type Database = Pick<Archive, 'db'>;

/** The text of a publication. */
export interface PublicationText {
  /** Sanitised by whoever read it; `null` where the source has plain text only. */
  readonly html: string | null;
  readonly text: string;
  /** See `textSignature`. */
  readonly signature: Uint8Array;
}

/** Of a publication of which no source gives the text: so that it still has a place in the full-text index. */
export const NO_TEXT: PublicationText = { html: null, text: '', signature: new Uint8Array(0) };

/** Puts texts to publications that have none, or others in their place. Gives the number of each publication's text. */
export async function storeTexts(
  archive: Database,
  texts: readonly { readonly publication: string; readonly content: PublicationText }[],
): Promise<void> {
  const rows = texts.map(({ publication, content }) => ({ publication_id: publication, ...content }));
  await insertRows(archive, 'publication_text', rows, {
    key: 'publication_id',
    replace: ['html', 'text', 'signature'],
  });
}

/** The text of one publication; `null` where the catalogue has none. */
export async function readText(archive: Database, publication: string): Promise<PublicationText | null> {
  const row = await archive.db
    .selectFrom('publication_text')
    .select(['html', 'text', 'signature'])
    .where('publication_id', '=', publication)
    .executeTakeFirst();
  return row && row.signature.length > 0 ? row : null;
}

/** What tells the texts of these publications apart, without the texts: signature and length in characters. */
export async function readSignatures(
  archive: Database,
  publications: readonly string[],
): Promise<Map<string, { readonly signature: Uint8Array; readonly length: number }>> {
  const found = new Map<string, { signature: Uint8Array; length: number }>();
  for (const batch of batchesOf(publications)) {
    const rows = await archive.db
      .selectFrom('publication_text')
      .select(['publication_id', 'signature', ({ fn }) => fn<number>('length', ['text']).as('length')])
      .where('publication_id', 'in', oneOf(batch))
      .execute();
    for (const { publication_id, signature, length } of rows)
      if (signature.length > 0) found.set(publication_id, { signature, length });
  }
  return found;
}

/** Every text's signature, of publications that are not deleted. */
export async function* allSignatures(
  archive: Database,
): AsyncGenerator<{ readonly id: string; readonly signature: Uint8Array }> {
  let after = 0;
  for (;;) {
    const rows = await archive.db
      .selectFrom('publication_text')
      .innerJoin('publication', 'publication.id', 'publication_text.publication_id')
      .select(['publication_text.number', 'publication.id', 'publication_text.signature'])
      .where('publication.deleted_at', 'is', null)
      .where('publication_text.number', '>', after)
      .orderBy('publication_text.number')
      .limit(2_000)
      .execute();
    for (const { id, signature } of rows) yield { id, signature };
    const last = rows.at(-1);
    if (!last) return;
    after = last.number;
  }
}
