import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createArchive, openArchive, readProfile, writeProfile } from './index.ts';

let place: string;
let folder: string;
let other: ChildProcess | null = null;

beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'sheaf-'));
  folder = join(place, 'archive');
  await (await createArchive(folder, { name: 'A' })).close();
});
afterEach(async () => {
  if (other && other.exitCode === null && other.signalCode === null) await end(other, 'SIGKILL');
  other = null;
  rmSync(place, { recursive: true, force: true });
});

/** Another process that has the archive open for writing. */
async function holdElsewhere(): Promise<ChildProcess> {
  const script = `
    import { openArchive } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))};
    const archive = await openArchive(${JSON.stringify(folder)}, { mode: 'write', command: 'sheaf import page.html' });
    console.log('open');
    process.stdin.once('data', async () => { await archive.close(); process.exit(0); });
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--no-warnings', '-e', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  expect(child.exitCode).toBeNull();
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

describe('while another process writes', () => {
  test('a second one is told who writes, since when, and what to do', async () => {
    other = await holdElsewhere();
    await expect(openArchive(folder, { mode: 'write', waitMs: 100 })).rejects.toMatchObject({
      code: 'archive-locked',
      message: expect.stringMatching(
        new RegExp(
          `“sheaf import page.html” \\(process ${other.pid}, since \\d{4}-.*Wait until that is done`,
        ),
      ),
    });
  });

  test('an archive can be read, and no new one made over it', async () => {
    other = await holdElsewhere();
    const archive = await openArchive(folder, { mode: 'read' });
    expect((await readProfile(archive)).name).toBe('A');
    await archive.close();
  });

  test('a second one that waits gets its turn as soon as the first is done', async () => {
    other = await holdElsewhere();
    const waiting = openArchive(folder, { mode: 'write', waitMs: 30_000 });
    other.stdin?.write('done');
    const archive = await waiting;
    await writeProfile(archive, { name: 'B' });
    await archive.close();
  });

  test('a kill frees the archive at once, whatever the killed one left lying', async () => {
    other = await holdElsewhere();
    await end(other, 'SIGKILL');
    expect(existsSync(join(folder, 'write.lock.json'))).toBe(true);
    const archive = await openArchive(folder, { mode: 'write', waitMs: 0 });
    await writeProfile(archive, { name: 'B' });
    await archive.close();
  });
});

describe('in one process', () => {
  test('only one opening writes at a time', async () => {
    const first = await openArchive(folder, { mode: 'write', command: 'sheaf serve' });
    await expect(openArchive(folder, { mode: 'write', waitMs: 0 })).rejects.toMatchObject({
      code: 'archive-locked',
      message: expect.stringContaining(`“sheaf serve” (process ${process.pid}`),
    });
    await first.close();
    await (await openArchive(folder, { mode: 'write', waitMs: 0 })).close();
  });

  test('closing a reader does not free the archive for another writer', async () => {
    const writer = await openArchive(folder, { mode: 'write' });
    await (await openArchive(folder, { mode: 'read' })).close();
    await expect(openArchive(folder, { mode: 'write', waitMs: 0 })).rejects.toMatchObject({
      code: 'archive-locked',
    });
    await writer.close();
  });

  test('an opening that fails keeps nothing locked', async () => {
    const failing = openArchive(folder, { mode: 'write', migrations: [] });
    await expect(failing).rejects.toMatchObject({ code: 'archive-newer' });
    await (await openArchive(folder, { mode: 'write', waitMs: 0 })).close();
  });
});
