import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFeedDate } from './feed-date.ts';

describe('a date of a feed', () => {
  test.each<[string, string | null, string | null]>([
    // RFC 822 and what became of it
    ['Sat, 07 Sep 2002 00:00:01 GMT', '2002-09-07', '2002-09-07T00:00:01Z'],
    ['Sat, 07 Sep 02 00:00:01 GMT', '2002-09-07', '2002-09-07T00:00:01Z'],
    ['07 Sep 98 10:00 EST', '1998-09-07', '1998-09-07T15:00:00Z'],
    ['Mon, 07 Sep 2002 00:00:01 GMT', '2002-09-07', '2002-09-07T00:00:01Z'],
    ['Thu, 5 Apr 2012 23:47:37 +0430', '2012-04-05', '2012-04-05T19:17:37Z'],
    ['Thurs, 5 April 2012 23:47 -07:00', '2012-04-05', '2012-04-06T06:47:00Z'],
    ['Thu, 05 Apr 2012 11:47:37 PM CEST', '2012-04-05', '2012-04-05T21:47:37Z'],
    ['05-Apr-2012 23:47:37', '2012-04-05', '2012-04-05T23:47:37Z'],
    ['Thu,  05 Apr 2012   23:47:37 GMT+0200', '2012-04-05', '2012-04-05T21:47:37Z'],
    ['5 Apr 2012', '2012-04-05', null],
    ['31 Dec 2016 23:59:60 GMT', '2016-12-31', '2016-12-31T23:59:59Z'],
    // ISO 8601
    ['2012-04-05T23:47:37+04:30', '2012-04-05', '2012-04-05T19:17:37Z'],
    ['2012-04-05T23:47:37.123456Z', '2012-04-05', '2012-04-05T23:47:37Z'],
    ['2012-04-05 23:47:37', '2012-04-05', '2012-04-05T23:47:37Z'],
    ['2012-04-05T23:47Z', '2012-04-05', '2012-04-05T23:47:00Z'],
    ['2012-04-05 23:47:37 +0200', '2012-04-05', '2012-04-05T21:47:37Z'],
    ['2012-04-05', '2012-04-05', null],
    ['2012-04', '2012-04', null],
    ['2012', '2012', null],
    // Words
    ['Do, 12 Dez 2019 14:00:00 +0100', '2019-12-12', null],
    ['lun., 3 févr. 2020 10:00:00 +0000', '2020-02-03', null],
    ['5 марта 2019 г., 10:00', '2019-03-05', null],
    ['۱۵ حمل ۱۴۰۰', '2021-04-04', null],
    ['March 5th, 2019', '2019-03-05', null],
    // None
    ['', null, null],
    ['yesterday', null, null],
    ['2012-02-30T00:00:00Z', null, null],
    ['31 Jun 2012 10:00:00 GMT', null, null],
    ['Thu, 01 Jan 1970 00:00:00 GMT', null, null],
    ['1970-01-01T00:00:00Z', null, null],
    ['0000-00-00 00:00:00', null, null],
    ['Wed, 30 Nov -0001 00:00:00 +0000', null, null],
  ])('%s', (words, edtf, instant) => {
    const read = readFeedDate(words, null);
    expect([read?.dated.edtf ?? null, read?.instant ?? null]).toEqual([edtf, instant]);
  });

  test('keeps the words it was read from', () => {
    expect(readFeedDate(' Sat,\n 07 Sep 2002 00:00:01 GMT ', null)?.dated.raw).toBe(
      'Sat, 07 Sep 2002 00:00:01 GMT',
    );
  });

  test('says when a year of two digits or an order of day and month was guessed', () => {
    expect(readFeedDate('Sat, 07 Sep 02 00:00:01 GMT', null)?.note).toContain('read as 2002');
    expect(readFeedDate('03/04/2019', null)?.note).not.toBeNull();
    expect(readFeedDate('03/04/2019', 'en-US')?.dated.edtf).toBe('2019-03-04');
  });

  test('whatever its words, none makes it throw; an instant it gives is a real one', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.stringMatching(/^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{2,4} \d\d:\d\d:\d\d [+-]\d{4}$/),
        ),
        (words) => {
          const instant = readFeedDate(words, null)?.instant ?? null;
          if (instant !== null) expect(Number.isNaN(Date.parse(instant))).toBe(false);
        },
      ),
    );
  });

  test('any instant, written in any zone, is the same instant', () => {
    const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(date, fc.integer({ min: -47, max: 55 }), (moment, quarters) => {
        const time = Math.floor(moment.getTime() / 1000) * 1000;
        const local = new Date(time + quarters * 900_000).toISOString().slice(0, 19);
        const minutes = Math.abs(quarters) * 15;
        const zone = `${quarters < 0 ? '-' : '+'}${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
        const read = readFeedDate(`${local}${zone}`, null);
        expect(read?.instant).toBe(new Date(time).toISOString().replace('.000Z', 'Z'));
        expect(read?.dated.edtf).toBe(local.slice(0, 10));
      }),
    );
  });
});
