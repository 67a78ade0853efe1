import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNearDuplicates } from './near-duplicates.ts';
import { textSignature } from './text-signature.ts';

/** A text of its own for every number: no two have a run of words in common. */
function text(number: number, words = 120): string[] {
  return Array.from({ length: words }, (_, at) => `w${number}x${at}`);
}

/** The text with every `step`-th word another. */
function edited(words: readonly string[], step: number, mark = 'edited'): string[] {
  return words.map((word, at) => (at % step === step - 1 ? `${mark}${at}` : word));
}

function item(id: string, words: readonly string[]) {
  return { id, signature: textSignature(words.join(' ')) };
}

describe('near-duplicates', () => {
  it('finds the copies among other texts, the most alike first', () => {
    const items = [
      ...Array.from({ length: 300 }, (_, at) => item(`other-${at}`, text(at + 10))),
      item('report', text(1)),
      item('retouched', edited(text(1), 60)),
      item('letter', text(2)),
      item('letter-again', text(2)),
    ];
    expect(findNearDuplicates(items, { atLeast: 0.8 })).toMatchObject([
      { one: 'letter', other: 'letter-again', likeness: 1 },
      { one: 'report', other: 'retouched' },
    ]);
  });

  it('gives only pairs that touch what was asked for', () => {
    const items = ['old', 'newest', 'older'].flatMap((id) => [
      item(id, text(1)),
      item(`${id}-b`, edited(text(1), 60)),
    ]);
    const pairs = findNearDuplicates(items, { atLeast: 0.8, only: new Set(['newest']) });
    expect(pairs.every(({ one, other }) => one === 'newest' || other === 'newest')).toBe(true);
    expect(pairs.map(({ one, other }) => [one, other].find((id) => id !== 'newest')).sort()).toEqual(
      ['old', 'old-b', 'older', 'older-b', 'newest-b'].sort(),
    );
    expect(findNearDuplicates(items, { atLeast: 0.8, only: new Set() })).toEqual([]);
  });

  it('gives a star where one text stands in the catalogue five thousand times', () => {
    const signature = textSignature(text(1).join(' '));
    const items = Array.from({ length: 5000 }, (_, at) => ({ id: `copy-${at}`, signature }));
    const pairs = findNearDuplicates(items, { atLeast: 0.8 });
    expect(pairs).toHaveLength(4999);
    expect(pairs.every(({ one }) => one === 'copy-0')).toBe(true);
  });

  it('keeps a crowd of texts that are merely alike together, with a bounded number of pairs', () => {
    const words = text(1, 400);
    const items = Array.from({ length: 2000 }, (_, at) =>
      item(`v${at}`, [...words.slice(0, at % 390), `own${at}`, ...words.slice((at % 390) + 1)]),
    );
    const pairs = findNearDuplicates(items, { atLeast: 0.8 });
    expect(pairs.length).toBeLessThanOrEqual(8 * items.length);
    expect(
      clustersOf(
        items.map(({ id }) => id),
        pairs,
      ),
    ).toBe(1);
  });

  it('leaves out short texts and what is no signature', () => {
    const items = [
      item('a', ['Photo', 'gallery']),
      item('b', ['Photo', 'gallery']),
      { id: 'c', signature: new Uint8Array(0) },
      { id: 'd', signature: new Uint8Array(256) },
      { id: 'e', signature: new Uint8Array(256) },
    ];
    expect(findNearDuplicates(items, { atLeast: 0.5 })).toEqual([]);
    expect(findNearDuplicates([], { atLeast: Number.NaN })).toEqual([]);
  });

  it('misses hardly any pair that is as alike as asked', () => {
    const items = Array.from({ length: 600 }, (_, at) => [
      item(`o${at}`, text(at, 400)),
      // About 0.82 in truth.
      item(`c${at}`, edited(text(at, 400), 40)),
    ]).flat();
    const found = findNearDuplicates(items, { atLeast: 0.8 });
    expect(found.length).toBeGreaterThanOrEqual(594);
    expect(found.every(({ one, other }) => one.slice(1) === other.slice(1))).toBe(true);
  });

  it('gives each pair once, and no text with itself, at any threshold', () => {
    const texts = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 3, max: 60 })), {
      maxLength: 25,
    });
    fc.assert(
      fc.property(texts, fc.double({ min: 0, max: 1.5 }), (made, atLeast) => {
        const items = made.map(([number, step], at) => item(`${at}`, edited(text(number), step)));
        const pairs = findNearDuplicates(items, { atLeast }).map(({ one, other }) => `${one} ${other}`);
        expect(new Set(pairs).size).toBe(pairs.length);
        expect(pairs.every((it) => Number(it.split(' ')[0]) < Number(it.split(' ')[1]))).toBe(true);
      }),
    );
  });
});

function clustersOf(
  ids: readonly string[],
  pairs: readonly { readonly one: string; readonly other: string }[],
): number {
  const heads = new Map(ids.map((id) => [id, id]));
  const headOf = (id: string): string => {
    let head = id;
    while (heads.get(head) !== head) head = heads.get(head) ?? head;
    return head;
  };
  for (const { one, other } of pairs) heads.set(headOf(one), headOf(other));
  return new Set(ids.map(headOf)).size;
}
