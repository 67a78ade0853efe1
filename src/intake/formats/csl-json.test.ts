import { describe, expect, test } from 'vitest';
import type { PieceReading, PublicationDraft } from '../publication-draft.ts';
import { readCslJson } from './csl-json.ts';

const ARTICLE = {
  id: 'http://zotero.example/items/1',
  'citation-key': 'aldane2016',
  type: 'article-journal',
  title: 'Snow &amp; <i>water</i>',
  author: [
    { family: 'Aldane', given: 'Rosalind' },
    { family: 'Marwand', given: 'Tariq', 'non-dropping-particle': 'von der', suffix: 'Jr.' },
    { literal: 'Snow Line Institute' },
  ],
  translator: [{ family: 'Doe', given: 'Jo' }],
  issued: { 'date-parts': [[2016, 4, 9]] },
  language: 'de_DE',
  'container-title': 'Journal of Invented Rivers',
  volume: 3,
  DOI: 'https://doi.org/10.5555/rivers.7.',
  ISSN: '1234-5679',
  URL: 'https://journal.example/7',
  keyword: 'snow; water, clean',
  accessed: { 'date-parts': [['2020', '1', '2']] },
};

function readingsOf(source: unknown): PieceReading[] {
  const text = typeof source === 'string' ? source : JSON.stringify(source);
  return [...readCslJson(new TextEncoder().encode(text), { name: 'rivers.json' })];
}

function draftsOf(source: unknown): PublicationDraft[] {
  return readingsOf(source).flatMap((it) => (it.type === 'piece' ? [it.draft()] : []));
}

test('an item has its people, date, identifiers and container', () => {
  const [draft] = draftsOf([ARTICLE]);
  expect(draft?.credits).toEqual([
    { name: 'Rosalind Aldane', kind: 'person', role: 'author', literal: 'Aldane, Rosalind' },
    {
      name: 'Tariq von der Marwand, Jr.',
      kind: 'person',
      role: 'author',
      literal: 'von der Marwand, Jr., Tariq',
    },
    { name: 'Snow Line Institute', kind: 'organisation', role: 'author', literal: 'Snow Line Institute' },
    { name: 'Jo Doe', kind: 'person', role: 'translator', literal: 'Doe, Jo' },
  ]);
  expect(draft).toMatchObject({
    title: 'Snow & water',
    kind: 'article-journal',
    date: { edtf: '2016-04-09' },
    language: 'de-DE',
    url: 'https://journal.example/7',
    citeKey: 'aldane2016',
    topics: [{ label: 'snow' }, { label: 'water, clean' }],
    identifiers: [
      { scheme: 'doi', value: '10.5555/rivers.7' },
      { scheme: 'issn', value: '1234-5679' },
    ],
    details: { 'container-title': 'Journal of Invented Rivers', volume: '3', accessed: '2020-01-02' },
  });
});

describe('dates', () => {
  test.each([
    [{ 'date-parts': [[2016]] }, '2016'],
    [{ 'date-parts': [['2016', '04']] }, '2016-04'],
    [{ 'date-parts': [[2014], [2015]] }, '2014/2015'],
    [{ 'date-parts': [[2016]], circa: true }, '2016~'],
    [{ 'date-parts': [[2016]], season: 3 }, '2016-23'],
    [{ 'date-parts': [[2016, 13, 40]] }, '2016-21'],
    [{ 'date-parts': [[2016, 6, 31]] }, '2016-06'],
    [{ literal: 'c. 1998' }, '1998~'],
    [{ raw: '2014-07-31' }, '2014-07-31'],
    ['July 2014', '2014-07'],
    [{ 'date-parts': [[]] }, undefined],
    [{ literal: 'forthcoming' }, undefined],
  ])('%j', (issued, edtf) => {
    expect(draftsOf([{ id: 'a', title: 'One', issued }])[0]?.date?.edtf).toBe(edtf);
  });
});

describe('lists in every form', () => {
  const [one, two] = [
    { id: 'a', title: 'One' },
    { id: 'b', title: 'Two' },
  ];
  test.each([
    ['a list', JSON.stringify([one, two])],
    ['a list in an object', JSON.stringify({ version: 1, items: [one, two] })],
    ['an item a line', `${JSON.stringify(one)}\n${JSON.stringify(two)}\n`],
    ['a list with a comma too many', `[${JSON.stringify(one)},${JSON.stringify(two)},]`],
    ['a list that breaks off', `[\n  ${JSON.stringify(one)},\n  ${JSON.stringify(two)}`],
    ['a list with a mark', `\ufeff${JSON.stringify([one, two])}`],
  ])('%s', (_form, source) => {
    expect(draftsOf(source).map(({ title }) => title)).toEqual(['One', 'Two']);
  });
});

test('an item that is no JSON is broken by its line; the others come in', () => {
  const source =
    '[\n  {"id": "a", "title": "One"},\n  {"id": "b", "title": "T"wo"},\n  {"id": "c", "title": "Three"}\n]';
  expect(
    readingsOf(source).map((it) => (it.type === 'piece' ? it.key : it.type === 'broken' ? it.where : '')),
  ).toEqual(['a', 'line 3', 'c']);
});

test.each([[7], [null], ['text'], [{ foo: 1 }], [[]]])('%j is no item', (value) => {
  expect(readingsOf([value])).toMatchObject([{ type: 'broken', where: 'item 1' }]);
});

test('an item’s fingerprint is its own, and two items of one id both come in', () => {
  const [one, other] = readingsOf([ARTICLE, { ...ARTICLE, title: 'Ice' }]);
  expect(one).toMatchObject({ key: ARTICLE.id });
  expect(other).toMatchObject({ key: `${ARTICLE.id}#2` });
  expect(one?.type === 'piece' && other?.type === 'piece' && one.fingerprint === other.fingerprint).toBe(
    false,
  );
});
