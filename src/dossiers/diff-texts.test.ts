import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffTexts } from './index.ts';

function shown(before: string, after: string): string {
  const marks = { same: ['', ''], removed: ['[-', ']'], added: ['[+', ']'] } as const;
  return diffTexts(before, after)
    .map(({ kind, text }) => marks[kind].join('|').replace('|', text))
    .join('');
}

describe('the difference of two texts', () => {
  test.each([
    ['The canal is dry', 'The canal is dry', 'The canal is dry'],
    ['The canal is dry', 'The canal is nearly dry', 'The canal is [+nearly ]dry'],
    ['The canal is quite dry', 'The canal is dry', 'The canal is [-quite ]dry'],
    ['One in Nangrahar, and more', 'One in Nangarhar, and more', 'One in [-Nangrahar][+Nangarhar], and more'],
    ['', 'All new', '[+All new]'],
    ['All gone', '', '[-All gone]'],
    ['red and blue', 'green or yellow', '[-red and blue][+green or yellow]'],
    ['آب در دره کم است', 'آب در دره بسیار کم است', 'آب در دره [+بسیار ]کم است'],
    ['Line one\n\nLine two', 'Line one\nLine two', 'Line one[-\n\n][+\n]Line two'],
  ])('of “%s” and “%s” is told by words', (before, after, told) => {
    expect(shown(before, after)).toBe(told);
  });

  test('joins small coincidences between large changes', () => {
    const told = shown('The committee of elders decided', 'A group of engineers disagreed');
    expect(told).toBe('[-The committee of elders decided][+A group of engineers disagreed]');
  });

  const words = fc.array(
    fc.constantFrom('the', 'water', ' ', '.', '\n', 'آب', '“', '😀', 'a\u0301', '\ud800'),
    {
      maxLength: 60,
    },
  );
  const text = fc.oneof(
    words.map((list) => list.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );

  test('gives both texts again, whatever they are', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = diffTexts(before, after);
        const joined = (kind: string) =>
          pieces
            .filter((piece) => piece.kind === 'same' || piece.kind === kind)
            .map((piece) => piece.text)
            .join('');
        expect(joined('removed')).toBe(before);
        expect(joined('added')).toBe(after);
      }),
    );
  });

  test('of a text and itself is the text', () => {
    fc.assert(
      fc.property(text, (same) => {
        expect(diffTexts(same, same)).toEqual(same === '' ? [] : [{ kind: 'same', text: same }]);
      }),
    );
  });

  test('never has two pieces of one kind beside each other, nor an empty one', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = diffTexts(before, after);
        for (const [index, piece] of pieces.entries()) {
          expect(piece.text).not.toBe('');
          expect(piece.kind).not.toBe(pieces[index - 1]?.kind);
        }
      }),
    );
  });

  test('is told for two long texts that have nothing in common, or are alike but for every tenth word', () => {
    const long = (word: string) => Array.from({ length: 30_000 }, (_, index) => `${word}${index}`).join(' ');
    expect(diffTexts(long('a'), long('b')).map((piece) => piece.kind)).toEqual(['removed', 'added']);
    const changed = long('a').replace(/(\d*)0(?= )/g, '$1o');
    const pieces = diffTexts(long('a'), changed);
    expect(pieces.filter((piece) => piece.kind === 'same').length).toBe(3000);
  });
});
