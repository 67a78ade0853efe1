import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseTitle } from './base-title.ts';

describe('the mark of a title', () => {
  it.each([
    ['The Dry Wells (amended)', 'the dry wells', 'amended', null],
    ['[Updated] The Dry Wells', 'the dry wells', 'amended', null],
    ['UPDATE: The Dry Wells', 'the dry wells', 'amended', null],
    ['UPDATE 2: The Dry Wells', 'the dry wells', 'amended', 2],
    ['The Dry Wells – updated version', 'the dry wells', 'amended', null],
    ['The Dry Wells (an update)', 'the dry wells', 'amended', null],
    ['The Dry Wells (updated 12 May 2017)', 'the dry wells', 'amended', null],
    ['The Dry Wells (revised and expanded edition)', 'the dry wells', 'amended', null],
    ['The Dry Wells v2', 'the dry wells', 'amended', 2],
    ['The Dry Wells (version 2.1)', 'the dry wells', 'amended', 2],
    ['The Dry Wells, 2nd edition', 'the dry wells', 'amended', 2],
    ['The Dry Wells (Second Edition)', 'the dry wells', 'amended', 2],
    ['The Dry Wells, revised edition', 'the dry wells', 'amended', null],
    ['The Dry Wells: an update', 'the dry wells', 'amended', null],
    ['[Updated] The Dry Wells (v3)', 'the dry wells', 'amended', 3],
    ['Die Brunnen (aktualisiert)', 'die brunnen', 'amended', null],
    ['Die Brunnen: überarbeitete Fassung', 'die brunnen', 'amended', null],
    ['Die Brunnen, 3. Auflage', 'die brunnen', 'amended', 3],
    ['Les puits (mise à jour le 3 mai 2017)', 'les puits', 'amended', null],
    ['Les puits, 2e édition', 'les puits', 'amended', 2],
    ['Los pozos [actualizado]', 'los pozos', 'amended', null],
    ['چاه‌ها (به‌روز شده)', 'چاهها', 'amended', null],
    ['چاه‌ها (نسخهٔ تجدید نظر شده)', 'چاهها', 'amended', null],
    ['چاه‌ها، چاپ دوم', 'چاهها', 'amended', 2],
    ['کوهیان (تازه شوې)', 'کوهیان', 'amended', null],
    ['الآبار (محدّث)', 'الابار', 'amended', null],
    ['The Dry Wells, Part 1', 'the dry wells', 'part', 1],
    ['The Dry Wells (Part Two of 3)', 'the dry wells', 'part', 2],
    ['The Dry Wells: Part II', 'the dry wells', 'part', 2],
    ['Part 2: The Dry Wells', 'the dry wells', 'part', 2],
    ['The Dry Wells (2)', 'the dry wells', 'part', 2],
    ['The Dry Wells (2/3)', 'the dry wells', 'part', 2],
    ['A Dry Week (2): Who pays?', 'a dry week who pays', 'part', 2],
    ['Annual Report 2019', 'annual report', 'part', 2019],
    ['Annual Report (2019–20)', 'annual report', 'part', 2019],
    ['Monitor No. 12', 'monitor', 'part', 12],
    ['Newsletter #5', 'newsletter', 'part', 5],
    ['Teil 2: Die Brunnen', 'die brunnen', 'part', 2],
    ['چاه‌ها (بخش دوم)', 'چاهها', 'part', 2],
    ['چاه‌ها (۲)', 'چاهها', 'part', 2],
    ['کوهیان، دويمه برخه', 'کوهیان', 'part', 2],
    ['الآبار، الجزء الثاني', 'الابار', 'part', 2],
    ['The Dry Wells, Part 2 (amended)', 'the dry wells part 2', 'amended', null],
    ['Security update', 'security update', null, null],
    ['An update on the talks', 'an update on the talks', null, null],
    ['Revised law on mining', 'revised law on mining', null, null],
    ['English edition of the law', 'english edition of the law', null, null],
    ['30 years of war', '30 years of war', null, null],
    ['The Second Edition', 'the second edition', null, null],
    ['A Second Look', 'a second look', null, null],
    ['Update', 'update', null, null],
    ['(updated)', 'updated', null, null],
    ['2019', '2019', null, null],
    ['', '', null, null],
  ] as const)('of “%s”', (title, base, mark, number) => {
    expect(baseTitle(title)).toEqual({ base, mark, number });
  });

  it('is looked for in any text without throwing', () => {
    const piece = fc.constantFrom(
      'Part',
      '(',
      ')',
      '2',
      'updated',
      ':',
      ' – ',
      'v2',
      'edition',
      'بخش',
      'دوم',
      '[',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((it) => it.join(' ')),
        ),
        (title) => {
          expect(typeof baseTitle(title).base).toBe('string');
        },
      ),
      { numRuns: 1000 },
    );
  });
});
