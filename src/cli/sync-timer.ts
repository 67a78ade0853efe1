import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { extname, join } from 'node:path';
import { openArchive, SheafError } from '../archive/index.ts';
import { dueSources } from '../catalogue/index.ts';
import { isAnyTextDue } from '../search/index.ts';
import type { Terminal } from './terminal.ts';

/** Looks from time to time whether sources are due, while the site is served. */
export interface SyncTimer {
  /** Lets a sync that is running end its piece. */
  stop(): Promise<void>;
}

/**
 * Syncs sources when they are due, and looks through texts that are, in a process of its own: no reader waits for it, and what goes
 * wrong in it stops nothing else. What is due is a question to the database, so nothing is lost when the machine is off.
 */
export function startSyncTimer(folder: string, terminal: Terminal, everyMs = 30_000): SyncTimer {
  const controller = new AbortController();
  let running: Promise<void> | null = null;
  const look = () => {
    running ??= doDue(folder, terminal, controller.signal).finally(() => {
      running = null;
    });
  };
  const timer = setInterval(look, everyMs);
  timer.unref();
  look();
  return {
    stop: async () => {
      clearInterval(timer);
      controller.abort();
      await running;
    },
  };
}

async function doDue(folder: string, terminal: Terminal, signal: AbortSignal): Promise<void> {
  const command = signal.aborted ? null : await whatIsDue(folder);
  if (command === null) return;
  const main = join(import.meta.dirname, `main${extname(import.meta.filename)}`);
  const child = spawn(process.execPath, [main, ...command, '--archive', folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => child.kill('SIGTERM');
  signal.addEventListener('abort', stop, { once: true });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => terminal.complain(text.trimEnd()));
  }
  await Promise.race([once(child, 'close'), once(child, 'error')]);
  signal.removeEventListener('abort', stop);
}

/** The command that does it. An archive that somebody is just restoring or migrating is looked at again the next time. */
async function whatIsDue(folder: string): Promise<readonly string[] | null> {
  try {
    const archive = await openArchive(folder, { mode: 'read' });
    try {
      if ((await dueSources(archive)).length > 0) return ['sync', '--due'];
      return (await isAnyTextDue(archive)) ? ['names', 'link', '--quiet'] : null;
    } finally {
      await archive.close();
    }
  } catch (error) {
    if (error instanceof SheafError) return null;
    throw error;
  }
}
