import { expect, test } from 'vitest';
import { languageNamed } from './languages.ts';

test.each([
  ['ngerman', 'de'],
  ['american', 'en-US'],
  ['English', 'en'],
  ['en_GB', 'en-GB'],
  ['ger', 'de'],
  ['Dari', 'prs'],
  ['پښتو', 'ps'],
  ['fa-AF', 'prs'],
  ['english and french', 'en'],
  ['', null],
  ['none of your business', null],
])('%s', (text, language) => {
  expect(languageNamed(text)).toBe(language);
});
