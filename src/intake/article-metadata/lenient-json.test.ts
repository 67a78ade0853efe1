import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLenientJson } from './lenient-json.ts';

describe('JSON as pages have it', () => {
  it.each([
    ['a comma too many', '{"a": [1, 2,], "b": "x",}', { a: [1, 2], b: 'x' }],
    ['two commas', '{"a": "x",, "b": "y"}', { a: 'x', b: 'y' }],
    ['a comma too few', '{"a": "x" "b": "y"}', { a: 'x', b: 'y' }],
    ['a line break in a string', '{"a": "x\ny"}', { a: 'x\ny' }],
    ['quotes in a string', '{"a": "she said "no" twice", "b": "y"}', { a: 'she said "no" twice', b: 'y' }],
    ['an end that is missing', '{"a": {"b": ["x"', { a: { b: ['x'] } }],
    ['a comment around it', '<!-- {"a": "x"} -->', { a: 'x' }],
    ['CDATA around it', '//<![CDATA[\n{"a": "x"}\n//]]>', { a: 'x' }],
    ['entities for quotes', '{&quot;a&quot;: &quot;x&quot;}', { a: 'x' }],
    ['a semicolon behind it', '{"a": "x"};', { a: 'x' }],
    ['escapes, though broken elsewhere', '{"a": "caf\\u00e9 \\n",}', { a: 'café \n' }],
  ])('is read with %s', (_, json, value) => {
    expect(JSON.parse(JSON.stringify(readLenientJson(json)), numbers)).toEqual(value);
  });

  it('is read as JSON.parse does where it is right', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(readLenientJson(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('never throws, whatever the text', () => {
    const marks = fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '\\', '\\u', ' ', 'a', '1');
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 60 }), (parts) => {
        expect(() => readLenientJson(parts.join(''))).not.toThrow();
      }),
    );
    expect(() => readLenientJson('['.repeat(100_000))).not.toThrow();
    expect(() => readLenientJson('{"a":'.repeat(100_000))).not.toThrow();
  });
});

/** Broken JSON gives its numbers as words. */
function numbers(_: string, value: unknown): unknown {
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
}
