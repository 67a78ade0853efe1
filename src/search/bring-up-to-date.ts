import { type Archive, inTransaction } from '../archive/index.ts';
import { markDueLabels } from './due-labels.ts';
import { indexDossiers } from './index-dossiers.ts';
import { markTexts } from './mark-for-indexing.ts';
import { type Indexer, openIndexer } from './open-indexer.ts';

export interface BringUpToDateOptions {
  /** Texts done of those that are due. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Ends after the batch that it is at; what is left stays due. */
  readonly signal?: AbortSignal;
}

/**
 * Looks through the texts that are due: those that changed, and those that a label which was added, changed or taken away can touch.
 * Finds what they name and puts them into the index, some hundreds in a transaction; what is interrupted goes on the next time.
 * Gives how many texts it looked through.
 */
export async function bringUpToDate(
  archive: Pick<Archive, 'db'>,
  { onProgress, signal }: BringUpToDateOptions = {},
): Promise<number> {
  await indexDossiers(archive);
  await inTransaction(archive, markDueLabels);
  const total = await countDue(archive);
  if (total === 0) return 0;
  const indexer = await openIndexer(archive);
  let done = 0;
  while (!signal?.aborted) {
    const batch = await inTransaction(archive, (inside) => indexDue(inside, indexer));
    if (batch === 0) break;
    done += batch;
    onProgress?.(done, Math.max(total, done));
  }
  await forgetOldChanges(archive);
  return done;
}

/** Indexes the texts that are due, at most some hundreds of them, with an indexer that is open already. Gives how many. */
export async function indexDue(archive: Pick<Archive, 'db'>, indexer: Indexer): Promise<number> {
  const rows = await archive.db
    .selectFrom('index_due')
    .select('number')
    .orderBy('number')
    .limit(BATCH)
    .execute();
  if (rows.length > 0)
    await indexer.index(
      archive,
      rows.map(({ number }) => number),
    );
  return rows.length;
}

const BATCH = 200;

/** Texts that are not up to date. */
export async function countDue(archive: Pick<Archive, 'db'>): Promise<number> {
  const row = await archive.db
    .selectFrom('index_due')
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Whether a text, a label or a dossier waits to be looked through. */
export async function isAnyTextDue(archive: Pick<Archive, 'db'>): Promise<boolean> {
  for (const table of ['index_due', 'label_due'] as const)
    if (await archive.db.selectFrom(table).selectAll().limit(1).executeTakeFirst()) return true;
  return false;
}

/** Readers that lag further behind than this read everything anew. */
const CHANGES_KEPT = 100_000;

async function forgetOldChanges(archive: Pick<Archive, 'db'>): Promise<void> {
  const row = await archive.db
    .selectFrom('search_change')
    .select(({ fn }) => [fn.max('change').as('last'), fn.min('change').as('first')])
    .executeTakeFirst();
  if (!row || Number(row.last) - Number(row.first) < 2 * CHANGES_KEPT) return;
  await archive.db
    .deleteFrom('search_change')
    .where('change', '<=', Number(row.last) - CHANGES_KEPT)
    .execute();
}

/** Makes every text due: all is looked through again by `bringUpToDate`. */
export async function markEverything(archive: Pick<Archive, 'db'>): Promise<void> {
  const rows = await archive.db.selectFrom('publication_text').select('number').execute();
  await inTransaction(archive, (inside) =>
    markTexts(
      inside,
      rows.map(({ number }) => number),
    ),
  );
}
