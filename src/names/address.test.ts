import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Archive, createArchive } from '../archive/index.ts';
import { changeSlug, findOrCreateTopic, formerOwner, freeSlugs } from './index.ts';

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

const topic = (label: string) => findOrCreateTopic(archive, label, 'en');

describe('an address', () => {
  test('is made of words, and numbered where another thing of the kind has it', async () => {
    await topic('Black week');
    await topic('Black Week 2');
    expect(
      await freeSlugs(archive, 'concept', ['Black week!', 'A Black Week', 'black week', 'Black week 2']),
    ).toEqual(['black-week-3', 'a-black-week', 'black-week-4', 'black-week-2-2']);
    expect(await freeSlugs(archive, 'publication', ['Black week'])).toEqual(['black-week']);
  });

  test('of a text without letters is the name of its kind', async () => {
    expect(await freeSlugs(archive, 'dossier', ['?', '!'])).toEqual(['dossier', 'dossier-2']);
  });

  test('of a thousand things of one name is one each', async () => {
    const slugs = await freeSlugs(
      archive,
      'concept',
      Array.from({ length: 1000 }, () => 'News'),
    );
    expect(new Set(slugs).size).toBe(1000);
    expect(slugs.at(-1)).toBe('news-1000');
  });
});

describe('a changed address', () => {
  test('leads from the old one to the thing for ever, and nobody else gets it', async () => {
    const { id } = await topic('ISIS');
    await changeSlug(archive, 'concept', id, 'iskp');
    await changeSlug(archive, 'concept', id, 'islamic-state-khorasan');
    expect(await formerOwner(archive, 'concept', 'isis')).toBe(id);
    expect(await formerOwner(archive, 'concept', 'iskp')).toBe(id);
    expect(await formerOwner(archive, 'dossier', 'isis')).toBeNull();
    expect(await freeSlugs(archive, 'concept', ['ISIS'])).toEqual(['isis-2']);
  });

  test('can be changed back', async () => {
    const { id } = await topic('ISIS');
    await changeSlug(archive, 'concept', id, 'iskp');
    await changeSlug(archive, 'concept', id, 'isis');
    expect(await formerOwner(archive, 'concept', 'iskp')).toBe(id);
    expect(await formerOwner(archive, 'concept', 'isis')).toBeNull();
    expect(await archive.db.selectFrom('concept').select('slug').execute()).toEqual([{ slug: 'isis' }]);
  });

  test('may be as long as one that had to be numbered', async () => {
    const long = 'a-very-long-name-of-a-thing-that-has-exactly-sixty-letters-x';
    await topic(long);
    const [slug = ''] = await freeSlugs(archive, 'concept', [long]);
    const { id } = await topic('Other');
    await changeSlug(archive, 'concept', id, slug);
    expect(slug).toBe(`${long}-2`);
  });

  test('is refused where another thing has or had it, where it is none, and where the thing is not', async () => {
    const [one, other] = [await topic('One'), await topic('Other')];
    await changeSlug(archive, 'concept', one.id, 'first');
    for (const slug of ['first', 'one']) {
      await expect(changeSlug(archive, 'concept', other.id, slug)).rejects.toMatchObject({
        code: 'conflict',
      });
    }
    for (const slug of ['', 'Two Words', 'two--words', '../one']) {
      await expect(changeSlug(archive, 'concept', other.id, slug)).rejects.toMatchObject({
        code: 'invalid-input',
      });
    }
    await expect(changeSlug(archive, 'concept', 'topic-none', 'none')).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
