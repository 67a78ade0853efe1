import { describe, expect, test } from 'vitest';
import type { ConceptDraft } from '../concept.ts';
import { readConceptTable } from './concept-table-in.ts';
import { writeConceptTable } from './concept-table-out.ts';
import { fixtureBytes } from './fixtures/fixture-bytes.ts';

function read(text: string) {
  return readConceptTable(new TextEncoder().encode(text));
}

function labelsOf(draft: ConceptDraft | undefined): string[] {
  return (draft?.labels ?? []).map(({ type, language, text }) => `${type} ${language ?? '-'} ${text}`);
}

describe('a table of somebody else', () => {
  const { drafts, broken, notes } = readConceptTable(fixtureBytes('names.csv'));

  test('is read by the headings of its columns', () => {
    expect(drafts.map(labelsOf)).toEqual([
      ['preferred en Sabzkoh', 'preferred prs سبزکوه', 'alternative - Sabz Koh', 'alternative - Sabzkuh'],
      ['preferred en Sangdara', 'preferred prs سنگ دره'],
      ['preferred en Union of Weavers', 'alternative - UoW', "alternative - Weavers' Union"],
    ]);
    expect(drafts.map(({ kind, place }) => [kind, place?.placeKind, place?.latitude])).toEqual([
      ['place', 'province', 34.5],
      ['place', 'district', 34.6],
      ['group', undefined, undefined],
    ]);
    expect(drafts.map(({ identifiers }) => identifiers)).toEqual([
      [{ scheme: 'wikidata', value: 'Q900000002' }],
      [],
      [{ scheme: 'wikidata', value: 'Q900000003' }],
    ]);
  });

  test('may call what something lies in by its name', () => {
    expect(drafts[1]?.broader).toEqual([drafts[0]?.key]);
  });

  test('reports a row without a name with its line, and columns that say nothing', () => {
    expect(broken).toMatchObject([{ line: 5, why: 'The row has no name.' }]);
    expect(notes[0]?.says).toContain('“Colour”');
  });
});

describe('headings', () => {
  test.each([
    ['prefLabel@fa', 'preferred fa X'],
    ['Preferred Label', 'preferred - X'],
    ['name_ps', 'preferred ps X'],
    ['NAME_EN', 'preferred en X'],
    ['Pashto name', 'preferred ps X'],
    ['name:zh-Hant', 'preferred zh-Hant X'],
    ['altLabels (Dari)', 'alternative prs X'],
    ['aliases', 'alternative - X'],
    ['Former name', 'previous - X'],
    ['Acronym', 'acronym - X'],
    ['Misspellings', 'hidden - X'],
    ['nom de guerre:ar', 'nom-de-guerre ar X'],
  ])('“%s” are labels: %s', (heading, label) => {
    expect(read(`${heading},whatever\nX,1\n`).drafts.map(labelsOf)).toEqual([[label]]);
  });
});

describe('a broken table', () => {
  test('loses a row whose quotation mark stays open, and reads the others', () => {
    const { drafts, broken } = read('key,preferred:en\na,A\nb,"B\nc,C\n');
    expect(drafts.map(({ key }) => key)).toEqual(['a', 'c']);
    expect(broken).toMatchObject([{ line: 3 }]);
  });

  test('reports coordinates that are none, and reads the rest of the row', () => {
    const { drafts, broken } = read('name,lat,lon\nA,91,0\nB,north,1\n');
    expect(broken.map(({ line }) => line)).toEqual([2, 3]);
    expect(drafts.map(({ place }) => place)).toEqual([null, null]);
  });

  test('reports a row without any name', () => {
    expect(read('name,note\n,lost\nA,\n').broken).toMatchObject([{ line: 2, why: 'The row has no name.' }]);
  });

  test('says what is missing where no column holds names', () => {
    expect(read('colour,size\nred,1\n').broken).toMatchObject([
      { line: 1, todo: expect.stringContaining('preferred:en') },
    ]);
  });

  test('gives two rows of one key two keys', () => {
    const { drafts, notes } = read('key,preferred\na,A\na,B\n');
    expect(drafts.map(({ key }) => key)).toEqual(['a', 'a~2']);
    expect(notes).toMatchObject([{ line: 3 }]);
  });
});

test.each([
  ['name;also known as\nA;B\n', 'semicolons'],
  ['name\talso known as\nA\tB\n', 'tabs'],
  ['sep=;\nname;also known as\nA;B\n', 'a first line that names the sign'],
  ['\ufeffname,also known as\r\nA,B\r\n', 'a byte order mark and line ends of Windows'],
])('%j is read: %s', (text) => {
  expect(read(text).drafts.map(labelsOf)).toEqual([['preferred - A', 'alternative - B']]);
});

test('reads Arabic letters in the encoding of old spreadsheets', () => {
  const header = new TextEncoder().encode('name\n');
  // کابل as windows-1256, with an Arabic kaf.
  const { drafts } = readConceptTable(new Uint8Array([...header, 0xdf, 0xc7, 0xc8, 0xe1, 0x0a]));
  expect(labelsOf(drafts[0])).toEqual(['preferred - كابل']);
});

test('writes what an editor can read and change', () => {
  const label = { language: 'en', script: null, usedFrom: null, usedUntil: null } as const;
  const table = writeConceptTable([
    {
      key: 'tehrik',
      kind: 'group',
      labels: [
        { ...label, text: 'Movement', type: 'preferred' },
        { ...label, text: 'The Movement', type: 'alternative' },
        { ...label, text: 'Tehrik', type: 'alternative', usedUntil: { edtf: '2010', raw: 'till 2010' } },
      ],
      broader: [],
      related: [],
      notes: [],
      identifiers: [{ scheme: 'wikidata', value: 'Q900000009' }],
      place: null,
    },
  ]);
  expect(table).toBe(
    '\ufeffkey,kind,preferred:en,alternative:en,wikidata\r\n' +
      'tehrik,group,Movement,"The Movement | Tehrik {until=2010; until said=till 2010}",Q900000009\r\n',
  );
  const [again] = read(table.replace('until=2010; until said=till 2010', 'until=March 2011')).drafts;
  expect(again?.labels[2]?.usedUntil).toEqual({ edtf: '2011-03', raw: 'March 2011' });
});
