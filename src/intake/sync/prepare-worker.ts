// Runs in a worker thread: reads a file and prepares batches of it, while the thread that started it keeps them.

import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { openArchive, SheafError } from '../../archive/index.ts';
import { readMarks } from '../../catalogue/index.ts';
import { openWeb } from '../fetching/index.ts';
import { type Preparation, prepareBatches } from './prepare-batches.ts';
import type { FromWorker } from './prepare-in-worker.ts';

/** One that is being kept, one that waits for it, one that is being made. */
const MOST_IN_FLIGHT = 2;

// Only `prepareInWorker` starts this file, with these data.
const { folder, preparation } = workerData as { readonly folder: string; readonly preparation: Preparation };
const port = parentPort;
if (port) {
  const say = (message: FromWorker) => port.postMessage(message);
  const archive = await openArchive(folder, { mode: 'read' });
  const web = openWeb();
  try {
    const batches = prepareBatches(preparation, {
      web,
      marksOf: (keys) => readMarks(archive, preparation.source.id, keys),
      signal: new AbortController().signal,
    });
    let inFlight = 0;
    port.on('message', () => {
      inFlight -= 1;
    });
    for await (const batch of batches) {
      say({ type: 'batch', batch });
      inFlight += 1;
      while (inFlight >= MOST_IN_FLIGHT) await once(port, 'message');
    }
    say({ type: 'end' });
  } catch (error) {
    if (!(error instanceof SheafError)) throw error;
    say({ type: 'error', code: error.code, message: error.message });
  } finally {
    await web.close();
    await archive.close();
    port.close();
  }
}
