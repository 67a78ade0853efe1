import { describe, expect, test } from 'vitest';
import type { ConceptDraft } from '../concept.ts';
import { readSkos, type SkosFormat, writeSkos } from './skos.ts';

const PREFIXES = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix skosxl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix ex: <https://thesaurus.example/> .
`;

async function read(text: string, format: SkosFormat = 'turtle', base = 'https://files.example/names') {
  return readSkos(new TextEncoder().encode(text), { format, base });
}

async function readTurtle(text: string) {
  return read(PREFIXES + text);
}

/** Labels as `type language text`. */
function labelsOf(draft: ConceptDraft | undefined): string[] {
  return (draft?.labels ?? []).map(({ type, language, text }) => `${type} ${language ?? '-'} ${text}`);
}

describe('a thesaurus of somebody else', () => {
  test('gives its labels, notes and relations', async () => {
    const { drafts, broken } = await readTurtle(`
      ex:floods a skos:Concept ;
        skos:prefLabel "Floods"@en, "سیلاب"@fa-AF ;
        skos:altLabel "Flooding"@en ;
        skos:hiddenLabel "Flods"@en ;
        skos:scopeNote "Of rivers and of rain."@en ;
        skos:changeNote "Added in spring." ;
        skos:broader ex:disasters .
      ex:disasters a skos:Concept ; skos:prefLabel "Disasters"@en .`);
    expect(broken).toEqual([]);
    expect(drafts[0]).toMatchObject({
      key: 'https://thesaurus.example/floods',
      kind: 'topic',
      broader: ['https://thesaurus.example/disasters'],
      notes: [
        { type: 'scope', language: 'en', text: 'Of rivers and of rain.' },
        { type: 'history', language: null, text: 'Added in spring.' },
      ],
    });
    expect(labelsOf(drafts[0])).toEqual([
      'preferred en Floods',
      'preferred prs سیلاب',
      'alternative en Flooding',
      'hidden en Flods',
    ]);
  });

  test('says narrower where another says broader, and related where one side does', async () => {
    const { drafts } = await readTurtle(`
      ex:a a skos:Concept ; skos:prefLabel "A" ; skos:narrower ex:b ; skos:related ex:c .
      ex:b a skos:Concept ; skos:prefLabel "B" .
      ex:c a skos:Concept ; skos:prefLabel "C" .`);
    expect(drafts.map(({ broader, related }) => [...broader, '|', ...related].join(' '))).toEqual([
      '| https://thesaurus.example/c',
      'https://thesaurus.example/a |',
      '| https://thesaurus.example/a',
    ]);
  });

  test('keeps a second preferred label of one language as an alternative one, and says so', async () => {
    const { drafts, notes } = await readTurtle('ex:a a skos:Concept ; skos:prefLabel "One"@en, "Two"@en .');
    expect(labelsOf(drafts[0])).toEqual(['preferred en One', 'alternative en Two']);
    expect(notes[0]?.says).toContain('two preferred labels in “en”');
  });

  test('brings reified and plain labels together', async () => {
    const { drafts } = await readTurtle(`
      ex:a a skos:Concept ; skos:prefLabel "Herat"@en ;
        skosxl:prefLabel ex:l1 ; skosxl:altLabel [ skosxl:literalForm "Heart"@en ] .
      ex:l1 a skosxl:Label ; skosxl:literalForm "Herat"@en .`);
    expect(drafts).toHaveLength(1);
    expect(labelsOf(drafts[0])).toEqual(['preferred en Herat', 'alternative en Heart']);
  });

  test('leaves schemes and collections out, reads a concept that has no class, reports one without a label', async () => {
    const { drafts, broken, notes } = await readTurtle(`
      ex:scheme a skos:ConceptScheme ; skos:prefLabel "Thesaurus" .
      ex:group a skos:Collection ; skos:prefLabel "Group" ; skos:member ex:a .
      ex:a skos:prefLabel "A" .
      ex:b a skos:Concept .`);
    expect(drafts.map(({ key }) => key)).toEqual(['https://thesaurus.example/a']);
    expect(broken).toMatchObject([
      { what: 'https://thesaurus.example/b', todo: expect.stringContaining('prefLabel') },
    ]);
    expect(notes[0]?.says).toContain('1 collections');
  });

  test('reads a circle of broader concepts and notes it once', async () => {
    const { drafts, notes } = await readTurtle(`
      ex:a a skos:Concept ; skos:prefLabel "A" ; skos:broader ex:b .
      ex:b a skos:Concept ; skos:prefLabel "B" ; skos:broader ex:a .`);
    expect(drafts).toHaveLength(2);
    expect(notes.filter(({ says }) => says.includes('broader than itself'))).toHaveLength(1);
  });

  test('gives blank concepts keys that stay the same in another file', async () => {
    const one = await readTurtle(
      '[] a skos:Concept ; skos:prefLabel "A"@en ; skos:related [ skos:prefLabel "B" ] .',
    );
    const other = await readTurtle('ex:z skos:prefLabel "Z" . _:x a skos:Concept ; skos:prefLabel "A"@en .');
    expect(one.drafts.map(({ key }) => key)).toContain(other.drafts[1]?.key);
    expect(one.drafts[0]?.related).toEqual([one.drafts[1]?.key]);
  });

  test('reads Getty: when a label was in use, and where a place is that a concept is about', async () => {
    const { drafts, broken } = await readTurtle(`
      @prefix gvp: <http://vocab.getty.edu/ontology#> .
      ex:a a skos:Concept, gvp:AdminPlaceConcept ; skosxl:altLabel ex:l ; foaf:focus ex:a-place .
      ex:l skosxl:literalForm "Old Name" ; gvp:estStart "1850"^^xsd:gYear ; gvp:estEnd "1900"^^xsd:gYear .
      ex:a-place a schema:Place ; geo:lat 34.5 ; geo:long 69.2 .`);
    expect(broken).toEqual([]);
    expect(drafts).toMatchObject([
      {
        kind: 'place',
        labels: [{ text: 'Old Name', usedFrom: { edtf: '1850' }, usedUntil: { edtf: '1900' } }],
        place: { latitude: 34.5, longitude: 69.2 },
      },
    ]);
  });

  test('resolves relative addresses', async () => {
    const { drafts } = await readTurtle('<#a> skos:prefLabel "A" .');
    expect(drafts[0]?.key).toBe('https://files.example/names#a');
  });

  test.each([
    ['schema:Person', 'person'],
    ['<http://schema.org/GovernmentOrganization>', 'government'],
    ['foaf:Organization', 'group'],
    ['<http://vocab.getty.edu/ontology#AdminPlaceConcept>', 'place'],
    ['<http://www.geonames.org/ontology#Feature>', 'place'],
    ['skos:Concept', 'topic'],
  ])('takes a thing of the class %s for a %s', async (type, kind) => {
    const { drafts } = await readTurtle(`ex:a a ${type} ; rdfs:label "A"@en .`);
    expect(drafts).toMatchObject(type === 'skos:Concept' ? [{ kind }] : [{ kind, labels: [{ text: 'A' }] }]);
  });

  test.each([
    ['geo:lat "34.5" ; geo:long 69.2'],
    ['schema:geo [ schema:latitude 34.5 ; schema:longitude 69.2 ]'],
    ['<http://www.wikidata.org/prop/direct/P625> "Point(69.2 34.5)"'],
  ])('finds where a place is: %s', async (said) => {
    const { drafts } = await readTurtle(`ex:a skos:prefLabel "A" ; ${said} .`);
    expect(drafts[0]).toMatchObject({ kind: 'place', place: { latitude: 34.5, longitude: 69.2 } });
  });

  test('recognises identifiers by their addresses, and keeps a notation to its vocabulary', async () => {
    const { drafts } = await readTurtle(`
      <http://www.wikidata.org/entity/Q889> skos:prefLabel "A" ;
        skos:exactMatch <https://sws.geonames.org/1149361/>, <http://dbpedia.org/resource/A> ;
        <http://www.wikidata.org/prop/direct/P214> "148866563" .
      ex:b skos:prefLabel "B" ; skos:notation "12.5" .`);
    expect(drafts.map(({ identifiers }) => identifiers)).toEqual([
      [
        { scheme: 'wikidata', value: 'Q889' },
        { scheme: 'geonames', value: '1149361' },
        { scheme: 'dbpedia.org', value: 'http://dbpedia.org/resource/A' },
        { scheme: 'viaf', value: '148866563' },
      ],
      [{ scheme: 'notation:thesaurus.example', value: '12.5' }],
    ]);
  });
});

describe('a broken file', () => {
  test('loses the broken statement only, and the line of it is said', async () => {
    const { drafts, broken } = await read(`@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ex: <https://thesaurus.example/> .
