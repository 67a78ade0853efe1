import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vectors } from '../hostile-html/vectors.ts';
import { plainTokens } from './plain-markup.ts';
import { parsedTokens } from './sanitise.ts';
import type { Token } from './tokens.ts';

describe('markup that is read without a parser', () => {
  it.each([
    [
      'paragraphs',
      '<p>One &amp; two.</p>\n\n<p class="x" style="y">Three&#8217;s <em>a</em><br />b<br>c</p>',
    ],
    [
      'links and pictures',
      '<p><a href="https://a.example/?b=1&amp;c=2" target="_blank" rel="x">d</a> <img src="/e.jpg" alt="" class="wp-image-1" width="2"/></p>',
    ],
    [
      'captions',
      '<figure class="wp-block-image"><img src="https://a.example/b.jpg" alt="c &quot;d&quot;"/><figcaption>e&nbsp;f</figcaption></figure>',
    ],
    [
      'headings, lists and quotes',
      '<h2 id="a">b</h2><ul>\n<li>c<ol><li>d</li></ol></li></ul><blockquote><p>e</p></blockquote><hr />',
    ],
    ['tables', '<table><tbody><tr><td colspan="2">a</td><th scope="col">b</th></tr></tbody></table>'],
    ['comments', 'a<!-- wp:paragraph --><p>b</p><!-- /wp:paragraph --><!--more-->c'],
    ['text in other scripts', '<p dir="rtl" lang="fa">می‌رود «ننگرهار»</p>'],
    ['text alone', 'a "b" c'],
    ['nothing', ''],
  ])('is read alike: %s', (_, html) => {
    expect(plainTokens(html)).not.toBeNull();
    expect(plainTokens(html)).toEqual(plain(parsedTokens(html)));
  });

  it.each([
    ['an end that is missing', '<p>a'],
    ['an end without a beginning', 'a</p>'],
    ['ends in another order', '<b><i>a</b></i>'],
    ['a paragraph in a paragraph', '<p>a<p>b</p></p>'],
    ['a link in a link', '<a href="/a">b<a href="/c">d</a></a>'],
    ['a link in a link, with emphasis between', '<a href="/a">b<em><a href="/c">d</a></em></a>'],
    ['scripts', '<script>a</script>'],
    ['drawings', '<svg><p>a</p></svg>'],
    ['values without quotes', '<p class=a>b</p>'],
    ['values given twice', '<p id="a" id="b">c</p>'],
    ['addresses that run something', '<a href="javascript:a()">b</a>'],
    ['addresses with tabs in them', '<a href="/\tjavascript:a()">b</a>'],
    ['rare references', '<p>&nu; &#x3c;</p>'],
    ['references without an end', '<p>a &amp b &copy c</p>'],
    ['a sign that begins no tag', '<p>a < b</p>'],
    ['a sign that ends no tag', '<p>a > b</p>'],
    ['comments that browsers end early', '<!--> <p>a</p> -->'],
    ['capital letters', '<P>a</P>'],
    ['control characters', '<p>a\u0007</p>'],
    ['halves of characters', '<p>\ud800</p>'],
  ])('is left to a parser: %s', (_, html) => {
    expect(plainTokens(html)).toBeNull();
  });

  it('is read alike wherever it is read at all', () => {
    fc.assert(
      fc.property(fc.oneof(pieces, broken), (html) => {
        const read = plainTokens(html);
        if (read !== null) expect(read).toEqual(plain(parsedTokens(html)));
      }),
      { numRuns: 5_000 },
    );
  });

  it('is read at all where it is whole', () => {
    const [read, all] = [fc.sample(pieces, 300).filter((it) => plainTokens(it) !== null).length, 300];
    expect(read).toBeGreaterThan(all / 4);
  });

  it.each(vectors)('is hostile and read alike, or left to a parser: $name', ({ html }) => {
    const read = plainTokens(html);
    if (read !== null) expect(read).toEqual(plain(parsedTokens(html)));
  });
});

/** With their attributes as plain objects, as comparing wants them. */
function plain(tokens: readonly Token[]): Token[] {
  return tokens.map((it) => (it.type === 'open' ? { ...it, attributes: { ...it.attributes } } : it));
}

const NAMES =
  'p h1 h3 a em strong span div ul ol li blockquote figure figcaption table tbody tr td th br img hr script svg math style title select dl dd pre form b i cite q section article code'.split(
    ' ',
  );
const word = fc.constantFrom(
  'a',
  'b ',
  ' c',
  '&amp;',
  '&lt;',
  '&#8217;',
  '&nbsp;',
  '&copy;',
  '"',
  '\n',
  'و',
  '<!-- x -->',
  '<!--more-->',
  '<!--->',
  "'",
);
const value = fc.constantFrom(
  '',
  'a',
  'https://a.example/b',
  '/c?d=1&amp;e=2',
  '#f',
  'javascript:g()',
  'x y',
  '&quot;',
  '&#106;avascript:h()',
  'data:i',
  '//j.example',
  'دری',
  ' /k',
);
const attribute = fc.tuple(
  fc.constantFrom(
    'href',
    'src',
    'class',
    'id',
    'style',
    'alt',
    'onclick',
    'lang',
    'dir',
    'colspan',
    'data-src',
    'name',
    'title',
    'width',
  ),
  value,
);
const attributes = fc
  .array(attribute, { maxLength: 3 })
  .map((them) => them.map(([name, of]) => ` ${name}="${of}"`).join(''));

/** Elements in each other, each with its end. */
const { pieces } = fc.letrec<{ pieces: string; element: string }>((tie) => ({
  pieces: fc
    .array(fc.oneof({ depthSize: 'small', withCrossShrink: true }, word, tie('element')), { maxLength: 5 })
    .map((it) => it.join('')),
  element: fc
    .tuple(fc.constantFrom(...NAMES), attributes, tie('pieces'))
    .map(([name, given, inside]) =>
      ['br', 'img', 'hr'].includes(name) ? `<${name}${given} />` : `<${name}${given}>${inside}</${name}>`,
    ),
}));

/** The same with something in a wrong place. */
const broken = fc
  .tuple(
    pieces,
    fc.nat(),
    fc.constantFrom(
      '<',
      '>',
      '"',
      '<p>',
      '</p>',
      '<a ',
      '--',
      '&',
      '<!--',
      '-->',
      '/',
      '\0',
      '<svg>',
      '</div>',
      "='",
    ),
  )
  .map(([html, at, wrong]) => {
    const place = at % (html.length + 1);
    return html.slice(0, place) + wrong + html.slice(place);
  });
