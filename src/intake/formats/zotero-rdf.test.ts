import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { PieceReading, PublicationDraft } from '../publication-draft.ts';
import { readZoteroRdf } from './zotero-rdf.ts';

const LIBRARY = readFileSync(new URL('../bibliography/fixtures/library.rdf', import.meta.url), 'utf8');

async function readingsOf(source: string): Promise<PieceReading[]> {
  const readings: PieceReading[] = [];
  const bytes = new TextEncoder().encode(source);
  for await (const reading of readZoteroRdf(bytes, { name: 'library.rdf' })) readings.push(reading);
  return readings;
}

async function draftsOf(source: string): Promise<PublicationDraft[]> {
  return (await readingsOf(source)).flatMap((it) => (it.type === 'piece' ? [it.draft()] : []));
}

test('items are pieces; attachments and journals are none', async () => {
  const readings = await readingsOf(LIBRARY);
  expect(readings.map((it) => (it.type === 'piece' ? it.key : it.type))).toEqual([
    'aldane2016snow',
    '#item_12',
  ]);
});

test('an article has its people, tags, journal and identifiers', async () => {
  const [article] = await draftsOf(LIBRARY);
  expect(article).toMatchObject({
    title: 'Snow & water: a tally',
    kind: 'article-journal',
    credits: [
      { name: 'Rosalind Aldane', kind: 'person', role: 'author', literal: 'Aldane, Rosalind' },
      { name: 'Snow Line Institute', kind: 'organisation', role: 'author' },
    ],
    date: { edtf: '2016-04' },
    language: 'en-GB',
    url: 'https://journal.example/articles/7',
    abstract: 'What melts, and when.',
    citeKey: 'aldane2016snow',
    topics: [{ label: 'snow' }, { label: 'irrigation' }],
    identifiers: [
      { scheme: 'doi', value: '10.5555/rivers.7' },
      { scheme: 'issn', value: '1234-5679' },
    ],
    details: { 'container-title': 'Journal of Invented Rivers', volume: '3', issue: '2', page: '11-29' },
  });
});

test('a report has its house, place and number', async () => {
  expect((await draftsOf(LIBRARY))[1]).toMatchObject({
    kind: 'report',
    credits: [{ name: 'Tariq Marwand', role: 'editor' }],
    date: { edtf: '2012-21', raw: 'Spring 2012' },
    publisher: 'Snow Line Institute',
    details: { number: 'WP 4', 'publisher-place': 'Herat' },
  });
});

test.each([
  ['an element closed by another', LIBRARY.replace('</foaf:Organization>', '</foaf:Org>')],
  ['a file that breaks off', LIBRARY.slice(0, LIBRARY.indexOf('Tariq'))],
])('%s: that item is broken by its line, the others come in', async (_fault, source) => {
  const readings = await readingsOf(source);
  expect(readings.map((it) => (it.type === 'piece' ? it.key : it.type === 'broken' ? it.where : ''))).toEqual(
    ['line 57', 'aldane2016snow'],
  );
});

test('what a document type defines is not put in', async () => {
  const source = `<!DOCTYPE rdf:RDF [<!ENTITY boom "boom">]>${LIBRARY.replace('&amp;', '&boom; &nbsp;')}`;
  expect((await draftsOf(source))[0]?.title).toMatch(/^Snow &boom; (?:&nbsp;)?\s?water/);
});

test('a fingerprint is the same at every reading', async () => {
  const prints = async () =>
    (await readingsOf(LIBRARY)).map((it) => (it.type === 'piece' ? it.fingerprint : ''));
  expect(await prints()).toEqual(await prints());
});
