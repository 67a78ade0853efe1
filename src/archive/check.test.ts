import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addTopic, pictureOf } from './fixtures/contents.ts';
import {
  addMedia,
  type CheckReport,
  checkArchive,
  createArchive,
  type MediaTable,
  mediaPath,
  openArchive,
  SheafError,
} from './index.ts';

let folder: string;
let media: MediaTable;
const records = () => join(folder, 'archive.sqlite');
const picture = () => mediaPath({ folder }, media);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-'));
  const archive = await createArchive(folder, { name: 'A' });
  media = await addMedia(archive, pictureOf('map'), 'map.svg');
  for (let number = 0; number < 100; number += 1) {
    await addTopic(archive, `topic-${number}`, 'peace '.repeat(100));
  }
  await archive.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function result(report: CheckReport, check: string) {
  return report.checks.find((it) => it.check === check);
}

function changeRecords(sql: string): void {
  const database = new DatabaseSync(records(), { enableForeignKeyConstraints: false });
  database.exec(sql);
  database.close();
}

function spoilByte(file: string, at: number, length = 1): void {
  const bytes = readFileSync(file);
  for (let byte = at; byte < at + length; byte += 1) bytes[byte] = (bytes[byte] ?? 0) ^ 0xff;
  writeFileSync(file, bytes);
}

describe('checking an archive', () => {
  test('finds nothing in one that is whole, and changes nothing', async () => {
    const before = readFileSync(records());
    expect(await checkArchive(folder)).toEqual({
      ok: true,
      checks: ['database', 'references', 'media', 'files'].map((check) => ({
        check,
        ok: true,
        problems: [],
      })),
    });
    expect(readFileSync(records())).toEqual(before);
  });

  test('finds nothing while another writes', async () => {
    const writer = await openArchive(folder, { mode: 'write' });
    expect((await checkArchive(folder)).ok).toBe(true);
    await writer.close();
  });

  test('finds a byte of a picture that has turned, and names the picture', async () => {
    spoilByte(picture(), 10);
    const report = await checkArchive(folder);
    expect(report.ok).toBe(false);
    expect(result(report, 'media')).toEqual({
      check: 'media',
      ok: false,
      problems: [
        {
          where: `media/${media.sha256.slice(0, 2)}/${media.sha256}.svg`,
          says: expect.stringMatching(/not what it was.*map\.svg/),
          fix: expect.stringContaining('backup'),
        },
      ],
    });
  });

  test('finds that a picture is missing', async () => {
    rmSync(picture());
    expect(result(await checkArchive(folder), 'media')?.problems).toMatchObject([
      { says: expect.stringContaining('missing') },
    ]);
  });

  test('finds a damaged page of the database', async () => {
    const size = readFileSync(records()).length;
    spoilByte(records(), Math.floor(size / 2 / 4096) * 4096, 64);
    const report = await checkArchive(folder);
    expect(report.ok).toBe(false);
    expect(result(report, 'database')?.ok).toBe(false);
    expect(result(report, 'database')?.problems[0]?.fix).toContain('sheaf restore');
  });

  test.each([
    ['head', 0],
    ['first table', 100],
  ])('finds a database whose %s is gone', async (_what, at) => {
    spoilByte(records(), at, 64);
    const report = await checkArchive(folder);
    expect(report.ok).toBe(false);
    expect(result(report, 'database')?.problems[0]?.where).toBe('archive.sqlite');
  });

  test('finds a record that points to one that is not there', async () => {
    changeRecords("delete from concept where id = 'topic-7'");
    expect(result(await checkArchive(folder), 'references')).toMatchObject({
      ok: false,
      problems: [{ where: expect.stringMatching(/^label, row/), says: expect.stringContaining('a concept') }],
    });
  });

  test('tells of files that nobody knows and of what was never finished; nothing is lost by them', async () => {
    writeFileSync(join(folder, 'media', 'holiday.png'), '');
    writeFileSync(join(folder, 'archive.sqlite.unfinished'), '');
    const report = await checkArchive(folder);
    expect(report.ok).toBe(true);
    expect(result(report, 'files')?.problems.map(({ where }) => where)).toEqual([
      'archive.sqlite.unfinished',
      'media/holiday.png',
    ]);
  });

  test('asks the checks it is given, and says what they found', async () => {
    const problems = [{ where: 'dossier-1', says: 'is empty.', fix: 'Fill it.' }];
    const report = await checkArchive(folder, {
      checks: [
        async ({ db }) => {
          const topics = await db.selectFrom('concept').select('id').execute();
          return { check: 'revisions', ok: topics.length === 0, problems };
        },
      ],
    });
    expect(report.ok).toBe(false);
    expect(report.checks.at(-1)).toEqual({ check: 'revisions', ok: false, problems });
  });

  test('goes on where a check it is given meets damage', async () => {
    const checkRevisions = async () => {
      throw new SheafError('archive-damaged', 'revision 3 can not be read.');
    };
    const report = await checkArchive(folder, { checks: [checkRevisions] });
    expect(report.checks.at(-1)).toMatchObject({
      check: 'checkRevisions',
      ok: false,
      problems: [{ says: 'revision 3 can not be read.' }],
    });
  });

  test('tells how far it is', async () => {
    const told: [number, number][] = [];
    await checkArchive(folder, { onProgress: (done, total) => void told.push([done, total]) });
    expect(told).toEqual([[media.size_bytes, media.size_bytes]]);
  });

  test('says so where there is no archive', async () => {
    await expect(checkArchive(join(folder, 'media'))).rejects.toMatchObject({ code: 'archive-missing' });
  });
});
