import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBibtex } from '../formats/bibtex.ts';
import { readCslJson } from '../formats/csl-json.ts';
import { readMods } from '../formats/mods.ts';
import { readRis } from '../formats/ris.ts';
import { readZoteroRdf } from '../formats/zotero-rdf.ts';
import type { PieceReading } from '../publication-draft.ts';

type Reader = (
  bytes: Uint8Array,
  about: { readonly name: string },
) => Iterable<PieceReading> | AsyncIterable<PieceReading>;

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'latin1');

const FORMATS: readonly (readonly [string, Reader, string])[] = [
  ['BibTeX', readBibtex, fixture('group.bib')],
  [
    'RIS',
    readRis,
    'TY  - JOUR\nAU  - Doe, Jane, Jr.\nTI  - One\nPY  - 2014///Spring\nSN  - 1234-5679\nER  - \n'.repeat(3),
  ],
  [
    'CSL-JSON',
    readCslJson,
    JSON.stringify(
      [{ id: 'a', title: 'One', author: [{ family: 'Doe' }], issued: { 'date-parts': [[2014]] } }],
      null,
      1,
    ),
  ],
  ['Zotero RDF', readZoteroRdf, fixture('library.rdf')],
  ['MODS', readMods, fixture('records.mods.xml')],
];

/** Reads to the end and makes every draft; keys have to be unique. */
async function readWhole(read: Reader, bytes: Uint8Array): Promise<void> {
  const keys = new Set<string>();
  for await (const reading of read(bytes, { name: 'any' })) {
    if (reading.type !== 'piece') continue;
    expect(keys.has(reading.key)).toBe(false);
    keys.add(reading.key);
    reading.draft();
  }
}

/** Signs that mean something in one of the formats. */
const SIGNS = [
  ...'{}\\$"@%,=#<>&[]()\n;:/\0',
  '@misc{',
  'and ',
  '\\"',
  'ER  - ',
  '<mods>',
  '</',
  '<!--',
  '<![CDATA[',
  ']]>',
  '\xff',
];

describe.each(FORMATS)('%s', (_format, read, sample) => {
  test('any bytes are read without an error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), (bytes) => readWhole(read, bytes)),
      { numRuns: 150 },
    );
  });

  test('a file damaged anywhere is read without an error', async () => {
    const damage = fc.record({ at: fc.nat(sample.length), cut: fc.nat(30), sign: fc.constantFrom(...SIGNS) });
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 6 }), async (damages) => {
        const damaged = damages.reduce(
          (text, { at, cut, sign }) => text.slice(0, at) + sign + text.slice(at + cut),
          sample,
        );
        await readWhole(read, Buffer.from(damaged, 'latin1'));
      }),
      { numRuns: 150 },
    );
  });
});

describe('what is made to take for ever does not', () => {
  const many = 30_000;
  test.each([
    ['entries that are never closed', readBibtex, '\n@a{b, c="x'.repeat(many)],
    ['entries within entries', readBibtex, '@a{'.repeat(many)],
    ['open braces', readBibtex, `@a{b, title={${'{'.repeat(many)}`],
    [
      'strings that double',
      readBibtex,
      `@string{s0="xxxxxxxx"}${Array.from({ length: 40 }, (_it, at) => `@string{s${at + 1}=s${at} # s${at}}`).join('')}@a{b, title=s40}`,
    ],
    [
      'data that shares all data',
      readBibtex,
      Array.from(
        { length: 60 },
        (_it, at) => `@xdata{k${at}, xdata={${Array.from({ length: 60 }, (_k, to) => `k${to}`).join(',')}}}`,
      ).join(''),
    ],
    ['spaces in a name', readBibtex, `@a{b, author={A${' '.repeat(many)}B${','.repeat(many)}C}}`],
    [
      'spaces in everything',
      readBibtex,
      `@a{b, ${'title keywords language pages doi isbn url year month journal'
        .split(' ')
        .map((field) => `${field}={1${' '.repeat(many)}2}`)
        .join()}}`,
    ],
    [
      'spaces in everything',
      readRis,
      `TY  - JOUR\n${'AU TI KW PY DA SP DO SN UR LA N1'
        .split(' ')
        .map((tag) => `${tag}  - 1${' '.repeat(many)}2`)
        .join('\n')}`,
    ],
    ['parents in a circle', readBibtex, '@a{x, title={One}, crossref={y}} @a{y, crossref={x}}'],
    ['a list in a list in a list', readCslJson, '['.repeat(many) + ']'.repeat(many)],
    ['names in names', readCslJson, `[{"title":"One","author":${'['.repeat(many)}${']'.repeat(many)}}]`],
    ['records in records', readMods, '<mods>'.repeat(many)],
    ['elements in elements', readMods, `<mods>${'<a>'.repeat(many)}`],
    [
      'elements in elements',
      readZoteroRdf,
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${'<a>'.repeat(many)}`,
    ],
    ['one author without end', readRis, `TY  - JOUR\nAU  - ${'A, '.repeat(many)}`],
  ] as readonly (readonly [string, Reader, string])[])('%s', async (_what, read, source) => {
    await readWhole(read, new TextEncoder().encode(source));
  });
});
