import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyDocument, entry, figure, section } from './fixtures/water-archive.ts';
import { hashDocument, parseDocument } from './index.ts';

describe('a document from outside', () => {
  test.each([
    ['nothing', undefined, /the whole/],
    ['a list', [], /the whole/],
    ['an unknown field', { ...emptyDocument, colour: 'red' }, /colour/],
    ['another version', { ...emptyDocument, version: 2 }, /version/],
    ['an empty title', { ...emptyDocument, title: '' }, /title/],
    ['a language that is none', { ...emptyDocument, language: 'English!' }, /language/],
    [
      'a period that is no date',
      { ...emptyDocument, sections: [{ ...section('a', 'A'), period: { edtf: '2017-13', raw: '' } }] },
      /sections\[0\]\.period\.edtf/,
    ],
    [
      'a picture that names no file',
      { ...emptyDocument, leadFigure: figure('f', 'Caption', '../../etc/passwd') },
      /leadFigure\.media/,
    ],
    [
      'two sections of one id',
      { ...emptyDocument, sections: [section('a', 'A'), section('a', 'B')] },
      /id “a” belongs to more than one section/,
    ],
    [
      'two entries of one id',
      {
        ...emptyDocument,
        sections: [section('a', 'A', [entry('e', 'p')]), section('b', 'B', [entry('e', 'q')])],
      },
      /id “e” belongs to more than one entry/,
    ],
    [
      'two figures of one id',
      { ...emptyDocument, leadFigure: figure('f', ''), figures: [figure('f', '')] },
      /id “f” belongs to more than one figure/,
    ],
    ['half a character', { ...emptyDocument, narrative: 'a\ud800' }, /narrative: holds half a character/],
  ])('is refused where it is %s, and the path is named', (_, json, says) => {
    expect(() => parseDocument(json)).toThrow(says);
    expect(() => parseDocument(json)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });

  test('never makes anything but that error, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(() => parseDocument(json)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
      }),
    );
  });
});

describe('the hash of a document', () => {
  test('is the same whatever the order of its keys', () => {
    const reversed = Object.fromEntries(Object.entries(emptyDocument).reverse());
    expect(hashDocument(parseDocument(reversed))).toEqual(hashDocument(emptyDocument));
  });

  test('is SHA-256 over canonical JSON', () => {
    expect(hashDocument(emptyDocument).json).toBe(
      '{"figures":[],"language":"en","leadFigure":null,"narrative":"","sections":[],"sourceRevised":null,' +
        '"sourceUrl":null,"subtitle":null,"tags":[],"title":null,"version":1,"workingTitle":"Untitled"}',
    );
    expect(hashDocument(emptyDocument).sha256).toBe(
      'a80714e1e21741edfb9e80dca9c0a1e0b502f528b85cded599bebc0ca3d39a1b',
    );
  });

  test('is kept by writing and reading it again, and is another for another text', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const document = { ...emptyDocument, narrative: one };
        const { json, sha256 } = hashDocument(document);
        expect(hashDocument(parseDocument(JSON.parse(json)))).toEqual({ json, sha256 });
        const changed = hashDocument({ ...document, narrative: other }).sha256;
        expect(changed === sha256).toBe(one === other);
      }),
    );
  });
});
