import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { changeSlug } from '../names/index.ts';
import {
  emptyDocument,
  entry,
  figure,
  openWaterArchive,
  section,
  type WaterArchive,
} from './fixtures/water-archive.ts';
import {
  createDossier,
  type DossierDocument,
  deleteDossier,
  findDossier,
  hashDocument,
  listDossiers,
  listRevisions,
  readRevision,
  saveRevision,
} from './index.ts';

let water: WaterArchive;

beforeEach(async () => {
  water = await openWaterArchive();
});
afterEach(async () => water.close());

const first = { author: 'Amina', note: 'First draft' };

function create(document: DossierDocument = water.document, slug?: string) {
  return createDossier(water.archive, { ...first, document, ...(slug === undefined ? {} : { slug }) });
}

function save(id: string, document: DossierDocument, basedOn: number, author = 'Amina') {
  return saveRevision(water.archive, id, { document, author, note: 'Changed', change: 'update', basedOn });
}

describe('a new dossier', () => {
  test('is a draft with one revision, under an address made of its title', async () => {
    const { id, slug, number } = await create();
    expect([slug, number]).toEqual(['water-in-the-valley', 1]);
    expect(await readRevision(water.archive, id)).toMatchObject({
      number: 1,
      document: water.document,
      sha256: hashDocument(water.document).sha256,
      author: 'Amina',
      note: 'First draft',
      change: 'update',
      isPublished: false,
    });
  });

  test('takes its address from the working title where it has no other, and another where that is taken', async () => {
    expect((await create(emptyDocument)).slug).toBe('untitled');
    expect((await create(emptyDocument)).slug).toBe('untitled-2');
  });

  test.each(['taken', 'Not An Address', ''])(
    'refuses the address “%s” and names a free one',
    async (slug) => {
      await create(emptyDocument, 'taken');
      await expect(create(emptyDocument, slug)).rejects.toMatchObject({ code: 'conflict' });
    },
  );

  test('names everything it points to that is not there, and saves nothing', async () => {
    const document = {
      ...emptyDocument,
      sections: [section('a', 'A', [entry('e', 'no-publication')])],
      figures: [figure('f', '', 'f'.repeat(64))],
      tags: ['no-topic'],
    };
    await expect(create(document)).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringMatching(/no-publication.*no-topic.*f{64}/),
    });
    expect(await listDossiers(water.archive)).toEqual([]);
  });
});

describe('saving', () => {
  test('adds a revision and leaves the ones before as they were', async () => {
    const { id } = await create();
    const changed = { ...water.document, title: 'Water' };
    expect(await save(id, changed, 1)).toEqual({ number: 2, sha256: hashDocument(changed).sha256 });
    expect((await readRevision(water.archive, id, 1)).document).toEqual(water.document);
    expect((await readRevision(water.archive, id)).document).toEqual(changed);
    expect((await listRevisions(water.archive, id)).map((it) => it.number)).toEqual([2, 1]);
  });

  test('the same document again makes no new revision, not even when the first answer was lost', async () => {
    const { id } = await create();
    const changed = { ...water.document, title: 'Water' };
    await save(id, changed, 1);
    expect((await save(id, changed, 2)).number).toBe(2);
    expect((await save(id, changed, 1)).number).toBe(2);
  });

  test('refuses what is based on an older revision, and says who saved what when', async () => {
    const { id } = await create();
    await save(id, { ...water.document, title: 'Hers' }, 1, 'Amina');
    await expect(save(id, { ...water.document, title: 'His' }, 1, 'Jan')).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(
        /Amina saved revision 2 .* on \d{4}-\d\d-\d\dT.*“Changed”.*based on revision 1/,
      ),
    });
    expect((await readRevision(water.archive, id)).document.title).toBe('Hers');
  });

  test('in one transaction that fails leaves no revision behind', async () => {
    const { id } = await create();
    const broken = { ...water.document, tags: ['no-topic'] };
    await expect(save(id, broken, 1)).rejects.toMatchObject({ code: 'not-found' });
    expect(await listRevisions(water.archive, id)).toHaveLength(1);
  });

  test.each(['no-such-dossier'])('to %s is refused', async (id) => {
    await expect(save(id, water.document, 1)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a revision', () => {
  test('can not be changed or deleted by anybody', async () => {
    const { id } = await create();
    const { db } = water.archive;
    // Kysely's types refuse the first already; the database refuses both.
    const update = db
      .updateTable('revision')
      .set({ note: 'Other' } as object)
      .where('dossier_id', '=', id);
    await expect(update.execute()).rejects.toThrow('A revision is never changed');
    const remove = db.deleteFrom('revision').where('dossier_id', '=', id);
    await expect(remove.execute()).rejects.toThrow('A revision is never deleted');
  });

  test('that is not there is told', async () => {
    const { id } = await create();
    await expect(readRevision(water.archive, id, 2)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a dossier', () => {
  test('is found by its id, its address and its former address', async () => {
    const { id } = await create();
    await changeSlug(water.archive, 'dossier', id, 'water');
    for (const name of [id, 'water', 'water-in-the-valley']) {
      expect((await findDossier(water.archive, name))?.id).toBe(id);
    }
    expect(await findDossier(water.archive, 'no-such-dossier')).toBeNull();
  });

  test('stands in the list of editors, drafts too, last saved first; deleted ones do not', async () => {
    const { id } = await create();
    const untitled = await create(emptyDocument);
    const deleted = await create(emptyDocument);
    await save(id, { ...water.document, subtitle: 'Newer' }, 1);
    await deleteDossier(water.archive, deleted.id, { by: 'Jan' });
    const list = await listDossiers(water.archive);
    expect(list.map((it) => it.id).sort()).toEqual([id, untitled.id].sort());
    expect(list.find((it) => it.id === id)).toMatchObject({
      title: 'Water in the Valley',
      seriesNumber: null,
      headNumber: 2,
      publishedNumber: null,
      entryCount: 2,
    });
    expect(list.find((it) => it.id === untitled.id)).toMatchObject({ title: null, workingTitle: 'Untitled' });
  });
});
