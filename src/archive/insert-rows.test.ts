import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Archive, createArchive, insertRows, oneOf } from './index.ts';

let folder: string;
let archive: Archive;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-'));
  archive = await createArchive(folder, { name: 'A' });
});
afterEach(async () => {
  await archive.close();
  rmSync(folder, { recursive: true, force: true });
});

const setting = (number: number) => ({ key: `key ${number}`, value: `${number}` });
const count = async () => (await archive.db.selectFrom('archive_setting').select('key').execute()).length;

describe('rows that are put into a table', () => {
  it.each([0, 1, 2, 63, 64, 65, 127, 400])('are all there: %i of them', async (many) => {
    const before = await count();
    await insertRows(
      archive,
      'archive_setting',
      Array.from({ length: many }, (_, at) => setting(at)),
    );
    expect((await count()) - before).toBe(many);
  });

  it('are left out where their key is taken, if that is wanted', async () => {
    await insertRows(archive, 'archive_setting', [setting(1)]);
    await insertRows(archive, 'archive_setting', [{ key: 'key 1', value: 'x' }, setting(2)], 'leave out');
    expect(await settingOf('key 1')).toBe('1');
    expect(await settingOf('key 2')).toBe('2');
  });

  it('go over what is there, if that is wanted', async () => {
    await insertRows(archive, 'archive_setting', [setting(1)]);
    const given = [{ key: 'key 1', value: 'x' }];
    await insertRows(archive, 'archive_setting', given, { key: 'key', replace: ['value'] });
    expect(await settingOf('key 1')).toBe('x');
  });

  it('are refused where their key is taken, otherwise', async () => {
    await insertRows(archive, 'archive_setting', [setting(1)]);
    await expect(insertRows(archive, 'archive_setting', [setting(1)])).rejects.toThrow(/UNIQUE/);
  });
});

describe('a list that is looked up', () => {
  it('finds every text, whatever it is made of', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(text, { maxLength: 8, selector: (it) => it.toWellFormed() }),
        async (keys) => {
          await archive.db.deleteFrom('archive_setting').execute();
          await insertRows(
            archive,
            'archive_setting',
            keys.map((key) => ({ key, value: '' })),
          );
          const found = await archive.db
            .selectFrom('archive_setting')
            .select('key')
            .where('key', 'in', oneOf(keys))
            .execute();
          expect(found.map(({ key }) => key).sort()).toEqual(keys.map((it) => it.toWellFormed()).sort());
        },
      ),
      { numRuns: 200 },
    );
  });
});

async function settingOf(key: string): Promise<string | undefined> {
  const rows = archive.db.selectFrom('archive_setting').select('value').where('key', '=', key);
  return (await rows.executeTakeFirst())?.value;
}
