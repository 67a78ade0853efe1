import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { PieceReading, PublicationDraft } from '../publication-draft.ts';
import { readMods } from './mods.ts';

const RECORDS = readFileSync(new URL('../bibliography/fixtures/records.mods.xml', import.meta.url), 'utf8');

function readingsOf(source: string): PieceReading[] {
  return [...readMods(new TextEncoder().encode(source), { name: 'records.xml' })];
}

function draftsOf(source: string): PublicationDraft[] {
  return readingsOf(source).flatMap((it) => (it.type === 'piece' ? [it.draft()] : []));
}

test('every record is a piece, or broken by its line where it is not closed', () => {
  const readings = readingsOf(RECORDS);
  expect(
    readings.map((it) => (it.type === 'piece' ? it.draft().title : it.type === 'broken' ? it.where : '')),
  ).toEqual(['The Snow Line', 'line 26', 'Canals of the Plain']);
});

test('an article has its people with their roles, its interval, journal and identifiers', () => {
  const [article] = draftsOf(RECORDS);
  expect(article).toMatchObject({
    title: 'The Snow Line',
    subtitle: 'a tally of rivers',
    kind: 'article-journal',
    credits: [
      { name: 'Rosalind Aldane', kind: 'person', role: 'author', literal: 'Aldane, Rosalind' },
      { name: 'Snow Line Institute', kind: 'organisation', role: 'editor' },
      { name: 'Tariq Marwand', kind: 'person', role: 'translator', literal: 'Marwand, Tariq' },
    ],
    date: { edtf: '2014/2015' },
    language: 'de',
    abstract: 'What melts & when – told.',
    url: 'https://journal.example/7',
    citeKey: 'aldane2016',
    topics: [{ label: 'snow' }, { label: 'Herat' }],
    identifiers: [
      { scheme: 'doi', value: '10.5555/rivers.7' },
      { scheme: 'issn', value: '1234-5679' },
    ],
    details: { 'container-title': 'Journal of Invented Rivers', volume: '3', issue: '2', page: '11–29' },
  });
});

test('a book has its house and place, and a date that is about right says so', () => {
  expect(draftsOf(RECORDS)[1]).toMatchObject({
    kind: 'book',
    date: { edtf: '1998~' },
    publisher: 'Snow Line Press',
    identifiers: [{ scheme: 'isbn', value: '9783161484100' }],
    details: { 'publisher-place': 'Herat' },
  });
});

describe('XML as it comes', () => {
  const titled = (inside: string, start = '<mods>') =>
    `${start}<titleInfo><title>${inside}</title></titleInfo></mods>`;
  test.each([
    ['a prefix', '<m:mods xmlns:m="urn:m"><m:titleInfo><m:title>One</m:title></m:titleInfo></m:mods>', 'One'],
    ['one record alone', titled('One'), 'One'],
    ['numbers and XML’s own entities', titled('&#83;now &amp; &#x49;ce'), 'Snow & Ice'],
    ['CDATA', titled('<![CDATA[Snow & Ice]]>'), 'Snow & Ice'],
    ['an entity of its own', `<!DOCTYPE mods [<!ENTITY boom "boom">]>${titled('&boom;')}`, '&boom;'],
  ])('%s', (_form, source, title) => {
    expect(draftsOf(source)[0]?.title).toBe(title);
  });

  test('a file without a record says so', () => {
    expect(readingsOf('hello')).toMatchObject([{ type: 'broken', where: 'line 1' }]);
  });
});
