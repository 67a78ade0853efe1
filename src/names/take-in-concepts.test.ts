import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Archive, createArchive } from '../archive/index.ts';
import type { ConceptDraft } from './concept.ts';
import { listConceptIds, readConcepts, readKnownConcepts } from './concept-record.ts';
import { mergeConcepts } from './merge-concepts.ts';
import { takeInConcepts } from './take-in-concepts.ts';
import { createTopic } from './topic.ts';

let folder: string;
let archive: Archive;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-'));
  archive = await createArchive(join(folder, 'archive'), { name: 'Names' });
});

afterEach(async () => {
  await archive.close();
  rmSync(folder, { recursive: true });
});

function place(key: string, name: string, more: Partial<ConceptDraft> = {}): ConceptDraft {
  return {
    ...{ key, kind: 'place', broader: [], related: [], notes: [], identifiers: [] },
    labels: [
      { text: name, language: 'en', script: null, type: 'preferred', usedFrom: null, usedUntil: null },
    ],
    place: { latitude: null, longitude: null, placeKind: 'district', precision: null },
    ...more,
  };
}

const province = (key: string, name: string) =>
  place(key, name, { place: { latitude: null, longitude: null, placeKind: 'province', precision: null } });

async function take(...drafts: readonly ConceptDraft[]): Promise<string[]> {
  return (await takeInConcepts(archive, drafts, 'editor')).map(({ what }) => what);
}

async function all() {
  return [...(await readConcepts(archive, await listConceptIds(archive))).values()];
}

describe('taking names in', () => {
  it('keeps places of one name in different provinces apart', async () => {
    const drafts = [
      place('AF01', 'Nawa', { broader: ['G'] }),
      place('AF02', 'Nawa', { broader: ['H'] }),
      province('G', 'Ghazni'),
      province('H', 'Helmand'),
    ];
    expect(await take(...drafts)).toEqual(['new', 'new', 'new', 'new']);
    const places = await all();
    const ghazni = places.find(({ slug }) => slug === 'ghazni');
    expect(places.filter(({ broader }) => broader[0] === ghazni?.id)).toHaveLength(1);
    expect(places.map(({ slug }) => slug).sort()).toEqual(['ghazni', 'helmand', 'nawa', 'nawa-2']);
    expect((await readKnownConcepts(archive)).filter(({ within }) => within.length === 1)).toHaveLength(2);
  });

  it('changes nothing where the same file comes again', async () => {
    const drafts = [place('AF01', 'Nawa', { broader: ['G'] }), province('G', 'Ghazni')];
    await take(...drafts);
    const before = await all();
    expect(await take(...drafts)).toEqual(['same', 'same']);
    expect(await all()).toEqual(before);
  });

  it('recognises by an identifier what another file calls otherwise, and adds what is new', async () => {
    await take(place('1', 'Nangarhar', { identifiers: [{ scheme: 'wikidata', value: 'Q170309' }] }));
    const more = place('x', 'Nangrahar', {
      identifiers: [{ scheme: 'wikidata', value: 'Q170309' }],
      place: { latitude: 34.3, longitude: 70.2, placeKind: 'province', precision: 'centre' },
      notes: [{ type: 'definition', language: 'en', text: 'In the east.' }],
    });
    expect(await take(more)).toEqual(['changed']);
    const [only] = await all();
    expect(only?.labels.map(({ text, type }) => [text, type])).toEqual([
      ['Nangarhar', 'preferred'],
      ['Nangrahar', 'alternative'],
    ]);
    // What was said first stays: a file never overwrites (Law 1).
    expect(only?.place).toEqual({
      latitude: 34.3,
      longitude: 70.2,
      placeKind: 'district',
      precision: 'centre',
    });
    expect(only?.notes).toHaveLength(1);
  });

  it('makes a place of a tag of which nothing more was known', async () => {
    const tag = await createTopic(archive, {
      labels: [{ text: 'Kunar', language: 'en', type: 'preferred' }],
    });
    expect(await take(province('K', 'Kunar'))).toEqual(['changed']);
    const [only] = await all();
    expect(only).toMatchObject({ id: tag.id, slug: 'kunar', kind: 'place' });
  });

  it('does not take two of other files for one because both call it 1', async () => {
    await take(place('1', 'Kunar'));
    expect(await take(place('1', 'Farah'))).toEqual(['new']);
  });

  it('does not take two for one where identifiers say that they are not', async () => {
    await take(place('1', 'Nawa', { identifiers: [{ scheme: 'pcode', value: 'AF1101' }] }));
    expect(await take(place('2', 'Nawa', { identifiers: [{ scheme: 'pcode', value: 'AF3001' }] }))).toEqual([
      'new',
    ]);
  });

  it('reads what was merged since as what it was merged into', async () => {
    await take(province('1', 'Kunar'), province('2', 'Konar'));
    const [one, two] = await all();
    await mergeConcepts(archive, one?.id ?? '', two?.id ?? '', 'editor');
    expect(await take(province('1', 'Kunar'), province('2', 'Konar'))).toEqual(['same', 'same']);
    expect(await all()).toHaveLength(1);
  });

  it('stands a circle of wider places, and relations to what the file does not hold', async () => {
    await take(
      place('a', 'A place', { broader: ['b', 'nowhere'] }),
      place('b', 'B place', { broader: ['a'] }),
    );
    expect((await readKnownConcepts(archive)).map(({ within }) => within.length)).toEqual([1, 1]);
  });
});
