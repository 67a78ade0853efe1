import { describe, expect, it } from 'vitest';
import { detectLanguage } from './detect-language.ts';
import { directionOf, directionOfText } from './direction.ts';
import { normaliseLanguageTag } from './language-tag.ts';

describe('the language of a text', () => {
  it.each([
    ['The talks in Doha and what came after them: how it was agreed', 'en'],
    ['The Islamic State in Afghanistan', 'en'],
    ['Les talibans et la guerre en Afghanistan', 'fr'],
    ['Der Krieg in Afghanistan und die Folgen', 'de'],
    ['La guerra de Afganistán y los refugiados', 'es'],
    ['الحرب في أفغانستان بعد الانسحاب', 'ar'],
    ['د افغانستان د ولسوالیو په اړه', 'ps'],
    ['په کابل کې', 'ps'],
    ['ولسوالی‌های افغانستان در حمل ۱۳۹۵', 'prs'],
    ['وضعیت زنان در هرات', 'prs'],
    ['تاریخ معاصر ایران در تهران', 'fa'],
    ['ہندوستان میں کیا ہو رہا ہے', 'ur'],
    ['Война в Афганистане и в Сирии', 'ru'],
    ['Kabul', 'und'],
    ['北京', 'und'],
    ['123', 'und'],
    ['', 'und'],
  ])('%s is %s', (text, language) => {
    expect(detectLanguage(text).language).toBe(language);
  });

  it('is the more certain the more words tell it', () => {
    const short = detectLanguage('Krieg und Frieden').certainty;
    const long = detectLanguage('Der Krieg und der Frieden in dem Land, das nicht zur Ruhe kommt').certainty;
    expect(long).toBeGreaterThan(short);
    expect(detectLanguage('Kabul').certainty).toBe(0);
  });

  it('is never certain between Dari and Persian', () => {
    expect(detectLanguage('ولسوالی‌های افغانستان در حمل ۱۳۹۵ و پس از آن').certainty).toBeLessThan(0.5);
  });
});

describe('the direction', () => {
  it.each([
    ['en', 'ltr'],
    ['prs', 'rtl'],
    ['ps', 'rtl'],
    ['fa-AF', 'rtl'],
    ['ar', 'rtl'],
    ['ur', 'rtl'],
    ['haz', 'rtl'],
    ['he', 'rtl'],
    ['uz-Arab', 'rtl'],
    ['uz', 'ltr'],
    ['', 'ltr'],
    ['not a language', 'ltr'],
  ])('of the language %s is %s', (language, direction) => {
    expect(directionOf(language)).toBe(direction);
  });

  it.each([
    ['Kabul', 'ltr'],
    ['کابل', 'rtl'],
    ['(2017) «کابل»', 'rtl'],
    ['ISKP در ولایت ننگرهار چگونه پدید آمد', 'rtl'],
    ['طالبان is the word they use for the movement', 'ltr'],
    ['2017', 'ltr'],
    ['', 'ltr'],
  ])('of %s is %s', (text, direction) => {
    expect(directionOfText(text)).toBe(direction);
  });
});

it.each([
  ['en', 'en'],
  ['EN_us', 'en-US'],
  ['en_US.UTF-8', 'en-US'],
  ['fa-AF', 'prs'],
  ['prs-AF', 'prs'],
  ['ps', 'ps'],
  ['haz', 'haz'],
  ['und', 'und'],
  ['english', null],
  ['xx', null],
  ['', null],
  ['a b', null],
])('the language tag %j is %j', (text, tag) => {
  expect(normaliseLanguageTag(text)).toBe(tag);
});
