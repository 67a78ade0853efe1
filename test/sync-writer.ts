// Syncs one file into an archive, until it is done or killed.
//
//   node test/sync-writer.ts FOLDER FILE

import { openArchive } from '../src/archive/index.ts';
import { addSource } from '../src/catalogue/index.ts';
import { indexAfterBatches } from '../src/cli/sync-options.ts';
import { syncSource } from '../src/intake/index.ts';

const [, , folder = '', address = ''] = process.argv;
const archive = await openArchive(folder, { mode: 'write' });
const source = await addSource(archive, {
  format: 'wordpress-export',
  address,
  name: 'Export',
  by: 'Writer',
});
await syncSource(archive, source, {
  afterBatch: indexAfterBatches(0),
});
await archive.close();
