import fc from 'fast-check';
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { readArticleMetadata } from './read-article-metadata.ts';

const URL_OF_PAGE = 'https://example.org/2019/05/the-dry-wells';
const read = (html: string, url: string | null = URL_OF_PAGE) => readArticleMetadata(parse(html), { url });
const page = (head: string, body: string) =>
  `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
const linked = (json: unknown) => `<script type="application/ld+json">${JSON.stringify(json)}</script>`;
const namesIn = (html: string, url?: string) => read(html, url ?? URL_OF_PAGE).credits.map((it) => it.name);
const titleOf = (html: string) => read(html).title;
const dayOf = (html: string, url?: string | null) =>
  read(html, url === undefined ? 'https://example.org/wells' : url).date?.edtf ?? null;
const HEADING = '<h1>The Dry Wells</h1>';

describe('the title', () => {
  it('is what the page prints, not what it tells search engines', () => {
    const head =
      '<title>Dry wells: five facts | Example News</title><meta property="og:title" content="Five facts on dry wells">';
    expect(titleOf(page(head, '<h1 class="entry-title">The Dry Wells: what happened</h1>'))).toBe(
      'The Dry Wells: what happened',
    );
  });

  it.each([
    ['The Dry Wells | Example News', 'Example News'],
    ['The Dry Wells - Example News', 'Example News'],
    ['Example News » The Dry Wells', 'Example News'],
    ['The Dry Wells | Anything', null],
  ])('in the title element “%s” stands without the site’s name', (title, site) => {
    const named = site ? `<meta property="og:site_name" content="${site}">` : '';
    expect(titleOf(page(`<title>${title}</title>${named}`, '<p>Text.</p>'))).toBe('The Dry Wells');
  });

  it('is not the logo, though that is a first heading too', () => {
    const head =
      '<title>The Dry Wells – Example News</title><meta property="og:site_name" content="Example News">';
    const body = '<h1>Example News</h1><h2 class="post-title">The Dry Wells</h2>';
    expect(titleOf(page(head, body))).toBe('The Dry Wells');
  });

  it('stands without the kicker and the subtitle set in its heading', () => {
    const heading =
      '<h1><span class="kicker">Water</span> The Dry Wells <small>A report from the valley</small></h1>';
    expect(titleOf(page('<title>Water: The Dry Wells</title>', heading))).toBe('The Dry Wells');
  });

  it('is missing where the page has none, and the editor hears of it', () => {
    const draft = read(page('', '<p>Some words.</p>'));
    expect(draft.title).toBeNull();
    expect(draft.notes).toMatchObject([{ kind: 'missing', about: 'title' }]);
  });
});

describe('who signs', () => {
  it.each([
    [
      'JSON-LD',
      linked({
        '@type': 'NewsArticle',
        headline: 'The Dry Wells',
        author: { '@type': 'Person', name: 'Kate Example' },
      }),
      '',
    ],
    [
      'a JSON-LD graph with references',
      linked({
        '@graph': [
          { '@type': 'Article', headline: 'The Dry Wells', author: { '@id': '#kate' } },
          { '@type': 'Person', '@id': '#kate', name: 'Kate Example' },
        ],
      }),
      '',
    ],
    [
      'broken JSON-LD',
      '<script type="application/ld+json">{"@type":"Article","headline":"The Dry Wells",,"author":{"name":"Kate Example"}</script>',
      '',
    ],
    ['a meta element', '<meta name="author" content="Kate Example">', ''],
    ['Dublin Core', '<meta name="DC.creator" content="Example, Kate">', ''],
  ])('%s is believed where the page shows the name', (_, head, body) => {
    const shown = `${HEADING}<p>Kate Example</p>${body}<p>Text of the piece.</p>`;
    expect(namesIn(page(`<title>The Dry Wells</title>${head}`, shown))).toEqual(['Kate Example']);
    const hidden = `${HEADING}<p>Text of the piece.</p>`;
    expect(namesIn(page(`<title>The Dry Wells</title>${head}`, hidden))).toEqual([]);
  });

  it('says what it left out when nobody is shown to sign', () => {
    const head = `<title>The Dry Wells</title>${linked({ '@type': 'Article', headline: 'The Dry Wells', author: 'Kate Example' })}`;
    expect(read(page(head, HEADING)).notes).toMatchObject([
      { about: 'credits', says: expect.stringContaining('Kate Example') },
    ]);
  });

  it('is taken from citations in any case, all of them and in order', () => {
    const head =
      '<meta name="citation_title" content="The Dry Wells"><meta name="citation_author" content="Example, Kate"><meta name="citation_author" content="Other, Tom">';
    expect(namesIn(page(head, HEADING))).toEqual(['Kate Example', 'Tom Other']);
  });

  it.each([
    ['<p>By Kate Example</p>'],
    ['<p>Von Kate Example, 3. Mai 2019</p>'],
    ['<p>May 3, 2019 by Kate Example</p>'],
    ['<div class="by"><span>Par</span> <a>Kate Example</a></div>'],
    ['<span>von</span><div>Kate Example</div>'],
    ['<a rel="author" href="/kate">Kate Example</a>'],
    ['<span itemprop="author" itemscope><span itemprop="name">Kate Example</span></span>'],
    ['<div class="byline">Kate Example, Senior Analyst</div>'],
    [
      '<div class="articleAuthor"><img class="avatar"><b class="name">Kate Example</b><time>3 May 2019</time></div>',
    ],
    ['<p>Kate Example | 3 May 2019</p>'],
    ['<aside class="meta"><p>By Kate Example</p></aside>'],
    ['<p>Long text.</p><div class="post-footer">Posted by Kate Example on 3 May 2019</div>'],
    [`<p>${'Long text. '.repeat(400)}</p><p>Text: Kate Example</p>`],
  ])('is read from the page itself: %s', (byline) => {
    expect(
      namesIn(
        page(
          '<title>The Dry Wells</title>',
          `<article>${HEADING}${byline}<p>The text of the piece goes on.</p></article>`,
        ),
      ),
    ).toEqual(['Kate Example']);
  });

  it('are several who stand beside each other', () => {
    const body = `${HEADING}<p><a class="author">Kate Example</a>, <a class="author">Tom Other</a> and <a class="author">Amy Third</a></p>`;
    expect(namesIn(page('', body))).toEqual(['Kate Example', 'Tom Other', 'Amy Third']);
  });

  it.each([
    [
      'who comments',
      '<div id="comments"><div class="comment"><span class="author">Tom Other</span> Nice.</div></div>',
    ],
    ['who comments, under a heading', '<div><h3>3 Comments</h3><p><b class="author">Tom Other</b></p></div>'],
    [
      'who wrote what is recommended',
      '<div class="related-posts"><h3>More</h3><p class="byline">By Tom Other</p></div>',
    ],
    [
      'who wrote the pieces listed below',
      ['Tom', 'Amy', 'Ben', 'Zoe']
        .map((it) => `<p>${'Words. '.repeat(250)}</p><p class="byline">${it} Other</p>`)
        .join(''),
    ],
    [
      'who took the picture',
      '<figure><img src="a.jpg"><figcaption class="author">Tom Other / Example Photos</figcaption></figure>',
    ],
    ['the site itself', '<meta name="author" content="Example News"><p>Example News</p>'],
    ['an account', '<p class="author">admin</p>'],
    ['who holds the copyright', '<footer class="site-footer">© 2019 by Tom Other</footer>'],
    [
      'a sentence that begins with By',
      '<p>By Monday the wells of Tom Other and all the others in the valley had run dry, and nobody knew of a way to fill them.</p>',
    ],
  ])('is not %s', (_, body) => {
    const head =
      '<title>The Dry Wells | Example News</title><meta property="og:site_name" content="Example News">';
    expect(namesIn(page(head, `<article>${HEADING}<p>The text of the piece.</p></article>${body}`))).toEqual(
      [],
    );
  });

  it('may be the house, where its byline says so', () => {
    expect(
      read(page('', `${HEADING}<p class="byline">By Example Water Institute</p>`)).credits,
    ).toMatchObject([{ name: 'Example Water Institute', kind: 'organisation' }]);
  });
});

describe('the date', () => {
  it.each([
    [
      'JSON-LD',
      linked({ '@type': 'Article', headline: 'The Dry Wells', datePublished: '2019-05-03T23:30:00+04:30' }),
      '',
    ],
    [
      'a malformed time',
      linked({ '@type': 'Article', headline: 'The Dry Wells', datePublished: '2019-05-03T22:06:08:684Z' }),
      '',
    ],
    ['Open Graph', '<meta property="article:published_time" content="2019-05-03T10:00:00Z">', ''],
    ['Highwire', '<meta name="citation_publication_date" content="2019/05/03">', ''],
    ['Dublin Core', '<meta name="DC.date.issued" content="2019-05-03">', ''],
    [
      'microdata',
      '',
      '<div itemscope itemtype="https://schema.org/Article"><b itemprop="headline">The Dry Wells</b><meta itemprop="datePublished" content="2019-05-03"></div>',
    ],
    ['a time element', '', '<time datetime="2019-05-03">last week</time>'],
    ['a line beside the title', '', '<p>3 May 2019</p>'],
    ['the beginning of the first paragraph', '', `<p>3.5.2019 – ${'The wells are dry. '.repeat(20)}</p>`],
    ['a line in Dari', '', '<p>تاریخ نشر: ۱۳ ثور ۱۳۹۸</p>'],
    ['a line in Chinese', '', '<p>2019年5月3日 10:11</p>'],
    ['a labelled line below', '', `<p>${'Text. '.repeat(500)}</p><p>Published on: 3 May 2019</p>`],
  ])('is read from %s', (_, head, body) => {
    expect(dayOf(page(`<title>The Dry Wells</title>${head}`, `${HEADING}${body}`))).toBe('2019-05-03');
  });

  it('is read from the address where nothing else says it', () => {
    expect(dayOf(page('<title>The Dry Wells</title>', HEADING), 'https://example.org/2019/05/03/wells')).toBe(
      '2019-05-03',
    );
  });

  it('is as precise as its source', () => {
    expect(
      dayOf(page('<meta name="citation_date" content="2019/05"><title>The Dry Wells</title>', HEADING)),
    ).toBe('2019-05');
  });

  it('is what most places agree on, and the editor hears of the others', () => {
    const head = `<title>The Dry Wells</title><meta property="article:published_time" content="2019-05-04T00:30:00Z">${linked({ '@type': 'Article', headline: 'The Dry Wells', datePublished: '2019-05-03' })}`;
    const draft = read(page(head, `${HEADING}<p>3 May 2019</p>`), null);
    expect(draft.date?.edtf).toBe('2019-05-03');
    expect(draft.notes).toMatchObject([{ kind: 'guessed', about: 'date' }]);
  });

  it.each([
    ['an update', '<p>Last updated on 3 May 2019</p>'],
    ['an update in a time element', '<p>Updated: <time datetime="2019-05-03">3 May 2019</time></p>'],
    ['the date of a comment', '<div class="comments"><time datetime="2019-05-03">3 May</time></div>'],
    [
      'the date of a related piece',
      '<aside><div class="related"><time datetime="2019-05-03">3 May</time></div></aside>',
    ],
    ['the year of the copyright', '<footer>© 2019 Example News</footer>'],
    [
      'a date in the middle of the text',
      `<p>${'Text. '.repeat(200)}On 3 May 2019 it rained. ${'Text. '.repeat(50)}</p>`,
    ],
  ])('is not %s', (_, body) => {
    expect(
      dayOf(page('<title>The Dry Wells</title>', `<article>${HEADING}<p>The text.</p></article>${body}`)),
    ).toBeNull();
  });
});

describe('what else the page says', () => {
  const head = `
    <title>The Dry Wells | Example News</title>
    <link rel="canonical" href="/wells">
    <link rel="alternate" hreflang="prs" href="/prs/wells"><link rel="alternate" hreflang="x-default" href="/wells">
    <link rel="alternate" hreflang="en" href="https://example.org/wells"><link rel="alternate" type="application/rss+xml" hreflang="ps" href="/feed">
    <meta property="og:site_name" content="Example News"><meta property="og:image" content="/wells.jpg">
    <meta name="description" content="Why the wells ran dry.">
    <meta property="article:section" content="Dispatches"><meta property="article:tag" content="Water">
    <meta property="article:modified_time" content="2019-05-04T10:00:00+02:00">
    <meta name="citation_doi" content="https://doi.org/10.1000/ABC.12"><meta name="citation_journal_title" content="Journal of Wells">
    <meta name="citation_volume" content="3"><meta name="citation_firstpage" content="12"><meta name="citation_lastpage" content="15">
    ${linked({ '@type': 'Article', headline: 'The Dry Wells', alternativeHeadline: 'A valley without water', image: { url: 'https://example.org/wells.jpg', caption: 'A well', creditText: 'Tom Other', license: 'https://creativecommons.org/licenses/by/4.0/' } })}`;
  const draft = read(
    page(
      head,
      `${HEADING}<p>Text. <a rel="tag" href="/tag/valley">Valley</a> <a rel="category tag" href="/category/north">North</a></p>`,
    ),
  );

  it('is kept field by field', () => {
    expect(draft).toMatchObject({
      title: 'The Dry Wells',
      subtitle: 'A valley without water',
      kind: 'dispatch',
      modified: '2019-05-04T08:00:00.000Z',
      language: 'en',
      url: 'https://example.org/wells',
      publisher: 'Example News',
      abstract: 'Why the wells ran dry.',
      identifiers: [{ scheme: 'doi', value: '10.1000/abc.12' }],
      details: { 'container-title': 'Journal of Wells', volume: '3', page: '12–15' },
      translations: [{ language: 'prs', url: 'https://example.org/prs/wells' }],
    });
  });

  it('has sections, tags and categories told apart', () => {
    expect(draft.topics).toEqual([
      { label: 'Dispatches', use: 'section' },
      { label: 'Water', use: 'tag' },
      { label: 'Valley', use: 'tag' },
      { label: 'North', use: 'category' },
    ]);
  });

  it('has the picture with its caption, credit and licence', () => {
    expect(draft.pictures).toEqual([
      {
        url: 'https://example.org/wells.jpg',
        caption: 'A well',
        credit: 'Tom Other',
        licence: 'https://creativecommons.org/licenses/by/4.0/',
        alternativeText: null,
      },
    ]);
  });

  it('says where each field came from', () => {
    expect(draft.origins).toMatchObject({
      title: 'h1 element',
      subtitle: 'JSON-LD alternativeHeadline',
      url: 'canonical link',
      abstract: 'meta description',
    });
  });

  it('is nothing where the page says nothing', () => {
    const bare = read('<p>Words.</p>', null);
    expect(bare).toMatchObject({
      title: null,
      credits: [],
      date: null,
      url: null,
      publisher: null,
      topics: [],
      pictures: [],
      origins: {},
    });
  });

  it('does not take the front page for the piece’s address', () => {
    expect(read(page('<link rel="canonical" href="https://example.org/">', HEADING)).url).toBe(URL_OF_PAGE);
  });

  it('has the language of its words, where a template says another', () => {
    const text =
      '<p>Die Brunnen im Tal sind trocken und niemand weiß, wie das Wasser auf die Felder kommen soll. '.repeat(
        8,
      );
    const german = read(page('<title>Die Brunnen</title>', `<h1>Die Brunnen</h1>${text}`));
    expect(german.language).toBe('de');
    expect(german.notes).toMatchObject([{ kind: 'guessed', about: 'language' }]);
  });
});

describe('whatever the page', () => {
  const pieces = [
    '<h1>',
    '</h1>',
    '<div class="author">',
    '</div>',
    'By Kate Example',
    '<time datetime="2019-13-45">',
    '<script type="application/ld+json">',
    '{"@type":"Article","author":[',
    '</script>',
    '<article>',
    '<meta name="author" content="x">',
    '<title>',
    '3 May 2019',
    '|',
    '<p>',
    '"',
    '<span itemprop="author">',
    '<a rel="author" href="::">',
    '\u0000',
  ];

  it('is read without an error', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 40 }), (parts) => {
        expect(read(parts.join(''))).toHaveProperty('title');
      }),
    );
  });

  it.each([
    ['authors', `${HEADING}${'<span class="author">Kate Example</span>'.repeat(20_000)}`],
    ['depth', '<div class="author">'.repeat(20_000)],
    ['headings', '<h1>The Dry Wells</h1>'.repeat(20_000)],
    ['JSON-LD', `<script type="application/ld+json">${'[{"@graph":'.repeat(20_000)}</script>`],
    ['lines', `${HEADING}${'<p>By Kate Example 3 May 2019</p>'.repeat(5_000)}`],
    ['bars', `<title>${'a | '.repeat(50_000)}</title>`],
  ])('is read whatever the number of its %s', (_, html) => {
    expect(read(html)).toHaveProperty('title');
  });
});
