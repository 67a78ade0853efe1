import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openWaterArchive, type WaterArchive } from './fixtures/water-archive.ts';
import {
  createDossier,
  type DossierDocument,
  deleteDossier,
  findDossier,
  listRevisions,
  openPublicArchive,
  publishDossier,
  restoreDossier,
  saveRevision,
  undeleteDossier,
  withdrawDossier,
} from './index.ts';

let water: WaterArchive;
let id: string;
const saved = { author: 'Editor', note: 'Wells added', change: 'update' } as const;

beforeEach(async () => {
  water = await openWaterArchive();
  const made = await createDossier(water.archive, {
    document: water.document,
    author: 'Editor',
    note: 'First',
  });
  id = made.id;
});
afterEach(async () => water.close());

function save(
  changes: Partial<DossierDocument>,
  basedOn: number,
  change: 'update' | 'correction' = 'update',
) {
  const document = { ...water.document, ...changes };
  return saveRevision(water.archive, id, { ...saved, change, document, basedOn });
}

const gate = () => openPublicArchive(water.archive);

describe('publishing', () => {
  test('makes the newest revision public, with its number in the series', async () => {
    expect(await publishDossier(water.archive, id, { by: 'Chief' })).toEqual({ number: 1, seriesNumber: 1 });
    expect(await gate().dossier('water-in-the-valley')).toMatchObject({
      title: 'Water in the Valley',
      seriesNumber: 1,
      entryCount: 2,
      version: { number: 1, publishedBy: 'Chief', note: 'First', change: 'update' },
    });
  });

  test('counts the series across the archive, and a dossier keeps its number', async () => {
    const other = await createDossier(water.archive, {
      document: { ...water.document, title: 'Other' },
      author: 'Editor',
      note: '',
    });
    await publishDossier(water.archive, other.id, { by: 'Chief' });
    expect(await publishDossier(water.archive, id, { by: 'Chief' })).toEqual({ number: 1, seriesNumber: 2 });
    await save({ subtitle: 'Wells' }, 1);
    expect(await publishDossier(water.archive, id, { by: 'Chief' })).toEqual({ number: 2, seriesNumber: 2 });
  });

  test('lets a draft run ahead of what the public sees', async () => {
    await publishDossier(water.archive, id, { by: 'Chief' });
    await save({ title: 'Not yet' }, 1);
    expect((await gate().dossier('water-in-the-valley'))?.title).toBe('Water in the Valley');
    expect(await findDossier(water.archive, id)).toMatchObject({ headNumber: 2, publishedNumber: 1 });
  });

  test('publishes the revision named, with words and kind of its own', async () => {
    await save({ subtitle: 'Two' }, 1);
    await save({ subtitle: 'Three' }, 2);
    await publishDossier(water.archive, id, {
      revision: 2,
      by: 'Chief',
      note: 'Put right',
      change: 'correction',
    });
    expect(await gate().dossier('water-in-the-valley')).toMatchObject({
      subtitle: 'Two',
      version: { number: 2, note: 'Put right', change: 'correction' },
    });
    expect((await listRevisions(water.archive, id)).map((it) => [it.number, it.isPublished])).toEqual([
      [3, false],
      [2, true],
      [1, false],
    ]);
  });

  test('refuses a dossier without a title, and nothing of it becomes public', async () => {
    await save({ title: null }, 1);
    await expect(publishDossier(water.archive, id, { by: 'Chief' })).rejects.toMatchObject({
      code: 'title-missing',
    });
    expect(await gate().publication(water.canals.slug)).toBeNull();
  });

  test('refuses a version that was published already', async () => {
    await publishDossier(water.archive, id, { by: 'Chief' });
    await expect(publishDossier(water.archive, id, { by: 'Chief' })).rejects.toMatchObject({
      code: 'nothing-new',
    });
  });

  test('refuses a revision older than the public version', async () => {
    await save({ subtitle: 'Two' }, 1);
    await publishDossier(water.archive, id, { by: 'Chief' });
    await expect(publishDossier(water.archive, id, { revision: 1, by: 'Chief' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  test('refuses a revision that is not there', async () => {
    await expect(publishDossier(water.archive, id, { revision: 9, by: 'Chief' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('makes public what the dossier lists or cites, and nothing else', async () => {
    await publishDossier(water.archive, id, { by: 'Chief' });
    const { items } = await gate().publications({ page: 1, pageSize: 10 });
    expect(items.map((it) => it.title)).toEqual([
      'Wells Run Dry',
      'Who Owns the Canals',
      'Rivers of the Valley',
    ]);
    expect(await gate().publication(water.dams.slug)).toBeNull();
  });
});

describe('a published dossier that is withdrawn', () => {
  beforeEach(async () => {
    await publishDossier(water.archive, id, { by: 'Chief' });
    await withdrawDossier(water.archive, id, { by: 'Chief' });
  });

  test('is gone for readers, its versions too, and comes back as it was', async () => {
    expect(await gate().dossier('water-in-the-valley')).toBeNull();
    expect(await gate().edition('water-in-the-valley', 1)).toBeNull();
    expect(await gate().dossiers()).toEqual([]);
    await restoreDossier(water.archive, id);
    expect((await gate().dossier('water-in-the-valley'))?.version.number).toBe(1);
  });

  test('keeps who withdrew it and when', async () => {
    expect((await findDossier(water.archive, id))?.withdrawn).toMatchObject({ by: 'Chief' });
  });

  test('is public again when a corrected version is published', async () => {
    await save({ subtitle: 'Corrected' }, 1, 'correction');
    await publishDossier(water.archive, id, { by: 'Chief' });
    expect((await gate().dossier('water-in-the-valley'))?.subtitle).toBe('Corrected');
  });
});

test('a dossier that was never published can not be withdrawn', async () => {
  await expect(withdrawDossier(water.archive, id, { by: 'Chief' })).rejects.toMatchObject({
    code: 'conflict',
  });
});

test('a deleted dossier is gone for readers, takes no changes, and comes back as it was', async () => {
  await publishDossier(water.archive, id, { by: 'Chief' });
  await deleteDossier(water.archive, id, { by: 'Chief' });
  expect(await gate().dossier('water-in-the-valley')).toBeNull();
  await expect(save({ subtitle: 'Two' }, 1)).rejects.toMatchObject({ code: 'conflict' });
  await expect(publishDossier(water.archive, id, { by: 'Chief' })).rejects.toMatchObject({
    code: 'conflict',
  });
  await undeleteDossier(water.archive, id);
  expect((await gate().dossier('water-in-the-valley'))?.title).toBe('Water in the Valley');
});
