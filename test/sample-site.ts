import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSampleArchive } from '../src/cli/sample-archive.ts';
import { type RunningServer, startServer } from '../src/server/index.ts';

export interface SampleSite {
  readonly folder: string;
  readonly server: RunningServer;
  stop(): Promise<void>;
}

/** The sample archive in a folder of its own, served on a free port. */
export async function startSampleSite(): Promise<SampleSite> {
  const place = mkdtempSync(join(tmpdir(), 'sheaf-site-'));
  const folder = join(place, 'archive');
  await createSampleArchive(folder);
  const server = await startServer({ folder, port: 0 });
  return {
    folder,
    server,
    stop: async () => {
      await server.close();
      rmSync(place, { recursive: true, force: true });
    },
  };
}

/** One page of every kind that the sample has. */
export const pagesOfEveryKind = [
  '/',
  '/dossiers',
  '/dossiers/iskp',
  '/dossiers/iskp/v/1',
  '/dossiers/iskp/changes/1..3',
  '/dossiers/qanun-asasi',
  '/publications',
  '/contributors',
  '/contributors/borhan-osman',
  '/topics',
  '/topics/iskp',
  '/about',
  '/search',
  '/search?q=iskp',
  '/search?q=nothing-of-the-sort',
  '/no-such-page',
] as const;
