import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Archive, checkArchive, createArchive } from '../archive/index.ts';
import { createPublication, readPublications } from '../catalogue/index.ts';
import { checkRevisions, openPublicArchive, readRevision } from '../dossiers/index.ts';
import { readDossierPage } from './dossier-page/read-dossier-page.ts';
import { saveDraft } from './save-draft.ts';

const page = `The Wells of Kestrel Plain

Fewer wells give water every year, and nobody has counted them. These pieces did, over four summers and in three districts of the plain.

Counting (2014-15)
Nine Wells in a Morning
Authors: Rosalind Aldane
Date: 4 March 2015
The Deepest Well So Far
Authors: Rosalind Aldane, Tobias Morrow
Date: 21 October 2015

Tags: wells, water
`;

let place: string;
let archive: Archive;

beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'sheaf-draft-'));
  archive = await createArchive(join(place, 'archive'), { name: 'Test' });
});
afterEach(async () => {
  await archive.close();
  rmSync(place, { recursive: true, force: true });
});

function importPage(text: string) {
  const bytes = Buffer.from(text);
  const origin = { name: 'page.txt', mediaType: 'text/plain', bytes } as const;
  return saveDraft(archive, readDossierPage({ bytes, format: 'text' }), origin, 'Editor');
}

describe('saving a draft', () => {
  test('makes a dossier with its publications, tags and periods, and the archive is whole', async () => {
    const saved = await importPage(page);
    expect(saved).toMatchObject({ revision: 1, publicationsAdded: 2, publicationsKnown: 0 });
    const { document } = await readRevision(archive, saved.id);
    expect(document).toMatchObject({ title: 'The Wells of Kestrel Plain', language: 'en' });
    expect(document.tags).toHaveLength(2);
    expect(document.sections[0]).toMatchObject({ heading: 'Counting', period: { edtf: '2014/2015' } });
    const report = await checkArchive(archive.folder, { checks: [checkRevisions] });
    expect(report.ok).toBe(true);
  });

  test('shows nothing of it to the public', async () => {
    await importPage(page);
    const gate = openPublicArchive(archive);
    expect(await gate.dossiers()).toEqual([]);
    expect((await gate.publications({ page: 1, pageSize: 10 })).items).toEqual([]);
    expect(await gate.contributors()).toEqual([]);
    expect(await gate.topics()).toEqual([]);
  });

  test('points to a publication that is there already, leaves it as it is, and tells the difference', async () => {
    const known = await createPublication(archive, {
      kind: 'dispatch',
      title: 'Nine Wells in a Morning',
      language: 'en',
      date: { edtf: '2015-03', raw: 'March 2015' },
      url: 'https://example.org/nine-wells',
      publisher: null,
      isExternal: false,
      abstract: null,
      credits: [{ name: 'Rosalind Aldane', kind: 'person', role: 'author', literal: 'R. Aldane' }],
      topics: [],
    });
    const saved = await importPage(page);
    expect(saved).toMatchObject({ publicationsAdded: 1, publicationsKnown: 1 });
    expect((await readPublications(archive, [known.id])).get(known.id)).toEqual(known);
    const note = saved.report.find((it) => it.about === 'publication-known');
    expect(note?.says).toContain('2015-03-04');
  });

  test('keeps the page as it came, the report and what was left over', async () => {
    const saved = await importPage(`${page}\nShare this page\nPost\n`);
    const kept = await archive.db.selectFrom('intake').selectAll().executeTakeFirstOrThrow();
    expect(Buffer.from(kept.raw).toString()).toContain('Share this page');
    expect(kept).toMatchObject({ dossier_id: saved.id, revision_number: 1, origin: 'page.txt' });
    expect(JSON.parse(kept.leftovers)).toContainEqual({ line: 15, text: 'Share this page' });
  });

  test('keeps one topic for a tag in two spellings of case', async () => {
    const saved = await importPage(page.replace('wells, water', 'Water, water, WATER'));
    expect((await readRevision(archive, saved.id)).document.tags).toHaveLength(1);
  });

  test('saves an empty page as an empty draft', async () => {
    const saved = await importPage('\n');
    expect((await readRevision(archive, saved.id)).document).toMatchObject({ title: null, sections: [] });
  });
});
