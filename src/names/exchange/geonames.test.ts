import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConceptDraft } from '../concept.ts';
import { fixtureBytes } from './fixtures/fixture-bytes.ts';
import { type GeoNamesOptions, readGeoNames } from './geonames.ts';
import type { ConceptReading } from './reading.ts';

async function read(bytes: Uint8Array, options: GeoNamesOptions = {}) {
  const readings: ConceptReading[] = [];
  for await (const reading of readGeoNames(() => [bytes], options)) readings.push(reading);
  return {
    drafts: readings.flatMap(({ drafts }) => drafts),
    broken: readings.flatMap(({ broken }) => broken),
    sizes: readings.map(({ drafts }) => drafts.length),
  };
}

const address = (id: number) => `https://sws.geonames.org/${id}/`;
const find = (drafts: readonly ConceptDraft[], id: number) => drafts.find(({ key }) => key === address(id));
const labelsOf = (draft: ConceptDraft | undefined) =>
  (draft?.labels ?? []).map(({ type, language, text }) => `${type} ${language ?? '-'} ${text}`);

describe('a file of GeoNames', () => {
  const bytes = fixtureBytes('gazetteer.txt');

  test('puts each place into the narrowest area that the file has, whichever comes first', async () => {
    const { drafts } = await read(bytes);
    const within = (id: number) => find(drafts, id)?.broader;
    expect(within(9000004)).toEqual([address(9000003)]);
    expect(within(9000003)).toEqual([address(9000002)]);
    expect(within(9000002)).toEqual([address(9000001)]);
    expect(within(9000001)).toEqual([]);
  });

  test('says what kind of place it is, and how exact', async () => {
    const { drafts } = await read(bytes);
    expect(drafts.map(({ place }) => [place?.placeKind, place?.precision])).toEqual([
      ['populated place', null],
      ['country', 'one point for the whole country'],
      ['province', 'one point for the whole province'],
      ['district', 'one point for the whole district'],
      ['river', 'one point for the whole river'],
    ]);
  });

  test('leaves out what texts hardly speak of, unless its class is asked for', async () => {
    const usual = await read(bytes);
    expect(find(usual.drafts, 9000005)).toBeUndefined();
    expect(find(usual.drafts, 9000006)).toBeUndefined();
    expect(find(usual.drafts, 9000007)).toBeDefined();
    const asked = await read(bytes, { featureClasses: ['S', 'H'] });
    expect(asked.drafts.map(({ key }) => key)).toEqual([9000005, 9000006, 9000007].map(address));
  });

  test('has names without languages, and says in which script they are', async () => {
    const village = find((await read(bytes)).drafts, 9000004);
    expect(labelsOf(village)).toEqual([
      'preferred - Chenargai',
      'alternative - Chinargay',
      'alternative - Čenārgay',
      'alternative - چنارګی',
    ]);
    expect(village?.labels.map(({ script }) => script)).toEqual([null, null, null, 'Arab']);
    expect(village?.identifiers).toEqual([{ scheme: 'geonames', value: '9000004' }]);
  });

  test('gets languages, times and identifiers from the second file', async () => {
    const { drafts } = await read(bytes, { alternateNames: () => [fixtureBytes('gazetteer-names.txt')] });
    const village = find(drafts, 9000004);
    expect(labelsOf(village)).toEqual([
      'preferred - Chenargai',
      'preferred ps چنارګی',
      'preferred en Chenargai',
      'previous en Old Chenar',
      'acronym - CHG',
      'alternative - Chinargay',
      'alternative - Čenārgay',
    ]);
    expect(village?.labels[3]).toMatchObject({ usedFrom: { edtf: '1919' }, usedUntil: { edtf: '1964' } });
    expect(village?.identifiers).toContainEqual({ scheme: 'wikidata', value: 'Q900000001' });
    expect(labelsOf(find(drafts, 9000002)).filter((it) => it.includes(' fa '))).toEqual([
      'alternative fa سبزکوه',
      'alternative fa ولایت سبزکوه',
    ]);
  });

  test('reports a broken line, and comes in pieces of the size asked for', async () => {
    const { broken, sizes } = await read(bytes, { batchSize: 2 });
    expect(broken).toMatchObject([{ line: 5, what: 'broken line' }]);
    expect(sizes).toEqual([2, 2, 1]);
  });
});

test('lines may be cut anywhere between pieces, in the middle of a letter too', async () => {
  const bytes = fixtureBytes('gazetteer.txt');
  const whole = await read(bytes);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: bytes.length - 1 }), async (cut) => {
      const readings: ConceptReading[] = [];
      for await (const it of readGeoNames(() => [bytes.subarray(0, cut), bytes.subarray(cut)]))
        readings.push(it);
      expect(readings.flatMap(({ drafts }) => drafts)).toEqual(whole.drafts);
    }),
  );
});

test('reads any bytes without throwing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      await read(bytes, { alternateNames: () => [bytes] });
    }),
  );
});
