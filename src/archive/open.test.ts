import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type Archive,
  createArchive,
  inTransaction,
  openArchive,
  readProfile,
  writeProfile,
} from './index.ts';

let place: string;
let folder: string;
const open: Archive[] = [];

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'sheaf-'));
  folder = join(place, 'archive');
});
afterEach(async () => {
  for (const archive of open.splice(0)) await archive.close();
  rmSync(place, { recursive: true, force: true });
});

async function opening(archive: Promise<Archive>): Promise<Archive> {
  open.push(await archive);
  return archive;
}

async function pragma(archive: Archive, name: string): Promise<unknown> {
  const { rows } = await sql<Record<string, unknown>>`${sql.raw(`pragma ${name}`)}`.execute(archive.db);
  return Object.values(rows[0] ?? {})[0];
}

const topic = { id: 'topic-1', slug: 'peace', created_at: '2026-01-01T00:00:00.000Z' };

describe('a new archive', () => {
  test('is a folder with its records, and knows its name', async () => {
    const archive = await opening(createArchive(folder, { name: 'Group for Maps' }));
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['archive.sqlite', 'backups', 'media']));
    expect(await readProfile(archive)).toEqual({
      name: 'Group for Maps',
      tagline: '',
      language: 'en',
      about: '',
      seriesName: 'Dossier',
    });
  });

  test('has every commit on disk before it is acknowledged, and holds references', async () => {
    const archive = await opening(createArchive(folder, { name: 'A' }));
    expect(await pragma(archive, 'journal_mode')).toBe('wal');
    expect(await pragma(archive, 'synchronous')).toBe(2);
    expect(await pragma(archive, 'foreign_keys')).toBe(1);
    await expect(
      archive.db
        .insertInto('publication_topic')
        .values({ publication_id: 'none', topic_id: 'none' })
        .execute(),
    ).rejects.toThrow(/foreign key/i);
  });

  test('is not made where there is one, which stays as it was', async () => {
    await (await createArchive(folder, { name: 'First' })).close();
    await expect(createArchive(folder, { name: 'Second' })).rejects.toMatchObject({ code: 'archive-exists' });
    const archive = await opening(openArchive(folder, { mode: 'read' }));
    expect((await readProfile(archive)).name).toBe('First');
  });

  test('is not made without a name, and no folder is left', async () => {
    await expect(createArchive(folder, { name: ' ' })).rejects.toMatchObject({ code: 'invalid-input' });
    expect(readdirSync(place)).toEqual([]);
  });

  test('is not made where the folder can not be', async () => {
    writeFileSync(folder, 'a file');
    await expect(createArchive(folder, { name: 'A' })).rejects.toMatchObject({ code: 'io' });
  });
});

