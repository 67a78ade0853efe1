import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beginning, oneLine, padded, widthOf, wrap } from './layout.ts';

describe('a text from outside', () => {
  test.each([
    ['Water\n in  the\tvalley', 'Water in the valley'],
    ['\u001b[31mred\u001b[0m', 'red'],
    ['\u001b]0;title\u0007rest', 'rest'],
    ['bell\u0007', 'bell'],
    ['turned \u202eround', 'turned round'],
    ['می\u200cشود', 'می\u200cشود'],
  ])('%j is set as %j', (given, shown) => {
    expect(oneLine(given)).toBe(shown);
  });

  test('never moves the cursor, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(oneLine(text)).not.toMatch(/[\p{Cc}]/u);
      }),
    );
  });
});

describe('wrapping', () => {
  test('breaks between words, and within one that is longer than a line', () => {
    expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
    expect(wrap('abcdefghij k', 4)).toEqual(['abcd', 'efgh', 'ij k']);
    expect(wrap('', 8)).toEqual(['']);
  });

  test('no line is wider than asked, and nothing is lost', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 40 }), (text, width) => {
        const lines = wrap(text, width);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(oneLine(text).replaceAll(' ', ''));
      }),
    );
  });
});

test('columns stand below each other in every script', () => {
  for (const text of ['abc', 'کابل', 'é', '水', '']) expect(widthOf(padded(text, 8))).toBe(8);
});

test('what is too long says that it goes on', () => {
  expect([beginning('short', 10), beginning('rather long', 8)]).toEqual(['short', 'rather…']);
});
