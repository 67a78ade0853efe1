import { describe, expect, test } from 'vitest';
import { freeCiteKey } from './cite-key.ts';
import { makeCiteKey } from './index.ts';

function keyOf(name: string | null, edtf: string | null, title: string, language = 'en'): string {
  const credits = name === null ? [] : [{ name, kind: 'person' as const, role: 'author', literal: name }];
  return makeCiteKey({ title, language, date: edtf === null ? null : { edtf, raw: '' }, credits });
}

describe('a cite key', () => {
  test.each([
    [
      'Borhan Osman',
      '2014-11-17',
      'Messages in Chalk: ‘Islamic State’ haunting Afghanistan?',
      'osman2014messages',
    ],
    ['Borhan Osman', '2016', 'ISKP’s Battle for Minds', 'osman2016iskp'],
    ['Borhan Osman', '2016-09-05', 'The Attack on the American University', 'osman2016attack'],
    ['Borhan Osman', '2016-10', 'With an Active Cell in Kabul', 'osman2016active'],
    ['AAN Team', '2017-01-27', 'What to Watch? Key issues', 'team2017watch'],
    ['Martine van Bijlert', '2017~', 'A Black Week in Kabul (2)', 'bijlert2017black'],
    ['Borhan Osman', '2017-04-15', '‘Mother of All Bombs’ Dropped', 'osman2017mother'],
    ['Jelena Bjelić', '2014/2015', 'Élections', 'bjelic2014elections'],
    ['Kate Clark', '2017', '2017 in review', 'clark2017in'],
    ['Kate Clark', null, 'War', 'clarkwar'],
    [null, '1923', 'Nizamnama', 'nizamnama1923'],
    [null, null, '???', 'untitled'],
  ])('of %s, %s, “%s” is %s', (name, date, title, key) => {
    expect(keyOf(name, date, title)).toBe(key);
  });

  test('leaves the articles of its own language out', () => {
    expect(keyOf('Anna Weiß', '2020', 'Die Wahl', 'de')).toBe('weiss2020wahl');
    expect(keyOf('Anna Weiß', '2020', 'Die Wahl', 'en')).toBe('weiss2020die');
  });

  test('of a work in Arabic script is in Latin letters', () => {
    expect(keyOf('احسان قانع', '2018', 'جنگ و صلح', 'prs')).toMatch(/^[a-z]+2018[a-z]+$/);
  });

  test('is of the first author, whoever else comes first', () => {
    const credit = { kind: 'person' as const, literal: '' };
    const credits = [
      { ...credit, name: 'Eva Editor', role: 'editor' },
      { ...credit, name: 'Kate Clark', role: 'author' },
    ];
    expect(makeCiteKey({ title: 'War', language: 'en', date: null, credits })).toBe('clarkwar');
  });

  test('that is taken gets a letter', () => {
    const taken = new Set<string>();
    const counted = new Map<string, number>();
    const keys = Array.from({ length: 30 }, () => {
      const key = freeCiteKey('osman2017black', (it) => taken.has(it), counted);
      taken.add(key);
      return key;
    });
    expect(keys.slice(0, 3)).toEqual(['osman2017black', 'osman2017blacka', 'osman2017blackb']);
    expect(keys.slice(26)).toEqual([
      'osman2017blackz',
      'osman2017blackaa',
      'osman2017blackab',
      'osman2017blackac',
    ]);
  });
});
