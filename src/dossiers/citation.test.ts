import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partAtCitations } from './citation.ts';

const work = (key: string, prefix = '', locator = '') => ({ key, prefix, locator });

describe('reading citations as Pandoc writes them', () => {
  test.each([
    ['a word [@osman2014messages].', ['a word', [work('osman2014messages')], '.']],
    ['[@a] [@b] and [@c]', [[work('a'), work('b')], ' and', [work('c')]]],
    ['[@a; @b]', [[work('a'), work('b')]]],
    ['[see @a, p. 3; also @b pp. 4–5]', [[work('a', 'see', 'p. 3'), work('b', 'also', 'pp. 4–5')]]],
    ['[-@a]', [[work('a')]]],
    ['[@بها۱۳۸۲]', [[work('بها۱۳۸۲')]]],
    ['[@doe99:a.b-c]', [[work('doe99:a.b-c')]]],
  ])('%s', (text, parts) => {
    expect(partAtCitations(text)).toEqual(parts);
  });

  test.each(['no citation', 'write to [me@example.org]', '[@]', '[a @ b]', '[@a', '@a]', '[@a; no key]', ''])(
    'leaves “%s” as text',
    (text) => {
      expect(partAtCitations(text).join('')).toBe(text);
      expect(partAtCitations(text).every((part) => typeof part === 'string')).toBe(true);
    },
  );

  test('takes linear time on brackets without end', () => {
    const text = '[@a '.repeat(50_000);
    expect(partAtCitations(text).join('')).toBe(text);
  });

  test('never throws and keeps the text between citations', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[[\]@;a, ]{0,40}$/), (text) => {
        const kept = partAtCitations(text).filter((part) => typeof part === 'string');
        expect(kept.every((part) => text.includes(part))).toBe(true);
      }),
    );
  });
});
