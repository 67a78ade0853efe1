import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addTopic, everythingIn, pictureOf } from './fixtures/contents.ts';
import {
  type Archive,
  addMedia,
  backupArchive,
  checkArchive,
  createArchive,
  mediaPath,
  openArchive,
  restoreArchive,
} from './index.ts';
import { migrations } from './migrations/index.ts';

let place: string;
let archive: Archive;
const at = (name: string) => join(place, name);

beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'sheaf-'));
  archive = await createArchive(at('archive'), { name: 'Kept', about: 'دوسیه‌ها' });
});
afterEach(async () => {
  await archive.close();
  rmSync(place, { recursive: true, force: true });
});

describe('a backup', () => {
  test('brings everything back, and what it brings back is whole', async () => {
    await addTopic(archive, 'topic-1', 'صلح');
    await addMedia(archive, pictureOf('map'), 'map.svg');
    const backup = await backupArchive(at('archive'), at('backup.tar.gz'));
    expect(backup).toMatchObject({ file: at('backup.tar.gz'), fileCount: 2 });
    expect(backup.sizeBytes).toBe(readFileSync(at('backup.tar.gz')).length);
    await restoreArchive(at('backup.tar.gz'), at('again'));
    expect(await everythingIn(at('again'))).toEqual(await everythingIn(at('archive')));
    expect(await checkArchive(at('again'))).toMatchObject({ ok: true });
    const writer = await openArchive(at('again'), { mode: 'write' });
    await addTopic(writer, 'topic-2', 'peace');
    await writer.close();
  });

  test('made while others write is of one moment', async () => {
    for (let number = 0; number < 200; number += 1)
      await addTopic(archive, `before-${number}`, 'before'.repeat(200));
    const backingUp = backupArchive(at('archive'), at('backup.tar.gz'));
    let isDone = false;
    void backingUp.finally(() => {
      isDone = true;
    });
    for (let number = 0; !isDone; number += 1) {
      await addTopic(archive, `during-${number}`, 'during');
      await new Promise(setImmediate);
    }
    await backingUp;
    await restoreArchive(at('backup.tar.gz'), at('again'));
    const again = await openArchive(at('again'), { mode: 'read' });
    const topics = await again.db.selectFrom('concept').select('id').orderBy('id').execute();
    const labels = await again.db
      .selectFrom('label')
      .select('concept_id as id')
      .orderBy('concept_id')
      .execute();
    expect(labels).toEqual(topics);
    expect(topics.length).toBeGreaterThanOrEqual(200);
    await again.close();
  });

  test('tells how far it is, up to the end', async () => {
    await addMedia(archive, pictureOf('map'), 'map.svg');
    const told: [number, number][] = [];
    const onProgress = (done: number, total: number) => void told.push([done, total]);
    await backupArchive(at('archive'), at('backup.tar.gz'), { onProgress });
    await restoreArchive(at('backup.tar.gz'), at('again'), { onProgress });
    expect(told.length).toBeGreaterThan(2);
    for (const [done, total] of told) expect(done).toBeLessThanOrEqual(total);
    expect(told.at(-1)?.[0]).toBe(told.at(-1)?.[1]);
  });

  test('leaves nothing but itself', async () => {
    const before = readdirSync(at('archive'));
    await backupArchive(at('archive'), at('backup.tar.gz'));
    expect(readdirSync(place).sort()).toEqual(['archive', 'backup.tar.gz']);
    expect(readdirSync(at('archive'))).toEqual(before);
    expect(readdirSync(at('archive/backups'))).toEqual([]);
  });

  test.each([
    ['is missing', (file: string) => rmSync(file)],
    ['is not what it was', (file: string) => writeFileSync(file, pictureOf('moon'))],
  ])('is not made where a picture %s', async (_what, spoil) => {
    spoil(mediaPath(archive, await addMedia(archive, pictureOf('map'), 'map.svg')));
    await expect(backupArchive(at('archive'), at('backup.tar.gz'))).rejects.toMatchObject({
      code: 'archive-damaged',
      message: expect.stringContaining('sheaf check'),
    });
    expect(readdirSync(place)).toEqual(['archive']);
    expect(readdirSync(at('archive/backups'))).toEqual([]);
  });

  test('is not made of an archive that a later Sheaf has been at', async () => {
    await archive.close();
    const newer = [...migrations, { name: 'places', sql: 'create table place (name text)' }];
    archive = await openArchive(at('archive'), { mode: 'write', migrations: newer });
    await expect(backupArchive(at('archive'), at('backup.tar.gz'))).rejects.toMatchObject({
      code: 'archive-newer',
    });
  });

  test('never writes over a file, and needs an archive and a folder to go to', async () => {
    writeFileSync(at('letter.txt'), 'Dear');
    await expect(backupArchive(at('archive'), at('letter.txt'))).rejects.toMatchObject({ code: 'conflict' });
    expect(readFileSync(at('letter.txt'), 'utf8')).toBe('Dear');
    await expect(backupArchive(at('nowhere'), at('b.tar.gz'))).rejects.toMatchObject({
      code: 'archive-missing',
    });
    await expect(backupArchive(at('archive'), at('no/b.tar.gz'))).rejects.toMatchObject({ code: 'io' });
  });
});

test('whatever is in an archive, restoring its backup gives it back', async () => {
  const contents = fc.record({
    labels: fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 20 }),
    pictures: fc.array(fc.string({ unit: 'grapheme', maxLength: 200 }), { maxLength: 5 }),
  });
  await fc.assert(
    fc.asyncProperty(contents, async ({ labels, pictures }) => {
      const folder = mkdtempSync(join(place, 'any-'));
      const made = await createArchive(join(folder, 'archive'), { name: 'Any' });
      for (const [index, label] of labels.entries()) await addTopic(made, `topic-${index}`, label);
      for (const picture of pictures) await addMedia(made, pictureOf(picture.replaceAll('>', '')), 'any.svg');
      await made.close();
      await backupArchive(join(folder, 'archive'), join(folder, 'backup.tar.gz'));
      await restoreArchive(join(folder, 'backup.tar.gz'), join(folder, 'again'));
      expect(await everythingIn(join(folder, 'again'))).toEqual(await everythingIn(join(folder, 'archive')));
    }),
    { numRuns: 15 },
  );
});
