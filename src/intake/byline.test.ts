import { describe, expect, test } from 'vitest';
import { readByline, readLabelledNames } from './byline.ts';
import { withoutReadingTime } from './reading-time.ts';

const namesOf = (text: string) => readByline(text)?.contributors.map((it) => it.name) ?? null;

describe('a byline', () => {
  test.each([
    ['Kate Clark', ['Kate Clark']],
    ['By Kate Clark', ['Kate Clark']],
    ['Kate Clark and Thomas Ruttig', ['Kate Clark', 'Thomas Ruttig']],
    ['Kate Clark & Thomas Ruttig', ['Kate Clark', 'Thomas Ruttig']],
    [
      'A. B. Sample, Ann-Marie O’Neill and Jan van der Berg',
      ['A. B. Sample', 'Ann-Marie O’Neill', 'Jan van der Berg'],
    ],
    ['Von Henrike Tollmann und Ruben Osterkamp', ['Henrike Tollmann', 'Ruben Osterkamp']],
    ['Par Inès Vaudrel et Luc Marchand', ['Inès Vaudrel', 'Luc Marchand']],
    ['نوشته لطیفه نوری', ['لطیفه نوری']],
    ['Aldane, Rosalind and Tobias Morrow', ['Rosalind Aldane', 'Tobias Morrow']],
  ])('%s', (text, names) => {
    expect(namesOf(text)).toEqual(names);
  });

  test.each(['Who did it and why?', 'A road, but for whom?', '12 May 2018', '', 'it was said in the town'])(
    'is not: %s',
    (text) => {
      expect(readByline(text)?.nameness ?? 0).toBeLessThan(0.5);
    },
  );

  test.each([
    ['AAN Team', 'organisation'],
    ['Institute for Soil and Water', 'organisation'],
    ['UNAMA', 'organisation'],
    ['Kate Clark', 'person'],
  ])('of %s names a %s', (text, kind) => {
    expect(readByline(text)?.contributors).toEqual([{ name: text, kind, role: 'author' }]);
  });

  test('behind a label is kept even where it looks like no name', () => {
    expect(readLabelledNames('the editors, 2nd floor').map((it) => it.name)).toEqual([
      'the editors',
      '2nd floor',
    ]);
  });

  test.each([
    ['Kate Clark 19 min', 'Kate Clark'],
    ['Kate Clark · 12 min read', 'Kate Clark'],
    ['Lesezeit: 5 Minuten', ''],
  ])('gives up the reading time of “%s”', (text, rest) => {
    expect(withoutReadingTime(text)).toEqual({ text: rest, hadReadingTime: true });
  });
});
