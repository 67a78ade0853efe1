import { on } from 'node:events';
import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import { type ErrorCode, SheafError } from '../../archive/index.ts';
import type { Preparation, PreparedBatch } from './prepare-batches.ts';

export type FromWorker =
  | { readonly type: 'batch'; readonly batch: PreparedBatch }
  | { readonly type: 'end' }
  | { readonly type: 'error'; readonly code: ErrorCode; readonly message: string };

/**
 * What `prepareBatches` gives, made in a thread of its own while this one keeps what came before: for large files, on
 * machines with two cores or more. Only for sources that ask nothing of the web.
 */
export async function* prepareInWorker(
  folder: string,
  preparation: Preparation,
  signal: AbortSignal,
): AsyncGenerator<PreparedBatch> {
  keepNewSpaceSmall();
  // Its own extension: in the sources it is .ts, in what is built .js.
  const file = new URL(`./prepare-worker${extname(import.meta.filename)}`, import.meta.url);
  const worker = new Worker(file, {
    workerData: { folder, preparation },
    resourceLimits: await limitsFor(preparation),
  });
  try {
    for await (const [message] of on(worker, 'message', { close: ['exit'] })) {
      if (signal.aborted) return;
      const said = message as FromWorker; // Only our own worker speaks here.
      if (said.type === 'end') return;
      if (said.type === 'error') throw new SheafError(said.code, said.message);
      yield said.batch;
      worker.postMessage('more');
    }
    if (!signal.aborted) throw new SheafError('io', 'Reading the file ended without a word. Try again.');
  } finally {
    await worker.terminate();
  }
}

/**
 * V8 lets the space for new objects grow while much of a batch lives through its collections, and what was promoted from it
 * then lies about: with 100,000 posts this took 200 MB more. From here on it grows no further; the worker begins with what
 * is enough for it, because with less it would collect all the time.
 */
function keepNewSpaceSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--min-semi-space-size=10');
}

/** Formats that are read as they come: for them garbage is collected so soon that a large file takes hardly more than a small one. */
const STREAMED = new Set(['wordpress-export', 'json-lines']);

/** What every post leaves behind to be known again (its key, its picture) comes to some 50 MB for a gigabyte; twice that is given. */
async function limitsFor({ source }: Preparation): Promise<ResourceLimits> {
  if (!STREAMED.has(source.format)) return {};
  const { size } = await stat(source.address);
  return { maxOldGenerationSizeMb: 96 + Math.ceil(size / 10_000_000), maxYoungGenerationSizeMb: 32 };
}
