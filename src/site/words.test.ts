import { describe, expect, test } from 'vitest';
import { wordLanguageOf, wordTables } from './words/index.ts';

describe('the words of the pages', () => {
  const english = phrasesOf(wordTables.en);

  test.each(Object.keys(wordTables))('%s has every word and every mark', (language) => {
    const phrases = phrasesOf(wordTables[language]);
    expect([...phrases.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [name, phrase] of phrases) {
      expect(phrase.trim(), name).not.toBe('');
      expect(marksOf(phrase), name).toEqual(marksOf(english.get(name) ?? ''));
    }
  });

  test('a table that is written in Arabic script has no Latin letters but its marks', () => {
    for (const language of ['prs', 'fa', 'ps']) {
      for (const [name, phrase] of phrasesOf(wordTables[language])) {
        expect(phrase.replaceAll(/\{\w+\}/g, ''), `${language} ${name}`).not.toMatch(/[A-Za-z]/);
      }
    }
  });

  test('no line of French begins with a colon or a question mark', () => {
    for (const [name, phrase] of phrasesOf(wordTables.fr)) expect(phrase, name).not.toMatch(/ [:;?!]/);
  });

  test.each([
    ['en-GB', 'en'],
    ['de-AT', 'de'],
    ['fa-AF', 'prs'],
    ['pbt', 'ps'],
    ['it', 'en'],
    ['constructor', 'en'],
    ['', 'en'],
  ])('a page in “%s” is framed in %s', (language, expected) => {
    expect(wordLanguageOf(language)).toBe(expected);
  });
});

function phrasesOf(table: object | undefined, above = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(table ?? {}).flatMap(([name, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? [...phrasesOf(value, `${above}${name}.`)]
        : [[above + name, String(value)] as const],
    ),
  );
}

function marksOf(phrase: string): readonly string[] {
  return [...phrase.matchAll(/\{\w+\}/g)].map(([mark]) => mark).sort();
}
