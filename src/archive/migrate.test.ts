import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createArchive, openArchive, readProfile } from './index.ts';
import { migrations } from './migrations/index.ts';

/** The number of the migration that these tests add, as files and messages have it. */
const NEXT = String(migrations.length + 1).padStart(4, '0');
const NEXT_COPY = `before-migration-${NEXT}.sqlite`;
const places = { name: 'places', sql: "create table place (name text); insert into place values ('Ghor')" };
const broken = { name: 'broken', sql: 'create table half (name text); create table half (name text)' };

let place: string;
let folder: string;

beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'sheaf-'));
  folder = join(place, 'archive');
  await (await createArchive(folder, { name: 'Kept' })).close();
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

function versionAndTables(file: string): { version: unknown; tables: unknown[] } {
  const database = new DatabaseSync(file, { readOnly: true });
  const version = database.prepare('pragma user_version').get()?.user_version;
  const tables = database
    .prepare("select name from sqlite_schema where name in ('place', 'half') order by name")
    .all()
    .map((row) => row.name);
  database.close();
  return { version, tables };
}

const records = () => join(folder, 'archive.sqlite');
const backups = () => readdirSync(join(folder, 'backups'));

describe('opening an archive of an older version', () => {
  test.each(['read', 'write'] as const)('to %s brings it to the newest', async (mode) => {
    const archive = await openArchive(folder, { mode, migrations: [...migrations, places] });
    const { rows } = await sql`select name from place`.execute(archive.db);
    expect(rows).toEqual([{ name: 'Ghor' }]);
    expect(archive.mode).toBe(mode);
    await archive.close();
    expect(versionAndTables(records())).toEqual({ version: migrations.length + 1, tables: ['place'] });
  });

  test('keeps a copy of the records from before, which opens', async () => {
    await (await openArchive(folder, { mode: 'write', migrations: [...migrations, places] })).close();
    expect(backups()).toEqual([NEXT_COPY]);
    expect(versionAndTables(join(folder, 'backups', NEXT_COPY))).toEqual({
      version: migrations.length,
      tables: [],
    });
  });

  test('makes no copy where there is nothing to do', async () => {
    await (await openArchive(folder, { mode: 'write' })).close();
    expect(backups()).toEqual([]);
  });

  test('leaves it as it was where a step fails, and says to keep the program there was', async () => {
    const opening = openArchive(folder, { mode: 'write', migrations: [...migrations, broken] });
    await expect(opening).rejects.toMatchObject({
      code: 'archive-damaged',
      message: expect.stringMatching(new RegExp(`${NEXT} \\(broken\\) failed.*Keep using the Sheaf you had`)),
    });
    expect(versionAndTables(records())).toEqual({ version: migrations.length, tables: [] });
    const archive = await openArchive(folder, { mode: 'write' });
    expect((await readProfile(archive)).name).toBe('Kept');
    await archive.close();
  });

  test('keeps the steps before the one that fails', async () => {
    const opening = openArchive(folder, { mode: 'write', migrations: [...migrations, places, broken] });
    await expect(opening).rejects.toMatchObject({ code: 'archive-damaged' });
    expect(versionAndTables(records())).toEqual({ version: migrations.length + 1, tables: ['place'] });
  });

  test('never writes over a copy from an earlier attempt', async () => {
    for (const steps of [[broken], [broken], [places]]) {
      await openArchive(folder, { mode: 'write', migrations: [...migrations, ...steps] })
        .then((archive) => archive.close())
        .catch(() => {});
    }
    expect(backups()).toHaveLength(3);
  });
});

test.each(['read', 'write'] as const)('an archive of a newer version is not opened to %s', async (mode) => {
  await (await openArchive(folder, { mode: 'write', migrations: [...migrations, places] })).close();
  await expect(openArchive(folder, { mode })).rejects.toMatchObject({
    code: 'archive-newer',
    message: expect.stringContaining(`version ${migrations.length}`),
  });
});
