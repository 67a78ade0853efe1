import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Archive, createArchive, inTransaction } from '../src/archive/index.ts';
import {
  addSource,
  decidePair,
  editPublication,
  importedRecordSchema,
  isSameValue,
  leaveImported,
  mergePublications,
  pairOf,
  readDifferences,
  readEdits,
  readRecords,
  readShownValues,
  separatePublications,
  takeImported,
  takeIn,
  textSignature,
  valuesOf,
} from '../src/catalogue/index.ts';
import { indexAfterBatches } from '../src/cli/sync-options.ts';
import { bringUpToDate, markForIndexing } from '../src/search/index.ts';
import { findByWords } from './find-by-words.ts';

/** What sources and editors do, in any order. Numbers choose among what there is. */
type Deed =
  | { readonly do: 'take'; readonly source: number; readonly pieces: readonly GivenPiece[] }
  | { readonly do: 'edit'; readonly which: number; readonly title: string }
  | { readonly do: 'leave' | 'accept'; readonly which: number }
  | { readonly do: 'merge'; readonly one: number; readonly other: number }
  | { readonly do: 'part'; readonly which: number };

interface GivenPiece {
  readonly key: string;
  readonly title: string;
  readonly link: string | null;
  readonly on: string | null;
  readonly text: string | null;
}

const word = fc.constantFrom('culvert', 'orchard', 'harvest', 'granary', 'ferry');
const title = fc.tuple(word, word).map(([one, other]) => `The ${one} beyond the ${other}`);
const piece: fc.Arbitrary<GivenPiece> = fc.record({
  key: fc.constantFrom('a', 'b', 'c', 'd'),
  title,
  link: fc.constantFrom(null, 'https://valley.example/1', 'https://valley.example/2'),
  on: fc.constantFrom(null, '2019-05-03', '2020'),
  text: fc.constantFrom(null, longText('water'), longText('stone')),
});
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    arbitrary: fc.record({
      do: fc.constant('take' as const),
      source: fc.nat(1),
      pieces: fc.uniqueArray(piece, { selector: (it) => it.key, maxLength: 4 }),
    }),
    weight: 4,
  },
  { arbitrary: fc.record({ do: fc.constant('edit' as const), which: fc.nat(9), title }), weight: 2 },
  fc.record({ do: fc.constantFrom('leave' as const, 'accept' as const), which: fc.nat(9) }),
  {
    arbitrary: fc.record({ do: fc.constant('merge' as const), one: fc.nat(9), other: fc.nat(9) }),
    weight: 2,
  },
  fc.record({ do: fc.constant('part' as const), which: fc.nat(9) }),
);

function longText(about: string): string {
  return Array.from({ length: 60 }, (_, at) => `${about}${at} runs`).join(' ');
}

describe('whatever sources and editors do, in any order', () => {
  it('nothing that was said or edited is lost, and what is shown and found follows from it', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 14 }), async (deeds) => {
        const folder = mkdtempSync(join(tmpdir(), 'sheaf-laws-'));
        const archive = await createArchive(folder, { name: 'Valley' });
        try {
          const said = new Map<string, GivenPiece>();
          for (const each of deeds) {
            await carryOut(archive, each, said);
            await expectLaws(archive, said);
          }
        } finally {
          await archive.close();
          rmSync(folder, { recursive: true, force: true });
        }
      }),
      { numRuns: 60 },
    );
  });
});

async function carryOut(archive: Archive, it: Deed, said: Map<string, GivenPiece>): Promise<void> {
  if (it.do === 'take') return take(archive, it, said);
  const shown = await shownIds(archive);
  const chosen = (at: number) => shown[at % shown.length] ?? '';
  if (shown.length === 0) return;
  if (it.do === 'edit') {
    await editPublication(archive, chosen(it.which), { title: it.title }, 'editor');
    await markForIndexing(archive, [chosen(it.which)]);
  } else if (it.do === 'merge') await merge(archive, chosen(it.one), chosen(it.other));
  else if (it.do === 'part') await part(archive, it.which);
  else {
    const [difference] = await readDifferences(archive, chosen(it.which));
    if (!difference) return;
    const settle = it.do === 'leave' ? leaveImported : takeImported;
    await settle(archive, difference.publication, difference.field, 'editor');
    await markForIndexing(archive, [difference.publication]);
  }
}

