import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datedSchema } from './dated.ts';
import { compareEdtf, edtfBounds, edtfPrecision, edtfSchema, isEdtf } from './edtf.ts';

describe('an EDTF expression', () => {
  it.each([
    ['2017', '2017-01-01', '2017-12-31', 'year'],
    ['2017~', '2017-01-01', '2017-12-31', 'year'],
    ['2017-07', '2017-07-01', '2017-07-31', 'month'],
    ['2016-02?', '2016-02-01', '2016-02-29', 'month'],
    ['1900-02', '1900-02-01', '1900-02-28', 'month'],
    ['2017-07-31', '2017-07-31', '2017-07-31', 'day'],
    ['2017-07-31%', '2017-07-31', '2017-07-31', 'day'],
    ['2014/2015', '2014-01-01', '2015-12-31', 'interval'],
    ['2014-05/2015-06-03', '2014-05-01', '2015-06-03', 'interval'],
    ['2019/..', '2019-01-01', null, 'interval'],
    ['../2012', null, '2012-12-31', 'interval'],
    ['2019/', '2019-01-01', null, 'interval'],
    ['2004-06~/2006-08', '2004-06-01', '2006-08-31', 'interval'],
    ['2015-21', '2015-03-01', '2015-05-31', 'other'],
    ['2014-24', '2014-12-01', '2015-02-28', 'other'],
    ['199X', '1990-01-01', '1999-12-31', 'other'],
    ['20XX', '2000-01-01', '2099-12-31', 'other'],
    ['2004-XX', '2004-01-01', '2004-12-31', 'other'],
    ['2004-02-XX', '2004-02-01', '2004-02-29', 'other'],
    ['198X/199X', '1980-01-01', '1999-12-31', 'interval'],
    ['1985-04-12T23:20:30-10:00', '1985-04-12', '1985-04-12', 'day'],
  ])('%s spans %s to %s', (edtf, first, last, precision) => {
    expect(edtfSchema.parse(edtf)).toBe(edtf);
    expect(edtfBounds(edtf)).toEqual({ first, last });
    expect(edtfPrecision(edtf)).toBe(precision);
  });

  it.each([
    ...[
      '',
      ' ',
      '17',
      '201',
      '20177',
      '2017-7',
      '2017-13',
      '2017-00',
      '2017-02-30',
      '2015-02-29',
      '2017-06-31',
    ],
    ...['2015-2014', '2015/2014', '../..', '/', '..', '2015-21-03', '2015-25', '17 November 2014', 'Y170000'],
    ...[
      '-0200',
      '[1667,1668]',
      '2014/2015/2016',
      '2017-02-31/2018',
      '\u0000',
      '2'.repeat(100),
      'X'.repeat(100),
    ],
  ])('%j is none', (text) => {
    expect(isEdtf(text)).toBe(false);
    expect(edtfBounds(text)).toEqual({ first: null, last: null });
    expect(datedSchema.safeParse({ edtf: text, raw: '' }).success).toBe(false);
  });

  it('is never thrown at', () => {
    const almost = fc.string({ unit: fc.constantFrom(...'0123456789-/.X~?%TZ:+'), maxLength: 25 });
    fc.assert(
      fc.property(fc.oneof(almost, fc.string({ unit: 'binary' })), (text) => {
        const { first, last } = edtfBounds(text);
        expect(isEdtf(text)).toBe(first !== null || last !== null);
        edtfPrecision(text);
      }),
      { numRuns: 3000 },
    );
  });
});

it('dates sort by their first day, then the more precise before the wider', () => {
  const sorted = [
    '../2012',
    '2014-01-01',
    '2014-01',
    '2014',
    '2014/2015',
    '2014/..',
    '2014-02',
    '2015-21',
    '2016',
  ];
  expect([...sorted].reverse().sort(compareEdtf)).toEqual(sorted);
});
