import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Archive, createArchive, openArchive } from '../src/archive/index.ts';
import { createPublications } from '../src/catalogue/index.ts';
import { createDossier, openPublicArchive, publishDossier } from '../src/dossiers/index.ts';
import { inTurn, ms, type Table, times, whole } from './table.ts';

const PUBLICATIONS = 10_000;
const DOSSIERS = 200;
const ENTRIES = 50;
const LARGE = 1_000;

/** An archive of a house with a long back catalogue, and one dossier of a thousand entries. */
export async function measureOpening(): Promise<Table> {
  const place = mkdtempSync(join(tmpdir(), 'sheaf-bench-'));
  const folder = join(place, 'archive');
  const start = performance.now();
  await fill(folder);
  const filling = performance.now() - start;
  const file = join(folder, 'archive.sqlite');
  const [open = 0, home = 0, dossier = 0, large = 0, bare = 0] = await inTurn([
    () => reading(folder, async () => {}),
    () =>
      reading(folder, async (archive) => {
        const gate = openPublicArchive(archive);
        await gate.dossiers();
        await gate.publications({ page: 1, pageSize: 8 });
      }),
    () => reading(folder, (archive) => openPublicArchive(archive).dossier('dossier-7')),
    () => reading(folder, (archive) => openPublicArchive(archive).dossier('large')),
    () => {
      const database = new DatabaseSync(file, { readOnly: true });
      database.prepare('select count(*) from publication').get();
      database.close();
    },
  ]);
  const sizeMb = statSync(file).size / 1e6;
  rmSync(place, { recursive: true, force: true });
  return {
    title: `Opening an archive of ${whole(PUBLICATIONS)} publications and ${DOSSIERS} dossiers (${sizeMb.toFixed(0)} MB, filled in ${ms(filling)})`,
    columns: ['', 'median', 'ratio'],
    rows: [
      ['open', ms(open), times(open, bare)],
      ['open and read what home shows', ms(home), times(home, bare)],
      [`open and read a dossier of ${ENTRIES} entries`, ms(dossier), times(dossier, bare)],
      [`open and read a dossier of ${whole(LARGE)} entries`, ms(large), times(large, bare)],
      ['bare node:sqlite: open and count publications', ms(bare), ''],
    ],
  };
}

async function reading(folder: string, work: (archive: Archive) => Promise<unknown>): Promise<void> {
  const archive = await openArchive(folder, { mode: 'read' });
  await work(archive);
  await archive.close();
}

/** An archive of a house with a long back catalogue; the dossier `large` has a thousand entries. */
export async function fill(folder: string): Promise<void> {
  const archive = await createArchive(folder, {
    name: 'Bench',
    tagline: '',
    language: 'en',
    about: '',
    seriesName: 'Dossier',
  });
  const made = await createPublications(
    archive,
    Array.from({ length: PUBLICATIONS }, (_, at) => publicationNumber(at)),
  );
  const ids = made.map((it) => it.id);
  for (let number = 0; number < DOSSIERS; number += 1) {
    await publishOf(archive, `dossier-${number}`, ids.slice(number * ENTRIES, (number + 1) * ENTRIES));
  }
  await publishOf(archive, 'large', ids.slice(0, LARGE));
  await archive.close();
}

function publicationNumber(at: number) {
  const year = 2000 + (at % 25);
  return {
    kind: 'report',
    title: `Publication number ${at}: on water, roads and schools in district ${at % 400}`,
    language: 'en',
    date: { edtf: `${year}-0${1 + (at % 9)}-1${at % 10}`, raw: '' },
    url: `https://example.org/publications/${at}`,
    publisher: null,
    isExternal: false,
    abstract: null,
    credits: [
      { name: `Author ${at % 300}`, kind: 'person' as const, role: 'author', literal: `Author ${at % 300}` },
    ],
    topics: [],
  };
}

async function publishOf(archive: Archive, slug: string, publications: readonly string[]): Promise<void> {
  const sections = Array.from({ length: 5 }, (_, part) => ({
    id: `s${part}`,
    heading: `Part ${part + 1}`,
    period: null,
    text: '',
    figures: [],
    entries: publications
      .filter((_id, at) => at % 5 === part)
      .map((publication, at) => ({ id: `e${part}-${at}`, publication, note: 'A note on this piece.' })),
  }));
  const dossier = await createDossier(archive, {
    slug,
    document: {
      version: 1,
      title: `Dossier ${slug}`,
      workingTitle: slug,
      subtitle: null,
      language: 'en',
      narrative: 'A narrative.',
      leadFigure: null,
      figures: [],
      sections,
      tags: [],
      sourceRevised: null,
      sourceUrl: null,
    },
    author: 'bench',
    note: '',
    change: 'update',
  });
  await publishDossier(archive, dossier.id, { by: 'bench' });
}
