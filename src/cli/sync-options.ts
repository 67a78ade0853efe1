import type { Command } from 'commander';
import { Option } from 'commander';
import type { SyncOptions, WebOptions } from '../intake/index.ts';
import { type Indexer, indexDue, markForIndexing, openIndexer } from '../search/index.ts';
import type { Terminal } from './terminal.ts';

/** Options of every command that asks the web. */
export function withWebOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--contact <address>', 'web or mail address where a site’s owner can complain').env(
        'SHEAF_CONTACT',
      ),
    )
    .addOption(
      new Option('--allow-loopback', 'fetch from this machine too; only for trying things out').env(
        'SHEAF_ALLOW_LOOPBACK',
      ),
    )
    .addOption(
      new Option('--delay <ms>', 'between two requests to one host')
        .env('SHEAF_DELAY')
        .argParser(Number)
        .default(1_000),
    );
}

export interface WebChoices {
  readonly contact?: string | undefined;
  readonly allowLoopback?: boolean | undefined;
  readonly delay: number;
}

/** How the web is asked, as the command line wants it. */
export function webOptionsOf({ contact, allowLoopback, delay }: WebChoices): WebOptions {
  return {
    minimumDelayMs: delay,
    ...(contact === undefined ? {} : { contact }),
    ...(allowLoopback ? { allowLoopback: true } : {}),
  };
}

/** Puts a sync together with what follows from it in other rooms: the index, and a bar while it works. */
export function syncOptionsFor(
  terminal: Terminal,
  name: string,
): Pick<SyncOptions, 'afterBatch' | 'onProgress' | 'signal'> & { readonly end: () => void } {
  const progress = terminal.progress(name);
  const controller = new AbortController();
  const stop = () => controller.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return {
    signal: controller.signal,
    afterBatch: indexAfterBatches(),
    onProgress: (done, total) => progress.update(done, Math.max(done, total ?? done)),
    end: () => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      progress.stop();
    },
  };
}

/**
 * Keeps the index in step with what a sync takes in, in the same transaction. What comes quickly, as from a file, is only marked as due:
 * it is looked through at the end, once, by the labels that came with it. What comes slowly, as from the web, is found at once.
 */
export function indexAfterBatches(quickMs = QUICK_MS): NonNullable<SyncOptions['afterBatch']> {
  let indexer: Indexer | null = null;
  let last = performance.now();
  return async (inside, outcomes) => {
    const changed = outcomes.filter(({ what }) => what !== 'same');
    if (changed.length === 0) return;
    await markForIndexing(
      inside,
      changed.map(({ publication }) => publication),
    );
    const isQuick = performance.now() - last < quickMs;
    last = performance.now();
    if (isQuick) return;
    indexer ??= await openIndexer(inside);
    while ((await indexDue(inside, indexer)) > 0);
    last = performance.now();
  };
}

/** Between two batches. */
const QUICK_MS = 3_000;
