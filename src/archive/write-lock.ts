import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { SheafError } from './errors.ts';

/** Who writes; kept beside the lock for the message only, never believed for anything else. */
const holderSchema = z.object({ pid: z.number(), command: z.string(), since: z.string() });

export interface WriteLock {
  release(): void;
}

/**
 * Takes the one right to write to an archive. It is a lock of the operating system, held through a second SQLite file, so
 * that it ends with the process however that ends. Throws `archive-locked`, which says who holds it, after `waitMs`.
 */
export async function takeWriteLock(folder: string, waitMs: number, command: string): Promise<WriteLock> {
  const deadline = Date.now() + waitMs;
  for (;;) {
    const lock = tryLock(folder);
    if (lock) return announced(folder, lock, command);
    if (Date.now() >= deadline) throw lockedError(folder);
    await sleep(RETRY_MS);
  }
}

/** The command that this process runs, for the message to whoever has to wait for it. */
export function ownCommand(): string {
  const [, script = 'node', ...words] = process.argv;
  return [basename(script), ...words].join(' ');
}

/**
 * The file is never opened by other means than SQLite: closing any other handle to it would end the lock (POSIX
 * advisory locks belong to the process and the file, not to the handle).
 */
function tryLock(folder: string): DatabaseSync | null {
  const lock = new DatabaseSync(join(folder, 'write.lock'), { timeout: 0 });
  try {
    lock.exec('begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return null;
    throw new SheafError(
      'io',
      `${folder}: the archive could not be locked. May you write to the folder?`,
      error,
    );
  }
}

function announced(folder: string, lock: DatabaseSync, command: string): WriteLock {
  const note = join(folder, HOLDER_FILE);
  writeFileSync(note, JSON.stringify({ pid: process.pid, command, since: new Date().toISOString() }));
  return {
    release: () => {
      rmSync(note, { force: true });
      lock.close();
    },
  };
}

function lockedError(folder: string): SheafError {
  return new SheafError(
    'archive-locked',
    `The archive ${folder} is being written to by ${holderOf(folder)}. Wait until that is done, or end it, then try again. Reading is possible all the while.`,
  );
}

function holderOf(folder: string): string {
  try {
    const holder = holderSchema.parse(JSON.parse(readFileSync(join(folder, HOLDER_FILE), 'utf8')));
    return `“${holder.command}” (process ${holder.pid}, since ${holder.since})`;
  } catch {
    // The holder is between taking the lock and saying so, or just gone.
    return 'another process';
  }
}

const HOLDER_FILE = 'write.lock.json';
const RETRY_MS = 50;
const SQLITE_BUSY = 5;
