import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Archive, createArchive } from '../archive/index.ts';
import {
  addSource,
  importedRecordSchema,
  mergePublications,
  openPairs,
  proposeDuplicates,
  readRelations,
  separatePublications,
  takeIn,
  textSignature,
  waitingPairs,
} from './index.ts';

let folder: string;
let archive: Archive;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-'));
  archive = await createArchive(join(folder, 'archive'), { name: 'A' });
});
afterEach(async () => {
  await archive.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A text of 300 words, of which `changed` are others than in the same text with 0. */
function textWith(changed: number, first = 0): string {
  const words = Array.from({ length: 300 }, (_, at) => `word${first + at}`);
  for (let at = 0; at < changed; at += 1) words[at * Math.floor(300 / changed)] = `changed${at}`;
  return words.join(' ');
}

interface Given {
  readonly title: string;
  readonly text: string;
  readonly url?: string;
  readonly on?: string;
  readonly by?: string;
}

/** Takes pieces in, as a sync does; gives the ids of their publications. */
async function take(...pieces: readonly Given[]): Promise<string[]> {
  const { id: source } = await addSource(archive, { format: 'feed', address: 'x', name: 'x', by: 'test' });
  const outcomes = await takeIn(
    archive,
    { source, run: 'run' },
    pieces.map(({ title, text, url = null, on, by }) => ({
      key: `${title} ${text.length} ${on} ${url}`,
      fingerprint: '',
      validators: null,
      text: { html: null, text, signature: textSignature(text) },
      record: importedRecordSchema.parse({
        ...EMPTY,
        title,
        url,
        date: on === undefined ? null : { edtf: on, raw: on },
        credits: by === undefined ? [] : [{ name: by, kind: 'person', role: 'author', literal: by }],
      }),
    })),
  );
  return outcomes.map((it) => it.publication);
}

const EMPTY = {
  subtitle: null,
  kind: null,
  modified: null,
  language: 'en',
  publisher: null,
  isExternal: false,
  abstract: null,
  topics: [],
  identifiers: [],
  citeKey: null,
  details: {},
  pictures: [],
  translationOf: null,
  translations: [],
  origins: {},
};

const FLOOD = { title: 'After the flood', on: '2019-03-01', by: 'Kate Example', text: textWith(0) };

describe('proposing duplicates', () => {
  test('lets the same text under another title wait, with how alike the texts are', async () => {
    const [one = '', other = ''] = await take(FLOOD, {
      ...FLOOD,
      title: 'What the water left',
      on: '2021-06-06',
      text: textWith(3),
    });
    expect(await proposeDuplicates(archive)).toMatchObject({ texts: 2, alike: 1, waiting: 1 });
    const [pair] = await waitingPairs(archive, 'publication');
    expect([pair?.one, pair?.other].sort()).toEqual([one, other].sort());
    expect(pair?.likeness).toBeGreaterThan(0.8);
  });

  test('relates a copy on another site, and says of which it is one by who was first', async () => {
    const [original = '', copy = ''] = await take(
      { ...FLOOD, url: 'https://own.example/flood' },
      {
        title: 'The waters of spring, told anew',
        text: FLOOD.text,
        on: '2019-04-09',
        url: 'https://other.example/1',
      },
    );
    expect(await proposeDuplicates(archive)).toMatchObject({ copies: 1, waiting: 0 });
    expect(await readRelations(archive, copy)).toMatchObject([
      { from: copy, type: 'copy-of', to: original, by: null },
    ]);
  });

  test('leaves parts of a series alone, however alike', async () => {
    await take(
      { title: 'Figures of the valley, part 1', text: textWith(0), on: '2019-01-01', by: 'Kate Example' },
      { title: 'Figures of the valley, part 2', text: textWith(12), on: '2019-02-01', by: 'Kate Example' },
    );
    expect(await proposeDuplicates(archive)).toMatchObject({ alike: 1, different: 1, waiting: 0 });
  });

  test('looks only at what a sync brought in, where that is asked', async () => {
    const others = { on: '2021-06-06', by: 'Lea Muster' };
    const [, , third = ''] = await take(
      FLOOD,
      { ...others, title: 'What the water left', text: textWith(3) },
      { ...others, title: 'Snow in the pass', text: textWith(0, 7_000) },
      { ...others, title: 'The pass in winter', text: textWith(3, 7_000), on: '2024' },
    );
    expect(await proposeDuplicates(archive, { only: new Set([third]) })).toMatchObject({
      texts: 4,
      alike: 1,
    });
  });

  test('twice finds nothing new', async () => {
    await take(FLOOD, { ...FLOOD, title: 'What the water left', on: '2021', text: textWith(3) });
    await proposeDuplicates(archive);
    expect(await proposeDuplicates(archive)).toMatchObject({ known: 1, waiting: 0 });
  });

  test('does not ask of two that became one', async () => {
    const [one = '', other = ''] = await take(FLOOD, {
      ...FLOOD,
      title: 'What the water left',
      on: '2021',
      text: textWith(3),
    });
    await proposeDuplicates(archive);
    await mergePublications(archive, one, other, 'Ed');
    expect(await openPairs(archive, 'publication')).toEqual([]);
    expect(await proposeDuplicates(archive)).toMatchObject({ texts: 1, alike: 0 });
    await separatePublications(archive, other, 'Ed');
    expect(await openPairs(archive, 'publication')).toHaveLength(1);
  });
});
