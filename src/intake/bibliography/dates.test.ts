import { describe, expect, test } from 'vitest';
import { bibliographyDate, datedOfParts } from './dates.ts';

describe('a date in one field', () => {
  test.each([
    ['2017', '2017'],
    ['2017-07', '2017-07'],
    ['2017-7-5', '2017-07-05'],
    ['2014-07-01T12:00:00Z', '2014-07-01'],
    ['2014/2015', '2014/2015'],
    ['2014--2015', '2014/2015'],
    ['2014-07-31/2014-08-02', '2014-07-31/2014-08-02'],
    ['2010/', '2010/..'],
    ['/2010', '../2010'],
    ['2004-22', '2004-22'],
    ['Spring 2014', '2014-21'],
    ['1723?', '1723?'],
    ['c. 2010', '2010~'],
    ['199u', '199X'],
    ['[1999]', '1999'],
    ['1995a', '1995'],
    ['1999 (reprinted 2003)', '1999'],
    ['2014, Jun. 2014', '2014'],
    ['2014/07//', '2014-07'],
    ['May/June 2012', '2012-05/2012-06'],
    ['2006-05-00', '2006'],
    ['in press', undefined],
    ['n.d.', undefined],
    ['before 1990', undefined],
    ['0000', undefined],
    ['', undefined],
  ])('%s', (text, edtf) => {
    expect(bibliographyDate(text)?.edtf).toBe(edtf);
  });

  test('keeps the words it was read from', () => {
    expect(bibliographyDate(' c. \n 2010 ')?.raw).toBe('c. 2010');
  });
});

describe('a year, month and day apart', () => {
  test.each([
    ['2010', 'jan', undefined, '2010-01'],
    ['2010', '7', '3', '2010-07-03'],
    ['2010', '10 July', undefined, '2010-07-10'],
    ['2010', 'July 14', undefined, '2010-07-14'],
    ['2010', 'jul.--aug.', undefined, '2010-07/2010-08'],
    ['2010', 'Spring', undefined, '2010-21'],
    ['2010', 'Dezember', undefined, '2010-12'],
    ['2010', 'May', '22', '2010-05-22'],
    ['2010', '13', undefined, '2010'],
    ['2010', '1st Quarter', undefined, '2010'],
    ['2014/2015', 'jan', undefined, '2014/2015'],
    ['in press', 'jan', undefined, undefined],
  ])('%s, %s, %s', (year, month, day, edtf) => {
    expect(datedOfParts({ year, month, day })?.edtf).toBe(edtf);
  });
});
