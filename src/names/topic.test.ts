import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Archive, createArchive } from '../archive/index.ts';
import {
  addLabel,
  createTopic,
  findOrCreateTopic,
  findTopic,
  type Label,
  preferredLabel,
  readTopics,
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

const label = (text: string, language: string | null, type: Label['type'] = 'preferred'): Label => ({
  text,
  language,
  type,
});
const nangarhar = [
  label('ننگرهار', 'prs'),
  label('Nangarhar', 'en'),
  label('Nangarhar Province', 'en', 'alternative'),
  label('Nangrahar', 'en', 'hidden'),
  label('Eastern zone', 'en', 'alternative'),
];

describe('a topic', () => {
  test('keeps its labels in the order they were given, preferred ones first, misspellings last', async () => {
    const topic = await createTopic(archive, { slug: 'nangarhar', labels: nangarhar });
    expect(topic.slug).toBe('nangarhar');
    expect(topic.labels.map(({ text }) => text)).toEqual([
      'ننگرهار',
      'Nangarhar',
      'Nangarhar Province',
      'Eastern zone',
      'Nangrahar',
    ]);
    expect((await readTopics(archive, [topic.id])).get(topic.id)).toEqual(topic);
  });

  test('takes its address from its English label where it has one', async () => {
    expect((await createTopic(archive, { labels: nangarhar })).slug).toBe('nangarhar');
  });

  test.each(['Nangarhar', ' nangarhar  PROVINCE', 'Nangrahar', 'ننگرهار', 'ننگرھار'])(
    'is found by any of its labels: %s',
    async (text) => {
      const topic = await createTopic(archive, { labels: nangarhar });
      expect((await findTopic(archive, text))?.id).toBe(topic.id);
      expect((await findOrCreateTopic(archive, text, 'en')).id).toBe(topic.id);
    },
  );

  test('is found rather by the label that it prefers than by one that another has as well', async () => {
    await createTopic(archive, {
      labels: [label('Islamic State', 'en'), label('Daesh', 'en', 'alternative')],
    });
    const daesh = await createTopic(archive, { labels: [label('Daesh', 'en')] });
    expect((await findTopic(archive, 'daesh'))?.id).toBe(daesh.id);
  });

  test('is made where no label leads to one', async () => {
    const topic = await findOrCreateTopic(archive, '  Peace   process ', 'en');
    expect(topic).toMatchObject({
      slug: 'peace-process',
      labels: [{ text: 'Peace process', language: 'en', type: 'preferred' }],
    });
    expect(await findTopic(archive, 'war')).toBeNull();
  });

  test('gets another label once', async () => {
    const { id } = await createTopic(archive, { labels: [label('Peace', 'en')] });
    await addLabel(archive, id, label('سوله', 'ps'));
    const topic = await addLabel(archive, id, label(' سوله ', 'ps'));
    expect(topic.labels.map(({ text }) => text)).toEqual(['Peace', 'سوله']);
    await expect(addLabel(archive, id, label(' ', 'ps'))).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(addLabel(archive, 'topic-none', label('x', 'en'))).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test.each([
    ['no label', []],
    ['only a misspelling', [label('Nangrahar', 'en', 'hidden')]],
    ['only an empty label', [label('  ', 'en')]],
    ['an empty label among others', [label('Peace', 'en'), label('', 'ps')]],
  ])('is not made with %s', async (_what, labels) => {
    await expect(createTopic(archive, { labels })).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await archive.db.selectFrom('concept').selectAll().execute()).toEqual([]);
  });
});

describe('the label that is shown', () => {
  const labels = [
    label('Peace', 'en'),
    label('صلح', 'fa'),
    label('آشتی', 'prs', 'alternative'),
    label('Paix', 'fr-CA'),
    label('Friede', 'de', 'hidden'),
  ];

  test.each([
    ['en', 'Peace'],
    ['en-GB', 'Peace'],
    ['prs', 'صلح'],
    ['fa-AF', 'صلح'],
    ['fr', 'Paix'],
    ['de', 'Peace'],
    ['ps', 'Peace'],
  ])('in %s is %s', (language, text) => {
    expect(preferredLabel(labels, language)?.text).toBe(text);
  });

  test('is an alternative one where none is preferred, and never a misspelling', () => {
    expect(
      preferredLabel([label('Friede', 'de', 'hidden'), label('Ruhe', 'de', 'alternative')], 'de')?.text,
    ).toBe('Ruhe');
    expect(preferredLabel([label('Friede', 'de', 'hidden')], 'de')).toBeNull();
  });
});
