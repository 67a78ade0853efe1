import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Archive, createArchive } from '../archive/index.ts';
import {
  type ContributorName,
  findOrCreateContributor,
  findOrCreateContributors,
  readContributorNames,
  readContributors,
} from './index.ts';

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

const person = (name: string): ContributorName => ({ name, kind: 'person' });

describe('a contributor', () => {
  test('gets an address, and keeps the name as it was written', async () => {
    const made = await findOrCreateContributor(archive, person('Martine  van\u00a0Bijlert '));
    expect(made).toEqual({
      id: made.id,
      slug: 'martine-van-bijlert',
      kind: 'person',
      name: 'Martine van Bijlert',
      namedId: null,
    });
    const { namedId, ...contributor } = made;
    expect(await readContributors(archive, [made.id, 'contributor-none'])).toEqual(
      new Map([[made.id, contributor]]),
    );
  });

  test.each([
    ['spaces', 'Kate Clark', 'Kate  Clark '],
    ['case', 'Kate Clark', 'KATE CLARK'],
    ['Arabic and Persian ya', 'علی یاور', 'علي ياور'],
    ['Arabic and Persian kaf', 'کریمی', 'كريمي'],
    ['vowel marks and tatweel', 'محمد', 'مُحَمَّـد'],
    ['accents', 'Jelena Bjelica', 'Jelena Bjelíca'],
    ['apostrophes', 'Said D’Arcy', "Said D'Arcy"],
  ])('is one, in two spellings that differ in %s; the first stays', async (_what, first, second) => {
    const [one, other] = [
      await findOrCreateContributor(archive, person(first)),
      await findOrCreateContributor(archive, person(second)),
    ];
    expect(other).toEqual(one);
    expect(other.name).toBe(first);
  });

  test('is not the organisation of the same name', async () => {
    const [one, other] = await findOrCreateContributors(archive, [
      person('Aina'),
      { name: 'Aina', kind: 'organisation' },
    ]);
    expect(one?.id).not.toBe(other?.id);
    expect([one?.slug, other?.slug]).toEqual(['aina', 'aina-2']);
  });

  test('in Arabic script has an address in Latin letters', async () => {
    expect((await findOrCreateContributor(archive, person('احسان قانع'))).slug).toMatch(/^[a-z]+-[a-z]+$/);
  });

  test.each(['', '  ', '\u200c', '—', '...'])('is not made of “%s”', async (name) => {
    await expect(findOrCreateContributor(archive, person(name))).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(await readContributorNames(archive)).toEqual([]);
  });
});

test('the names of people are known, those of organisations are not among them', async () => {
  await findOrCreateContributors(archive, [person('Kate Clark'), { name: 'AAN Team', kind: 'organisation' }]);
  expect(await readContributorNames(archive)).toEqual(['Kate Clark']);
});

test('whatever names come in whatever order, each gets one contributor, the same every time', async () => {
  const name = fc.record({
    name: fc.constantFrom(
      'Ali',
      'ali ',
      'علی',
      'علي',
      'Kate Clark',
      'Kate  Clark',
      'KATE CLARK',
      'Ali 2',
      'Ali-2',
    ),
    kind: fc.constantFrom('person' as const, 'organisation' as const),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(name, { maxLength: 12 }), async (names) => {
      const together = await findOrCreateContributors(archive, names);
      const again: string[] = [];
      for (const it of names) again.push((await findOrCreateContributor(archive, it)).id);
      expect(together.map(({ id }) => id)).toEqual(again);
      expect(together.map(({ kind }) => kind)).toEqual(names.map(({ kind }) => kind));
      const slugs = await archive.db.selectFrom('contributor').select('slug').execute();
      expect(new Set(slugs.map(({ slug }) => slug)).size).toBe(slugs.length);
    }),
    { numRuns: 50 },
  );
});
