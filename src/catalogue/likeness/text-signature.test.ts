import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isTelling,
  SIGNATURE_BYTES,
  signatureLikeness,
  signatureWords,
  textSignature,
} from './text-signature.ts';

const PARAGRAPH =
  'The council met in the school because the hall had lost its roof. Nobody spoke for a long time, then the eldest asked ' +
  'who had counted the wells, and how many of them still gave water after the second dry winter in a row.';
const DARI =
  'شورا در مکتب نشست کرد چون سقف تالار ویران شده بود. مدت زیادی هیچ‌کس سخن نگفت، سپس ریش‌سفید پرسید که چه کسی ' +
  'چاه‌ها را شمرده است و چند تای آن‌ها پس از دومین زمستان خشک هنوز آب دارند و کدام قریه‌ها بی‌آب مانده‌اند.';

function likeness(one: string, other: string): number {
  return signatureLikeness(textSignature(one), textSignature(other));
}

describe('the signature of a text', () => {
  it.each([
    ['case and punctuation', PARAGRAPH, PARAGRAPH.toUpperCase().replace(/[.,]/g, ' —')],
    ['spaces and lines', PARAGRAPH, PARAGRAPH.replaceAll(' ', '\n\u00a0 ')],
    ['soft hyphens', PARAGRAPH, PARAGRAPH.replaceAll('counted', 'coun\u00adted')],
    ['apostrophes', `${PARAGRAPH} It isn’t over.`, `${PARAGRAPH} It isnt over.`],
    ['diacritics', PARAGRAPH.replaceAll('e', 'é'), PARAGRAPH],
    ['decomposed letters', PARAGRAPH.replaceAll('o', 'ö').normalize('NFD'), PARAGRAPH.replaceAll('o', 'ö')],
    ['ß and ss', PARAGRAPH.replaceAll('ss', 'ß'), PARAGRAPH],
    ['Arabic and Persian forms of a letter', DARI, DARI.replaceAll('ی', 'ي').replaceAll('ک', 'ك')],
    ['vowel marks and tatweel', DARI, DARI.replaceAll('شورا', 'شُـورا')],
    ['joiners', DARI, DARI.replaceAll('\u200c', '')],
    ['digits of either script', `${DARI} ۱۳۹۵`, `${DARI} 1395`],
  ])('is blind to %s', (_, one, other) => {
    expect(likeness(one, other)).toBe(1);
  });

  it('takes at most 256 bytes, whatever the length', () => {
    for (const text of ['', 'a', PARAGRAPH, PARAGRAPH.repeat(500)])
      expect(textSignature(text)).toHaveLength(SIGNATURE_BYTES);
  });

  it('says that a text is too short to tell', () => {
    expect(isTelling(textSignature('Read the full report here.'))).toBe(false);
    expect(isTelling(textSignature(''))).toBe(false);
    expect(isTelling(textSignature(PARAGRAPH))).toBe(true);
    expect(isTelling(new Uint8Array(3))).toBe(false);
  });

  it.each([
    ['', 0],
    [' … — ', 0],
    ['one', 1],
    ['one two three four five', 5],
    ['می‌شود کتاب', 2],
    ['北京是首都', 5],
    ['ภาษาไทย', 7],
    ['서울은 수도', 2],
    ['北京 is a city', 5],
  ])('counts the words of “%s”', (text, count) => {
    expect(signatureWords(textSignature(text))).toBe(count);
  });

  it('compares texts without spaces by their characters', () => {
    const text =
      '理事会在学校开会因为大厅没有屋顶很久没有人说话然后最年长的人问谁数过水井第二个干旱的冬天之后还有多少口井有水';
    expect(likeness(text, text.replace('很久', '长时间'))).toBeGreaterThan(0.7);
    expect(likeness(text, [...text].reverse().join(''))).toBeLessThan(0.1);
  });

  it('finds nothing in common between other texts, empty ones, and what is no signature', () => {
    expect(likeness(PARAGRAPH, DARI)).toBe(0);
    expect(likeness('', '')).toBe(0);
    expect(signatureLikeness(textSignature(PARAGRAPH), new Uint8Array(256))).toBe(0);
    expect(signatureLikeness(new Uint8Array(0), new Uint8Array(0))).toBe(0);
  });

  it('does not tire of one word said ten thousand times', () => {
    expect(likeness('wells '.repeat(10_000), 'wells '.repeat(20_000))).toBe(1);
  });
});

describe('the likeness of two signatures', () => {
  it('is near the true share of common runs of words', () => {
    const words = fc.array(fc.nat(500), { minLength: 40, maxLength: 200 });
    fc.assert(
      fc.property(words, words, fc.nat(100), (one, more, kept) => {
        const other = [...one.slice(0, Math.ceil((one.length * kept) / 100)), ...more];
        const estimate = likeness(textOf(one), textOf(other));
        // Five standard errors: one run in a million may pass them.
        expect(Math.abs(estimate - jaccard(one, other))).toBeLessThan(0.23);
      }),
      { seed: 1 },
    );
  });

  it('errs by little on the whole, and to neither side', () => {
    let [sum, squares] = [0, 0];
    for (let round = 0; round < 400; round++) {
      const one = numbers(round, 300);
      const other = one.map((it, at) => ((at * 7919 + round) % 997 < 40 + round ? it + 100_000 : it));
      const error = likeness(textOf(one), textOf(other)) - jaccard(one, other);
      sum += error;
      squares += error * error;
    }
    expect(Math.abs(sum / 400)).toBeLessThan(0.01);
    expect(Math.sqrt(squares / 400)).toBeLessThan(0.045);
  });

  it('is the same from both sides and never throws', () => {
    const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        expect(likeness(one, other)).toBe(likeness(other, one));
        expect(likeness(one, one)).toBe(signatureWords(textSignature(one)) > 0 ? 1 : 0);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (one, other) => {
        expect(signatureLikeness(one, other)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

function textOf(words: readonly number[]): string {
  return words.map((it) => `w${it}`).join(' ');
}

function numbers(seed: number, count: number): number[] {
  return Array.from({ length: count }, (_, at) => (Math.imul(seed * 1000 + at, 0x9e3779b1) >>> 8) % 5000);
}

function jaccard(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [runsOf(one), runsOf(other)];
  const common = [...a].filter((run) => b.has(run)).length;
  return common / (a.size + b.size - common);
}

function runsOf(words: readonly number[]): Set<string> {
  return new Set(words.slice(3).map((_, at) => words.slice(at, at + 4).join(' ')));
}
