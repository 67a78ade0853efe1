import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../language/index.ts';
import { decodeHtml } from '../html-encoding.ts';
import { LABELS } from '../words/index.ts';
import { readDossierPage } from './read-dossier-page.ts';

const folder = join(import.meta.dirname, 'fixtures');
const pages = readdirSync(folder)
  .filter((name) => /\.(txt|html)$/.test(name))
  .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));

const anyFixture = fc.constantFrom(...pages);
const read = (bytes: Uint8Array, format?: 'html' | 'text') =>
  readDossierPage({ bytes, ...(format ? { format } : {}) });

describe('whatever the page', () => {
  test('a page cut anywhere is read', () => {
    fc.assert(
      fc.property(anyFixture, fc.nat(), fc.nat(), ({ bytes }, a, b) => {
        const [from, to] = [a % (bytes.length + 1), b % (bytes.length + 1)].sort((x, y) => x - y);
        expect(read(bytes.subarray(from, to)).sections).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });

  test('a page with its lines shuffled is read', () => {
    fc.assert(
      fc.property(
        anyFixture,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (page, random) => {
          const lines = page.bytes.toString('utf8').split('\n');
          const keys = new Map(lines.map((line) => [line, random.next().value ?? 0]));
          const shuffled = lines.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0)).join('\n');
          expect(read(Buffer.from(shuffled)).sections).toBeDefined();
        },
      ),
      { numRuns: 200 },
    );
  });

  test('any text is read, as text and as HTML', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 2000 }),
        fc.constantFrom('html', 'text'),
        (text, format) => {
          expect(read(Buffer.from(text), format === 'html' ? 'html' : 'text').sections).toBeDefined();
        },
      ),
      { numRuns: 300 },
    );
  });

  test('any bytes are read', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
        expect(read(bytes).sections).toBeDefined();
      }),
      { numRuns: 200 },
    );
  });

  test.each(pages.map((page) => [page.name, page]))(
    'every word of %s is in the draft or kept as left over',
    (_name, page) => {
      const draft = read(page.bytes);
      const kept = wordsOf(JSON.stringify(draft));
      const visible = page.name.endsWith('.html') ? visibleText(page.bytes) : page.bytes.toString('utf8');
      const lost = [...wordsOf(visible)].filter((word) => !kept.has(word) && !isKnownAndNotKept(word));
      expect(lost).toEqual([]);
    },
  );
});

describe('time grows with the length and no faster', () => {
  // Work is counted, not time: a page twice as long may take twice the time and a little more. The bound is generous,
  // because the machine is shared; what is quadratic is forty times over it.
  test.each([
    [
      'a page set over and over',
      (count: number) => `${pages[0]?.bytes.toString('utf8') ?? ''}\n`.repeat(count),
    ],
    ['one line of words', (count: number) => 'word '.repeat(count * 400)],
    ['one word', (count: number) => 'w'.repeat(count * 2000)],
    ['colons', (count: number) => 'By: '.repeat(count * 500)],
    ['brackets', (count: number) => '('.repeat(count * 2000)],
    ['dashes and dates', (count: number) => '– 3 May 2018 '.repeat(count * 150)],
    ['commas', (count: number) => 'A B, '.repeat(count * 400)],
    ['tabs', (count: number) => 'a\tb\n'.repeat(count * 400)],
  ])('%s', (_name, make) => {
    const once = costOf(make(40));
    const tenfold = costOf(make(400));
    expect(tenfold).toBeLessThan(60 * Math.max(once, 5));
  });
});

function costOf(text: string): number {
  const bytes = Buffer.from(text);
  const start = process.cpuUsage();
  read(bytes, 'text');
  const used = process.cpuUsage(start);
  return (used.user + used.system) / 1000;
}

function wordsOf(text: string): Set<string> {
  return new Set(
    text
      .normalize('NFC')
      .replaceAll('\u200c', '')
      .toLowerCase()
      .match(/[\p{L}\p{M}]{3,}/gu) ?? [],
  );
}

function visibleText(bytes: Uint8Array): string {
  return decodeHtml(bytes)
    .replace(
      /<(script|style|template|noscript)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->|<title>[\s\S]*?<\/title>/giu,
      ' ',
    )
    .replace(/<[^>]*>/gu, ' ')
    .replace(/&[#\w]+;/gu, ' ');
}

/** Labels, byline words and reading times are understood and not kept; what they introduce is. */
function isKnownAndNotKept(word: string): boolean {
  return UNDERSTOOD.has(fold(word));
}

const UNDERSTOOD = new Set([
  ...[...LABELS.keys()].flatMap((label) => label.split(/[^\p{L}\p{M}]+/u)),
  ...'by von par por and und et avec min mins minutes minute read listen external the aan lwn publication'.split(
    ' ',
  ),
]);
