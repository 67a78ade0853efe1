import { sql } from 'kysely';
import { type Archive, batchesOf, oneOf } from '../archive/index.ts';
import { textsNaming } from '../catalogue/index.ts';
import { openStemmers } from '../language/index.ts';
import { withMergedConcepts } from '../names/index.ts';
import { markTexts } from './mark-for-indexing.ts';
import { languagesOf, phrasesOf } from './phrases.ts';

type Database = Pick<Archive, 'db'>;

/**
 * Marks the texts that labels which came, changed or went can touch: those that hold the label's words, and those that were
 * taken to name its owner. Where there are very many such labels every text is looked through.
 */
export async function markDueLabels(archive: Database): Promise<void> {
  const due = await archive.db
    .selectFrom('label_due')
    .select(['id', 'owner', 'text'])
    .orderBy('id')
    .execute();
  if (due.length === 0) return;
  const owners = [...new Set(due.map(({ owner }) => owner))];
  const spellings = new Set(due.flatMap(({ text }) => text ?? []));
  const whole = due.filter(({ text }) => text === null).map(({ owner }) => owner);
  for (const text of await labelsOf(archive, whole)) spellings.add(text);
  if (spellings.size > TOO_MANY) {
    await sql`insert or ignore into index_due (number) select number from publication_text`.execute(
      archive.db,
    );
  } else {
    await markTexts(archive, await textsNaming(archive, await withMergedConcepts(archive, owners)));
    await markHolding(archive, [...spellings]);
  }
  await archive.db
    .deleteFrom('label_due')
    .where('id', '<=', due.at(-1)?.id ?? 0)
    .execute();
}

/** Above this, asking the index for each takes longer than looking through everything. */
const TOO_MANY = 2_000;

async function labelsOf(archive: Database, owners: readonly string[]): Promise<string[]> {
  const rows = await archive.db
    .selectFrom('label')
    .select('text')
    .where((eb) => eb.or([eb('concept_id', 'in', oneOf(owners)), eb('contributor_id', 'in', oneOf(owners))]))
    .execute();
  return rows.map(({ text }) => text);
}

/** Not by whom they are credited to: that is no name in a text. */
async function markHolding(archive: Database, labels: readonly string[]): Promise<void> {
  const [stemmers, languages] = [await openStemmers(), await languagesOf(archive)];
  const phrases = labels.flatMap((label) => phrasesOf(label, languages, stemmers));
  for (const batch of batchesOf([...new Set(phrases)], 50)) {
    await sql`insert or ignore into index_due (number)
      select rowid from publication_index where publication_index match ${`{title abstract text} : (${batch.join(' OR ')})`}`.execute(
      archive.db,
    );
  }
}
