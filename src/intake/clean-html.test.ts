import fc from 'fast-check';
import { parseFragment, serialize } from 'parse5';
import { describe, expect, it } from 'vitest';
import { cleanHtml } from './clean-html.ts';

const baseUrl = 'https://network.example/en/posts/a-bridge/';
const clean = (html: string) => cleanHtml(html, { baseUrl });

describe('cleaning HTML keeps what a text is made of', () => {
  it.each([
    ['paragraphs', '<p>One.</p>\n\n<p>Two.</p>', '<p>One.</p>\n<p>Two.</p>'],
    ['emphasis', '<p>a <em>b</em> <strong>c</strong></p>', '<p>a <em>b</em> <strong>c</strong></p>'],
    ['headings below the title', '<h1>A</h1><h2>B</h2><h6>C</h6>', '<h2>A</h2>\n<h3>B</h3>\n<h6>C</h6>'],
    ['headings of a page that begins lower', '<h3>A</h3><h4>B</h4>', '<h3>A</h3>\n<h4>B</h4>'],
    [
      'numbered lists',
      '<ol start=3 type=a><li value="5">x</ol>',
      '<ol start="3" type="a"><li value="5">x</li></ol>',
    ],
    ['lists in lists', '<ul><li>a<ul><li>b</ul></ul>', '<ul><li>a<ul><li>b</li></ul></li></ul>'],
    ['definitions', '<dl><dt>a<dd>b</dl>', '<dl><dt>a</dt><dd>b</dd></dl>'],
    ['quotes', '<blockquote>a<cite>b</cite></blockquote>', '<blockquote><p>a<cite>b</cite></p></blockquote>'],
    [
      'dates',
      '<p><time datetime="2017-07-31">July</time></p>',
      '<p><time datetime="2017-07-31">July</time></p>',
    ],
    ['abbreviations', '<p><abbr title="a &amp; b">x</abbr></p>', '<p><abbr title="a &amp; b">x</abbr></p>'],
    ['ruby', '<p><ruby>a<rt>b</rt></ruby></p>', '<p><ruby>a<rt>b</rt></ruby></p>'],
    ['code', '<pre>\n  if a:\n    b\n</pre>', '<pre>  if a:\n    b</pre>'],
    [
      'empty cells',
      '<table><tr><th scope=col><td>x</table>',
      '<table><tbody><tr><th scope="col"></th><td>x</td></tr></tbody></table>',
    ],
    [
      'wide cells',
      '<table><tr><td colspan=2>x</table>',
      '<table><tbody><tr><td colspan="2">x</td></tr></tbody></table>',
    ],
    ['rules', '<p>a</p><hr><p>b</p>', '<p>a</p>\n<hr>\n<p>b</p>'],
    ['line breaks', '<p>a<br>b<br></p>', '<p>a<br>b</p>'],
    ['soft hyphens and no-break spaces', '<p>a&shy;b&nbsp;c</p>', '<p>a\u00adb\u00a0c</p>'],
    ['joiners of Persian', '<p>می\u200cرود</p>', '<p>می\u200cرود</p>'],
    ['isolates', '<p>a \u2067b\u2069 c</p>', '<p>a \u2067b\u2069 c</p>'],
  ])('%s', (_, html, expected) => {
    expect(clean(html).html).toBe(expected);
  });
});

