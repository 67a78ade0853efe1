import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeConceptTable } from './concept-table-out.ts';
import { fixtureBytes } from './fixtures/fixture-bytes.ts';
import { recogniseConceptFile } from './recognise-concept-file.ts';
import { writeSkos } from './skos.ts';

test.each([
  ['thesaurus.ttl', 'turtle'],
  ['names.csv', 'table'],
  ['gazetteer.txt', 'geonames'],
  ['gazetteer-names.txt', 'geonames-alternate-names'],
  ['places.geojson', 'geojson'],
])('%s is %s, whatever it is called', (name, format) => {
  expect(recogniseConceptFile('file', fixtureBytes(name))).toBe(format);
});

test.each([
  ['[{"ADM1_EN": "Sabzkoh", "ADM1_PCODE": "ZZ01"}', 'admin-table'],
  ['ADM1_EN,ADM1_PCODE\nSabzkoh,ZZ01\n', 'admin-table'],
  ['{"@context": {}, "@graph": []}', 'json-ld'],
  ['{"type": "FeatureCollection", "features": [', 'geojson'],
  ['<https://thesaurus.example/a> <http://www.w3.org/2004/02/skos/core#prefLabel> "A" .', 'turtle'],
  ['# names\nPREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n', 'turtle'],
  ['name\tPashto\nA\tB\n', 'table'],
  ['Dear colleague,\nplease find attached the names.\n', null],
  ['<!doctype html><title>Names</title>', null],
  ['{"data": 1}', null],
  ['PK\u0003\u0004\0\0', null],
  ['', null],
])('%j is %s', (text, format) => {
  expect(recogniseConceptFile('file', new TextEncoder().encode(text))).toBe(format);
});

test('recognises what we write', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  expect(recogniseConceptFile('a', bytes(writeSkos([], { format: 'turtle' })))).toBe('turtle');
  expect(recogniseConceptFile('a', bytes(writeSkos([], { format: 'json-ld' })))).toBe('json-ld');
  expect(recogniseConceptFile('a.csv', bytes(writeConceptTable([])))).toBe('table');
});

test('looks at any bytes without throwing', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.string(), (bytes, name) => void recogniseConceptFile(name, bytes)),
  );
});
