import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TextPiece } from '../dossiers/index.ts';
import { comparedParagraphs } from './compared-paragraphs.ts';

/** `-word-` was taken out, `+word+` was put in, `/` parts paragraphs, `…` stands for what is left out. */
function shown(pieces: readonly TextPiece[]): string {
  const marks = { same: '', removed: '-', added: '+' };
  return comparedParagraphs(pieces)
    .map((parts) =>
      parts
        .map((part) => (part.kind === 'left-out' ? '…' : marks[part.kind] + part.text + marks[part.kind]))
        .join(''),
    )
    .join(' / ');
}

const same = (text: string) => ({ kind: 'same', text }) as const;
const added = (text: string) => ({ kind: 'added', text }) as const;
const removed = (text: string) => ({ kind: 'removed', text }) as const;
const long = 'word '.repeat(150);

describe('a compared text in paragraphs', () => {
  test.each<[string, TextPiece[], string]>([
    ['a word', [same('It is '), added('very '), same('dry.')], 'It is +very +dry.'],
    ['a new paragraph at the end', [same('One.\n\nTwo.'), added('\n\nThree.')], 'One. / Two. / +Three.+'],
    ['a new paragraph before others', [added('One.\n\n'), same('Two.')], '+One.+ / Two.'],
    [
      'a paragraph taken out',
      [same('One.'), removed('\n\nTwo.'), same('\n\nThree.')],
      'One. / -Two.- / Three.',
    ],
    ['a paragraph parted', [same('One.'), removed(' '), added('\n\n'), same('Two.')], 'One.- -+¶+ / Two.'],
    ['two paragraphs joined', [same('One.'), removed('\n\n'), added(' '), same('Two.')], 'One.-¶-+ +Two.'],
    ['nothing', [], ''],
  ])('shows %s', (_, pieces, expected) => {
    expect(shown(pieces)).toBe(expected);
  });

  test('leaves out what stayed the same far from a change', () => {
    const told = shown([
      same(`${long}near `),
      added('new'),
      same(` near ${long}`),
      removed('old'),
      same(long),
    ]);
    expect(told).toMatch(/^… (word )+near \+new\+ near (word )+… (word )+-old-(word )+…$/);
  });

  test('leaves out whole paragraphs where one ends near the change', () => {
    const told = shown([same(`Begin.\n\n${long}\n\nNear: `), added('new'), same(`.\n\n${long}\n\nEnd.`)]);
    expect(told).toBe('… / Near: +new+. / …');
  });

  test('loses nothing that came or went', () => {
    const text = fc.array(fc.constantFrom('word', ' ', '\n\n', 'آب'), { minLength: 1, maxLength: 8 });
    const piece = fc.record({
      kind: fc.constantFrom('same' as const, 'added' as const, 'removed' as const),
      text: text.map((list) => list.join('')),
    });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const words = (list: readonly { kind: string; text?: string }[]) =>
          list
            .filter((it) => it.kind !== 'same')
            .map((it) => it.text?.replaceAll(/[\s¶]/g, ''))
            .join('');
        expect(words(comparedParagraphs(pieces).flat())).toBe(words(pieces));
      }),
    );
  });
});
