import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphed } from './paragraphs.ts';

describe('text of the classic editor', () => {
  it.each([
    ['empty lines part paragraphs', 'One.\n\nTwo.', '<p>One.</p>\n<p>Two.</p>'],
    ['line ends are breaks', 'One\nTwo', '<p>One<br>\nTwo</p>'],
    ['a break that is there is not doubled', 'One<br />\nTwo', '<p>One<br />\nTwo</p>'],
    ['Windows’ line ends count too', 'One.\r\n\r\nTwo.', '<p>One.</p>\n<p>Two.</p>'],
    [
      'headings stand by themselves',
      'One.\n<h2>Two</h2>\nThree.',
      '<p>One.</p>\n<h2>Two</h2>\n<p>Three.</p>',
    ],
    ['paragraphs that are marked stay', '<p>One.</p>\n\n<p>Two.</p>', '<p>One.</p>\n<p>Two.</p>'],
    ['what is preformatted stays', '<pre>a\n\nb</pre>', '<pre>a\n\nb</pre>'],
    [
      'quotations hold paragraphs',
      '<blockquote>One.\n\nTwo.</blockquote>',
      '<blockquote><p>One.</p>\n<p>Two.</p></blockquote>',
    ],
    ['list items of one paragraph hold none', '<ul>\n<li>One</li>\n</ul>', '<ul>\n<li>One</li>\n</ul>'],
    ['list items of two hold both', '<li>One\n\nTwo</li>', '<li><p>One</p>\n<p>Two</p></li>'],
    ['cells hold none', '<table><tr><td>One</td></tr></table>', '<table><tr><td>One</td></tr></table>'],
    [
      'inline marks are part of the text',
      '<em>One</em> and\n\n<strong>two</strong>',
      '<p><em>One</em> and</p>\n<p><strong>two</strong></p>',
    ],
    [
      'an address alone is a link',
      'One.\n\nhttps://example.net/v',
      '<p>One.</p>\n<p><a href="https://example.net/v">https://example.net/v</a></p>',
    ],
    ['comments go', 'One.<!--more-->\n\nTwo.', '<p>One.</p>\n<p>Two.</p>'],
    ['a smaller-than sign is no tag', '1 < 2 and <3', '<p>1 < 2 and <3</p>'],
    ['nothing stays nothing', ' \n\n ', '\n'],
  ])('%s', (_, text, html) => {
    expect(paragraphed(text)).toBe(html);
  });

  it('loses no word', () => {
    const parts = fc.constantFrom(
      'Word',
      '\n',
      '\n\n',
      '<b>',
      '</b>',
      '<div>',
      '</div>',
      '<ul><li>',
      '</li></ul>',
      '<h2>x</h2>',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 20 }), (all) => {
        const words = (text: string) => text.match(/Word/gu)?.length ?? 0;
        expect(words(paragraphed(all.join('')))).toBe(words(all.join('')));
      }),
    );
  });

  it('is read in linear time', () => {
    expect(paragraphed('<div>'.repeat(100_000)).length).toBeGreaterThan(400_000);
    expect(paragraphed('<pre>'.repeat(100_000)).length).toBe(500_000);
    expect(paragraphed('<!--'.repeat(100_000))).toBe('');
    expect(paragraphed(`a${' '.repeat(500_000)}b\nc`).length).toBeGreaterThan(500_000);
    expect(paragraphed('<a '.repeat(100_000)).length).toBeGreaterThan(200_000);
  });
});
