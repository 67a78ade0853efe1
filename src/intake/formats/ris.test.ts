import { describe, expect, test } from 'vitest';
import type { PieceReading, PublicationDraft } from '../publication-draft.ts';
import { readRis } from './ris.ts';

const RECORDS = `Provider: a database of rivers

TY  - JOUR
ID  - aldane2016
AU  - Aldane, Rosalind
AU  - von der Marwand, Tariq, Jr.
A1  - Snow Line Institute,
A2  - Doe, Jo; Roe, Jo
TI  - Snow and
  water
T2  - Journal of Invented Rivers
JA  - J. Inv. Riv.
PY  - 2016
DA  - 2016/04/09/Spring
VL  - 3
IS  - 2
SP  - 11
EP  - 29
AB  - What melts.

And when.
KW  - snow
KW  - water, clean; ice
DO  - https://doi.org/10.5555/rivers.7.
SN  - 1234-5679
LA  - prs
UR  - https://journal.example/7?a=b
Y2  - 2020/01/02/
ER  - 

TY  - RPRT
TI  - Canals of the Plain
T2  - Working Papers
PB  - Snow Line Press
CY  - Herat
PY  - 1998-1999
M3  - Policy brief
SN  - 978-3-16-148410-0 (pbk.)
TY - BOOK
T1 - No end
ER -
AU  - Nobody
ER  - 
TY  - GEN
ER  - 
`;

function readingsOf(source: string): PieceReading[] {
  return [...readRis(new TextEncoder().encode(source), { name: 'rivers.ris' })];
}

function draftsOf(source: string): PublicationDraft[] {
  return readingsOf(source).flatMap((it) => (it.type === 'piece' ? [it.draft()] : []));
}

test('every record is a piece or broken by its line', () => {
  const readings = readingsOf(RECORDS);
  expect(
    readings.map((it) => (it.type === 'piece' ? it.draft().title : it.type === 'broken' ? it.where : '')),
  ).toEqual(['Snow and water', 'Canals of the Plain', 'No end', 'line 42', 'line 44']);
});

test('an article has its people in order, its date to the day, its journal and identifiers', () => {
  const [article] = draftsOf(RECORDS);
  expect(article?.credits).toEqual([
    { name: 'Rosalind Aldane', kind: 'person', role: 'author', literal: 'Aldane, Rosalind' },
    {
      name: 'Tariq von der Marwand, Jr.',
      kind: 'person',
      role: 'author',
      literal: 'von der Marwand, Tariq, Jr.',
    },
    { name: 'Snow Line Institute', kind: 'organisation', role: 'author', literal: 'Snow Line Institute,' },
    { name: 'Jo Doe', kind: 'person', role: 'editor', literal: 'Doe, Jo' },
    { name: 'Jo Roe', kind: 'person', role: 'editor', literal: 'Roe, Jo' },
  ]);
  expect(article).toMatchObject({
    kind: 'article-journal',
    date: { edtf: '2016-04-09' },
    language: 'prs',
    url: 'https://journal.example/7?a=b',
    citeKey: 'aldane2016',
    topics: [{ label: 'snow' }, { label: 'water, clean' }, { label: 'ice' }],
    identifiers: [
      { scheme: 'doi', value: '10.5555/rivers.7' },
      { scheme: 'issn', value: '1234-5679' },
    ],
  });
  expect(article?.details).toEqual({
    'container-title': 'Journal of Invented Rivers',
    'container-title-short': 'J. Inv. Riv.',
    volume: '3',
    issue: '2',
    page: '11–29',
    accessed: '2020-01-02',
  });
});

test('a report’s second title is its series', () => {
  expect(draftsOf(RECORDS)[1]).toMatchObject({
    kind: 'report',
    date: { edtf: '1998/1999' },
    publisher: 'Snow Line Press',
    identifiers: [{ scheme: 'isbn', value: '9783161484100' }],
    details: { 'collection-title': 'Working Papers', 'publisher-place': 'Herat', genre: 'Policy brief' },
  });
});

test('a record without its end is read and said to be', () => {
  expect(draftsOf(RECORDS)[1]?.notes.map(({ says }) => says)).toEqual([
    expect.stringContaining('no ER line'),
  ]);
});

describe('dates', () => {
  test.each([
    ['PY  - 2014', '2014'],
    ['PY  - 2014/07/31/', '2014-07-31'],
    ['PY  - 2014///Spring', '2014-21'],
    ['PY  - 2014/07//', '2014-07'],
    ['Y1  - July 2014', '2014-07'],
    ['PY  - 2014\nDA  - 2013/12/30', '2014'],
    ['PY  - in press', undefined],
  ])('%s', (line, edtf) => {
    expect(draftsOf(`TY  - JOUR\nTI  - One\n${line}\nER  - `)[0]?.date?.edtf).toBe(edtf);
  });
});