describe('cleaning HTML mends what editors and systems leave behind', () => {
  it.each([
    ['makes paragraphs of text without any', 'one<br><br>two', '<p>one</p>\n<p>two</p>'],
    ['makes paragraphs of divisions', '<div>one</div><div><div>two</div></div>', '<p>one</p>\n<p>two</p>'],
    ['makes paragraphs of double breaks', '<p>one<br>&#10;<br>two</p>', '<p>one</p>\n<p>two</p>'],
    ['drops empty paragraphs', '<p>&nbsp;</p><p></p><p>a</p><p><br></p>', '<p>a</p>'],
    ['drops lines of nothing', '<p>one<br>&nbsp;<br>two<br><br>&nbsp;</p>', '<p>one</p>\n<p>two</p>'],
    ['drops empty formatting', '<p>a<b></b><a href="/x"> </a>b</p>', '<p>a b</p>'],
    [
      'drops wrappers, styles and classes',
      '<p class="x" style="y"><span style="z"><font color=red>a</font></span></p>',
      '<p>a</p>',
    ],
    ['drops doubled formatting', '<p><b>a <b>b</b></b></p>', '<p><b>a b</b></p>'],
    ['sets spaces outside of formatting', '<p>a<b> b </b>c</p>', '<p>a <b>b</b> c</p>'],
    ['sets formatting inside of blocks', '<b><p>a</p><p>b</p></b>', '<p><b>a</b></p>\n<p><b>b</b></p>'],
    [
      'sets a card’s link inside its parts',
      '<a href="/x"><h3>a</h3>b</a>',
      `<h3><a href="https://network.example/x" rel="noopener">a</a></h3>\n<p><a href="https://network.example/x" rel="noopener">b</a></p>`,
    ],
    [
      'ends a paragraph at a list',
      '<p><i>a<ul><li>b</ul>c</i></p>',
      '<p><i>a</i></p>\n<ul><li><i>b</i></li></ul>\n<p><i>c</i></p>',
    ],
    ['gives items outside of lists a paragraph', '<li>a<li>b', '<p>a</p>\n<p>b</p>'],
    ['gives text in a list an item', '<ul>a<li>b</ul>', '<ul><li>a</li><li>b</li></ul>'],
    [
      'gives text in a table a cell',
      '<table>a<tr><td>b</table>',
      '<table><tbody><tr><td>a</td></tr><tr><td>b</td></tr></tbody></table>',
    ],
    [
      'says a language once',
      '<div lang=fa dir=rtl><p>a</p><ul lang=fa><li dir=rtl>b</ul></div>',
      '<p lang="fa" dir="rtl">a</p>\n<ul lang="fa" dir="rtl"><li>b</li></ul>',
    ],
    [
      'keeps a language in a line',
      '<p>a <span lang=ps dir=rtl>b</span></p>',
      '<p>a <span lang="ps" dir="rtl">b</span></p>',
    ],
    ['turns overrides into isolates', '<p>a \u202eb\u202c c</p>', '<p>a \u2067b\u2069 c</p>'],
    ['drops comments of the block editor', '<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph -->', '<p>a</p>'],
    ['drops scripts with their text', '<p>a<script>b</script><style>c</style></p>', '<p>a</p>'],
    [
      'keeps the text of forms and objects',
      '<form>a<object>b</object><button>c</button></form>',
      '<p>ab</p>',
    ],
    ['keeps entities that only look like tags', '<p>&lt;b&gt; &amp;lt;</p>', '<p>&lt;b&gt; &amp;lt;</p>'],
  ])('%s', (_, html, expected) => {
    expect(clean(html).html).toBe(expected);
  });
});

describe('links', () => {
  it.each([
    ['relative ones become absolute', '../b', 'https://network.example/en/posts/b'],
    ['those without a scheme take the page’s', '//other.example/x', 'https://other.example/x'],
    ['mail is kept', 'mailto:desk@network.example', 'mailto:desk@network.example'],
    ['passwords go', 'https://a:b@other.example/', 'https://other.example/'],
    ['places on the page that the text lacks stay on the page', '#respond', `${baseUrl}#respond`],
  ])('%s', (_, href, expected) => {
    expect(clean(`<a href="${href}">x</a>`).html).toBe(`<p><a href="${expected}" rel="noopener">x</a></p>`);
  });

  it.each(['javascript:x', 'tel:123', 'http://', '', 'ftp://other.example/'])(
    '%s is none; its text stays',
    (href) => {
      expect(clean(`<p>a <a href="${href}">x</a></p>`).html).toBe('<p>a x</p>');
    },
  );

  it('without the page’s address, relative ones become text', () => {
    expect(cleanHtml('<a href="/x">a</a> <a href="https://b.example">b</a>', { baseUrl: null }).html).toBe(
      '<p>a <a href="https://b.example/" rel="noopener">b</a></p>',
    );
  });

  it('stay where the page’s address is none', () => {
    expect(cleanHtml('<a href="https://b.example/">b</a>', { baseUrl: 'network' }).links).toEqual([
      'https://b.example/',
    ]);
  });

  it('are listed once each, in order', () => {
    expect(
      clean('<a href="/b">b</a><a href="/a">a</a><a href="/b">b</a><a href="mailto:a@b.example">m</a>').links,
    ).toEqual(['https://network.example/b', 'https://network.example/a']);
  });

  it('lead to footnotes and back', () => {
    const { html, links } = clean(
      `<p>a<a id="_ftnref1" href="#_ftn1">[1]</a></p><p><a name="_ftn1" href="${baseUrl}#_ftnref1">[1]</a> note</p>`,
    );
    expect(html).toBe(
      '<p>a<span id="note-_ftnref1"></span><a href="#note-_ftn1" rel="noopener">[1]</a></p>\n' +
        '<p><span id="note-_ftn1"></span><a href="#note-_ftnref1" rel="noopener">[1]</a> note</p>',
    );
    expect(links).toEqual([]);
  });
});

