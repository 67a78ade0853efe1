import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeExport } from '../bench/wordpress-posts.ts';
import { checkArchive, createArchive, openArchive } from '../src/archive/index.ts';
import { findByWords } from './find-by-words.ts';

const POSTS = 2_400;
const KILLS = 6;

let place: string;
let file: string;

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'sheaf-sync-'));
  file = join(place, 'export.xml');
  await writeExport(file, POSTS, 7);
}, 60_000);
afterAll(() => rmSync(place, { recursive: true, force: true }));

test(`a sync that was killed ${KILLS} times ends as one that was not, with nothing lost and nothing doubled`, async () => {
  const [calm, disturbed] = [join(place, 'calm'), join(place, 'disturbed')];
  for (const folder of [calm, disturbed]) await (await createArchive(folder, { name: 'Sync' })).close();
  await syncFor(calm, null);
  const counts: number[] = [];
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await syncFor(disturbed, 900 + Math.random() * 1_500);
    const report = await checkArchive(disturbed);
    expect(report.checks.flatMap((it) => it.problems)).toEqual([]);
    counts.push((await contentsOf(disturbed)).titles.length);
  }
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  await syncFor(disturbed, null);
  expect(await contentsOf(disturbed)).toEqual(await contentsOf(calm));
}, 120_000);

/** Killed after that time; `null`: not at all. */
async function syncFor(folder: string, killAfterMs: number | null): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'sync-writer.ts'), folder, file], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'close');
  if (killAfterMs !== null) {
    await Promise.race([sleep(killAfterMs), ended]);
    child.kill('SIGKILL');
  }
  const [code] = await ended;
  if (killAfterMs === null) expect(code).toBe(0);
}

async function contentsOf(folder: string) {
  const archive = await openArchive(folder, { mode: 'read' });
  const rows = await archive.db
    .selectFrom('publication')
    .innerJoin('publication_text', 'publication_text.publication_id', 'publication.id')
    .select(['title', 'date_edtf', 'text'])
    .orderBy('title')
    .orderBy('text')
    .execute();
  const items = await archive.db.selectFrom('source_item').select('key').orderBy('key').execute();
  const found = await findByWords(archive, 'water');
  await archive.close();
  return { titles: rows, items, found: found.length };
}
