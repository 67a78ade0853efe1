import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Archive, createArchive } from '../archive/index.ts';
import {
  findContributor,
  findMergedContributor,
  findOrCreateContributor,
  formerOwner,
  mergeContributors,
  separateContributors,
} from './index.ts';

let folder: string;
let archive: Archive;
let kate: string;
let initial: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-'));
  archive = await createArchive(join(folder, 'archive'), { name: 'A' });
  kate = (await findOrCreateContributor(archive, { name: 'Kate Example', kind: 'person' })).id;
  initial = (await findOrCreateContributor(archive, { name: 'K. Example', kind: 'person' })).id;
});
afterEach(async () => {
  await archive.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a name that was merged into another', () => {
  beforeEach(() => mergeContributors(archive, kate, initial, 'Ed'));

  test.each(['k-example', 'K. Example', 'k. example'])('is found as the other by %j', async (wanted) => {
    expect(await findContributor(archive, wanted)).toMatchObject({ id: kate, name: 'Kate Example' });
  });

  test('is found as the other by who reads it later, who is told whose name it was', async () => {
    const found = await findOrCreateContributor(archive, { name: 'K. Example', kind: 'person' });
    expect(found).toMatchObject({ id: kate, slug: 'kate-example', namedId: initial });
  });

  test('has an address that leads to the other, wherever that one is merged into', async () => {
    expect(await formerOwner(archive, 'contributor', 'k-example')).toBe(kate);
    const third = await findOrCreateContributor(archive, { name: 'Caterina Example', kind: 'person' });
    await mergeContributors(archive, third.id, kate, 'Ed');
    expect(await formerOwner(archive, 'contributor', 'k-example')).toBe(third.id);
    await separateContributors(archive, kate);
    expect(await formerOwner(archive, 'contributor', 'k-example')).toBe(kate);
  });

  test('keeps its address from others', async () => {
    const other = await findOrCreateContributor(archive, { name: 'K Example', kind: 'organisation' });
    expect(other.slug).toBe('k-example-2');
  });

  test('is its own again when they are parted', async () => {
    expect(await findMergedContributor(archive, 'k-example')).toMatchObject({ id: initial });
    await separateContributors(archive, initial);
    expect(await findContributor(archive, 'k-example')).toMatchObject({ id: initial });
    expect(await formerOwner(archive, 'contributor', 'k-example')).toBeNull();
  });

  test('can be merged no second time, nor anything into it', async () => {
    const third = await findOrCreateContributor(archive, { name: 'Lea Muster', kind: 'person' });
    for (const [kept, merged] of [
      [third.id, initial],
      [initial, third.id],
      [initial, kate],
    ]) {
      const merging = mergeContributors(archive, kept ?? '', merged ?? '', 'Ed');
      await expect(merging).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('Kate Example'),
      });
    }
  });
});

test('a name is merged neither with itself nor with nobody', async () => {
  const itself = mergeContributors(archive, kate, kate, 'Ed');
  await expect(itself).rejects.toMatchObject({ code: 'invalid-input' });
  const nobody = mergeContributors(archive, kate, 'contributor-none', 'Ed');
  await expect(nobody).rejects.toMatchObject({ code: 'not-found' });
});

test('a name of a person and an organisation has to be named by address', async () => {
  await findOrCreateContributor(archive, { name: 'Kate Example', kind: 'organisation' });
  await expect(findContributor(archive, 'Kate Example')).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('kate-example-2 (organisation)'),
  });
});
