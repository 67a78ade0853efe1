import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHtmlPage } from './html-page.ts';

const linesOf = (html: string, url: string | null = null) => readHtmlPage(html, url).lines;

describe('an HTML page as lines', () => {
  test('keeps headings with their level, and bold paragraphs as headings without one', () => {
    const lines = linesOf('<h1>One</h1><h3>Three</h3><p><strong>Bold</strong></p><p>Not <b>all</b></p>');
    expect(lines.map((it) => [it.text, it.headingLevel])).toEqual([
      ['One', 1],
      ['Three', 3],
      ['Bold', 7],
      ['Not all', null],
    ]);
  });

  test.each([
    ['<a href="/a">A</a>', 'https://example.org/x/', 'https://example.org/a'],
    ['<base href="https://other.example/b/"><a href="a">A</a>', null, 'https://other.example/b/a'],
    ['<link rel="canonical" href="https://c.example/d/e"><a href="f">A</a>', null, 'https://c.example/d/f'],
    ['<a href="a">A</a>', null, 'a'],
  ])('makes the link of %s whole', (html, url, expected) => {
    expect(linesOf(html, url)[0]?.links).toEqual([{ text: 'A', url: expected }]);
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', ' JavaScript:alert(1)'])(
    'takes %s for no link',
    (href) => {
      expect(linesOf(`<p><a href="${href}">A</a></p>`)).toMatchObject([
        { text: 'A', links: [], markdown: 'A' },
      ]);
    },
  );

  test('keeps a list of jumps within the page aside', () => {
    const page = readHtmlPage('<ul><li><a href="#a">Part one</a></li></ul><h2 id="a">Part one</h2>', null);
    expect(page.lines.map((it) => it.text)).toEqual(['Part one']);
    expect(page.surroundings.map((it) => it.text)).toEqual(['Part one']);
  });

  test('keeps emphasis and links as Markdown, and marks that are only text escaped', () => {
    const [line] = linesOf('<p>A <em>b</em> <a href="https://e.example/">c</a> *d* [e]</p>');
    expect(line?.markdown).toBe('A *b* [c](<https://e.example/>) \\*d\\* \\[e\\]');
  });

  test('reads the content and keeps what is around it aside', () => {
    const page = readHtmlPage(
      '<nav>Menu</nav><main><p>Text</p><aside>Box</aside></main><footer>Foot</footer>',
      null,
    );
    expect(page.lines.map((it) => it.text)).toEqual(['Text']);
    expect(page.surroundings.map((it) => it.text)).toEqual(['Menu', 'Box', 'Foot']);
  });

  test('shows nothing of scripts, styles and what is hidden', () => {
    const page = readHtmlPage(
      '<script>a()</script><style>b{}</style><p hidden>c</p><p>d</p><template>e</template>',
      null,
    );
    expect(page.lines.map((it) => it.text)).toEqual(['d']);
    expect(page.surroundings.map((it) => it.text)).toEqual(['c']);
  });

  test('says at which line of the source a text stands', () => {
    expect(linesOf('<p>one</p>\n\n<p>\n  two</p>').map((it) => it.line)).toEqual([1, 4]);
  });

  test('reads what the page says about itself', () => {
    const { metadata } = readHtmlPage(
      `<html lang="fr"><title>T | Site</title><meta property="article:modified_time" content="2020-03-09">
       <script type="application/ld+json">{"@type":"Article","headline":"H","author":{"@type":"Person","name":"A B"},"keywords":"k, l"}</script>
       <script type="application/ld+json">{broken</script>`,
      'https://example.org/',
    );
    expect(metadata).toEqual({
      title: 'H',
      language: 'fr',
      url: 'https://example.org/',
      published: null,
      modified: '2020-03-09',
      keywords: ['k', 'l'],
      authors: [{ name: 'A B', isOrganisation: false }],
    });
  });

  test.each([
    ['elements nested a hundred thousand deep', `${'<div>'.repeat(100_000)}text`],
    ['lists in lists', `${'<ul><li>a'.repeat(20_000)}`],
    ['tables in tables', `${'<table><tr><td>a'.repeat(2_000)}`],
    ['a row of many cells', `<table><tr>${'<td>a'.repeat(50_000)}`],
    ['many definitions', `<dl>${'<dt>a<dd>b'.repeat(30_000)}`],
    ['many attributes', `<p ${Array.from({ length: 20_000 }, (_, at) => `a${at}=b`).join(' ')}>text`],
  ])('stands %s', (_name, html) => {
    expect(linesOf(html).length).toBeGreaterThan(0);
  });

  test('loses no word that is shown, whatever the tags', () => {
    const tag = fc.constantFrom(
      'p',
      'div',
      'li',
      'ul',
      'h2',
      'article',
      'nav',
      'td',
      'tr',
      'table',
      'a',
      'b',
      'span',
      'dl',
      'dt',
    );
    const piece = fc.oneof(
      tag.map((it) => `<${it}>`),
      tag.map((it) => `</${it}>`),
      fc.integer({ min: 0, max: 9_999 }).map((it) => `word${it} `),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const page = readHtmlPage(pieces.join(''), null);
        const kept = [...page.lines, ...page.surroundings].map((it) => it.text).join(' ');
        const counted = (text: string) => (text.match(/word\d+/g) ?? []).toSorted();
        expect(counted(kept)).toEqual(counted(pieces.join('')));
      }),
      { numRuns: 500 },
    );
  });
});
