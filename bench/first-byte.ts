import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive, readProfile, writeProfile } from '../src/archive/index.ts';
import { fill } from './opening.ts';
import { startProduct } from './product.ts';
import { median, ms, type Table } from './table.ts';

const ROUNDS = 15;

/** First byte of pages that are not kept: before each request the archive changes, and everything kept is forgotten. */
export async function measureFirstByte(): Promise<Table> {
  const place = mkdtempSync(join(tmpdir(), 'sheaf-bench-'));
  const folder = join(place, 'archive');
  await fill(folder);
  const server = await startProduct(folder);
  const rows: string[][] = [];
  for (const [name, path] of [
    ['a dossier of 50 entries', '/dossiers/dossier-7'],
    ['a dossier of 1,000 entries', '/dossiers/large'],
    ['home, 201 dossiers', '/'],
  ] as const) {
    for (const encoding of ['identity', 'br']) {
      const taken: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        await change(folder, round);
        taken.push(await untilFirstByte(server.port, path, encoding));
      }
      rows.push([`${name}, ${encoding}`, ms(median(taken)), ms(Math.max(...taken))]);
    }
  }
  await server.stop();
  rmSync(place, { recursive: true, force: true });
  return {
    title: 'First byte of a page that is not kept',
    columns: ['', 'median', 'slowest'],
    rows,
    remark:
      'Target: a dossier of 1,000 entries under 100 ms. The slowest is the first, in a process that has just begun.',
  };
}

async function change(folder: string, round: number): Promise<void> {
  const archive = await openArchive(folder, { mode: 'write' });
  await writeProfile(archive, { ...(await readProfile(archive)), tagline: `round ${round}` });
  await archive.close();
}

function untilFirstByte(port: number, path: string, encoding: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const from = performance.now();
    get({ host: '127.0.0.1', port, path, headers: { 'accept-encoding': encoding } }, (response) => {
      response.once('data', () => resolve(performance.now() - from));
      response.resume();
    }).once('error', reject);
  });
}
