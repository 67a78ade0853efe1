import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slipsBetween } from './slips.ts';
import { type LikeWord, likeliest, mostSlips, suggestSpelling } from './suggest-spelling.ts';
import { weighSlips } from './weigh-slips.ts';
import { makeWordShelf } from './word-shelf.ts';

const codes = (word: string) => Uint16Array.from(word, (_, at) => word.charCodeAt(at));

/** How often texts have which words. */
const COUNTS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{ nangarhar: 500, kandahar: 400, helmand: 300, taliban: 4_000, kabul: 5_000, kunar: 200 },
    ...{ government: 3_000, governments: 40, minister: 800, ministers: 90, elections: 900, election: 700 },
    ...{ police: 2_000, policy: 600, report: 1_500, peace: 1_200, piece: 60, war: 4_000, was: 90_000 },
    ...{ mazar: 300, hazara: 350, ghazni: 250, qala: 30, kala: 3, islamic: 900, zabul: 100 },
    ...{ طالبان: 900, کابل: 1_000, قندهار: 300, ننگرهار: 280, ولایت: 800, حکومت: 700, صلح: 400, سلاح: 90 },
  }),
);
const shelf = makeWordShelf([...COUNTS.keys()]);

function suggested(typed: string): string | null {
  const near = likeliest(typed, shelf.near(typed, mostSlips(typed)));
  const like: LikeWord[] = near.map((word) => ({ word, count: COUNTS.get(word) ?? 0 }));
  return suggestSpelling(typed, COUNTS.get(typed) ?? 0, like);
}

describe('did you mean', () => {
  it.each<[string, string]>([
    ['nangrahar', 'nangarhar'],
    ['nangahar', 'nangarhar'],
    ['qandahar', 'kandahar'],
    ['kandhar', 'kandahar'],
    ['hilmand', 'helmand'],
    ['talliban', 'taliban'],
    ['taleban', 'taliban'],
    ['tailban', 'taliban'],
    ['kabol', 'kabul'],
    ['goverment', 'government'],
    ['governmnet', 'government'],
    ['minsiter', 'minister'],
    ['elektion', 'election'],
    ['hazarah', 'hazara'],
    ['ghazny', 'ghazni'],
    ['islammic', 'islamic'],
    ['طالیبان', 'طالبان'],
    ['کابول', 'کابل'],
    ['غندهار', 'قندهار'],
    ['ننگرحار', 'ننگرهار'],
    ['حکوممت', 'حکومت'],
  ])('%s: %s', (typed, meant) => {
    expect(suggested(typed)).toBe(meant);
  });

  it.each(['taliban', 'kunar', 'policy', 'ab', '2017', 'xyzzy', 'wor1d', '', 'governments'])(
    'nothing better than %j',
    (typed) => {
      expect(suggested(typed)).toBe(null);
    },
  );

  it('proposes a much more frequent word for a rare one', () => {
    expect(suggested('kala')).toBe(null);
    expect(suggestSpelling('kala', 1, [{ word: 'qala', count: 30 }])).toBe('qala');
  });

  it('never proposes a rarer word, nor the word itself', () => {
    const word = fc.stringMatching(/^[a-e]{3,6}$/);
    const like = fc.array(fc.record({ word, count: fc.nat(50) }));
    fc.assert(
      fc.property(word, fc.nat(50), like, (typed, own, words) => {
        const best = suggestSpelling(typed, own, words);
        if (best === null) return;
        expect(best).not.toBe(typed);
        expect(words.some((it) => it.word === best && it.count > own)).toBe(true);
      }),
    );
  });
});

function wholeTable(one: string, other: string): number {
  const table: number[][] = [];
  for (let row = 0; row <= one.length; row++) {
    table.push([]);
    for (let column = 0; column <= other.length; column++) {
      const cell = (up: number, left: number) => table[row - up]?.[column - left] ?? 99;
      const [a, b] = [one[row - 1], other[column - 1]];
      const isExchange = row > 1 && column > 1 && a === other[column - 2] && one[row - 2] === b;
      const all = [cell(1, 0) + 1, cell(0, 1) + 1, cell(1, 1) + (a === b ? 0 : 1)];
      table[row]?.push(row + column === 0 ? 0 : Math.min(...all, isExchange ? cell(2, 2) + 1 : 99));
    }
  }
  return table[one.length]?.[other.length] ?? 0;
}

describe('slips', () => {
  it.each<[string, string, number]>([
    ['', '', 0],
    ['kabul', 'kabul', 0],
    ['kabul', 'kabol', 1],
    ['kabul', 'kbaul', 1],
    ['kabul', 'kaabul', 1],
    ['kabul', 'kabl', 1],
    ['ab', 'ba', 1],
    ['kabul', 'kunar', 3],
    ['kabul', '', 3],
  ])('%s and %s: %i', (one, other, slips) => {
    expect(slipsBetween(codes(one), codes(other), 2)).toBe(slips);
  });

  it('are as few as a whole table of them says', () => {
    const word = fc.stringMatching(/^[abc]{0,7}$/);
    fc.assert(
      fc.property(word, word, fc.constantFrom(1, 2), (one, other, most) => {
        expect(slipsBetween(codes(one), codes(other), most)).toBe(Math.min(most + 1, wholeTable(one, other)));
      }),
      { numRuns: 3_000 },
    );
  });

  it('are as many the other way round', () => {
    const word = fc.stringMatching(/^[abc]{0,8}$/);
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(slipsBetween(codes(one), codes(other), 2)).toBe(slipsBetween(codes(other), codes(one), 2));
        expect(weighSlips(one, other)).toBeCloseTo(weighSlips(other, one));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each<[string, string, string]>([
    ['nangrahar', 'nangarhar', 'nangamhar'],
    ['kandahar', 'qandahar', 'mandahar'],
    ['kabul', 'kabbul', 'kabxul'],
    ['kabul', 'kabol', 'kabpl'],
    ['kabul', 'jabul', 'pabul'],
  ])('%s is nearer to %s than to %s', (word, near, far) => {
    expect(weighSlips(word, near)).toBeLessThan(weighSlips(word, far));
  });
});

describe('a shelf of words', () => {
  it('finds every word that is near, and no other', () => {
    const word = fc.stringMatching(/^[abcبپ]{1,7}$/);
    fc.assert(
      fc.property(fc.uniqueArray(word), word, fc.constantFrom(1, 2), (words, typed, most) => {
        const near = words.filter((it) => {
          const slips = slipsBetween(codes(typed), codes(it), most);
          return slips > 0 && slips <= most;
        });
        expect(makeWordShelf(words).near(typed, most).sort()).toEqual(near.sort());
      }),
      { numRuns: 1_000 },
    );
  });

  it('stands any word', () => {
    const any = makeWordShelf(['', 'a'.repeat(100_000), '\ud800', 'b']);
    for (const word of ['', 'a'.repeat(100_000), '\udc00', '👍'])
      expect(() => any.near(word, 2)).not.toThrow();
    expect(makeWordShelf([]).near('a', 2)).toEqual([]);
  });
});
