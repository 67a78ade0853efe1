// Saves revision after revision of one dossier, and publishes some, until it is killed. Tells each on a line of its own as
// soon as the archive has acknowledged it, and never earlier: `saved 12 9f86d0…`, `published 12`.
//
//   node test/crash-writer.ts FOLDER DOSSIER

import { writeSync } from 'node:fs';
import { openArchive } from '../src/archive/index.ts';
import { publishDossier, readRevision, saveRevision } from '../src/dossiers/index.ts';

const PUBLISH_EVERY = 4;

const [, , folder = '', dossier = ''] = process.argv;
const archive = await openArchive(folder, { mode: 'write' });
tell('opened');
for (;;) {
  const head = await readRevision(archive, dossier);
  const saved = await saveRevision(archive, dossier, {
    document: { ...head.document, narrative: `After revision ${head.number}. ${'Water. '.repeat(500)}` },
    author: 'Writer',
    note: '',
    change: 'update',
    basedOn: head.number,
  });
  tell(`saved ${saved.number} ${saved.sha256}`);
  if (saved.number % PUBLISH_EVERY !== 0) continue;
  const published = await publishDossier(archive, dossier, { by: 'Writer' });
  tell(`published ${published.number}`);
}

/** Written at once, so that nothing acknowledged is lost with the process. */
function tell(line: string): void {
  writeSync(1, `${line}\n`);
}
