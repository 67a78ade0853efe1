import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Archive, createArchive } from '../archive/index.ts';
import { by, input, on } from './fixtures/inputs.ts';
import { createPublication, type PublicationInput, recognisePublication } from './index.ts';

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

type Known = Partial<PublicationInput>;

/** Why the second is taken for the first; `null` where it is not. */
async function because(known: Known, sought: Known): Promise<string | null> {
  const title = '‘Mother of All Bombs’ Dropped on ISKP';
  await createPublication(archive, input({ title, ...known }));
  return (await recognisePublication(archive, input({ title, ...sought })))?.because ?? null;
}

describe('a publication is recognised', () => {
  test.each<[string, Known, Known]>([
    [
      'same link, same title',
      { url: 'https://example.org/a' },
      { url: 'http://www.example.org/a/?utm_source=x' },
    ],
    [
      'same link',
      { url: 'https://example.org/a' },
      { url: 'https://example.org/a', title: 'Corrected title' },
    ],
    ['same title', {}, { title: "Mother of all bombs' dropped on ISKP" }],
    ['same title, same date', { date: on('2017-04-15') }, { date: on('2017-04-15') }],
    ['same title, dates that agree', { date: on('2017-04-15') }, { date: on('2017') }],
    ['same title, dates that agree', { date: on('2017-04') }, { date: on('2017-04-15') }],
    ['same title', { date: on('2017-04-15') }, { date: null }],
    [
      'same title, an author in common',
      { credits: by('Kate Clark', 'Borhan Osman') },
      { credits: by('kate  clark') },
    ],
    ['same title, an author in common', { credits: by('Borhan Osman') }, { credits: by('B. Osman') }],
    [
      'same title, same date, an author in common',
      { title: 'War', date: on('2017'), credits: by('علی') },
      { title: 'War', date: on('2017'), credits: by('علي') },
    ],
  ])('by %s: %j, %j', async (reason, known, sought) => {
    expect(await because(known, sought)).toBe(reason);
  });

  test('by the title that its own printed name is under', async () => {
    const credits = [{ name: 'Ehsan Qaane', kind: 'person' as const, role: 'author', literal: 'Ihsan Qani' }];
    expect(await because({ credits }, { credits: by('Ihsan Qani') })).toContain('an author in common');
  });

  test('as the one of several that agrees most', async () => {
    const title = 'The week in Kabul, in numbers';
    await createPublication(archive, input({ title }));
    const exact = await createPublication(
      archive,
      input({ title, date: on('2017-06-04'), credits: by('Kate Clark') }),
    );
    await createPublication(archive, input({ title, date: on('2017-06-11'), credits: by('Kate Clark') }));
    const found = await recognisePublication(
      archive,
      input({ title, date: on('2017-06-04'), credits: by('Kate Clark') }),
    );
    expect(found?.publication).toEqual(exact);
  });
});

describe('a publication is not taken for another', () => {
  test.each<[string, Known, Known]>([
    ['of another date', { date: on('2016-04-15') }, { date: on('2017-04-15') }],
    ['of the day after', { date: on('2017-04-15') }, { date: on('2017-04-16') }],
    ['of other authors', { credits: by('Kate Clark') }, { credits: by('Thomas Ruttig') }],
    ['of an author with the same last name', { credits: by('Kate Clark') }, { credits: by('Jo Clark') }],
    [
      'that only has a short title in common',
      { title: 'Editorial' },
      { title: 'Editorial', date: on('2017') },
    ],
    ['with another title', {}, { title: '‘Mother of All Bombs’ Dropped on ISKP (2)' }],
    [
      'on the same page, with another title and date',
      { url: 'https://example.org/a', date: on('2016') },
      { url: 'https://example.org/a', title: 'Other', date: on('2017') },
    ],
    [
      'that links to the front page of the same site as well',
      { url: 'https://example.org/' },
      { url: 'https://www.example.org', title: 'Other' },
    ],
  ])('%s: %j, %j', async (_what, known, sought) => {
    expect(await because(known, sought)).toBeNull();
  });

  test('that is deleted', async () => {
    await createPublication(archive, input({ title: 'War', url: 'https://example.org/a' }));
    await archive.db.updateTable('publication').set({ deleted_at: '2026-01-01T00:00:00.000Z' }).execute();
    expect(
      await recognisePublication(archive, input({ title: 'War', url: 'https://example.org/a' })),
    ).toBeNull();
  });
});