ex:a skos:prefLabel "A" .
ex:b skos:prefLabel "B .
ex:c skos:prefLabel "C" .
ex:d skos:prefLabel oops "D" .
nowhere:e skos:prefLabel "E" .
ex:f skos:prefLabel "F" .`);
    expect(broken.map(({ line }) => line)).toEqual([4, 6, 7]);
    expect(broken[1]).toMatchObject({ what: 'ex:d skos:prefLabel oops "D" .' });
    expect(drafts.flatMap(labelsOf)).toEqual(['preferred - A', 'preferred - C', 'preferred - F']);
  });

  test('keeps its base behind a mistake', async () => {
    const { drafts } = await readTurtle('@base <https://other.example/> .\n! .\n<a> skos:prefLabel "A" .');
    expect(drafts[0]?.key).toBe('https://other.example/a');
  });

  test('says where JSON ends', async () => {
    const { broken } = await read('{\n"@graph": [\n{]}', 'json-ld');
    expect(broken).toMatchObject([{ line: 3 }]);
  });

  test('loses one object of JSON-LD, not those beside it', async () => {
    const nodes = ['A', 'B', 'C'].map((name) => ({
      '@id': `https://thesaurus.example/${name}`,
      'http://www.w3.org/2004/02/skos/core#prefLabel': {
        '@value': name,
        ...(name === 'B' && { '@id': 'x' }),
      },
    }));
    const { drafts, broken } = await read(JSON.stringify(nodes), 'json-ld');
    expect(drafts.map(({ key }) => key.at(-1))).toEqual(['A', 'C']);
    expect(broken).toMatchObject([{ what: 'object 2 of its list' }]);
  });

  test('refuses JSON that goes too deep', async () => {
    const { broken } = await read('['.repeat(100_000), 'json-ld');
    expect(broken[0]?.why).toContain('levels deep');
  });

  test('is given up after a hundred mistakes', async () => {
    const { broken } = await readTurtle('ex:a oops .\n'.repeat(5000));
    expect(broken.at(-1)?.why).toContain('more than 100 mistakes');
  });
});