describe('pictures', () => {
  it('come with the caption and credit of their figure', () => {
    expect(
      clean(
        '<figure><img src="/p.jpg" alt="A bridge" width=640 height=480><figcaption>The bridge. Photo: A. Maker</figcaption></figure>',
      ),
    ).toMatchObject({
      html: '<figure><img src="https://network.example/p.jpg" alt="A bridge" width="640" height="480"><figcaption>The bridge. Photo: A. Maker</figcaption></figure>',
      pictures: [
        {
          url: 'https://network.example/p.jpg',
          alternativeText: 'A bridge',
          caption: 'The bridge.',
          credit: 'A. Maker',
        },
      ],
    });
  });

  it('come with a credit that the page marks as one', () => {
    const html =
      '<figure><img src="/p.jpg"><figcaption>The bridge.<span class="photo-credit">Photo: A. Maker / House</span></figcaption></figure>';
    expect(clean(html).pictures).toEqual([
      {
        url: 'https://network.example/p.jpg',
        alternativeText: null,
        caption: 'The bridge.',
        credit: 'A. Maker / House',
      },
    ]);
  });

  it('come out of captions from before HTML had any', () => {
    const html =
      '<div class="wp-caption alignright"><a href="/p"><img src="/p.jpg"></a><p class="wp-caption-text">The bridge</p></div>';
    expect(clean(html).html).toBe(
      '<figure><a href="https://network.example/p" rel="noopener"><img src="https://network.example/p.jpg" alt=""></a><figcaption>The bridge</figcaption></figure>',
    );
    expect(clean(html).pictures[0]?.caption).toBe('The bridge');
  });

  it('are found where lazy loading hides them, and once', () => {
    const html =
      '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="/p.jpg"><noscript><img src="/p.jpg"></noscript>';
    expect(clean(html).html).toBe('<p><img src="https://network.example/p.jpg" alt=""></p>');
  });

  it('of one point, which count readers, are dropped', () => {
    expect(clean('<p>a<img src="https://count.example/x.gif" width="1" height="1"></p>')).toMatchObject({
      html: '<p>a</p>',
      pictures: [],
    });
  });

  it('say nothing that the text does not say', () => {
    expect(clean('<img src="/p.jpg">').pictures).toEqual([
      { url: 'https://network.example/p.jpg', alternativeText: null, caption: null, credit: null },
    ]);
  });
});

describe('plain text', () => {
  it.each([
    ['parts paragraphs by an empty line', '<h2>A</h2><p>b <b>c</b></p>d', 'A\n\nb c\n\nd'],
    ['parts lines at breaks', '<p>a<br>b</p>', 'a\nb'],
    ['parts items by lines', '<ul><li>a<li>b</ul>', 'a\nb'],
    ['parts rows by lines and cells by tabs', '<table><tr><td>a<td>b<tr><td>c<td>d</table>', 'a\tb\nc\td'],
    ['has no markup and no entities', '<p>&lt;a&gt; &amp; &quot;b&quot;</p>', '<a> & "b"'],
    ['has no script', '<p>a</p><script>b</script><style>c</style><template>d</template>', 'a'],
  ])('%s', (_, html, expected) => {
    expect(clean(html).text).toBe(expected);
  });
});

describe('whatever comes', () => {
  const tag = fc.constantFrom(
    ...'p h1 h3 pre blockquote ul ol li dl dt dd table caption thead tr td th figure figcaption a b em span ruby rt div br hr img q bdo script svg math select textarea noscript'.split(
      ' ',
    ),
  );
  const attribute = fc.constantFrom(
    ...[
      '',
      ' id="x"',
      ' href="#x"',
      ' href="/l"',
      ' lang=fa',
      ' dir="rtl"',
      ' class=wp-caption',
      ' src="/i.png"',
      ' name=y',
    ],
  );
  const piece = fc.oneof(
    fc.tuple(tag, attribute, attribute).map(([name, one, other]) => `<${name}${one}${other}>`),
    tag.map((name) => `</${name}>`),
    fc.constantFrom('a', ' b', 'c ', ' ', '\n', '&nbsp;', '&lt;p>', '"', '\u202e', '<!-- x -->'),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );
  const soup = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));

  it('cleaning what is clean changes nothing', () => {
    fc.assert(
      fc.property(soup, fc.constantFrom(null, baseUrl), (html, base) => {
        const cleaned = cleanHtml(html, { baseUrl: base });
        expect(cleanHtml(cleaned.html, { baseUrl: base })).toEqual(cleaned);
      }),
      { numRuns: 3_000 },
    );
  });

  it('browsers build exactly the tree that is written', () => {
    fc.assert(
      fc.property(soup, (html) => {
        const cleaned = clean(html).html;
        expect(serialize(parseFragment(cleaned)).replaceAll('&nbsp;', '\u00a0')).toBe(cleaned);
      }),
      { numRuns: 3_000 },
    );
  });

  it('words of paragraphs are kept, in order', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$/u), { minLength: 1, maxLength: 20 });
    const block = fc.constantFrom('p', 'div', 'li', 'h2', 'td', 'blockquote', 'b', 'unknown');
    fc.assert(
      fc.property(words, fc.array(block, { minLength: 1 }), (them, blocks) => {
        const html = them.map((word, at) => `<${blocks[at % blocks.length]}>${word} `).join('');
        expect(clean(html).text.split(/\s+/u)).toEqual(them);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (html) => clean(html).html.length >= 0),
    );
  });
});