async function take(
  archive: Archive,
  { source, pieces }: Extract<Deed, { do: 'take' }>,
  said: Map<string, GivenPiece>,
): Promise<void> {
  const { id } = await addSource(archive, {
    format: 'feed',
    address: `https://${source}.example/`,
    name: `${source}`,
    by: 'x',
  });
  await inTransaction(archive, async (inside) => {
    await indexAfterBatches(0)(inside, await takeIn(inside, { source: id, run: 'r' }, pieces.map(takenOf)));
  });
  for (const each of pieces) said.set(`${id} ${each.key}`, each);
  const again = await takeIn(archive, { source: id, run: 'r' }, pieces.map(takenOf));
  expect(again.map(({ what }) => what)).toEqual(pieces.map(() => 'same'));
}

/** As `sheaf duplicates merge` does. */
async function merge(archive: Archive, kept: string, merged: string): Promise<void> {
  if (kept === merged) return;
  const before = await Promise.all([kept, merged].map((id) => readShownValues(archive, id)));
  await mergePublications(archive, kept, merged, 'editor');
  await separatePublications(archive, merged, 'editor');
  expect(await Promise.all([kept, merged].map((id) => readShownValues(archive, id)))).toEqual(before);
  await decidePair(archive, 'publication', pairOf(kept, merged, null, []), 'same', 'editor');
  await mergePublications(archive, kept, merged, 'editor');
  await markForIndexing(archive, [kept, merged]);
}

async function part(archive: Archive, which: number): Promise<void> {
  const rows = await archive.db
    .selectFrom('publication')
    .innerJoin('publication as kept', 'kept.id', 'publication.merged_into')
    .select('publication.id')
    .where('kept.merged_into', 'is', null)
    .orderBy('publication.id')
    .execute();
  const merged = rows[which % Math.max(rows.length, 1)]?.id;
  if (merged === undefined) return;
  const kept = await separatePublications(archive, merged, 'editor');
  await markForIndexing(archive, [kept, merged]);
}

async function expectLaws(archive: Archive, said: ReadonlyMap<string, GivenPiece>): Promise<void> {
  await bringUpToDate(archive);
  const kept = await archive.db.selectFrom('source_item').select(['source_id', 'key', 'record']).execute();
  for (const [name, { title: wanted }] of said) {
    const row = kept.find((it) => `${it.source_id} ${it.key}` === name);
    expect(row && JSON.parse(row.record).title).toBe(wanted);
  }
  for (const id of await shownIds(archive)) {
    const records = (await readRecords(archive, id)).map(({ record }) => record);
    expect(records.length).toBeGreaterThan(0);
    const edits = Object.fromEntries(
      (await readEdits(archive, id)).map(({ field, value }) => [field, value]),
    );
    const shown = await readShownValues(archive, id);
    const due = valuesOf(records, edits);
    expect(shown.title).toBe(due.title);
    expect(shown.url).toBe(due.url);
    expect(isSameValue(shown.date, due.date)).toBe(true);
  }
  await expectFound(archive);
}

async function expectFound(archive: Archive): Promise<void> {
  const rows = await archive.db
    .selectFrom('publication')
    .select(['id', 'title'])
    .where('deleted_at', 'is', null)
    .execute();
  for (const asked of ['culvert', 'orchard', 'harvest', 'granary', 'ferry']) {
    const due = rows.filter((it) => it.title.includes(asked)).map(({ id }) => id);
    expect((await findByWords(archive, asked)).sort()).toEqual(due.sort());
  }
}

async function shownIds(archive: Archive): Promise<string[]> {
  const rows = await archive.db
    .selectFrom('publication')
    .select('id')
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

function takenOf({ key, title: named, link, on, text }: GivenPiece) {
  const record = importedRecordSchema.parse({
    title: named,
    subtitle: null,
    kind: null,
    credits: [],
    date: on === null ? null : { edtf: on, raw: on },
    modified: null,
    language: 'en',
    url: link,
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
  });
  const content = text === null ? null : { html: null, text, signature: textSignature(text) };
  return { key, fingerprint: JSON.stringify([record, text]), validators: null, record, text: content };
}
