import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { type Archive, inTransaction, SheafError } from '../../archive/index.ts';
import {
  addSource,
  beginRun,
  changeSource,
  countListed,
  endRun,
  forgetMended,
  markGone,
  type NewSource,
  type PieceOutcome,
  readMarks,
  type Source,
} from '../../catalogue/index.ts';
import { openWeb, type Web, type WebOptions } from '../fetching/index.ts';
import { linkTranslations } from './link-translations.ts';
import { isWebAddress } from './material.ts';
import type { Preparation, PreparedBatch } from './prepare-batches.ts';
import { prepareInWorker } from './prepare-in-worker.ts';
import { formatNamed } from './recognise-format.ts';
import { LEASE_MS, Run } from './run.ts';
import type { SyncReport } from './sync-report.ts';

export interface SyncOptions {
  /** Everything is done and undone again: the report tells what would be. */
  readonly isDryRun?: boolean;
  /** Reads everything again, whatever is known to be unchanged. */
  readonly isAfresh?: boolean;
  /** Goes on although the source suddenly lists almost nothing. */
  readonly isShrinkingExpected?: boolean;
  readonly web?: WebOptions;
  /** Stops after the piece at hand; what was taken in stays, and the next sync goes on there. */
  readonly signal?: AbortSignal;
  /** Called within the transaction that took the pieces in: for what has to follow in other rooms. */
  readonly afterBatch?: (inside: Pick<Archive, 'db'>, outcomes: readonly PieceOutcome[]) => Promise<void>;
  readonly onProgress?: (done: number, total: number | null) => void;
}

/**
 * Brings the catalogue in step with a source. What is unchanged is not read again, what an editor edited stays, nothing is
 * deleted; doing it twice changes nothing. Killed at any moment, it has kept whole batches, and the next sync goes on
 * there. A failure is kept with the source, with when it is tried next. Throws what the format throws, and
 * `source-shrunk` where it suddenly lists almost nothing.
 */
export async function syncSource(
  archive: Archive,
  source: Source,
  options: SyncOptions = {},
): Promise<SyncReport> {
  if (!options.isDryRun) return syncAndKeep(archive, source, options);
  return undone(archive, (inside) => syncAndKeep(inside, source, options));
}

/** What adding a source and syncing it would do: everything is done and undone again. Throws what `syncSource` throws. */
export async function trySource(
  archive: Archive,
  given: NewSource,
  options: SyncOptions = {},
): Promise<SyncReport> {
  return undone(archive, async (inside) => {
    const source = await addSource(inside, given);
    return syncAndKeep(inside, source, { ...options, isDryRun: true });
  });
}

async function undone<T>(archive: Archive, work: (inside: Archive) => Promise<T>): Promise<T> {
  const results: T[] = [];
  try {
    await inTransaction(archive, async (inside) => {
      results.push(await work(inside));
      throw UNDO;
    });
  } catch (error) {
    if (error !== UNDO) throw error;
  }
  // The work gave its result before the transaction was undone.
  return results[0] as T;
}

/** Thrown to undo a dry run. */
const UNDO = new SheafError('nothing-new', 'This was a dry run.');

async function syncAndKeep(archive: Archive, source: Source, options: SyncOptions): Promise<SyncReport> {
  const id = await beginRun(archive, source, LEASE_MS);
  const web = openWeb({ ...options.web, ...(options.signal ? { signal: options.signal } : {}) });
  const run = new Run(archive, source, id, options);
  try {
    for await (const batch of await batchesOf(archive, source, web, options)) await run.keep(batch);
    if (!run.isUnchanged && !options.signal?.aborted) await finish(archive, run);
    const outcome = options.signal?.aborted ? 'interrupted' : 'done';
    await endRun(archive, source, id, { outcome, counts: run.counts, error: null });
    return run.report(outcome);
  } catch (error) {
    if (!options.isDryRun) await endFailed(archive, run, error, options);
    if (options.signal?.aborted) return run.report('interrupted');
    throw error;
  } finally {
    await web.close();
  }
}

async function batchesOf(
  archive: Archive,
  source: Source,
  web: Web,
  options: SyncOptions,
): Promise<AsyncIterable<PreparedBatch>> {
  const preparation: Preparation = {
    source,
    listed: await countListed(archive, source.id),
    isAfresh: options.isAfresh === true,
    isShrinkingExpected: options.isShrinkingExpected === true,
  };
  const signal = options.signal ?? new AbortController().signal;
  if (await isLargeFile(source)) return prepareInWorker(archive.folder, preparation, signal);
  // The worker has its own: here it is loaded only where it is used.
  const { prepareBatches } = await import('./prepare-batches.ts');
  return prepareBatches(preparation, {
    web,
    marksOf: (keys) => readMarks(archive, source.id, keys),
    signal,
  });
}

/** Large enough that a thread of its own saves more than it costs. Lists of addresses need the web. */
async function isLargeFile({ address, format }: Source): Promise<boolean> {
  if (isWebAddress(address) || format === 'address-list' || availableParallelism() < 2) return false;
  const facts = await stat(address).catch(() => null);
  return facts?.isFile() === true && facts.size > LARGE_BYTES;
}

const LARGE_BYTES = 2_000_000;

/** What can be said only when everything was read. */
async function finish(archive: Archive, run: Run): Promise<void> {
  const { listsEverything } = formatNamed(run.source.format);
  await inTransaction(archive, async (inside) => {
    if (listsEverything && !run.failedToReadSome) {
      run.add('gone', await markGone(inside, run.source.id, run.listed));
    }
    await forgetMended(inside, run.source.id, run.id);
    await linkTranslations(inside, run.source.id);
    if (run.settings) await changeSource(inside, run.source.id, { settings: run.settings.values });
  });
}

async function endFailed(archive: Archive, run: Run, error: unknown, options: SyncOptions): Promise<void> {
  const isRefused = error instanceof SheafError && error.code === 'source-shrunk';
  const outcome = options.signal?.aborted ? 'interrupted' : isRefused ? 'refused' : 'failed';
  const says = error instanceof Error ? error.message : String(error);
  await endRun(archive, run.source, run.id, { outcome, counts: run.counts, error: says });
}
