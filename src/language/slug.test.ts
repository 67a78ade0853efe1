import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSlug } from './slug.ts';

describe('the slug of a title', () => {
  it.each([
    ['ISKP’s Battle for Mamand: 2017', 'iskps-battle-for-mamand-2017'],
    ['‘Mother of All Bombs’ & after', 'mother-of-all-bombs-after'],
    ['Élection à Łódź, Straße', 'election-a-lodz-strasse'],
    ['دورهٔ پادشاهی', 'dura-padshahi'],
    ['وزارت عدلیه', 'wazart-adlia'],
    ['قانون‌های اساسی', 'qanunhai-asasi'],
    ['د ننګرهار ولسوالۍ', 'd-nangrhar-walswali'],
    ['الدستور ٢٠١٧', 'aldstur-2017'],
    ['Война в Афганистане', 'voina-v-afganistane'],
    ['  --  ', 'dossier'],
    ['北京', 'dossier'],
    ['', 'dossier'],
  ])('%s', (title, slug) => {
    expect(makeSlug(title, 'dossier')).toBe(slug);
  });

  it('ends with a whole word within 60 characters', () => {
    expect(
      makeSlug('The Islamic State in Khorasan: how it began and where it stands now in Nangarhar', 'x'),
    ).toBe('the-islamic-state-in-khorasan-how-it-began-and-where-it');
    expect(makeSlug('a'.repeat(100), 'x')).toBe('a'.repeat(60));
  });

  it('is plain whatever the title, and its own slug', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        const slug = makeSlug(title, 'untitled');
        expect(slug).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
        expect(slug.length).toBeLessThanOrEqual(60);
        expect(makeSlug(slug, 'x')).toBe(slug);
      }),
    );
  });
});
