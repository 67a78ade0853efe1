import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { PieceReading, PublicationDraft } from '../publication-draft.ts';
import { readBibtex } from './bibtex.ts';

const GROUP = new URL('../bibliography/fixtures/group.bib', import.meta.url);

async function readingsOf(source: string | Uint8Array, titles?: 'as-printed'): Promise<PieceReading[]> {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
  const readings: PieceReading[] = [];
  for await (const reading of readBibtex(
    bytes,
    titles ? { name: 'group.bib', titles } : { name: 'group.bib' },
  )) {
    readings.push(reading);
  }
  return readings;
}

async function draftOf(source: string | Uint8Array, key?: string): Promise<PublicationDraft> {
  for (const reading of await readingsOf(source)) {
    if (reading.type === 'piece' && (key === undefined || reading.key === key)) return reading.draft();
  }
  throw new TypeError(`no piece ${key}`);
}

describe('a bibliography of a research group', () => {
  const group = readFileSync(GROUP);

  test('gives every entry as a piece or as broken, and none twice', async () => {
    const readings = await readingsOf(group);
    const keys = readings.map((it) =>
      it.type === 'piece' ? it.key : it.type === 'broken' ? it.where : 'note',
    );
    expect(keys).toEqual([
      'aldane2016snow',
      'talk',
      'canals98',
      'note',
      'procs',
      'line 47',
      'note1',
      'round',
      'note1#2',
    ]);
  });

  test('reads an article with its people, date, identifiers and journal', async () => {
    const draft = await draftOf(group, 'aldane2016snow');
    expect(draft).toMatchObject({
      title: 'Snow & Water: A Tally of the Harirud in Cafés',
      subtitle: 'Second Count',
      kind: 'article-journal',
      date: { edtf: '2016-04' },
      language: 'de',
      abstract: 'What melts 50% earlier.\n\nAnd when.',
      citeKey: 'aldane2016snow',
      identifiers: [
        { scheme: 'doi', value: '10.5555/rivers.7' },
        { scheme: 'issn', value: '1234-5679' },
      ],
      details: { 'container-title': 'Journal of Invented Übungen', volume: '3', issue: '2', page: '11–29' },
    });
    expect(draft.credits).toEqual([
      { name: 'Rosalind Aldane', kind: 'person', role: 'author', literal: 'Aldane, Rosalind' },
      { name: 'Tariq von der Marwand', kind: 'person', role: 'author', literal: 'Tariq von der Marwand' },
      { name: 'Snow Line Institute', kind: 'organisation', role: 'author', literal: 'Snow Line Institute' },
    ]);
    expect(draft.topics).toEqual([
      { label: 'snow', use: 'keyword' },
      { label: 'water, clean', use: 'keyword' },
      { label: 'Rivers', use: 'category' },
    ]);
  });

  test('says that a list of authors goes on', async () => {
    const { notes } = await draftOf(group, 'aldane2016snow');
    expect(notes.map(({ says }) => says)).toEqual([expect.stringContaining('and others')]);
  });

  test('a paper takes the book’s title, editors and date, not its identifiers', async () => {
    const draft = await draftOf(group, 'talk');
    expect(draft.credits.map(({ name, role }) => `${name} (${role})`)).toEqual([
      'Tariq Marwand, Jr. (author)',
      'Jo Doe (editor)',
    ]);
    expect(draft).toMatchObject({
      title: 'Canals',
      date: { edtf: '2014-05-03/2014-05-05' },
      identifiers: [],
      details: { 'container-title': 'Proceedings of the First Meeting', page: '7' },
    });
  });

  test('strings, shared data, groups and what is said about a date hold', async () => {
    expect(await draftOf(group, 'canals98')).toMatchObject({
      kind: 'report',
      credits: [{ name: 'Ministry of Invented Waters', kind: 'organisation' }],
      publisher: 'Snow Line Institute Press',
      date: { edtf: '1998~', raw: 'c. 1998' },
      url: 'https://snow.example/canals_98.pdf',
      language: 'prs',
      identifiers: [{ scheme: 'isbn', value: '9783161484100' }],
      topics: [{ label: 'Plains', use: 'category' }],
      details: { number: 'WP 4', 'publisher-place': 'Herat', genre: 'Technical report' },
    });
  });

  test('a type nobody knows stays the group’s own word', async () => {
    expect(await draftOf(group, 'note1')).toMatchObject({
      kind: 'dispatch',
      date: { edtf: '2012-21' },
      url: 'https://snow.example/d/1',
    });
  });

  test('a date that says no time is not made one', async () => {
    const { date, notes } = await draftOf(group, 'round');
    expect(date).toBeNull();
    expect(notes[0]?.says).toContain('in press');
  });

  test('what is broken says where and what to do, and shows what is there', async () => {
    const broken = (await readingsOf(group)).find(({ type }) => type === 'broken');
    expect(broken).toMatchObject({
      where: 'line 47',
      says: expect.stringMatching(/broken1.*never closed.*import it again/),
      raw: expect.stringContaining('Never closed'),
    });
  });

  test('a fingerprint changes with the entry and with what it takes over, and only then', async () => {
    const text = group.toString();
    const printsOf = async (source: string) =>
      new Map(
        (await readingsOf(source)).flatMap((it) => (it.type === 'piece' ? [[it.key, it.fingerprint]] : [])),
      );
    const before = await printsOf(text);
    const after = await printsOf(text.replace('the First Meeting', 'the Second Meeting'));
    expect([...before.keys()].filter((key) => before.get(key) !== after.get(key))).toEqual(['talk', 'procs']);
  });
});

