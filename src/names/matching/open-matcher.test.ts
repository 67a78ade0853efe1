import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KnownConcept } from '../concept.ts';
import { openMatcher, reasonInWords } from './open-matcher.ts';

function place(
  id: string,
  labels: string | readonly string[],
  placeKind: string,
  within: readonly string[] = [],
): KnownConcept {
  return named(id, 'place', [labels].flat(), { placeKind, within });
}

function named(
  id: string,
  kind: KnownConcept['kind'],
  labels: readonly string[],
  more: Partial<KnownConcept> = {},
): KnownConcept {
  return {
    id,
    kind,
    within: [],
    labels: labels.map((text) => ({ text, language: null, type: 'preferred' })),
    ...more,
  };
}

const PLACES = [
  place('nangarhar', 'Nangarhar', 'province'),
  place('kunar', 'Kunar', 'province'),
  place('kunduz', 'Kunduz', 'province'),
  place('kabul', 'Kabul', 'province'),
  place('kabul-city', 'Kabul', 'city', ['kabul']),
  place('hirat', 'Hirat', 'province'),
  place('paghman', 'Paghman', 'district', ['kabul']),
  place('laghman', 'Laghman', 'province'),
  place('deh-bala', 'Deh Bala', 'district', ['nangarhar']),
  place('nawa-g', 'Nawa', 'district', ['ghazni']),
  place('nawa-h', 'Nawa', 'district', ['hilmand']),
  place('nahr', 'Nahr-e-Shahi', 'district'),
  place('almar', 'Almar', 'district'),
  place('pul', 'Sar-e-Pul', 'province'),
  place('darwaz', 'درواز بالا (نسی)', 'district'),
];
const places = openMatcher(PLACES);

describe('a place', () => {
  it.each<[string, string]>([
    ['Nangarhar', 'nangarhar'],
    ['NANGARHAR', 'nangarhar'],
    ['Nangarhār', 'nangarhar'],
    ['Nangrahar', 'nangarhar'],
    ['Ningarhar', 'nangarhar'],
    ['ننگرهار', 'nangarhar'],
    ['ننګرهار', 'nangarhar'],
    ['Нангархар', 'nangarhar'],
    ['Konar', 'kunar'],
    ['کنر', 'kunar'],
    ['Herat', 'hirat'],
    ['هرات', 'hirat'],
    ['Dehbala', 'deh-bala'],
    ['Dih Bala', 'deh-bala'],
    ['Deh-e Bala', 'deh-bala'],
    ['Bala Deh', 'deh-bala'],
    ['Deh Bala district', 'deh-bala'],
    ['ولسوالی ده بالا', 'deh-bala'],
    ['نهر شاهی', 'nahr'],
    ['المار', 'almar'],
    ['Saripul', 'pul'],
    ['Sar-i Pol', 'pul'],
    ['Darwaz-e Bala', 'darwaz'],
    ['Nesay', 'darwaz'],
    ['Nangathar', 'nangarhar'],
  ])('%s is found as %s', (spelling, id) => {
    expect(places.match(spelling)[0]?.id).toBe(id);
  });

  it.each(['Berlin', 'Kandahar', 'Qala', '', '—', '👍', '1234'])('%j is none of these', (spelling) => {
    expect(places.match(spelling).filter(({ isSure }) => isSure)).toEqual([]);
  });

  it('is told from another by the word beside it, or left open', () => {
    expect(places.match('Kabul city')[0]).toMatchObject({
      id: 'kabul-city',
      reasons: ['together', 'kind-word'],
    });
    expect(places.match('ولایت کابل')[0]).toMatchObject({ id: 'kabul', isSure: true });
    const open = places.match('Kabul');
    expect(open.map(({ id, isSure }) => [id, isSure])).toEqual([
      ['kabul', false],
      ['kabul-city', false],
    ]);
  });

  it('is looked for in a region, and of a kind, where these are given', () => {
    expect(places.match('Nawa').some(({ isSure }) => isSure)).toBe(false);
    expect(places.match('Nawa', { within: 'ghazni' })).toMatchObject([{ id: 'nawa-g', isSure: true }]);
    expect(places.match('Nangarhar', { kinds: ['person'] })).toEqual([]);
    expect(places.match('Kabul', { placeKind: 'city' })[0]?.id).toBe('kabul-city');
  });

  it('is not taken for another with a like name', () => {
    for (const [spelling, other] of [
      ['Paghman', 'laghman'],
      ['Kunar', 'kunduz'],
    ] as const) {
      const without = openMatcher(PLACES.filter(({ id }) => id === other));
      expect(without.match(spelling).filter(({ isSure }) => isSure)).toEqual([]);
    }
  });

  it('says why', () => {
    const reasons = (spelling: string) => places.match(spelling)[0]?.reasons.map(reasonInWords);
    expect(reasons('kunar')).toEqual(['the same but for case, accents or forms of letters']);
    expect(reasons('Konar')).toEqual(['transliterated in another way']);
    expect(reasons('هرات')).toEqual(['the same in the other script']);
    expect(reasons('Nangathar')).toEqual(['a letter wrong, missing or exchanged']);
  });
});

describe('a person', () => {
  const one = (name: string) => openMatcher([named('it', 'person', [name])]);

  it.each([
    ['Gulbuddin Hekmatyar', 'Golboddin Hikmatyar'],
    ['Gulbuddin Hekmatyar', 'گلبدین حکمتیار'],
    ['Hibatullah Akhundzada', 'Haibatullah Akhundzada'],
    ['Abdul Rashid Dostum', 'عبدالرشید دوستم'],
    ['Borhan Osman', 'Osman, Borhan'],
    ['Hamid Karzai', 'Dr Hamid Karzay'],
  ])('%s is also %s', (name, spelling) => {
    expect(one(name).match(spelling)).toMatchObject([{ id: 'it', isSure: true }]);
  });

  it.each([
    ['Abdul Rahman', 'Abdul Rahim'],
    ['Abdul Hasib', 'Abdul Habib'],
    ['Sirajuddin Haqqani', 'Jalaluddin Haqqani'],
    ['Ahmad Shah Massoud', 'Ahmad Zia Massoud'],
    ['Mohammad Fahim', 'Mohammad Rahim'],
    ['Ahmad Shah Massoud', 'Ahmad Shah Durrani'],
  ])('%s is not %s', (name, other) => {
    expect(
      one(name)
        .match(other)
        .filter(({ isSure }) => isSure),
    ).toEqual([]);
  });
});

it('knows what an acronym stands for', () => {
  const matcher = openMatcher([named('aan', 'group', ['Afghanistan Analysts Network'])]);
  expect(
    matcher.match('Afghan Analysts Network')[0]?.id ?? matcher.match('Analysts Network, Afghanistan')[0]?.id,
  ).toBe('aan');
});

it('finds every label by itself, and stands any spelling', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom('place', 'person', 'topic', 'group'),
      (text, kind) => {
        const matcher = openMatcher([named('it', kind as KnownConcept['kind'], [text])]);
        const found = matcher.match(text);
        if (/\p{L}/u.test(text.normalize('NFC'))) expect(found.length).toBeLessThanOrEqual(1);
        for (const { score } of found) expect(score).toBeGreaterThan(0.5);
      },
    ),
  );
  expect(places.match('a'.repeat(100_000)).length).toBe(0);
  expect(places.match('ـ'.repeat(10_000))).toEqual([]);
});
