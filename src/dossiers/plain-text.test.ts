import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

describe('an editor’s text as a reader meets it', () => {
  test.each([
    ['Water is **scarce** and _old_ ~~now~~', 'Water is scarce and old now'],
    ['One says so [@noor2018rivers], two do [see @a, p. 3; @b] [@c].', 'One says so, two do.'],
    ['_As before [@noor2018rivers]_.', 'As before.'],
    ['[@a.] and [no citation] stay', '[@a.] and [no citation] stay'],
    ['Before:\n\n{{sections}}\n\nAfter.', 'Before:\n\nAfter.'],
    ['Before: {{ sections }} after.', 'Before: after.'],
    ['## Heading\n\nText.', 'Heading\n\nText.'],
    ['A [link](https://example.org "Title") and `code`', 'A link and code'],
    ['![A dry canal](/media/a.png)', 'A dry canal'],
    ['<b>Bold</b>\n\n<div>block</div>', '<b>Bold</b>\n\n<div>block</div>'],
    ['One line\nof two', 'One line of two'],
    ['One verse  \nand another', 'One verse\nand another'],
    ['- one\n- two\n  - three\n\n> said', 'one\n\ntwo\n\nthree\n\nsaid'],
    ['| a | b |\n| - | - |\n| **1** | 2 |', 'a · b\n\n1 · 2'],
    ['Text[^1].\n\n[^1]: Note.', 'Text.\n\nNote.'],
    ['---\n\n[unused]: https://example.org', ''],
    ['آب [@noor2018rivers] در **دره**', 'آب در دره'],
    ['', ''],
  ])('%j is %j', (markdown, plain) => {
    expect(plainText(markdown)).toBe(plain);
  });

  const words = fc
    .array(fc.stringMatching(/^[a-zآ-ی]{1,8}$/), { minLength: 1, maxLength: 8 })
    .map((list) => list.join(' '));

  test('words that have no marks are themselves, paragraph by paragraph', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 5 }), (paragraphs) => {
        expect(plainText(paragraphs.join('\n\n'))).toBe(paragraphs.join('\n\n'));
      }),
    );
  });

  test('is tidy, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (markdown) => {
        expect(plainText(markdown)).not.toMatch(/^\s|\s$|\n{3}| {2}/);
      }),
    );
  });
});
