import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EmbedContext } from './embedded.ts';
import type { Attachment } from './post.ts';
import { renderShortcodes } from './shortcodes.ts';

const picture = (name: string, caption = ''): Attachment => ({
  url: `https://example.org/${name}.jpg`,
  caption,
  credit: '',
  alternativeText: '',
});

const context: EmbedContext = {
  footnotes: [],
  block: () => null,
  attachment: (id) => (id === 4 ? picture('four', 'A bridge') : id === 5 ? picture('five') : null),
  ownPictures: () => [picture('own')],
};

const render = (text: string) => renderShortcodes(text, context).replace(/\s+/gu, ' ').trim();

describe('words in brackets', () => {
  it.each([
    'He said [sic] so.',
    'It was [the Taliban] who came [1], [23], [i].',
    'As [Taliban] and [and/or] show, […] and [...].',
    'See [page 12] or [where x = 5].',
    '[emphasis added]',
    '[Kabul: 2001]',
    'An [[escaped]] one',
    'An unclosed [ bracket and a ] one',
    '[a] [b] [c]',
    '[https://example.org]',
  ])('stay as they are: %s', (text) => {
    expect(renderShortcodes(text, context)).toBe(text);
  });
});

describe('shortcodes', () => {
  it.each([
    [
      'a gallery',
      '[gallery ids="4,5,6"]',
      '<figure><img src="https://example.org/four.jpg" alt=""><figcaption>A bridge</figcaption></figure> <figure><img src="https://example.org/five.jpg" alt=""></figure>',
    ],
    [
      'a gallery of the post’s own pictures',
      '[gallery]',
      '<figure><img src="https://example.org/own.jpg" alt=""></figure>',
    ],
    [
      'a caption',
      '[caption width="5"]<a href="/b"><img src="/a.jpg"></a> A <em>river</em>[/caption]',
      '<figure><a href="/b"><img src="/a.jpg"></a><figcaption>A <em>river</em></figcaption></figure>',
    ],
    [
      'an embed',
      '[embed width="5"]https://example.net/v[/embed]',
      '<p><a href="https://example.net/v">https://example.net/v</a></p>',
    ],
    [
      'a sound',
      '[audio mp3="https://example.net/a.mp3"][/audio]',
      '<p><a href="https://example.net/a.mp3">https://example.net/a.mp3</a></p>',
    ],
    [
      'a film',
      '[video src="https://example.net/a.mp4"]',
      '<p><a href="https://example.net/a.mp4">https://example.net/a.mp4</a></p>',
    ],
    [
      'a button',
      '[su_button url="https://example.net/"]Read[/su_button]',
      '<a href="https://example.net/">Read</a>',
    ],
    ['a quotation', '[quote]So it is.[/quote]', '<blockquote>So it is.</blockquote>'],
    [
      'notes',
      'A[ref]first[/ref] B[ref]second[/ref]',
      'A<sup><a href="#footnote-1">1</a></sup> B<sup><a href="#footnote-2">2</a></sup> <ol class="footnotes"><li id="footnote-1">first</li> <li id="footnote-2">second</li></ol>',
    ],
  ])('render %s', (_, text, html) => {
    expect(render(text)).toBe(html);
  });

  it.each([
    ['unknown ones with an end', '[box]Inside[/box] after', 'Inside after'],
    ['unknown ones with attributes', 'A [contact-form-7 id="12" title="Form"] B', 'A B'],
    ['unquoted attributes', 'A [map width=300 height=200] B', 'A B'],
    ['typographic quotes', 'A [map place=“Kabul”] B', 'A B'],
    ['nested ones', '[row][col width="1/2"]Left[/col][col]Right[/col][/row]', 'LeftRight'],
    ['ones that overlap', '[a]one [b]two[/a] three[/b]', 'one two three'],
    ['ends without a beginning', 'one[/row] two', 'one two'],
    ['ones that are closed in themselves', 'A [spacer height="5" /] [divider/] B', 'A B'],
    ['names of code', 'A [my_widget] B', 'A B'],
    ['what builders keep in base64', '[vc_raw_html]PGI+[/vc_raw_html]B', 'B'],
  ])('leave only what is between them: %s', (_, text, html) => {
    expect(render(text)).toBe(html);
  });

  it('never throw, and lose no plain word', () => {
    const pieces = fc.constantFrom(
      '[a]',
      '[/a]',
      '[b x="1"]',
      '[/b]',
      '[',
      ']',
      'word',
      '[caption]',
      '[/caption]',
      '<img src=x>',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (all) => {
        const words = (text: string) => text.match(/word/gu)?.length ?? 0;
        expect(words(renderShortcodes(all.join(''), context))).toBe(words(all.join('')));
      }),
    );
  });

  it('are read in linear time, however many there are', () => {
    expect(renderShortcodes('[a]'.repeat(200_000), context)).toHaveLength(600_000);
    expect(renderShortcodes('[box x="1"]'.repeat(100_000), context)).toBe('');
    expect(renderShortcodes(`${'[b]'.repeat(50_000)}${'[/b]'.repeat(50_000)}`, context)).toBe('');
    expect(renderShortcodes('[a '.repeat(200_000), context)).toHaveLength(600_000);
    expect(renderShortcodes(`[a${' '.repeat(3_900)}`.repeat(250), context)).toHaveLength(250 * 3_902);
  });
});
