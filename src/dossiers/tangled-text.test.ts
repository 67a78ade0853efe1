import { describe, expect, test } from 'vitest';
import { isTangled } from './tangled-text.ts';

describe('a text in Markdown', () => {
  test.each([
    ['quotations in quotations', `${'> '.repeat(60)}deep`],
    ['lists in lists', `${'- '.repeat(60)}deep`],
    ['numbered lists in lists', `${'1. '.repeat(60)}deep`],
    ['a list indented out of sight', `${' '.repeat(120)}- deep`],
    ['emphasis in emphasis', '*a _b '.repeat(600)],
    ['brackets in brackets', '['.repeat(1_200)],
  ])('is refused for %s', (_name, text) => {
    expect(isTangled(text)).toBe(true);
  });

  test.each([
    ['a long narrative with much emphasis', 'Some *words* and **more** [@key2015a].\n\n'.repeat(2_000)],
    ['a quotation in a list in a quotation', '> - > words'],
    ['a ruler of dashes', '-'.repeat(200)],
    ['a ruler of asterisks', '* '.repeat(20)],
    ['a wide table', `|${' a |'.repeat(300)}\n|${'---|'.repeat(300)}`],
    ['code indented far', `${' '.repeat(200)}code`],
  ])('is taken: %s', (_name, text) => {
    expect(isTangled(text)).toBe(false);
  });
});
