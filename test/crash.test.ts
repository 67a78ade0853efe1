import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkArchive, createArchive, openArchive } from '../src/archive/index.ts';
import { checkRevisions, createDossier, findDossier, listRevisions } from '../src/dossiers/index.ts';

const KILLS = 50;
const LONGEST_START_MS = 400;
const LONGEST_WRITING_MS = 100;

let folder: string;
let dossier: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-crash-'));
  const archive = await createArchive(folder, { name: 'Crash' });
  const document = {
    version: 1 as const,
    title: 'Water',
    workingTitle: 'Water',
    subtitle: null,
    language: 'en',
    narrative: '',
    leadFigure: null,
    figures: [],
    sections: [],
    tags: [],
    sourceRevised: null,
    sourceUrl: null,
  };
  dossier = (await createDossier(archive, { document, author: 'Writer', note: '' })).id;
  await archive.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test(`every acknowledged revision is there after the writer was killed ${KILLS} times`, async () => {
  const acknowledged = new Map<number, string>();
  let published = 0;
  for (let kill = 1; kill <= KILLS; kill += 1) {
    // Every fifth writer may be killed while it is still opening the archive.
    const told = await writeUntilKilled(kill % 5 === 0);
    for (const [, number, sha256 = ''] of told.matchAll(/^saved (\d+) (\w+)$/gm)) {
      acknowledged.set(Number(number), sha256);
    }
    for (const [, number] of told.matchAll(/^published (\d+)$/gm)) published = Number(number);
    const found = await reopen();
    for (const [number, sha256] of acknowledged) {
      expect(found.revisions.get(number), `revision ${number} after kill ${kill}`).toBe(sha256);
    }
    expect(found.publishedNumber).toBeGreaterThanOrEqual(published);
    const report = await checkArchive(folder, { checks: [checkRevisions] });
    expect(report.checks.flatMap((it) => it.problems)).toEqual([]);
    expect(report.ok).toBe(true);
  }
  expect(acknowledged.size).toBeGreaterThan(KILLS);
  expect(published).toBeGreaterThan(0);
}, 180_000);

/** What a writer told until it was killed. */
async function writeUntilKilled(isMaybeOpening: boolean): Promise<string> {
  const writer = spawn(process.execPath, [join(import.meta.dirname, 'crash-writer.ts'), folder, dossier], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const told = text(writer.stdout);
  const complained = text(writer.stderr);
  const ended = once(writer, 'exit');
  if (isMaybeOpening) await sleep(Math.random() * LONGEST_START_MS);
  else await Promise.race([once(writer.stdout, 'data'), ended]);
  await sleep(Math.random() * LONGEST_WRITING_MS);
  writer.kill('SIGKILL');
  const [, signal] = await ended;
  // Anything but our own signal is a writer that failed by itself.
  expect(signal, await complained).toBe('SIGKILL');
  return told;
}

async function reopen(): Promise<{ revisions: Map<number, string>; publishedNumber: number }> {
  const archive = await openArchive(folder, { mode: 'write' });
  try {
    const found = await findDossier(archive, dossier);
    const revisions = await listRevisions(archive, dossier);
    return {
      revisions: new Map(revisions.map((it) => [it.number, it.sha256])),
      publishedNumber: found?.publishedNumber ?? 0,
    };
  } finally {
    await archive.close();
  }
}
