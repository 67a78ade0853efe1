import { describe, expect, test } from 'vitest';
import { readTexNames } from './bib-names.ts';

describe('names in the order they are said', () => {
  test.each([
    ['Doe, Jane and John Smith', ['Jane Doe', 'John Smith']],
    ['von Hicks, III, Michael', ['Michael von Hicks, III']],
    ['Ludwig van Beethoven', ['Ludwig van Beethoven']],
    ['{Food and Agriculture Organization} and Doe, Jane', ['Food and Agriculture Organization', 'Jane Doe']],
    ["Jean {de La Fontaine} and d'Alembert, Jean", ['Jean {de La Fontaine}', "Jean d'Alembert"]],
    ['given=Jean, prefix=de la, family=Fontaine', ['Jean de la Fontaine']],
    ['{\\"O}zge Aks{\\i}n AND\n Roe, Jo', ['{\\"O}zge Aks{\\i}n', 'Jo Roe']],
    ['رحیمی, احمد and محمد رضایی', ['احمد رحیمی', 'محمد رضایی']],
    [' and Doe, Jane and and Roe, Jo, and ', ['Jane Doe', 'Jo Roe']],
    ['Smith, J.; Doe, K.', ['J. Smith', 'K. Doe']],
    ['Smith, J. & Doe, K.', ['J. Smith', 'K. Doe']],
    ['Smith, J., Doe, K. L.', ['J. Smith', 'K. L. Doe']],
    ['Johnson & Johnson', ['Johnson & Johnson']],
    ['{}', []],
    ['and', []],
  ])('%s', (tex, names) => {
    expect(readTexNames(tex).names.map(({ natural }) => natural)).toEqual(names);
  });
});

test.each([
  ['{World Bank}', true],
  ['{{World Bank}}', true],
  ['{Abramowitz}, Milton', false],
  ['{\\OE}', false],
])('the whole name stands in braces: %s', (tex, isWhole) => {
  expect(readTexNames(tex).names[0]?.isWhole).toBe(isWhole);
});

test.each(['others', 'et al.'])('“and %s” is nobody, but the list goes on', (others) => {
  const { names, goesOn } = readTexNames(`Doe, Jane and ${others}`);
  expect([names.length, goesOn]).toEqual([1, true]);
});
