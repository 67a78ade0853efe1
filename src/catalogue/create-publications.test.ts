import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Archive, createArchive } from '../archive/index.ts';
import { findOrCreateTopic } from '../names/index.ts';
import { by, input, on } from './fixtures/inputs.ts';
import { createPublication, createPublications, listPublications, readPublications } from './index.ts';

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

const titles = async () =>
  (await archive.db.selectFrom('publication').select('title').execute()).map((it) => it.title);

describe('a publication', () => {
  test('is read as it was entered, its authors in order with the names as printed', async () => {
    const topic = await findOrCreateTopic(archive, 'Peace', 'en');
    const given = input({
      kind: 'external publication',
      title: '  Messages in Chalk ',
      date: { edtf: '2014-11', raw: 'November 2014' },
      url: 'https://example.org/messages',
      publisher: 'Elsewhere Press',
      isExternal: true,
      abstract: 'On walls.',
      credits: [
        { name: 'Ehsan Qaane', kind: 'person', role: 'author', literal: 'E. Qaane' },
        { name: 'AAN Team', kind: 'organisation', role: 'editor', literal: 'AAN Team' },
        { name: 'Ehsan Qaane', kind: 'person', role: 'translator', literal: 'Ehsan Qaane' },
      ],
      topics: [topic.id],
    });
    const made = await createPublication(archive, given);
    expect(made).toEqual({
      ...given,
      id: made.id,
      slug: 'messages-in-chalk',
      citeKey: 'qaane2014messages',
      title: 'Messages in Chalk',
      credits: [
        expect.objectContaining({
          name: 'Ehsan Qaane',
          slug: 'ehsan-qaane',
          role: 'author',
          literal: 'E. Qaane',
        }),
        expect.objectContaining({ name: 'AAN Team', kind: 'organisation', role: 'editor' }),
        expect.objectContaining({ name: 'Ehsan Qaane', role: 'translator' }),
      ],
    });
    expect(made.credits[0]?.id).toBe(made.credits[2]?.id);
    expect(await readPublications(archive, [made.id, 'publication-none'])).toEqual(
      new Map([[made.id, made]]),
    );
  });

  test('has an address and a cite key of its own, whatever the others are called', async () => {
    const made = await createPublications(
      archive,
      Array.from({ length: 4 }, () =>
        input({ title: 'A Black Week', date: on('2017'), credits: by('Kate Clark') }),
      ),
    );
    expect(made.map(({ slug }) => slug)).toEqual([
      'a-black-week',
      'a-black-week-2',
      'a-black-week-3',
      'a-black-week-4',
    ]);
    expect(made.map(({ citeKey }) => citeKey)).toEqual(
      ['', 'a', 'b', 'c'].map((it) => `clark2017black${it}`),
    );
    const later = await createPublication(
      archive,
      input({ title: 'Black', date: on('2017'), credits: by('Jo Clark') }),
    );
    expect(later.citeKey).toBe('clark2017blackd');
  });

  test('keeps the cite key it was given, and none that is made takes it away', async () => {
    const [one, other] = await createPublications(archive, [
      input({ title: 'War', date: on('2017') }),
      input({ title: 'Peace', citeKey: 'war2017' }),
    ]);
    expect([one?.citeKey, other?.citeKey]).toEqual(['war2017a', 'war2017']);
    await expect(
      createPublications(archive, [
        input({ title: 'First' }),
        input({ title: 'Second', citeKey: 'war2017' }),
      ]),
    ).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('war2017') });
    expect(await titles()).toEqual(['War', 'Peace']);
  });

  test.each([
    ['no title', input({ title: '  ' })],
    ['a link that runs something', input({ title: 'War', url: 'javascript:alert(1)' })],
    ['a link to nowhere', input({ title: 'War', url: 'see above' })],
    ['a date that is none', input({ title: 'War', date: on('2017-02-30') })],
    ['an author without a name', input({ title: 'War', credits: by(' ') })],
    ['a cite key that no text can cite', input({ title: 'War', citeKey: 'two words' })],
  ])('is not kept with %s, nor are those that come with it', async (_what, bad) => {
    await expect(createPublications(archive, [input({ title: 'Good' }), bad])).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(await titles()).toEqual([]);
  });

  test('is not kept with a topic that is not there', async () => {
    const bad = input({ title: 'War', topics: ['topic-none'] });
    await expect(createPublication(archive, bad)).rejects.toMatchObject({ code: 'not-found' });
    expect(await titles()).toEqual([]);
  });
});

test('ten thousand publications come in one go', async () => {
  const made = await createPublications(
    archive,
    Array.from({ length: 10_000 }, (_, at) =>
      input({
        title: `Report ${at % 100}`,
        date: on(String(2000 + (at % 20))),
        credits: by(`Author ${at % 300}`),
      }),
    ),
  );
  expect(new Set(made.map(({ slug }) => slug)).size).toBe(10_000);
  expect(new Set(made.map(({ citeKey }) => citeKey)).size).toBe(10_000);
  expect(made.map(({ title }) => title).slice(98, 102)).toEqual([
    'Report 98',
    'Report 99',
    'Report 0',
    'Report 1',
  ]);
});

test('the list goes from the newest to the oldest, those without a date last and the deleted left out', async () => {
  const given: [string, string | null][] = [
    ['B', '2016'],
    ['D', null],
    ['A', '2017-03'],
    ['Gone', '2018'],
    ['C', '2015/2016'],
  ];
  await createPublications(
    archive,
    given.map(([title, date]) => input({ title, date: date === null ? null : on(date) })),
  );
  await archive.db
    .updateTable('publication')
    .set({ deleted_at: '2026-01-01T00:00:00.000Z' })
    .where('title', '=', 'Gone')
    .execute();
  const list = async (offset: number, limit: number) =>
    (await listPublications(archive, { offset, limit })).map(({ title }) => title);
  expect(await list(0, 10)).toEqual(['A', 'B', 'C', 'D']);
  expect(await list(1, 2)).toEqual(['B', 'C']);
});
