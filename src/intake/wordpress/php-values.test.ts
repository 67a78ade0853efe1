import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPhpValue, textsIn } from './php-values.ts';

describe('a value that PHP serialised', () => {
  it.each([
    ['s:5:"salām";', undefined],
    ['s:6:"salām";', 'salām'],
    ['i:-12;', -12],
    ['d:0.5;', 0.5],
    ['b:1;', true],
    ['N;', null],
    ['s:3:"a";";', 'a";'],
    ['a:1:{i:0;s:1:"x";}', new Map([['0', 'x']])],
    ['a:1:{s:1:"k";a:1:{i:0;b:0;}}', new Map([['k', new Map([['0', false]])]])],
    ['O:8:"stdClass":1:{s:1:"k";i:1;}', new Map([['k', 1]])],
    ['a:2:{i:0;s:1:"x";}', undefined],
    ['a:9999999:{}', undefined],
    ['s:99999999:"x";', undefined],
    ['plain words', undefined],
    ['', undefined],
  ])('%s', (text, value) => {
    expect(readPhpValue(text)).toEqual(value);
  });

  it('is given up where it is nested too deep', () => {
    expect(readPhpValue('a:1:{i:0;'.repeat(5_000))).toBeUndefined();
  });

  it('gives the texts of a list', () => {
    expect(textsIn(readPhpValue('a:2:{i:0;s:1:"x";i:1;i:7;}'))).toEqual(['x', '7']);
  });

  it('never throws', () => {
    const parts = fc.constantFrom('a:', '1:', '{', '}', 's:', '"', ';', 'i:0;', 'O:', 'b:1;', '99', 'é');
    fc.assert(fc.property(fc.array(parts), (all) => void readPhpValue(all.join(''))));
  });
});
