import { type Archive, inTransaction, SheafError } from '../../archive/index.ts';
import {
  beginRun,
  changeSource,
  countListed,
  endRun,
  forgetMended,
  markGone,
  type PieceOutcome,
  type Source,
} from '../../catalogue/index.ts';
import { openWeb, type Web, type WebOptions } from '../fetching/index.ts';
import { linkTranslations } from './link-translations.ts';
import { materialAt, type Validators } from './material.ts';
import { formatNamed } from './recognise-format.ts';
import { LEASE_MS, Run } from './run.ts';
import { refuseShrunk, shareListed } from './shrunk.ts';
import type { SourceContext, SourceFormat, SourceReading } from './source-format.ts';
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
 * there. A failure is kept with the source, with when it is tried next. Throws what the format throws, `conflict` where
 * somebody is at this source, `source-shrunk` where it suddenly lists almost nothing.
 */
export async function syncSource(
  archive: Archive,
  source: Source,
  options: SyncOptions = {},
): Promise<SyncReport> {
  if (!options.isDryRun) return syncAndKeep(archive, source, options);
  let report: SyncReport | null = null;
  try {
    await inTransaction(archive, async (inside) => {
      report = await syncAndKeep(inside, source, options);
      throw UNDO;
    });
  } catch (error) {
    if (error !== UNDO || report === null) throw error;
  }
  // Set before the transaction was undone.
  return report as unknown as SyncReport;
}

/** Thrown to undo a dry run. */
const UNDO = new SheafError('nothing-new', 'This was a dry run.');

async function syncAndKeep(archive: Archive, source: Source, options: SyncOptions): Promise<SyncReport> {
  const format = formatNamed(source.format);
  const id = await beginRun(archive, source, LEASE_MS);
  const web = openWeb({ ...options.web, ...(options.signal ? { signal: options.signal } : {}) });
  const run = new Run(archive, source, id, options);
  try {
    await readAll(run, format, contextOf(source, web, options), options);
    await finish(archive, run, format);
    const isStopped = options.signal?.aborted === true;
    const outcome = isStopped ? 'interrupted' : 'done';
    await endRun(archive, source, id, { outcome, counts: run.counts, error: null });
    return run.report(outcome);
  } catch (error) {
    await endFailed(archive, source, run, error, options);
    if (options.signal?.aborted) return run.report('interrupted');
    throw error;
  } finally {
    await web.close();
  }
}

function contextOf(source: Source, web: Web, options: SyncOptions): SourceContext {
  // Only `readOneFile` keeps validators.
  const validators = (source.state.validators ?? null) as Validators | null;
  const isAfresh = options.isAfresh === true;
  return {
    address: source.address,
    material: materialAt(source.address, web, isAfresh ? null : validators),
    web,
    settings: source.settings,
    state: isAfresh ? {} : source.state,
    isAfresh,
  };
}

/** Holds the first pieces back until it is clear that the source has not suddenly lost nearly all it had. */
async function readAll(
  run: Run,
  format: SourceFormat,
  context: SourceContext,
  options: SyncOptions,
): Promise<void> {
  const listed = await countListed(run.archive, run.source.id);
  const enough = shareListed(listed, format.listsEverything);
  const mayShrink = options.isShrinkingExpected === true || context.state.cursor !== undefined;
  const held: SourceReading[] = [];
  let isClear = mayShrink || enough === 0;
  for await (const reading of format.read(context)) {
    if (options.signal?.aborted) break;
    if (reading.type === 'unchanged') {
      run.isUnchanged = true;
      break;
    }
    if (isClear) {
      await run.take(reading);
      continue;
    }
    held.push(reading);
    const count = held.filter(isPiece).length;
    if (count < enough && !(reading.type === 'total' && reading.count >= enough)) continue;
    isClear = true;
    for (const each of held.splice(0)) await run.take(each);
  }
  if (!isClear && !run.isUnchanged && !options.signal?.aborted) {
    refuseShrunk(run.source, held.filter(isPiece).length, listed);
  }
  for (const each of held) await run.take(each);
  await run.flush();
}

function isPiece({ type }: SourceReading): boolean {
  return type === 'piece' || type === 'page';
}

/** What can be said only when everything was read. */
async function finish(archive: Archive, run: Run, format: SourceFormat): Promise<void> {
  if (run.isUnchanged || run.isStopped) return;
  await inTransaction(archive, async (inside) => {
    if (format.listsEverything && !run.failedToReadSome)
      run.add('gone', await markGone(inside, run.source.id, run.id));
    await forgetMended(inside, run.source.id, run.id);
    await linkTranslations(inside, run.source.id);
    if (run.settings) await changeSource(inside, run.source.id, { settings: run.settings.values });
  });
}

async function endFailed(
  archive: Archive,
  source: Source,
  run: Run,
  error: unknown,
  options: SyncOptions,
): Promise<void> {
  if (options.isDryRun) return;
  const isRefused = error instanceof SheafError && error.code === 'source-shrunk';
  const outcome = options.signal?.aborted ? 'interrupted' : isRefused ? 'refused' : 'failed';
  const says = error instanceof Error ? error.message : String(error);
  await endRun(archive, source, run.id, { outcome, counts: run.counts, error: says });
}
