import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  datedSchema,
  detectLanguage,
  directionOfText,
  findDates,
  makeSlug,
  readDate,
  readPeriod,
  splitHeading,
} from './index.ts';

const PIECES = [
  ...[
    '31',
    '2017',
    '۱۳۹۵',
    '5',
    '1437',
    '14',
    'May',
    'may',
    'July',
    'Jauza',
    'جوزای',
    'می',
    'مه',
    'Ramadan',
    'Rabi',
  ],
  ...[
    ' ',
    '\n',
    '  ',
    '\u200c',
    '-',
    '–',
    '/',
    '.',
    ',',
    ':',
    '(',
    ')',
    '?',
    "'",
    '~',
    '&nbsp;',
    '\u0301',
    'T',
    'Z',
  ],
  ...[
    'since',
    'until',
    'از',
    'تا',
    'د',
    'کال',
    'circa',
    'c.',
    'Mon',
    'Summer',
    'early',
    'de',
    'th',
    'AM',
    'هـ.ش',
    's',
  ],
];
const dateLike = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join(''));
const anyText = fc.oneof(dateLike, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

describe('whatever a text holds', () => {
  it('a date that is read can be kept, and its raw text stands where it says', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('', 'en', 'en-US', 'ps', 'prs', 'ar'), (text, language) => {
        const { period } = splitHeading(text, { language });
        const single = [readDate(text, { language }), readPeriod(text, { language }), period];
        for (const reading of [...findDates(text, { language }), ...single]) {
          if (!reading) continue;
          const { edtf, raw } = reading;
          expect(datedSchema.parse({ edtf, raw })).toEqual({ edtf, raw });
          expect(text.slice(reading.start, reading.end)).toBe(reading.raw);
          expect(reading.certainty === 'certain' || reading.note !== null).toBe(true);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('dates do not overlap', () => {
    fc.assert(
      fc.property(dateLike, (text) => {
        let end = 0;
        for (const date of findDates(text)) {
          expect(date.start).toBeGreaterThanOrEqual(end);
          end = date.end;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('a text of a million characters is read, however it repeats itself', () => {
    const repeated = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(repeated, fc.constantFrom(1_000, 30_000, 1_000_000), (pieces, length) => {
        const unit = pieces.join('');
        const text = unit.repeat(Math.ceil(length / unit.length));
        findDates(text);
        readDate(text);
        readPeriod(text);
        splitHeading(text);
        detectLanguage(text);
        directionOfText(text);
        makeSlug(text);
      }),
      { numRuns: 30 },
    );
  }, 120_000);
});
