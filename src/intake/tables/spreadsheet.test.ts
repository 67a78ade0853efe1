import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spreadsheetFile, textRows, zipFile } from './fixtures/spreadsheet-file.ts';
import { readSpreadsheet } from './spreadsheet.ts';

describe('an Excel sheet', () => {
  test('gives its cells as text, shared, formatted or written by a formula', () => {
    const file = spreadsheetFile({
      strings: [
        'Title',
        '<r><t>Water </t></r><r><rPr><b/></rPr><t>and who</t></r><rPh><t>aid</t></rPh>',
        'Line_x000A_end &amp; more',
      ],
      sheets: [
        {
          name: 'List',
          rows: `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="b"><v>1</v></c></row>
            <row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>2017</v></c><c r="C3"><v>10.0999999999999996</v></c></row>
            <row r="4"><c t="s"><v>2</v></c><c t="str"><f>A1&amp;B3</f><v>Title2017</v></c><c t="e"><v>#N/A</v></c></row>`,
        },
      ],
    });
    const { rows, notes, sheet } = readSpreadsheet(file, null);
    expect(sheet).toBe('List');
    expect(rows).toEqual([
      ['Title', '', 'true'],
      [],
      ['Water and who', '2017', '10.1'],
      ['Line\nend & more', 'Title2017'],
    ]);
    expect(notes).toMatchObject([{ about: 'formula', says: expect.stringContaining('1 cells') }]);
  });

  test.each([
    ['dd/mm/yyyy', '42947', '2017-07-31'],
    ['yyyy-mm-dd hh:mm', '42947.75', '2017-07-31'],
    ['mmm-yy', '42917', '2017-07'],
    ['[$-409]mmmm yyyy;@', '42917', '2017-07'],
    ['yyyy', '42736', '2017'],
    ['[h]:mm:ss', '0.5', '0.5'],
    ['0.00" days"', '42947', '42947'],
    ['#,##0', '42947', '42947'],
    ['d-mmm-yy', '1', '1900-01-01'],
    ['d-mmm-yy', '61', '1900-03-01'],
    ['d-mmm-yy', '60', '60'],
    ['d-mmm-yy', '99999999', '99999999'],
  ])('shows the date of a cell formatted %s as precisely as the cell does', (format, value, shown) => {
    const file = spreadsheetFile({
      formats: [format],
      sheets: [{ name: 'A', rows: `<row><c s="1"><v>${value}</v></c></row>` }],
    });
    expect(readSpreadsheet(file, null).rows).toEqual([[shown]]);
  });

  test('counts days from 1904 where the file says so', () => {
    const rows = '<row><c s="1"><v>41485</v></c></row>';
    const file = spreadsheetFile({ formats: ['d.m.yyyy'], from1904: true, sheets: [{ name: 'A', rows }] });
    expect(readSpreadsheet(file, null).rows).toEqual([['2017-07-31']]);
  });

  test('gives the links behind cells, and those of formulas', () => {
    const file = spreadsheetFile({
      sheets: [
        {
          name: 'A',
          rows: `${textRows([['Water', 'x']])}<row><c t="str"><f>HYPERLINK("https://example.org/f","Rivers")</f><v>Rivers</v></c></row>`,
          after:
            '<hyperlinks><hyperlink ref="A1" r:id="rId1"/><hyperlink ref="B1" r:id="rId2"/><hyperlink ref="B1" location="A1"/></hyperlinks>',
          links: ['https://example.org/a?x=1&y=2', 'mailto:a@example.org'],
        },
      ],
    });
    expect(readSpreadsheet(file, null).links).toEqual([
      { row: 0, column: 0, url: 'https://example.org/a?x=1&y=2' },
      { row: 1, column: 0, url: 'https://example.org/f' },
    ]);
  });

  test('fills cells that are merged over rows, and not those merged over columns', () => {
    const rows = textRows([
      ['2017', 'A', 'x'],
      ['', 'B'],
      ['', 'C'],
    ]);
    const after = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="C1:D1"/></mergeCells>';
    const file = spreadsheetFile({ sheets: [{ name: 'A', rows, after }] });
    expect(readSpreadsheet(file, null).rows.map((row) => row[0])).toEqual(['2017', '2017', '']);
  });

  test('is the visible one with most rows, and the others are named', () => {
    const file = spreadsheetFile({
      sheets: [
        { name: 'Read me', rows: textRows([['Hello']]) },
        { name: 'List', rows: textRows([['A'], ['B']]) },
        { name: 'Old', rows: textRows([['A'], ['B'], ['C']]), isHidden: true },
      ],
    });
    const { sheet, notes } = readSpreadsheet(file, null);
    expect(sheet).toBe('List');
    expect(notes).toMatchObject([{ about: 'sheet', says: expect.stringContaining('“Read me”') }]);
    expect(readSpreadsheet(file, 'Old').rows).toHaveLength(3);
    expect(() => readSpreadsheet(file, 'None')).toThrow(/no sheet “None”.*“List”/);
  });
});

describe('a hostile or damaged spreadsheet', () => {
  test('that unpacks to more than 200 MB is refused, whatever it says of its size', () => {
    const sheet = Buffer.alloc(210_000_000, ' ');
    const files = [
      {
        name: 'xl/workbook.xml',
        bytes: Buffer.from('<workbook><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>'),
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        bytes: Buffer.from('<R><Relationship Id="rId1" Target="sheet.xml"/></R>'),
      },
      { name: 'xl/sheet.xml', bytes: sheet, saidSize: 100 },
    ];
    expect(() => readSpreadsheet(zipFile(files), null)).toThrow(/more than 200 MB/);
  });

  test.each([
    [
      'a row number beyond all sheets',
      '<row r="999999999"><c t="inlineStr"><is><t>A</t></is></c></row>',
      /1,000,000 rows/,
    ],
    ['a column beyond all sheets', '<row><c r="ZZZZZZ1" t="inlineStr"><is><t>A</t></is></c></row>', null],
    ['elements nested without end', '<a>'.repeat(100_000), /nested too deep/],
    [
      'entities that would expand',
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><row><c t="inlineStr"><is><t>&b;</t></is></c></row>',
      null,
    ],
    ['a string that is not there', '<row><c t="s"><v>77</v></c></row>', null],
  ])('with %s does no harm', (_, rows, error) => {
    const file = spreadsheetFile({ sheets: [{ name: 'A', rows }] });
    if (error) expect(() => readSpreadsheet(file, null)).toThrow(error);
    else expect(readSpreadsheet(file, null).rows.flat().join('').length).toBeLessThan(20);
  });

  test('in an old format or with a password is told so', () => {
    expect(() => readSpreadsheet(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), null)).toThrow(
      /old Excel file \(\.xls\)/,
    );
  });

  test('that is another archive is told so', () => {
    expect(() => readSpreadsheet(zipFile([{ name: 'a.txt', bytes: Buffer.from('a') }]), null)).toThrow(
      /no Excel sheet/,
    );
  });

  test('of any bytes is refused with a message for the editor', () => {
    const good = spreadsheetFile({ sheets: [{ name: 'A', rows: textRows([['A', 'B']]) }] });
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.uint8Array({ maxLength: 20 }), (at, bytes) => {
        const damaged = Uint8Array.from(good);
        damaged.set(bytes.subarray(0, good.length - at), at);
        try {
          readSpreadsheet(damaged, null);
        } catch (error) {
          expect(error).toMatchObject({ code: 'invalid-input' });
        }
      }),
      { numRuns: 500 },
    );
  });
});
