// Searches in a thread of its own, with a reader of its own: SQLite answers while its thread waits, and no other request should.

import { parentPort, workerData } from 'node:worker_threads';
import { openArchive } from '../archive/index.ts';
import { openEmbeddedEngine, type SearchRequest } from '../search/index.ts';
import type { SearchReply } from './search-thread.ts';

const { folder } = workerData as { readonly folder: string }; // Only `openSearchThread` starts this.
const archive = await openArchive(folder, { mode: 'read' });
const engine = await openEmbeddedEngine(archive);

parentPort?.on(
  'message',
  ({ number, request }: { readonly number: number; readonly request: SearchRequest }) => {
    engine.search(request).then(
      (answer) => reply({ number, answer }),
      (error: unknown) =>
        reply({ number, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  },
);

function reply(message: SearchReply): void {
  parentPort?.postMessage(message);
}