describe('what people write wrong is put right and told', () => {
  test.each([
    ['a comma forgotten', '@misc{a, title = {One} year = 2010}', 'One', '2010'],
    ['no comma behind the key', '@misc{a\n title = {One}, year = 2010}', 'One', '2010'],
    ['no key', '@misc{title = {One}, year = 2010}', 'One', '2010'],
    ['no braces', '@misc{a, title = One of many, year = 2010}', 'One of many', '2010'],
    ['no closing brace', '@misc{a, title = {One}, year = 2010', 'One', '2010'],
    ['no equals sign', '@misc{a, title {One}, year = 2010}', 'One', '2010'],
    ['an unknown string', '@misc{a, title = One, year = 2010}', 'One', '2010'],
  ])('%s', async (_what, source, title, year) => {
    const draft = await draftOf(source);
    expect([draft.title, draft.date?.edtf]).toEqual([title, year]);
    expect(draft.notes.filter(({ kind }) => kind === 'corrected')).not.toEqual([]);
  });

  test.each([
    ['a Windows path that ends in a backslash', '@misc{a, file = {C:\\files\\}, title = {One}}'],
    ['an escaped brace alone', '@misc{a, note = {a \\{ b}, title = {One}}'],
    ['a price in dollars', '@misc{a, price = {$5}, title = {One}}'],
    ['round brackets', '@misc(a, note = {a)}, title = {One})'],
    ['a comment between fields', '@misc{a, % title = {Two},\n title = {One}}'],
    ['a field twice', '@misc{a, title = {One}, title = {Two}}'],
    ['a space behind the key', '@misc {a , title = {One}}'],
  ])('%s is no fault', async (_what, source) => {
    expect((await draftOf(source)).title).toBe('One');
  });

  test('an entry that is commented out, and an address with an @, are no entries', async () => {
    expect(await readingsOf('% @misc{a, title = {One}}\nWrite to a@misc{b}.example')).toEqual([]);
  });

  test('an entry that breaks off does not swallow the next on its line', async () => {
    const readings = await readingsOf(
      '@misc{a, title = {One\n@misc{b, title = {Two}} @misc{c, title = {Three}}',
    );
    expect(readings.map((it) => (it.type === 'piece' ? it.key : it.type))).toEqual(['broken', 'b', 'c']);
  });
});

describe('encodings', () => {
  const source = '% Encoding: ISO8859_1\n@misc{a, title = {Käse}}';

  test.each([
    ['UTF-8', new TextEncoder().encode(source)],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${source}`)],
    ['Latin-1, as the file says', Buffer.from(source, 'latin1')],
    ['Latin-1, though the file says nothing', Buffer.from('@misc{a, title = {Käse}}', 'latin1')],
    ['UTF-16', Buffer.from(`\ufeff${source}`, 'utf16le')],
  ])('%s', async (_encoding, bytes) => {
    expect((await draftOf(bytes)).title).toBe('Käse');
  });
});

test('English titles are put into sentence case; what stands in braces, and other languages, stay', async () => {
  const source =
    '@misc{a, title = {The {Kabul} River And Its Banks}}\n@misc{b, langid = {german}, title = {Der Lauf Der Dinge}}';
  const titles = (await readingsOf(source)).map((it) => (it.type === 'piece' ? it.draft().title : ''));
  expect(titles).toEqual(['The Kabul river and its banks', 'Der Lauf Der Dinge']);
});
