import { describe, expect, test } from 'vitest';
import type { PieceReading, PublicationDraft } from '../publication-draft.ts';
import { type AboutTable, readTable } from './table.ts';

describe('a table of publications', () => {
  test('gives a piece for every row, its columns told by their headers', async () => {
    const [piece] = await piecesOf(`Title;Author(s);Published on;Link;Type
"Water; and who has it";Example, Ann;31.07.2017;https://example.org/water;Report
`);
    expect(piece).toMatchObject({
      title: 'Water; and who has it',
      credits: [{ name: 'Ann Example', literal: 'Example, Ann', role: 'author' }],
      date: { edtf: '2017-07-31', raw: '31.07.2017' },
      url: 'https://example.org/water',
      kind: 'report',
      origins: { title: 'column “Title”', date: 'column “Published on”' },
    });
  });
});

async function piecesOf(text: string, about: Partial<AboutTable> = {}): Promise<PublicationDraft[]> {
  const { readings } = await readTable(new TextEncoder().encode(text), { ...CSV, ...about });
  return draftsOf(readings);
}

function draftsOf(readings: Iterable<PieceReading>): PublicationDraft[] {
  return [...readings].flatMap((reading) => (reading.type === 'piece' ? [reading.draft()] : []));
}

const CSV: AboutTable = { name: 'list.csv', mediaType: null, mapping: null };
