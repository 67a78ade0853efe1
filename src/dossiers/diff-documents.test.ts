import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyDocument, entry, figure, section } from './fixtures/water-archive.ts';
import { type Change, type DossierDocument, diffDocuments, type Section } from './index.ts';

const names = {
  titles: new Map([
    ['p1', 'Canals'],
    ['p2', 'Wells'],
    ['p3', 'Rivers'],
    ['p4', 'Dams'],
  ]),
  labels: new Map([
    ['t1', 'Water'],
    ['t2', 'Law'],
  ]),
};

const base: DossierDocument = {
  ...emptyDocument,
  title: 'Water',
  narrative: 'Water is scarce.',
  leadFigure: figure('f1', 'A map'),
  sections: [
    section('a', 'First', [entry('e1', 'p1', 'On canals.'), entry('e2', 'p2')], 'How it began.'),
    section('b', 'Second', [entry('e3', 'p3')]),
  ],
  tags: ['t1'],
};

const [first, second] = base.sections as [Section, Section];

interface Case {
  readonly edit: string;
  readonly after: Partial<DossierDocument>;
  readonly told: readonly Change[];
}

const year = { edtf: '2019', raw: '2019' };

const cases: Case[] = [
  {
    edit: 'another title',
    after: { title: 'Water and Law' },
    told: [{ what: 'title', before: 'Water', after: 'Water and Law' }],
  },
  {
    edit: 'a subtitle',
    after: { subtitle: 'In the valley' },
    told: [{ what: 'subtitle', before: '', after: 'In the valley' }],
  },
  {
    edit: 'a word in the narrative',
    after: { narrative: 'Water is very scarce.' },
    told: [
      {
        what: 'narrative',
        pieces: [
          { kind: 'same', text: 'Water is ' },
          { kind: 'added', text: 'very ' },
          { kind: 'same', text: 'scarce.' },
        ],
        citesOtherwise: false,
      },
    ],
  },
  {
    edit: 'nothing but the citations of the narrative',
    after: { narrative: 'Water is scarce [@noor2018rivers].' },
    told: [{ what: 'narrative', pieces: [], citesOtherwise: true }],
  },
  {
    edit: 'a new section, with its entries counted',
    after: { sections: [first, second, section('c', 'Third', [entry('e4', 'p4')])] },
    told: [{ what: 'section-added', heading: 'Third', entryCount: 1 }],
  },
  {
    edit: 'a section taken out, with its entries counted',
    after: { sections: [second] },
    told: [{ what: 'section-removed', heading: 'First', entryCount: 2 }],
  },
  {
    edit: 'another heading',
    after: { sections: [{ ...first, heading: 'Beginnings' }, second] },
    told: [{ what: 'section-renamed', before: 'First', after: 'Beginnings' }],
  },
  {
    edit: 'another order of sections',
    after: { sections: [second, first] },
    told: [{ what: 'section-moved', heading: 'Second', from: 2, to: 1 }],
  },
  {
    edit: 'a period',
    after: { sections: [{ ...first, period: year }, second] },
    told: [{ what: 'section-period', heading: 'First', before: null, after: year }],
  },
  {
    edit: "a section's text",
    after: { sections: [{ ...first, text: '' }, second] },
    told: [
      {
        what: 'section-text',
        heading: 'First',
        pieces: [{ kind: 'removed', text: 'How it began.' }],
        citesOtherwise: false,
      },
    ],
  },
  {
    edit: 'a new entry',
    after: { sections: [first, { ...second, entries: [...second.entries, entry('e4', 'p4')] }] },
    told: [{ what: 'entry-added', title: 'Dams', heading: 'Second' }],
  },
  {
    edit: 'an entry taken out',
    after: { sections: [first, { ...second, entries: [] }] },
    told: [{ what: 'entry-removed', title: 'Rivers', heading: 'Second' }],
  },
  {
    edit: 'an entry in another section',
    after: {
      sections: [
        { ...first, entries: first.entries.slice(0, 1) },
        { ...second, entries: [...second.entries, ...first.entries.slice(1)] },
      ],
    },
    told: [{ what: 'entry-moved', title: 'Wells', fromHeading: 'First', toHeading: 'Second' }],
  },
  {
    edit: 'another order of entries',
    after: { sections: [{ ...first, entries: first.entries.toReversed() }, second] },
    told: [{ what: 'entry-reordered', title: 'Wells', heading: 'First' }],
  },
  {
    edit: 'an entry saved from a section that was taken out',
    after: { sections: [{ ...second, entries: [...second.entries, ...first.entries.slice(0, 1)] }] },
    told: [
      { what: 'section-removed', heading: 'First', entryCount: 2 },
      { what: 'entry-moved', title: 'Canals', fromHeading: 'First', toHeading: 'Second' },
    ],
  },
  {
    edit: 'a note',
    after: {
      sections: [{ ...first, entries: [entry('e1', 'p1', 'On old canals.'), entry('e2', 'p2')] }, second],
    },
    told: [
      {
        what: 'entry-note',
        title: 'Canals',
        pieces: [
          { kind: 'same', text: 'On ' },
          { kind: 'added', text: 'old ' },
          { kind: 'same', text: 'canals.' },
        ],
        citesOtherwise: false,
      },
    ],
  },
  {
    edit: 'an entry that points to another publication',
    after: { sections: [first, { ...second, entries: [entry('e3', 'p4')] }] },
    told: [
      { what: 'entry-removed', title: 'Rivers', heading: 'Second' },
      { what: 'entry-added', title: 'Dams', heading: 'Second' },
    ],
  },
  {
    edit: 'nothing but the id of an entry',
    after: { sections: [first, { ...second, entries: [entry('made-anew', 'p3')] }] },
    told: [],
  },
  {
    edit: 'a new picture',
    after: { figures: [figure('f2', 'A well')] },
    told: [{ what: 'figure-added', caption: 'A well' }],
  },
  {
    edit: 'a picture taken out',
    after: { leadFigure: null },
    told: [{ what: 'figure-removed', caption: 'A map' }],
  },
  {
    edit: "a picture's credit",
    after: { leadFigure: { ...figure('f1', 'A map'), credit: 'Jan Berg' } },
    told: [{ what: 'figure-changed', caption: 'A map' }],
  },
  {
    edit: 'a picture at another place',
    after: { leadFigure: null, figures: [figure('f1', 'A map')] },
    told: [{ what: 'figure-changed', caption: 'A map' }],
  },
  {
    edit: 'other tags',
    after: { tags: ['t2'] },
    told: [
      { what: 'tag-removed', label: 'Water' },
      { what: 'tag-added', label: 'Law' },
    ],
  },
];

