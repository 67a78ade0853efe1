import { describe, expect, test } from 'vitest';
import { readFieldOptions } from './field-options.ts';
import { creditsInWords } from './field-words.ts';

const known = { organisations: new Set(['water house']), language: 'en' };

describe('--authors', () => {
  test.each([
    ['Kate Example', 'Kate Example'],
    ['Kate Example; Lea Muster', 'Kate Example; Lea Muster'],
    ['Kate Example ;; Lea Muster;', 'Kate Example; Lea Muster'],
    ['Kate Example؛ نور آزمایشی', 'Kate Example; نور آزمایشی'],
    ['Kate Example (editor)', 'Kate Example (editor)'],
    ['Translated by Lea Muster', 'Lea Muster (translator)'],
    ['Water House', 'Water House (organisation)'],
    ['Water House (person)', 'Water House'],
    ['Valley Group (organisation)', 'Valley Group (organisation)'],
    ['Valley Group (publisher, organisation)', 'Valley Group (publisher, organisation)'],
    ['Example, Kate', 'Example, Kate'],
    ['none', ''],
  ])('%j is read as %j', (given, read) => {
    expect(creditsInWords(readFieldOptions({ authors: given }, known).edit.credits ?? [])).toBe(read);
  });

  test('what is printed is read again as the same', () => {
    const given =
      'Kate Example; Lea Muster (editor); Valley Group (organisation); Dari House (translator, organisation)';
    const { credits = [] } = readFieldOptions({ authors: given }, known).edit;
    expect(readFieldOptions({ authors: creditsInWords(credits) }, known).edit.credits).toEqual(credits);
  });
});

describe('--date', () => {
  test.each([
    ['2017', '2017'],
    ['2017-07', '2017-07'],
    ['31 July 2017', '2017-07-31'],
    ['July 2017', '2017-07'],
    ['2014/2015', '2014/2015'],
    ['none', undefined],
  ])('%j is %j', (given, edtf) => {
    expect(readFieldOptions({ date: given }, known).edit.date?.edtf).toBe(edtf);
  });

  test('that can be read in two ways says so', () => {
    expect(readFieldOptions({ date: '05/06/2017' }, known).notes.join()).toMatch(/could also be/);
    expect(readFieldOptions({ date: '2017' }, known).notes).toEqual([]);
  });
});

test('what is not given is not edited, and what is “none” is emptied', () => {
  expect(readFieldOptions({}, known).edit).toEqual({});
  expect(readFieldOptions({ abstract: 'none', topics: 'none', subtitle: ' ' }, known).edit).toEqual({
    abstract: null,
    topics: [],
    subtitle: null,
  });
});
