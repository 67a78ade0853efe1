import { describe, expect, test } from 'vitest';
import { cleanArxiv, cleanDoi, cleanIsbns, cleanIssns, doiOfLink } from './identifiers.ts';

describe('a DOI', () => {
  test.each([
    ['10.1000/182', '10.1000/182'],
    ['https://doi.org/10.1000/182.', '10.1000/182'],
    ['doi: 10.1000/a_b;c,', '10.1000/a_b;c'],
    ['http://dx.doi.org/10.1000%2F182', '10.1000/182'],
    ['(10.1000/182)', '10.1000/182'],
    ['10.1016/S0140-6736(05)67530-7', '10.1016/S0140-6736(05)67530-7'],
    ['10.1002/(SICI)1097<16::AID>3.0.CO;2-P', '10.1002/(SICI)1097<16::AID>3.0.CO;2-P'],
    ['10.1000.10/123456', '10.1000.10/123456'],
    ['none', null],
    ['10.1/too-short', null],
  ])('%s', (text, doi) => {
    expect(cleanDoi(text)).toBe(doi);
  });

  test('stands in a resolver’s link and in no other', () => {
    expect(doiOfLink('https://doi.org/10.1000/182')).toBe('10.1000/182');
    expect(doiOfLink('https://journal.example/doi/10.1000/182')).toBeNull();
    expect(doiOfLink(null)).toBeNull();
  });
});

test.each([
  ['978-3-16-148410-0 (pbk.)', ['9783161484100']],
  ['0415170540 (hardcover), 0-8044-2957-x', ['0415170540', '080442957X']],
  ['97831614841', []],
  ['123', []],
])('ISBNs in “%s”', (text, isbns) => {
  expect(cleanIsbns(text)).toEqual(isbns);
});

test.each([
  ['00368075, 1095-9203', ['0036-8075', '1095-9203']],
  ['2475-906x', ['2475-906X']],
  ['978-3-16-148410-0', []],
])('ISSNs in “%s”', (text, issns) => {
  expect(cleanIssns(text)).toEqual(issns);
});

test.each([
  ['arXiv:2103.00020v2 [cs.CV]', '2103.00020v2'],
  ['astro-ph/0405395', 'astro-ph/0405395'],
  ['math.GT/0309136', 'math.GT/0309136'],
  ['ZACDOQ', null],
])('arXiv in “%s”', (text, arxiv) => {
  expect(cleanArxiv(text)).toBe(arxiv);
});
