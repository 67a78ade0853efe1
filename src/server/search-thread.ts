import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { SheafError } from '../archive/index.ts';
import type { SearchAnswer, SearchEngine, SearchRequest } from '../search/index.ts';

export type SearchReply =
  | { readonly number: number; readonly answer: SearchAnswer }
  | { readonly number: number; readonly error: string };

interface Waiting {
  readonly resolve: (answer: SearchAnswer) => void;
  readonly reject: (error: unknown) => void;
}

/** More would wait longer than anybody does. */
const MOST_WAITING = 200;

/**
 * The embedded engine in a thread of its own, which begins with the first search: who only reads needs no memory for it. A thread
 * that ended is begun anew by the next search. Throws `busy` where very many searches wait.
 */
export function openSearchThread(folder: string): SearchEngine {
  let worker: Worker | null = null;
  let count = 0;
  const waiting = new Map<number, Waiting>();

  function begin(): Worker {
    // Its own extension: in the sources it is .ts, in what is built .js.
    const file = new URL(`./search-worker${extname(import.meta.filename)}`, import.meta.url);
    const begun = new Worker(file, { workerData: { folder } });
    begun.on('message', (reply: SearchReply) => {
      const asked = waiting.get(reply.number);
      waiting.delete(reply.number);
      if ('answer' in reply) asked?.resolve(reply.answer);
      else asked?.reject(new SheafError('io', `The search failed. ${reply.error}`));
    });
    begun.on('error', (error) => end(begun, error));
    begun.on('exit', () =>
      end(begun, new SheafError('io', 'The search ended without an answer. Try again.')),
    );
    begun.unref();
    return begun;
  }
  function end(ended: Worker, error: unknown): void {
    if (worker !== ended) return;
    worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }
  return {
    search(request: SearchRequest) {
      if (waiting.size >= MOST_WAITING)
        return Promise.reject(
          new SheafError('busy', 'Very many are searching just now. Try again in a minute.'),
        );
      worker ??= begin();
      const number = ++count;
      const answered = new Promise<SearchAnswer>((resolve, reject) =>
        waiting.set(number, { resolve, reject }),
      );
      worker.postMessage({ number, request });
      return answered;
    },
    async close() {
      const ended = worker;
      worker = null;
      for (const { reject } of waiting.values()) reject(new SheafError('io', 'The server is stopping.'));
      waiting.clear();
      await ended?.terminate();
    },
  };
}
