import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixtureBytes } from './fixtures/fixture-bytes.ts';
import { readGeoJson } from './geojson.ts';

describe('a map', () => {
  const { drafts, broken } = readGeoJson(fixtureBytes('places.geojson'));

  test('has a place for each of its features', () => {
    expect(drafts[0]).toMatchObject({
      key: 'node/1',
      kind: 'place',
      labels: [
        { text: 'سبزکوه', language: null, type: 'preferred' },
        { text: 'Sabzkoh', language: 'en', type: 'preferred' },
        { text: 'Sabz Koh', type: 'alternative' },
        { text: 'Sabzkuh', type: 'alternative' },
      ],
      identifiers: [{ scheme: 'wikidata', value: 'Q900000002' }],
      place: { latitude: 34.5, longitude: 70.5, placeKind: 'city', precision: null },
    });
  });

  test('gives a crescent a point that is in it', () => {
    expect(drafts[1]?.place).toMatchObject({ placeKind: 'lake', precision: 'a point in the area' });
  });

  test('reports a feature without a name', () => {
    expect(broken).toMatchObject([{ what: 'feature 3' }]);
  });
});

test('reads areas of OCHA, each in the one above, at its centre', () => {
  const ring = [
    [70, 34],
    [72, 34],
    [72, 36],
    [70, 36],
    [70, 34],
  ];
  const feature = (properties: object) => ({
    type: 'Feature',
    properties,
    geometry: { type: 'Polygon', coordinates: [ring] },
  });
  const { drafts } = read({
    type: 'FeatureCollection',
    features: [
      feature({ ADM1_EN: 'Sabzkoh', ADM1_PCODE: 'ZZ01' }),
      feature({ ADM1_EN: 'Sabzkoh', ADM1_PCODE: 'ZZ01', ADM2_EN: 'Sangdara', ADM2_PCODE: 'ZZ0101' }),
    ],
  });
  expect(drafts).toMatchObject([
    { key: 'ZZ01', place: { latitude: 35, longitude: 71, precision: 'centre of the area' } },
    { key: 'ZZ0101', broader: ['ZZ01'], place: { placeKind: 'district' } },
  ]);
});

test('keeps backslashes and braces of a property', () => {
  const { drafts } = read({
    type: 'Feature',
    properties: { name: 'A\\n{script=Arab}' },
    geometry: { type: 'Point', coordinates: [0, 0] },
  });
  expect(drafts[0]?.labels[0]).toMatchObject({ text: 'A\\n{script=Arab}', script: null });
});

test('takes a property for what it is called, also where every object has one of that name', () => {
  const features = [{ name: 'A', constructor: 'x' }, { name: 'B' }].map((properties) => ({
    type: 'Feature',
    properties,
  }));
  expect(read({ type: 'FeatureCollection', features }).drafts.map(({ key }) => key)).toEqual(['A', 'B']);
});

test('reads a place of very many points', () => {
  const coordinates = Array.from({ length: 300_000 }, () => [1, 2]);
  const { drafts } = read({
    type: 'Feature',
    properties: { name: 'A' },
    geometry: { type: 'MultiPoint', coordinates },
  });
  expect(drafts[0]?.place).toMatchObject({ latitude: 2, longitude: 1 });
});

test('reads any JSON without throwing', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (geometry, properties) => {
      read({ type: 'FeatureCollection', features: [{ type: 'Feature', geometry, properties }, geometry] });
    }),
  );
});

function read(value: unknown) {
  return readGeoJson(new TextEncoder().encode(JSON.stringify(value)));
}
