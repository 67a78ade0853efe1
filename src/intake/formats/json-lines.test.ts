import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_DRAFT, type PieceReading, type PublicationDraft } from '../publication-draft.ts';
import { jsonLinesRecordSchema, readJsonLines, writeJsonLinesRecord } from './json-lines.ts';

const WATER = `{"id":"w1","title":"Water and who has it","authors":["Ann Example",{"name":"Water Institute","kind":"organisation"}],"date":"2017-07","url":"https://example.org/water","volume":12,"tags":["water",{"label":"Reports","use":"category"}]}`;

describe('a line of JSON', () => {
  test('is a piece, read when its draft is asked for', async () => {
    const [reading] = await readings(WATER);
    expect(reading).toMatchObject({ type: 'piece', key: 'w1' });
    expect(draftOf(reading)).toEqual({
      ...EMPTY_DRAFT,
      title: 'Water and who has it',
      credits: [
        { name: 'Ann Example', kind: 'person', role: 'author', literal: 'Ann Example' },
        { name: 'Water Institute', kind: 'organisation', role: 'author', literal: 'Water Institute' },
      ],
      date: { edtf: '2017-07', raw: '2017-07' },
      url: 'https://example.org/water',
      topics: [
        { label: 'water', use: 'tag' },
        { label: 'Reports', use: 'category' },
      ],
      details: { volume: '12' },
    });
  });

  test.each([
    ['31 July 2017', '2017-07-31'],
    ['2014/2015', '2014/2015'],
    ['2017~', '2017~'],
    [2017, '2017'],
    ['۱۰ جوزا ۱۳۹۵', '2016-05-30'],
  ])('takes the date %j in EDTF or as people write it', async (date, edtf) => {
    const [reading] = await readings(JSON.stringify({ title: 'A', date }));
    expect(draftOf(reading)?.date).toEqual({ edtf, raw: String(date) });
  });

  test('keeps the words of a date, language or DOI that is none', async () => {
    const [reading] = await readings(`{"title":"A","date":"soon","language":"gibberish!","doi":"none"}`);
    const draft = draftOf(reading);
    expect(draft).toMatchObject({
      date: null,
      language: null,
      details: { date: 'soon', language: 'gibberish!', doi: 'none' },
    });
    expect(draft?.notes.map(({ about }) => about)).toEqual(['date', 'language', 'doi']);
  });

  test.each([
    ['no JSON', 'hello', 'This is no JSON'],
    ['no object', '[1]\n', '“record” should be an object'],
    ['a wrong type', '{"title":7}', '“title” should be text'],
    [
      'a wrong author',
      '{"title":"A","authors":[{"name":"B","kind":"cat"}]}',
      '“authors → 1 → kind” should be one of: person, organisation',
    ],
    ['a link that is none', '{"title":"A","url":"javascript:alert(1)"}', 'http://'],
    ['neither title nor link', '{"abstract":"A"}', 'neither a “title” nor a “url”'],
  ])('with %s is broken, and says why in plain words', async (_, line, says) => {
    const [reading] = await readings(line);
    expect(reading).toMatchObject({ type: 'broken', where: 'line 1', says: expect.stringContaining(says) });
  });

  test('that is broken does not stop the others', async () => {
    const all = await readings(`{"title":"A"}\nbroken\n\n{"title":"B"}\r\n{"title":`);
    expect(all.map((it) => (it.type === 'broken' ? it.where : draftOf(it)?.title))).toEqual([
      'A',
      'line 2',
      'B',
      'line 5',
    ]);
  });

  test('that comes twice is read once; two that share an id are both kept', async () => {
    const all = await readings(`{"id":1,"title":"A"}\n{"id":1,"title":"A"}\n{"id":1,"title":"B"}`);
    expect(all.map(({ type }) => type)).toEqual(['piece', 'note', 'piece']);
    expect(new Set(all.flatMap((it) => (it.type === 'piece' ? [it.key] : []))).size).toBe(2);
  });

  test('longer than 20 MB is broken and costs no other line', async () => {
    const all = await readings(`{"title":"A","text":"${'x'.repeat(20_000_001)}"}\n{"title":"B"}`);
    expect(all.map((it) => (it.type === 'broken' ? it.says : draftOf(it)?.title))).toEqual([
      'The record is longer than 20 MB. Take out what is not text.',
      'B',
    ]);
    expect(all[0]).toMatchObject({ raw: expect.stringMatching(/^\{"title":"A","text":"x{100}/) });
  });

  test('of hostile nesting is broken', async () => {
    const [reading] = await readings(`{"title":"A","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
    expect(reading).toMatchObject({ type: 'broken' });
  });
});

describe('other layouts', () => {
  test.each([
    ['a JSON array', `[\n{"title":"A"},\n{"title":"[B]},{"}\n]`, ['A', '[B]},{'], [2, 3]],
    ['objects over several lines', `{\n  "title": "A"\n}\n{\n  "title": "B"\n}\n`, ['A', 'B'], [1, 4]],
    ['an array on one line', `[{"title":"A"},{"title":"B"}]`, ['A', 'B'], [1, 1]],
    ['a byte order mark', `\ufeff{"title":"A"}`, ['A'], [1]],
  ])('%s gives the same pieces', async (_, text, titles) => {
    expect((await readings(text)).map((it) => draftOf(it)?.title)).toEqual(titles);
  });

  test('an array says at which line a record is broken', async () => {
    const all = await readings(`[\n{"title":"A"},\n7,\n{"title":3}\n]`);
    expect(all.map((it) => (it.type === 'broken' ? it.where : it.type))).toEqual([
      'piece',
      'line 3',
      'line 4',
    ]);
  });

  test('an empty file says so', async () => {
    expect(await readings(' \n')).toMatchObject([{ type: 'note', note: { about: 'records' } }]);
  });
});

describe('writing', () => {
  test('and reading again gives the same draft, however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(drafts(), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 50 }),
        async (each, size) => {
          const lines = each.map((draft, at) =>
            writeJsonLinesRecord({ ...draft, details: { ...draft.details, at: String(at) } }),
          );
          const read = await readings(lines.join('\n'), size);
          expect(read.map(draftOf)).toEqual(
            each.map((draft, at) => ({ ...draft, details: { ...draft.details, at: String(at) } })),
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  test('leaves out what is not known', () => {
    expect(writeJsonLinesRecord({ ...EMPTY_DRAFT, title: 'A', date: { edtf: '2017', raw: '2017' } })).toBe(
      '{"title":"A","date":"2017"}',
    );
  });
});

test('any bytes are read without an error, and every record has a place', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom('', '[', '{\n', '{"title":"A"}\n'),
      async (bytes, before) => {
        const all = await allOf(
          readJsonLines(inParts(Buffer.concat([Buffer.from(before), bytes]), 7), { name: 'x' }),
        );
        for (const reading of all) if (reading.type === 'piece') reading.draft();
      },
    ),
  );
});

test('every field of the schema is documented', () => {
  const page = readFileSync(new URL('../../../docs/json-lines.md', import.meta.url), 'utf8');
  const missing = Object.keys(jsonLinesRecordSchema.shape).filter(
    (field) => !page.includes(`| \`${field}\` |`),
  );
  expect(missing).toEqual([]);
});

test('the documented example is a whole record', async () => {
  const page = readFileSync(new URL('../../../docs/json-lines.md', import.meta.url), 'utf8');
  const examples = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, example]) => example ?? '');
  expect(examples.length).toBeGreaterThan(0);
  for (const example of examples)
    for (const reading of await readings(example))
      expect(reading, JSON.stringify(reading)).toMatchObject({ type: 'piece' });
});

async function readings(text: string, size = 65_536): Promise<PieceReading[]> {
  return allOf(readJsonLines(inParts(Buffer.from(text), size), { name: 'records.jsonl' }));
}

async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

async function* inParts(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function draftOf(reading: PieceReading | undefined): PublicationDraft | null {
  return reading?.type === 'piece' ? reading.draft() : null;
}

function drafts(): fc.Arbitrary<PublicationDraft> {
  const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
  const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });
  const url = fc.webUrl();
  return fc.record<PublicationDraft>({
    title: words.filter((title) => title.trim() !== ''),
    subtitle: maybe(words),
    kind: maybe(words),
    credits: fc.array(
      fc.record({
        name: words,
        kind: fc.constantFrom('person' as const, 'organisation' as const),
        role: words,
        literal: words,
      }),
      { maxLength: 3 },
    ),
    date: maybe(
      fc.record({ edtf: fc.constantFrom('2017', '2017-07-31', '2014/2015', '2019/..', '2017~'), raw: words }),
    ),
    modified: maybe(
      fc
        .date({ noInvalidDate: true, min: new Date('1970-01-01'), max: new Date('2100-01-01') })
        .map((it) => it.toISOString()),
    ),
    language: maybe(fc.constantFrom('en', 'prs', 'ps', 'de', 'pt-BR')),
    url: maybe(url),
    publisher: maybe(words),
    isExternal: fc.boolean(),
    abstract: maybe(words),
    html: maybe(words),
    text: maybe(words),
    topics: fc.array(
      fc.record({
        label: words,
        use: fc.constantFrom('tag' as const, 'category' as const, 'keyword' as const),
      }),
      { maxLength: 3 },
    ),
    identifiers: fc.array(
      fc.record({ scheme: fc.constantFrom('doi' as const, 'guid' as const), value: words }),
      { maxLength: 2 },
    ),
    citeKey: maybe(words),
    details: fc.dictionary(words, words, { maxKeys: 3 }),
    pictures: fc.array(
      fc.record({
        url,
        caption: maybe(words),
        credit: maybe(words),
        licence: maybe(words),
        alternativeText: maybe(words),
      }),
      { maxLength: 2 },
    ),
    translationOf: maybe(words),
    translations: fc.array(fc.record({ language: fc.constant('ps'), url }), { maxLength: 2 }),
    origins: fc.record({ title: words, date: words }, { requiredKeys: [] }),
    notes: fc.array(
      fc.record({
        kind: fc.constantFrom('guessed' as const, 'missing' as const),
        about: words,
        line: maybe(fc.nat()),
        says: words,
      }),
      { maxLength: 2 },
    ),
  });
}
