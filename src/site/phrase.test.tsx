import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { countOf, fill, fillWith, listOf, numberIn } from './phrase.tsx';

describe('words with marks', () => {
  test('take their values and keep marks that have none', () => {
    expect(fill('{a} and {b}', { a: 'one' })).toBe('one and {b}');
    expect(renderToStaticMarkup(<p>{fillWith('{a}, {b}', { a: <b>1</b>, b: null })}</p>)).toBe(
      '<p><b>1</b>, </p>',
    );
  });

  test.each([
    ['en', 1, '1 page'],
    ['en', 1234, '1,234 pages'],
    ['fr', 0, '0 page'],
    ['prs', 16, '۱۶ pages'],
    ['not a tag!', 2, '2 pages'],
  ])('in %s, %i is counted as “%s”', (language, count, words) => {
    expect(countOf({ one: '{n} page', other: '{n} pages' }, count, language)).toBe(words);
  });

  test.each([
    ['en', 'A, B and C'],
    ['de', 'A, B und C'],
    ['fr', 'A, B et C'],
  ])('in %s, names are listed as “%s”', (language, words) => {
    expect(renderToStaticMarkup(<p>{listOf(['A', 'B', 'C'], language)}</p>)).toBe(`<p>${words}</p>`);
  });

  test('numbers are written in the digits of Afghanistan', () => {
    expect([numberIn('prs', 12), numberIn('ps', 12), numberIn('de', 12)]).toEqual(['۱۲', '۱۲', '12']);
  });
});
