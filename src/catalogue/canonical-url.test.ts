import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalUrl } from './index.ts';

describe('a link', () => {
  test.each([
    ['http://www.example.org/a', 'https://example.org/a'],
    ['https://Example.ORG/a', 'https://example.org/a'],
    ['https://example.org/a/', 'https://example.org/a'],
    ['https://example.org/a/index.html', 'https://example.org/a'],
    ['https://example.org', 'https://example.org/'],
    ['https://example.org:443/a', 'http://example.org/a'],
    ['https://example.org/a#part-2', 'https://example.org/a'],
    ['https://example.org/a?utm_source=x&fbclid=y', 'https://example.org/a'],
    ['https://example.org/a?b=1&c=2', 'https://example.org/a?c=2&b=1'],
    ['https://example.org/%d8%b5', 'https://example.org/ص'],
    ['https://dx.doi.org/10.1000/ABC', 'https://doi.org/10.1000/abc'],
  ])('%s leads where %s does', (one, other) => {
    expect(canonicalUrl(one)).toBe(canonicalUrl(other));
    expect(canonicalUrl(one)).not.toBeNull();
  });

  test.each([
    ['https://example.org/a', 'https://example.org/b'],
    ['https://example.org/?p=1', 'https://example.org/?p=2'],
    ['https://example.org/a', 'https://fa.example.org/a'],
    ['https://example.org/A', 'https://example.org/a'],
    ['https://example.org/index', 'https://example.org/'],
  ])('%s does not lead where %s does', (one, other) => {
    expect(canonicalUrl(one)).not.toBe(canonicalUrl(other));
  });

  test.each([
    '',
    'example.org/a',
    'mailto:a@example.org',
    'javascript:alert(1)',
    'https://',
    'ftp://example.org/a',
  ])('to no web page is none: “%s”', (link) => {
    expect(canonicalUrl(link)).toBeNull();
  });

  test('in its canonical form stays as it is', () => {
    const anyLink = fc.webUrl({ withQueryParameters: true, withFragments: true });
    fc.assert(
      fc.property(fc.oneof(anyLink, fc.string()), (link) => {
        const canonical = canonicalUrl(link);
        if (canonical !== null) expect(canonicalUrl(`https://${canonical}`)).toBe(canonical);
      }),
    );
  });
});
