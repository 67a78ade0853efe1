import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Archive, createArchive } from '../archive/index.ts';
import type { ConceptDraft } from './concept.ts';
import { readConcepts } from './concept-record.ts';
import { mergeConcepts, separateConcepts, withMergedConcepts } from './merge-concepts.ts';
import { takeInConcepts } from './take-in-concepts.ts';
import { readTopics } from './topic.ts';

let folder: string;
let archive: Archive;
let ids: ReadonlyMap<string, string>;

function draft(key: string, labels: readonly string[], more: Partial<ConceptDraft> = {}): ConceptDraft {
  return {
    key,
    kind: 'group',
    labels: labels.map((text, at) => ({
      ...{ text, language: 'en', script: null, usedFrom: null, usedUntil: null },
      type: at === 0 ? 'preferred' : 'alternative',
    })),
    ...{ broader: [], related: [], notes: [], identifiers: [], place: null },
    ...more,
  };
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-'));
  archive = await createArchive(join(folder, 'archive'), { name: 'Names' });
  const drafts = [
    draft('iskp', ['ISKP', 'Islamic State Khorasan'], { identifiers: [{ scheme: 'wikidata', value: 'Q1' }] }),
    draft('daesh', ['Daesh', 'Daish'], {
      notes: [{ type: 'scope', language: 'en', text: 'As papers write it.' }],
      related: ['taliban'],
    }),
    draft('daulat', ['Daulat']),
    draft('taliban', ['Taliban'], { related: ['daulat'] }),
  ];
  ids = new Map((await takeInConcepts(archive, drafts, 'test')).map(({ key, id }) => [key, id]));
});

afterEach(async () => {
  await archive.close();
  rmSync(folder, { recursive: true });
});

const id = (key: string) => ids.get(key) ?? '';

async function everything(): Promise<unknown> {
  const all = await readConcepts(archive, [...ids.values()]);
  return [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

describe('merging names', () => {
  it('keeps every label, note, identifier and relation', async () => {
    await mergeConcepts(archive, id('iskp'), id('daesh'), 'editor');
    const kept = (await readConcepts(archive, [id('iskp')])).get(id('iskp'));
    expect(kept?.labels.map(({ text, type }) => `${text} ${type}`)).toEqual([
      'ISKP preferred',
      'Islamic State Khorasan alternative',
      'Daesh alternative',
      'Daish alternative',
    ]);
    expect(kept?.notes).toHaveLength(1);
    expect(kept?.identifiers).toContainEqual({ scheme: 'wikidata', value: 'Q1' });
    expect(kept?.related).toEqual([id('taliban')]);
    const other = (await readConcepts(archive, [id('taliban')])).get(id('taliban'));
    expect(other?.related).toContain(id('iskp'));
  });

  it('reads the merged one as the other, also in the second degree, and leads its address there', async () => {
    await mergeConcepts(archive, id('daesh'), id('daulat'), 'editor');
    await mergeConcepts(archive, id('iskp'), id('daesh'), 'editor');
    const read = await readTopics(archive, [id('daulat'), id('daesh')]);
    expect([...read.values()].map((topic) => topic.slug)).toEqual(['iskp', 'iskp']);
    expect(await withMergedConcepts(archive, [id('iskp')])).toHaveLength(3);
    const former = await archive.db.selectFrom('former_slug').select('slug').orderBy('slug').execute();
    expect(former.map(({ slug }) => slug)).toEqual(['daesh', 'daulat']);
  });

  it('refuses what is merged already, and says what to do', async () => {
    await mergeConcepts(archive, id('iskp'), id('daesh'), 'editor');
    await expect(mergeConcepts(archive, id('taliban'), id('daesh'), 'editor')).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('sheaf names separate daesh'),
    });
    await expect(mergeConcepts(archive, id('iskp'), id('iskp'), 'editor')).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(mergeConcepts(archive, id('iskp'), 'nothing', 'editor')).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(separateConcepts(archive, id('taliban'), 'editor')).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('undoes merges in any order, and everything is as it was', async () => {
    const before = await everything();
    const keys = ['iskp', 'daesh', 'daulat', 'taliban'];
    const pair = fc.tuple(fc.constantFrom(...keys), fc.constantFrom(...keys));
    await fc.assert(
      fc.asyncProperty(
        fc.array(pair, { maxLength: 4 }),
        fc.array(fc.nat(), { maxLength: 4 }),
        async (pairs, order) => {
          const merged: string[] = [];
          for (const [kept, other] of pairs) {
            const done = await mergeConcepts(archive, id(kept), id(other), 'editor').then(
              () => true,
              () => false,
            );
            if (done) merged.push(id(other));
          }
          for (const at of [...order, 0, 0, 0, 0]) {
            const [next] = merged.length === 0 ? [] : merged.splice(at % merged.length, 1);
            if (next !== undefined) await separateConcepts(archive, next, 'editor');
          }
          expect(await everything()).toEqual(before);
        },
      ),
      { numRuns: 40 },
    );
  });
});
