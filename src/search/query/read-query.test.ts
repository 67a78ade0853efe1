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
    ['-(a OR b)', '-(a | b)'],
    ['−daesh', '-daesh'],
    ['NOT (NOT a)', 'a'],
    ['a -AND b', '(a & -AND & b)'],
    ['a AND NOT b', '(a & -b)'],
    ['NOT "" b', 'b'],
    ['-* b', 'b'],
    ['NOT () b', 'b'],
    ['a OR ()', 'a'],
    ['"air"-strike', '(air & strike)'],
    ['"air"author:Osman', '(air & author=Osman)'],
    ['‘air strike’', '"air strike"'],
    ['‘Taliban’s rule’ l’État', '("Taliban’s rule" & l’État)'],
    ['‘air strike', '(‘air & strike)'],
    ['author:«برهان عثمان»', 'author=برهان عثمان'],
    ['author:\u200f"Borhan Osman"', 'author=Borhan Osman'],
    ['IS\u200f-K', 'IS-K'],
    ['می\u200cشود', 'می\u200cشود'],
    ['（ａ　ＯＲ　ｂ）', '(a | b)'],
    ['author：Osman', 'author=Osman'],
    ['author:"topic:x"', 'author=topic:x'],
    ['author:x*', 'author=x*'],
    ['"nang*"', 'nang*'],
    ['a و b و c', '(a & و & b & و & c)'],
    ['a und b ODER c', '(a & und & b & ODER & c)'],
    ['after:2017~ before:2017/2018', '(after=2017-01-01 & before=2017-01-01)'],
    ['after:۱۳۹۶ before:1397', '(after=2017-03-21 & before=2018-03-21)'],
    ['after:"حمل ۱۳۹۶"', 'after=2017-03-21'],
    ['after:1996', 'after=1996-01-01'],
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
    ['author:"?"', ' !field author:'],
    ['NOT author:"" a', 'a !field author:'],
    ['after:never', 'never !date after:never'],
    ['after:"the war"', '"the war" !date after:the war'],
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

  it('says so when it is longer than is read', () => {
    for (const text of ['('.repeat(3_000), 'a'.repeat(5_000), '- '.repeat(1_500)])
      expect(readQuery(text).notes.map(({ what }) => what)).toContain('long');
  });

  const typed = () => {
    const parts = fc.constantFrom(
      '(',
      ')',
      '"',
      '‘',
      '’',
      '“',
      ',',
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
    return fc.oneof(
      fc.array(parts).map((it) => it.join(' ')),
      fc.array(parts).map((it) => it.join('')),
      fc.string({ unit: 'binary' }),
    );
  };

  it('is never an error', () => {
    fc.assert(
      fc.property(typed(), (text) => {
        expect(readQuery(text).text).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is shown as something that is read as the same, whatever was typed', () => {
    fc.assert(
      fc.property(typed(), (text) => {
        const { root } = readQuery(text);
        expect(readQuery(showQuery(root)).root).toEqual(root);
        expect(readQuery(showQuery(root)).notes).toEqual([]);
      }),
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
        fc
          .array(leaf, { minLength: 2, maxLength: 3 })
          .map((parts) => ({ type: 'not' as const, part: { type: 'any' as const, parts } })),
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
