import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QueryNode } from './query.ts';
import { readQuery } from './read-query.ts';
import { showQuery } from './show-query.ts';

/** The query as read, in a notation that shows how it is built. */
function read(text: string): string {
  const { root, notes } = readQuery(text);
  const said = notes.map(({ what, text: where }) => ` !${what} ${where}`).join('');
  return `${root ? built(root) : ''}${said}`;
}

function built(node: QueryNode): string {
  switch (node.type) {
    case 'word':
      return node.text;
    case 'phrase':
      return `"${node.text}"`;
    case 'prefix':
      return `${node.text}*`;
    case 'field':
      return `${node.field}=${node.value}`;
    case 'date':
      return `${node.field}=${node.day}`;
    case 'not':
      return `-${built(node.part)}`;
    default:
      return `(${node.parts.map(built).join(node.type === 'all' ? ' & ' : ' | ')})`;
  }
}

describe('a query', () => {
  it.each<[string, string]>([
    ['', ''],
    ['   ', ''],
    ['taliban', 'taliban'],
    ['taliban  nangarhar', '(taliban & nangarhar)'],
    ['taliban AND nangarhar', '(taliban & nangarhar)'],
    ['taliban OR daesh', '(taliban | daesh)'],
    ['a b OR c d', '((a & b) | (c & d))'],
    ['a (b OR c) d', '(a & (b | c) & d)'],
    ['((a))', 'a'],
    ['"air strike"', '"air strike"'],
    ['“air strike” «حملهٔ هوایی»', '("air strike" & "حملهٔ هوایی")'],
    ['"one"', 'one'],
    ['nang*', 'nang*'],
    ['taliban NOT daesh', '(taliban & -daesh)'],
    ['taliban -daesh', '(taliban & -daesh)'],
    ['-daesh', '-daesh'],
    ['NOT (a OR b)', '-(a | b)'],
    ['NOT NOT a', 'a'],
    ['IS-K', 'IS-K'],
    ['well-known', 'well-known'],
    ['and or not', '(and & or & not)'],
    ['داعش، ننگرهار؟', '(داعش & ننگرهار)'],
    ['author:Osman', 'author=Osman'],
    ['author:"Borhan Osman" topic:iskp', '(author=Borhan Osman & topic=iskp)'],
    ['Author:Osman', 'author=Osman'],
    ['-place:kunar', '-place=kunar'],
    ['kind:report lang:ps title:water', '(kind=report & lang=ps & title=water)'],
    ['after:2017', 'after=2017-01-01'],
    ['after:2017-07 before:2018', '(after=2017-07-01 & before=2018-01-01)'],
    ['before:"July 2017"', 'before=2017-07-01'],
    ['https://example.org/a', 'https://example.org/a'],
    ['10:30', '10:30'],
    ['colour:red', 'colour:red'],
  ])('%j is read as %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each<[string, string]>([
    ['"air strike', '(air & strike) !quote "'],
    ['(taliban', 'taliban !parenthesis ('],
    ['taliban)', 'taliban !parenthesis )'],
    ['()', ''],
    ['OR', 'OR !operator OR'],
    ['taliban AND', '(taliban & AND) !operator AND'],
    ['AND taliban', '(AND & taliban) !operator AND'],
    ['taliban OR OR daesh', '((taliban & OR) | daesh) !operator OR'],
    ['NOT', 'NOT !operator NOT'],
    ['author:', 'author:'],
    ['author: Osman', '(author: & Osman)'],
    ['author:(a)', '(author & a) !field author:'],
    ['author:""', ' !field author:'],
    ['after:never', 'never !date after:never'],
    ['- * ( " ;', ' !quote " !parenthesis ('],
  ])('that can not be read, %j, is searched as plain words', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('leaves out what nobody could have typed', () => {
    const { root, notes } = readQuery('word '.repeat(500));
    expect(root?.type === 'all' && root.parts.length).toBe(64);
    expect(notes.map(({ what }) => what)).toEqual(['long']);
    for (const text of [
      '('.repeat(100_000),
      '"'.repeat(100_001),
      'NOT '.repeat(100_000),
      '-'.repeat(1_000_000),
    ])
      expect(() => readQuery(text)).not.toThrow();
  });

  it('is never an error', () => {
    const parts = fc.constantFrom(
      '(',
      ')',
      '"',
      'AND',
      'OR',
      'NOT',
      '-',
      '*',
      'a',
      'ب',
      'author:',
      'after:',
      ' ',
      '2017',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(parts).map((it) => it.join(' ')),
          fc.array(parts).map((it) => it.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (text) => {
          expect(readQuery(text).text).toBe(text);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('is shown so that it is read as the same again', () => {
    const word = fc.stringMatching(/^[a-zب-ت0-9:'.-]{0,6}[a-zب-ت]$/);
    const words = fc.array(word, { minLength: 2, maxLength: 3 }).map((it) => it.join(' '));
    const leaf: fc.Arbitrary<QueryNode> = fc.oneof(
      word.map((text) => ({ type: 'word' as const, text })),
      words.map((text) => ({ type: 'phrase' as const, text })),
      fc.stringMatching(/^[a-z]{1,5}$/).map((text) => ({ type: 'prefix' as const, text })),
      fc.record({
        type: fc.constant('field' as const),
        field: fc.constantFrom('author' as const, 'place' as const),
        value: fc.oneof(fc.stringMatching(/^[a-z]{1,5}$/), words),
      }),
      fc.constant({ type: 'date' as const, field: 'after' as const, value: '2017-07', day: '2017-07-01' }),
    );
    const nodes = fc.letrec<{ node: QueryNode }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc
          .array(tie('node'), { minLength: 2, maxLength: 3 })
          .map((parts) => ({ type: 'all' as const, parts })),
        fc
          .array(tie('node'), { minLength: 2, maxLength: 3 })
          .map((parts) => ({ type: 'any' as const, parts })),
        leaf.map((part) => ({ type: 'not' as const, part })),
      ),
    })).node;
    fc.assert(
      fc.property(nodes, (node) => {
        const shown = showQuery(node);
        const again = readQuery(shown).root;
        expect(showQuery(again)).toBe(shown);
        expect(again).toEqual(node);
      }),
    );
  });
});
