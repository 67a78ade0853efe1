import { describe, expect, it } from 'vitest';
import { newId } from './index.ts';

describe('a new id', () => {
  it('says what it names and is made of letters that can be read aloud', () => {
    expect(newId('publication')).toMatch(/^publication-[0-9a-hjkmnp-tv-z]{20}$/);
  });

  it('is never given twice', () => {
    const ids = Array.from({ length: 20_000 }, () => newId('x'));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('stands behind those that were made in an earlier millisecond', async () => {
    const first = newId('x');
    await new Promise((done) => setTimeout(done, 3));
    expect(newId('x') > first).toBe(true);
  });
});
