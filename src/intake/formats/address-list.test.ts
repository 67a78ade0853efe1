import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAddressList } from './address-list.ts';

const A = 'https://example.org/a';
const B = 'https://example.org/b?x=1,2';

describe('a list of addresses', () => {
  test.each([
    [
      'one on a line',
      `${A}\n${B}\n`,
      [
        [A, 1],
        [B, 2],
      ],
    ],
    [
      'old line ends',
      `${A}\r\n${B}\r${A}c`,
      [
        [A, 1],
        [B, 2],
        [`${A}c`, 3],
      ],
    ],
    [
      'comments and empty lines',
      `# the list\n\n${A} # why\n// no\n${B}`,
      [
        [A, 3],
        [B, 5],
      ],
    ],
    [
      'bullets and numbers',
      `- ${A}\n2. ${B}`,
      [
        [A, 1],
        [B, 2],
      ],
    ],
    [
      'Markdown links',
      `* [The water](${A}) and [more](${B}).`,
      [
        [A, 1],
        [B, 1],
      ],
    ],
    ['angle brackets', `<${A}>`, [[A, 1]]],
    [
      'a column of links with a header',
      `URL\n${A}\n${B}`,
      [
        [A, 2],
        [B, 3],
      ],
    ],
    [
      'a table with a column of links',
      `Title,Link\n"Water, again",${A}\nRivers,"${B}"`,
      [
        [A, 2],
        [B, 3],
      ],
    ],
    [
      'a semicolon table',
      `Water;2017;${A}\nRivers;2018;${B}`,
      [
        [A, 1],
        [B, 2],
      ],
    ],
  ])('may have %s', (_, text, expected) => {
    const { addresses, notes } = readAddressList(Buffer.from(text));
    expect(addresses.map(({ url, line }) => [url, line])).toEqual(expected);
    expect(notes).toEqual([]);
  });

  test('takes each page once and says where it stood before', () => {
    const { addresses, notes } = readAddressList(Buffer.from(`${A}\n${A}#part\nHTTPS://EXAMPLE.org/a`));
    expect(addresses).toEqual([{ url: A, line: 1 }]);
    expect(notes.map(({ line }) => line)).toEqual([2, 3]);
    expect(notes[0]?.says).toContain('line 1');
  });

  test('completes an address without https and says so', () => {
    const { addresses, notes } = readAddressList(Buffer.from('www.example.org/a\nexample.org/b'));
    expect(addresses.map(({ url }) => url)).toEqual(['https://www.example.org/a', 'https://example.org/b']);
    expect(notes.map(({ kind }) => kind)).toEqual(['corrected', 'corrected']);
  });

  test('reports a line without an address, with its number', () => {
    const { addresses, notes } = readAddressList(Buffer.from(`${A}\nftp://example.org/x\nsome words\n`));
    expect(addresses).toHaveLength(1);
    expect(notes).toMatchObject([
      { kind: 'missing', line: 2 },
      { kind: 'missing', line: 3, says: expect.stringContaining('some words') },
    ]);
  });

  test('may be in UTF-16', () => {
    const bytes = Buffer.from(`\ufeff${A}\n${B}`, 'utf16le');
    expect(readAddressList(bytes).addresses.map(({ url }) => url)).toEqual([A, B]);
  });

  test('of any bytes is read without an error', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void readAddressList(bytes)));
  });
});