describe('JSON-LD of somebody else', () => {
  test('is read without fetching its context', async () => {
    const text = JSON.stringify({
      '@context': 'https://nowhere.invalid/context.jsonld',
      '@graph': [
        {
          id: 'https://thesaurus.example/a',
          type: 'Concept',
          prefLabel: { '@value': 'A', '@language': 'en' },
        },
        { id: 'https://thesaurus.example/b', prefLabel: 'B', broader: 'https://thesaurus.example/a' },
      ],
    });
    const { drafts, notes } = await read(text, 'json-ld');
    expect(drafts.flatMap(labelsOf)).toEqual(['preferred en A', 'preferred - B']);
    expect(drafts[1]?.broader).toEqual(['https://thesaurus.example/a']);
    expect(notes[0]?.says).toContain('was not fetched');
  });

  test('may nest, list and reverse', async () => {
    const text = JSON.stringify({
      '@context': { skos: 'http://www.w3.org/2004/02/skos/core#', ex: 'https://thesaurus.example/' },
      '@id': 'ex:a',
      'skos:prefLabel': ['A', { '@value': 'الف', '@language': 'fa' }],
      'skos:narrower': { '@id': 'ex:b', 'skos:prefLabel': 'B' },
      '@reverse': { 'skos:broader': { '@id': 'ex:c', 'skos:prefLabel': 'C' } },
    });
    const { drafts } = await read(text, 'json-ld');
    const found = drafts.map(({ key, broader }) => [key, ...broader].map((it) => it.at(-1)).join('<'));
    expect(found.toSorted()).toEqual(['a', 'b<a', 'c<a']);
  });
});

describe('a file of ours', () => {
  const nangarhar: ConceptDraft = {
    key: 'https://archive.example/places/nangarhar',
    kind: 'place',
    labels: [
      { ...label('Nangarhar', 'en'), type: 'preferred' },
      { ...label('ننگرهار', 'prs'), type: 'preferred' },
      { ...label('Ningrahar', 'en'), type: 'previous', usedUntil: { edtf: '1964', raw: 'before 1964' } },
      { ...label('Nangrahar', 'en'), type: 'hidden' },
    ],
    broader: [],
    related: [],
    notes: [],
    identifiers: [
      { scheme: 'geonames', value: '1131462' },
      { scheme: 'pcode', value: 'AF06' },
    ],
    place: { latitude: 34.25, longitude: 70.5, placeKind: 'province', precision: null },
  };

  test('says to every other tool what SKOS can say', () => {
    const text = writeSkos([nangarhar], {
      format: 'turtle',
      base: 'https://archive.example/places/',
      title: 'Places',
    });
    for (const line of [
      'skos:prefLabel "Nangarhar"@en, "ننگرهار"@prs',
      'skos:altLabel "Ningrahar"@en',
      'skos:hiddenLabel "Nangrahar"@en',
      'a skos:Concept, schema:Place',
      'geo:lat 34.25',
      'skos:exactMatch <https://sws.geonames.org/1131462/>',
      'dct:title "Places"',
    ])
      expect(text).toContain(line);
  });

  test('never has two preferred labels of one language, nor one text twice', () => {
    const labels = [
      { ...label('IS', 'en'), type: 'preferred' as const },
      { ...label('Daesh', 'en'), type: 'preferred' as const },
      { ...label('IS', 'en'), type: 'acronym' as const },
    ];
    const text = writeSkos([{ ...nangarhar, labels }], { format: 'turtle' });
    expect(text).toMatch(/skos:prefLabel "IS"@en;\n/u);
    expect(text).toMatch(/skos:altLabel "Daesh"@en;\n/u);
  });
});

function label(text: string, language: string) {
  return { text, language, script: null, usedFrom: null, usedUntil: null };
}