describe('what changed between two documents', () => {
  test.each(cases)('tells $edit', ({ after, told }) => {
    expect(diffDocuments(base, { ...base, ...after }, names)).toEqual(told);
  });

  test('tells an entry that stands twice each by itself', () => {
    const twice = [first, { ...second, entries: [...second.entries, entry('again', 'p3')] }];
    expect(diffDocuments(base, { ...base, sections: twice }, names)).toEqual([
      { what: 'entry-added', title: 'Rivers', heading: 'Second' },
    ]);
  });

  const sections = fc
    .uniqueArray(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd'),
        heading: fc.constantFrom('One', 'Two'),
        text: fc.constantFrom('', 'Some text', 'Other text'),
        period: fc.constantFrom(null, year),
        entries: fc.array(fc.tuple(fc.nat(4), fc.constantFrom('', 'Note')), { maxLength: 4 }),
      }),
      { selector: (it) => it.id, maxLength: 4 },
    )
    .map((list) =>
      list.map((it) => ({
        ...section(it.id, it.heading, [], it.text),
        period: it.period,
        entries: it.entries.map(([number, note], at) => entry(`${it.id}-${at}`, `p${number}`, note)),
      })),
    );
  const document: fc.Arbitrary<DossierDocument> = fc.record({
    ...Object.fromEntries(Object.entries(emptyDocument).map(([key, value]) => [key, fc.constant(value)])),
    title: fc.constantFrom(null, 'Water', 'Law'),
    narrative: fc.constantFrom('', 'Water is scarce.', 'Water is plenty.'),
    sections,
    figures: fc.subarray([figure('f1', 'One'), figure('f2', 'Two')]),
    tags: fc.subarray(['t1', 't2']),
  }) as fc.Arbitrary<DossierDocument>; // The rest of the fields is the empty document's.

  test('is nothing between a document and itself', () => {
    fc.assert(
      fc.property(document, (same) => {
        expect(diffDocuments(same, same, names)).toEqual([]);
      }),
    );
  });

  test('is something wherever a reader would see a difference', () => {
    fc.assert(
      fc.property(document, document, (before, after) => {
        const isSame = JSON.stringify(asRead(before)) === JSON.stringify(asRead(after));
        expect(diffDocuments(before, after, names).length === 0).toBe(isSame);
      }),
    );
  });

  /** The document without what readers never see: the ids of entries and the order of tags. */
  function asRead(it: DossierDocument): unknown {
    const entries = (of: Section) => of.entries.map(({ publication, note }) => [publication, note]);
    return {
      ...it,
      tags: it.tags.toSorted(),
      sections: it.sections.map((of) => ({ ...of, entries: entries(of) })),
    };
  }
});
