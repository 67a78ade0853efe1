import { describe, expect, test } from 'vitest';
import { readAdminTable } from './admin-table.ts';

function read(text: string) {
  return readAdminTable(new TextEncoder().encode(text));
}

const ROWS = [
  {
    ADM2_EN: 'Sangdara',
    ADM2_DA: 'سنگ دره',
    ADM2_PCODE: 'ZZ0101',
    ADM1_EN: 'Sabzkoh',
    ADM1_DA: 'سبزکوه',
    ADM1_PCODE: 'ZZ01',
  },
  {
    ADM2_EN: 'Chenargai',
    ADM2_DA: 'چنارگی',
    ADM2_PCODE: 'ZZ0102',
    ADM1_EN: 'Sabz Koh',
    ADM1_DA: 'سبزکوه',
    ADM1_PCODE: 'ZZ01',
  },
];

describe('an administrative table', () => {
  test('has a place for every level, each within the one above', () => {
    const { drafts, broken } = read(JSON.stringify(ROWS));
    expect(broken).toEqual([]);
    expect(drafts.map(({ key, broader, place }) => [key, broader[0], place?.placeKind])).toEqual([
      ['ZZ01', undefined, 'province'],
      ['ZZ0101', 'ZZ01', 'district'],
      ['ZZ0102', 'ZZ01', 'district'],
    ]);
  });

  test('takes DA for Dari, and a second spelling of a province for an alternative', () => {
    const [province] = read(JSON.stringify(ROWS)).drafts;
    expect(province?.labels.map(({ type, language, text }) => `${type} ${language} ${text}`)).toEqual([
      'preferred en Sabzkoh',
      'preferred prs سبزکوه',
      'alternative en Sabz Koh',
    ]);
    expect(province?.identifiers).toEqual([{ scheme: 'pcode', value: 'ZZ01' }]);
  });

  test.each([
    'ADM1_EN,ADM1_PCODE,center_lat,center_lon\nSabzkoh,ZZ01,34.5,70.5\n',
    'admin1Name_en;admin1Pcode;center_lat;center_lon\nSabzkoh;ZZ01;34.5;70.5\n',
    'adm1_name,adm1_pcode,center_lat,center_lon,valid_on\nSabzkoh,ZZ01,34.5,70.5,2024-01-01\n',
  ])('may be a table of text: %j', (text) => {
    const { drafts } = read(text);
    expect(drafts).toMatchObject([
      {
        key: 'ZZ01',
        labels: [{ text: 'Sabzkoh' }],
        place: { latitude: 34.5, longitude: 70.5, precision: 'centre of the province' },
      },
    ]);
  });

  test('reports rows that name no place, and a table of something else', () => {
    expect(read(JSON.stringify([...ROWS, { ADM1_EN: ' ' }])).broken).toMatchObject([{ what: 'row 3' }]);
    expect(read('colour,size\nred,1\n').broken).toMatchObject([{ line: 1, what: 'colour, size' }]);
  });

  test('is reported where it is no JSON', () => {
    expect(read('[{"ADM1_EN": ').broken).toHaveLength(1);
  });
});