describe('opening', () => {
  test('says what to do where there is no archive', async () => {
    mkdirSync(folder);
    await expect(openArchive(folder, { mode: 'read' })).rejects.toMatchObject({
      code: 'archive-missing',
      message: expect.stringContaining('sheaf new'),
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each(['read', 'write'] as const)('to %s refuses a file that is no database', async (mode) => {
    mkdirSync(folder);
    writeFileSync(
      join(folder, 'archive.sqlite'),
      'This is a letter, and it is longer than a head.'.repeat(50),
    );
    await expect(openArchive(folder, { mode })).rejects.toMatchObject({ code: 'archive-damaged' });
  });

  test("refuses somebody else's database", async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'archive.sqlite'), '');
    await expect(openArchive(folder, { mode: 'read' })).rejects.toMatchObject({ code: 'archive-damaged' });
  });

  test('for reading refuses every change', async () => {
    await (await createArchive(folder, { name: 'A' })).close();
    const archive = await opening(openArchive(folder, { mode: 'read' }));
    await expect(archive.db.insertInto('concept').values(topic).execute()).rejects.toMatchObject({
      code: 'read-only',
    });
    await expect(writeProfile(archive, { name: 'B' })).rejects.toMatchObject({ code: 'read-only' });
    expect((await readProfile(archive)).name).toBe('A');
  });

  test('for reading goes on while another writes, and sees the change', async () => {
    const writer = await opening(createArchive(folder, { name: 'Before' }));
    const reader = await opening(openArchive(folder, { mode: 'read' }));
    const [readerMark, writerMark] = [reader.changeMark(), writer.changeMark()];
    expect(reader.changeMark()).toBe(readerMark);
    await writeProfile(writer, { name: 'After' });
    expect((await readProfile(reader)).name).toBe('After');
    expect(reader.changeMark()).toBeGreaterThan(readerMark);
    expect(writer.changeMark()).toBeGreaterThan(writerMark);
  });
});

describe('a transaction', () => {
  test('keeps nothing where one part of it fails', async () => {
    const archive = await opening(createArchive(folder, { name: 'A' }));
    const failing = inTransaction(archive, async (inside) => {
      await inside.db.insertInto('concept').values(topic).execute();
      await inTransaction(inside, (again) => again.db.insertInto('concept').values(topic).execute());
    });
    await expect(failing).rejects.toThrow(/unique/i);
    expect(await archive.db.selectFrom('concept').select('id').execute()).toEqual([]);
  });

  test('waits for the one before it', async () => {
    const archive = await opening(createArchive(folder, { name: 'A' }));
    const count = () => archive.db.selectFrom('concept').select('id').execute();
    await Promise.all(
      ['a', 'b', 'c'].map((id) =>
        inTransaction(archive, async (inside) => {
          await inside.db
            .insertInto('concept')
            .values({ ...topic, id, slug: id })
            .execute();
          await new Promise(setImmediate);
        }),
      ),
    );
    expect(await count()).toHaveLength(3);
  });

  test('for reading is one state, whatever is written meanwhile', async () => {
    const writer = await opening(createArchive(folder, { name: 'A' }));
    const reader = await opening(openArchive(folder, { mode: 'read' }));
    await inTransaction(reader, async (inside) => {
      expect((await readProfile(inside)).name).toBe('A');
      await writeProfile(writer, { name: 'B' });
      expect((await readProfile(inside)).name).toBe('A');
    });
    expect((await readProfile(reader)).name).toBe('B');
  });
});

describe('what was saved', () => {
  const revision = {
    dossier_id: 'dossier-1',
    number: 1,
    document: '{}',
    sha256: '0',
    author: 'Editor',
    created_at: '2026-01-01T00:00:00.000Z',
    note: '',
    change: 'update',
  } as const;
  const publishing = {
    id: 'publishing-1',
    dossier_id: 'dossier-1',
    revision_number: 1,
    published_at: '2026-01-01T00:00:00.000Z',
    published_by: 'Editor',
    note: '',
    change: 'update',
    summary: '{}',
    snapshot: '{}',
  } as const;

  async function withDossier(): Promise<Archive> {
    const archive = await opening(createArchive(folder, { name: 'A' }));
    await archive.db
      .insertInto('dossier')
      .values({
        id: 'dossier-1',
        slug: 'one',
        series_number: null,
        created_at: '2026-01-01T00:00:00.000Z',
        head_revision: 1,
        published_revision: null,
        withdrawn_at: null,
        withdrawn_by: null,
        deleted_at: null,
        deleted_by: null,
      })
      .execute();
    await archive.db.insertInto('revision').values(revision).execute();
    await archive.db.insertInto('publishing').values(publishing).execute();
    return archive;
  }

  test.each([
    ["update revision set note = 'other'", 'A revision is never changed'],
    ['delete from revision', 'A revision is never deleted'],
    ["update publishing set note = 'other'", 'A published version is never changed'],
    ['delete from publishing', 'A published version is never deleted'],
    ['insert or replace into revision select * from revision', 'never'],
  ])('stays, even against %s', async (statement, says) => {
    const archive = await withDossier();
    await expect(sql.raw(statement).execute(archive.db)).rejects.toThrow(says);
    expect(await archive.db.selectFrom('revision').selectAll().execute()).toEqual([revision]);
    expect(await archive.db.selectFrom('publishing').selectAll().execute()).toEqual([publishing]);
  });
});
