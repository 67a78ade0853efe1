import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { DateText, instantText, SpanText } from './dates.tsx';
import { archive } from './fixtures/views.ts';
import { settingFor } from './setting.ts';

const settingIn = (language: string) => settingFor(archive, language, { origin: '', styles: '' });

describe('a date on a page', () => {
  test.each([
    ['en', '2017-07-31', '', '<time dateTime="2017-07-31">31 July 2017</time>'],
    ['en', '2017', '', '<time dateTime="2017">2017</time>'],
    ['en', '2014/2015', '', '<span>2014–2015</span>'],
    ['en', '2017-21', '', '<span>spring 2017</span>'],
    ['de', '2017-07-31', '', '<time dateTime="2017-07-31">31. Juli 2017</time>'],
  ])('in %s, %s', (language, edtf, raw, html) => {
    expect(drawn(language, edtf, raw)).toBe(html);
  });

  test.each([
    ['1964-10-01', '۹ میزان ۱۳۴۳', '۹ میزان ۱۳۴۳', '۱ اکتوبر ۱۹۶۴'],
    ['1980-04', 'حمل ۱۳۵۹ (اپریل ۱۹۸۰)', 'حمل ۱۳۵۹', 'اپریل ۱۹۸۰'],
    ['1923', '۱۳۰۲', '۱۳۰۲', '۱۹۲۳'],
  ])(
    'in Dari, %s read from “%s”, stands in both calendars, the solar one as the source has it',
    (edtf, raw, solar, common) => {
      expect(drawn('prs', edtf, raw)).toContain(
        `>${solar} <span class="common-date">(${common})</span></time>`,
      );
    },
  );

  test('in Dari, a year of the common calendar is not made more exact than it is', () => {
    expect(drawn('prs', '2017', '2017')).toContain('۱۳۹۵/۱۳۹۶');
  });

  test('a span is told to the month, and once where both ends fall in the same', () => {
    const span = (text: string) => renderToStaticMarkup(<SpanText span={text} setting={settingIn('en')} />);
    expect(span('2014-11-17/2017-07-23')).toBe('<span>November 2014 – July 2017</span>');
    expect(span('2014-11-17/2014-11-23')).toBe('<span>November 2014</span>');
    expect(span('2014/2014')).toBe('<span>2014</span>');
  });

  test('an instant is its day', () => {
    expect(instantText('2026-11-23T23:30:00.000Z', 'en')).toBe('23 November 2026');
    expect(instantText('2026-11-23T23:30:00.000Z', 'prs')).toBe('۲ قوس ۱۴۰۵');
  });
});

function drawn(language: string, edtf: string, raw: string): string {
  return renderToStaticMarkup(<DateText date={{ edtf, raw }} setting={settingIn(language)} />);
}
