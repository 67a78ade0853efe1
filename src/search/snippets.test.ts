import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { markedParts, openStemmers, type Stemmers } from '../language/index.ts';
import { openMarkFinder } from './engine/find-marks.ts';
import { makeSnippets } from './engine/make-snippets.ts';

let stemmers: Stemmers;
beforeAll(async () => {
  stemmers = await openStemmers();
});

/** Snippets as a reader sees them, what is marked in brackets. */
function shown(text: string, language: string | null, ...searched: string[]): string[] {
  const marks = openMarkFinder(searched, stemmers).marksIn(text, language);
  return makeSnippets(text, marks).map((snippet) => {
    const parts = markedParts(snippet.text, snippet.marks);
    const marked = parts.map((part) => (part.isMarked ? `[${part.text}]` : part.text)).join('');
    return `${snippet.isCutBefore ? '…' : ''}${marked}${snippet.isCutBehind ? '…' : ''}`;
  });
}

const FILLING = 'Nothing of note was said that day. '.repeat(12);

describe('what was searched is marked in the text as it is', () => {
  it.each<[string, string, string[], string]>([
    ['en', 'Fighters fought the fighter.', ['fighter'], '[Fighters] fought the [fighter].'],
    ['en', 'Daesh’s fighters', ['daesh'], '[Daesh’s] fighters'],
    ['en', 'ﬁghters of the oﬃce', ['fighters', 'office'], '[ﬁghters] of the [oﬃce]'],
    ['en', 'The U.S. said', ['US'], 'The [U.S]. said'],
    ['en', 'an air strike on the air', ['air strike'], 'an [air] [strike] on the air'],
    ['en', 'Nangarhar, not Kunar', ['nang*'], '[Nangarhar], not Kunar'],
    ['en', 'ISKP and ISIS', ['iskp'], '[ISKP] and ISIS'],
    ['fr', 'cafe\u0301 et café', ['café'], '[cafe\u0301] et [café]'],
    ['prs', 'در ولسوالی‌های ننگرهار', ['ولسوالی'], 'در [ولسوالی‌های] ننگرهار'],
    ['prs', 'مُحَمَّد كابل', ['محمد', 'کابل'], '[مُحَمَّد] [كابل]'],
    ['ps', 'د ښارونو خلک', ['ښار'], 'د [ښارونو] خلک'],
    ['ar', 'قال الوزير', ['وزير'], 'قال [الوزير]'],
    ['en', '👍🏽 Kabul 👍🏽', ['kabul'], '👍🏽 [Kabul] 👍🏽'],
    ['zh', '袭击喀布尔。', ['喀布尔'], '袭击[喀布尔]。'],
    ['en', 'Nothing here', ['kabul'], 'Nothing here'],
  ])('%s: %s', (language, text, searched, expected) => {
    expect(shown(text, language, ...searched)).toEqual([expected]);
  });
});

describe('snippets', () => {
  it('begin with the sentence and are cut between words', () => {
    const [only] = shown(`${FILLING}Fighting went on in Kunar. ${FILLING}`, 'en', 'kunar');
    expect(only).toMatch(/^…Fighting went on in \[Kunar\]\. Nothing .* \w+\.?…$/);
  });

  it('show first of all where most of what was searched stands together', () => {
    const text = `Kunar. ${FILLING}Kunar again. ${FILLING}Police in Kunar met elders. ${FILLING}`;
    expect(shown(text, 'en', 'kunar', 'police', 'elders').join()).toContain(
      '[Police] in [Kunar] met [elders]',
    );
  });

  it('stand in the order of the text and not over one another', () => {
    const found = shown(`${FILLING}Kunar one. ${FILLING}Kunar two and Kunar. ${FILLING}`, 'en', 'kunar');
    expect(found.map((it) => /one|two/.exec(it)?.[0])).toEqual(['one', 'two']);
  });

  it('are pieces of the text with whole characters, whatever the text is', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'kunar',
        'Kunar’s',
        ' ',
        '. ',
        '\n',
        '«',
        'e\u0301',
        '👍🏽',
        'کنر',
        'ﬁ',
        'x'.repeat(300),
      ),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 100 }), (pieces) => {
        const text = pieces.join('').toWellFormed();
        const marks = openMarkFinder(['kunar', 'کنر'], stemmers).marksIn(text, 'en');
        for (const snippet of makeSnippets(text, marks)) {
          expect(text).toContain(snippet.text);
          expect(snippet.text.isWellFormed()).toBe(true);
          expect(snippet.text.trim()).not.toBe('');
          expect(snippet.text.length).toBeLessThan(400);
          const parts = markedParts(snippet.text, snippet.marks);
          expect(parts.filter(({ isMarked }) => isMarked)).toHaveLength(snippet.marks.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('the parts of a text', () => {
  it('are together the text, whatever the marks are', () => {
    const marks = fc.array(fc.tuple(fc.integer({ min: -5, max: 40 }), fc.integer({ min: -5, max: 40 })));
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), marks, (text, any) => {
        const parts = markedParts(text, any);
        expect(parts.map((part) => part.text).join('')).toBe(text);
        expect(parts.every((part) => part.text !== '')).toBe(true);
      }),
    );
  });
});
