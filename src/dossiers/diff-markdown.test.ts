import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffMarkdown } from './diff-markdown.ts';
import { plainText } from './plain-text.ts';

describe('what changed in an editor’s text', () => {
  test('is told in words, without the marks of Markdown', () => {
    expect(diffMarkdown('**Water** is _scarce_ [@a].', '**Water** is _very_ scarce [@a].')).toEqual({
      pieces: [
        { kind: 'same', text: 'Water is ' },
        { kind: 'added', text: 'very ' },
        { kind: 'same', text: 'scarce.' },
      ],
      citesOtherwise: false,
    });
  });

  test('keeps its paragraphs apart', () => {
    expect(
      diffMarkdown('One.\n\n{{sections}}\n\nTwo.', 'One.\n\n{{sections}}\n\nTwo.\n\nThree.').pieces,
    ).toEqual([
      { kind: 'same', text: 'One.\n\nTwo.' },
      { kind: 'added', text: '\n\nThree.' },
    ]);
  });

  test.each([
    ['another emphasis', '**Water** is scarce.', '_Water_ is scarce.', false],
    ['another address of a link', '[Water](https://a.example)', '[Water](https://b.example)', false],
    ['other lines', 'Water is\nscarce.', 'Water is scarce.', false],
    ['one citation more', 'Water is scarce.', 'Water is scarce [@a].', true],
    ['another page cited', 'Water [@a, p. 3]', 'Water [@a, p. 4]', true],
  ])('has no words where there is but %s', (_, before, after, citesOtherwise) => {
    expect(diffMarkdown(before, after)).toEqual({ pieces: [], citesOtherwise });
  });

  const text = fc
    .array(
      fc.constantFrom('water', ' ', '**', '_', '[@a]', '\n\n', '- ', '{{sections}}', '# ', '<b>', 'آب'),
      {
        maxLength: 30,
      },
    )
    .map((list) => list.join(''));

  test('gives the words of both texts again', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { pieces } = diffMarkdown(before, after);
        fc.pre(pieces.length > 0);
        const joined = (kind: string) =>
          pieces.map((piece) => (piece.kind === 'same' || piece.kind === kind ? piece.text : '')).join('');
        expect(joined('removed')).toBe(plainText(before));
        expect(joined('added')).toBe(plainText(after));
      }),
    );
  });
});
