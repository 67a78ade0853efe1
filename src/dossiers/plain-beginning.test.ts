import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainBeginning } from './plain-beginning.ts';

test.each([
  ['Water is **scarce** [@noor2018rivers, p. 4].\n\n{{sections}}\n\nMore.', 'Water is scarce. More.'],
  ['# Heading\n\nA [link](https://example.org) and `code`.', 'A link and code.'],
  ['- one\n- two\n\n> said', 'one two said'],
  ['Text[^1].\n\n[^1]: Note.', 'Text.'],
  ['<b>Bold</b>\n\n<div>block</div>', 'Bold'],
  ['![alt](a.png) Words', 'Words'],
  ['آب در دره', 'آب در دره'],
  ['', ''],
])('%j begins as %j', (markdown, plain) => {
  expect(plainBeginning(markdown)).toBe(plain);
});

test('a long text is cut between words, and says so', () => {
  const beginning = plainBeginning('word '.repeat(100));
  expect(beginning).toMatch(/^(word )+…$/);
  expect(beginning.length).toBeLessThanOrEqual(300);
  expect(plainBeginning('😀'.repeat(300)).isWellFormed()).toBe(true);
});

test('no text makes it longer than it may be', () => {
  const text = fc.string({ unit: 'binary', maxLength: 400 });
  fc.assert(
    fc.property(text, fc.integer({ min: 10, max: 300 }), (markdown, longest) => {
      expect(plainBeginning(markdown, longest).length).toBeLessThanOrEqual(longest);
    }),
  );
});
