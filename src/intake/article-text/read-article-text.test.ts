import fc from 'fast-check';
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { decodeHtml } from '../html-encoding.ts';
import { readArticleText } from './read-article-text.ts';

const LONG =
  'The ferry across the lake runs twice a day in winter, and the two brothers who own it know every passenger by name, by luggage and by debts.';
const LONGER = `${LONG} In spring it runs four times, if the ice allows, and the timetable on the pier is painted over by hand.`;

function page(body: string, head = ''): string {
  return `<!doctype html><html><head><title>The ferry</title>${head}</head><body>${body}</body></html>`;
}

function read(body: string, head = '') {
  return readArticleText(parse(page(body, head)), {
    url: 'https://lake.example/news/ferry',
    title: 'The ferry',
  });
}

const PIECE = `<h1>The ferry</h1><div class="entry-content"><p>${LONG}</p><p>${LONGER}</p></div>`;

describe('the piece', () => {
  it.each([
    ['paragraphs', `<p>${LONG}</p>`, LONG],
    ['short paragraphs between long ones', '<p>So it was.</p>', 'So it was.'],
    ['headings with text below', '<h2>In winter</h2><p>Ice.</p>', 'In winter'],
    ['lists', '<ul><li>one boat</li><li>two oars</li></ul>', 'one boat\ntwo oars'],
    ['tables', '<table><tr><td>Monday</td><td>08:15</td></tr></table>', 'Monday\t08:15'],
    ['quotations', '<blockquote>We sail when we sail.</blockquote>', 'We sail when we sail.'],
    ['programs with their lines', '<pre>row(1)\n  row(2)</pre>', 'row(1)\n  row(2)'],
    ['lines parted by breaks', '<div>First line<br>second line</div>', 'First line\nsecond line'],
    [
      'links within sentences',
      '<p>The <a href="/pier">old pier</a> is closed until the summer.</p>',
      'The old pier is closed',
    ],
  ])('keeps %s', (_, markup, expected) => {
    const text = read(
      `<nav><a href="/">Home</a></nav><article><h1>The ferry</h1><p>${LONG}</p>${markup}<p>${LONGER}</p></article>`,
    )?.text;
    expect(text).toContain(expected);
  });

  it('parts paragraphs by an empty line', () => {
    expect(read(PIECE)?.text).toBe(`${LONG}\n\n${LONGER}`);
  });

  it('does not say its title again', () => {
    expect(read(`<article><h1>The Ferry</h1><p>${LONG}</p><p>${LONGER}</p></article>`)?.text).toBe(
      `${LONG}\n\n${LONGER}`,
    );
  });

  it('is found where the page has neither names nor sections', () => {
    const text = read(
      `<div><a href="/a">News</a> <a href="/b">Boats</a></div><div><p>${LONG}</p><p>${LONGER}</p></div><div>© 2024 The Lake</div>`,
    )?.text;
    expect(text).toBe(`${LONG}\n\n${LONGER}`);
  });

  it('begins with the lead that stands apart from the text', () => {
    const lead = 'On the lake, two brothers keep a service alive that nobody else wants to run any more.';
    const text = read(
      `<article><h1>The ferry</h1><div class="intro"><p>${lead}</p></div><div class="entry-content"><p>${LONG}</p><p>${LONGER}</p></div></article>`,
    )?.text;
    expect(text?.startsWith(lead)).toBe(true);
  });

  it('is kept whatever the element is called that holds nearly all of it', () => {
    expect(read(`<div class="sidebar comments"><p>${LONG}</p><p>${LONGER}</p></div>`)?.text).toContain(LONG);
    expect(read(`<form><div><p>${LONG}</p><p>${LONGER}</p></div></form>`)?.text).toContain(LONG);
  });

  it('is taken from what the page tells machines where it shows next to nothing', () => {
    const told = JSON.stringify({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      articleBody: `${LONG}\n${LONGER}`,
    });
    const article = read(
      '<div id="app">Loading</div>',
      `<script type="application/ld+json">${told}</script>`,
    );
    expect(article?.text).toBe(`${LONG}\n\n${LONGER}`);
  });

  it('is nothing where the page shows nothing', () => {
    expect(read('')).toBeNull();
    expect(read('<script>document.write("x")</script>')).toBeNull();
  });
});

describe('what stands around', () => {
  it.each([
    ['menus', '<nav><a href="/boats">Boats and more boats</a></nav>', 'Boats and more'],
    [
      'menus by role',
      '<div role="navigation"><a href="/boats">Boats and more boats</a></div>',
      'Boats and more',
    ],
    [
      'cookie notices',
      `<div id="cookie-consent"><p>We use cookies to make this lake better for you and our partners.</p></div>`,
      'cookies',
    ],
    [
      'comments',
      `<div id="comments"><h3>3 comments</h3><p>I have been on that ferry and it was very late, twice in one week.</p></div>`,
      'very late',
    ],
    [
      'comments under a heading alone',
      '<h3>Kommentare</h3><p>Ich bin mit der Fähre gefahren und sie kam zu spät, zweimal in einer Woche.</p>',
      'zu spät',
    ],
    [
      'other pieces',
      '<div class="related-posts"><h3>Related</h3><ul><li><a href="/x">The bridge that was never built</a></li></ul></div>',
      'bridge',
    ],
    [
      'other pieces under a heading alone',
      '<h3>Verwandte Artikel</h3><ul><li><a href="/x">Die Brücke</a></li></ul>',
      'Brücke',
    ],
    [
      'a heading whose box is gone',
      '<h3>Lake stories</h3><ul><li><a href="/x">The bridge that was never built</a></li></ul>',
      'Lake stories',
    ],
    [
      'lines that lead elsewhere',
      '<p>À lire aussi : <a href="/x">Le pont qui ne vint jamais</a></p>',
      'pont',
    ],
    ['share bars', '<div class="sharedaddy">Share this on Birdsite</div>', 'Birdsite'],
    [
      'author boxes',
      '<div class="author-box"><p>Mira Lund writes about boats and lakes, and about the people between them.</p></div>',
      'Mira Lund',
    ],
    ['bylines', '<div class="entry-meta">By Mira Lund</div>', 'Mira Lund'],
    [
      'newsletters',
      '<div class="newsletter"><p>Sign up and get the lake every Friday morning.</p></div>',
      'Friday',
    ],
    ['tags', '<div class="tags"><a href="/t/boats">boats</a>, <a href="/t/ice">ice</a></div>', 'boats'],
    [
      'adverts',
      '<div class="advertisement"><p>Buy the new outboard motor, twelve horses, half the price of last year.</p></div>',
      'outboard',
    ],
    [
      'asides',
      '<aside><p>The lake is forty metres deep and has two islands and one hotel.</p></aside>',
      'hotel',
    ],
    [
      'footers',
      '<footer><p>The Lake Courier, 12 Harbour Street, all rights reserved.</p></footer>',
      'Harbour',
    ],
    [
      'what is hidden',
      '<div style="display: none"><p>This text waits for a script that never comes.</p></div>',
      'never comes',
    ],
    ['breadcrumbs', '<ol class="breadcrumb"><li><a href="/">Lake</a></li><li>Ferries</li></ol>', 'Ferries'],
    ['forms', '<form><label>Your e-mail</label><button>Send</button></form>', 'e-mail'],
  ])('leaves out %s', (_, markup, gone) => {
    const article = read(
      `<article><h1>The ferry</h1><div class="post-content"><p>${LONG}</p><p>${LONGER}</p>${markup}</div></article>`,
    );
    expect(article?.text).toContain(LONGER);
    expect(article?.text).not.toContain(gone);
    expect(article?.html).not.toContain(gone);
  });
});

describe('other languages and scripts', () => {
  it.each([
    [
      'Pashto, right to left',
      'بېړۍ په ژمي کې هره ورځ دوه ځله د جهيل پر غاړه ځي، او هغه دوه وروڼه چې خاوندان يې دي هر مسافر په نوم پېژني.',
      'اړوندې لیکنې',
      'بله لیکنه',
    ],
    [
      'Dari, right to left',
      'کشتی در زمستان روزی دو بار از دریاچه می‌گذرد و دو برادری که صاحب آن هستند هر مسافر را به نام می‌شناسند.',
      'مطالب مرتبط',
      'نوشته دیگر',
    ],
    [
      'German',
      'Die Fähre fährt im Winter zweimal am Tag über den See, und die Brüder, denen sie gehört, kennen jeden Gast.',
      'Das könnte Sie auch interessieren',
      'Die Brücke',
    ],
    [
      'Chinese',
      '渡船在冬天每天往返两次，拥有它的两兄弟认识每一位乘客，知道他们的名字、行李和欠债，也知道冰什么时候会裂开。',
      'Related',
      '没有建成的桥',
    ],
  ])('%s', (_, paragraph, heading, other) => {
    const article = read(
      `<div dir="auto"><p>${paragraph}</p><p>${paragraph}</p><h3>${heading}</h3><ul><li><a href="/x">${other}</a></li></ul></div>`,
    );
    expect(article?.text).toBe(`${paragraph}\n\n${paragraph}`);
  });
});

describe('links and pictures', () => {
  it('makes links absolute against the page, or against the base it names', () => {
    const body = `<article><p>${LONG} <a href="pier?a=1&amp;b=2">pier</a></p><p>${LONGER}</p></article>`;
    expect(read(body)?.html).toContain('href="https://lake.example/news/pier?a=1&amp;b=2"');
    expect(read(body, '<base href="https://mirror.example/x/">')?.html).toContain(
      '"https://mirror.example/x/pier?',
    );
  });

  it('gives pictures with their captions, which stay out of the plain text', () => {
    const article = read(
      `<article><p>${LONG}</p><figure><img src="/boat.jpg" alt="A boat"><figcaption>The boat in May</figcaption></figure><p>${LONGER}</p></article>`,
    );
    expect(article?.pictures).toEqual([
      {
        url: 'https://lake.example/boat.jpg',
        caption: 'The boat in May',
        credit: null,
        licence: null,
        alternativeText: 'A boat',
      },
    ]);
    expect(article?.html).toContain('The boat in May');
    expect(article?.text).not.toContain('The boat in May');
  });

  it('gives no pictures of what is left out', () => {
    const article = read(
      `<article><p>${LONG}</p><aside><figure><img src="/a.jpg"><figcaption>An advert</figcaption></figure></aside><p>${LONGER}</p></article>`,
    );
    expect(article?.pictures).toEqual([]);
  });

  it('takes the captions of a gallery as its text', () => {
    const slide = (words: string) =>
      `<figure><img src="/1.jpg"><figcaption><p>${words}</p></figcaption></figure>`;
    expect(read(`<article>${slide(LONG)}${slide(LONGER)}</article>`)?.text).toContain(LONGER);
  });
});

describe('hostile pages', () => {
  it('are read however deep they are nested', () => {
    const deep = 100_000;
    const article = read(`${'<div>'.repeat(deep)}<p>${LONG}</p><p>${LONGER}</p>${'</div>'.repeat(deep)}`);
    expect(article?.text).toBe(`${LONG}\n\n${LONGER}`);
  });

  it.each([
    '<div class="x">',
    '<figure>',
    '<h2>',
    '<a>',
    '<p><b>',
    '<table><tr><td>',
    '<ul><li>',
    '<form>',
    '<div id="comments">',
  ])('are read however many %s stand in one another', (opening) => {
    read(
      `${opening.repeat(20_000)}<a href="/x">Related</a><p>${LONG}</p><img src="/x"><figcaption>x</figcaption>`,
    );
  });

  it('are read however many parts and headings they have', () => {
    const many = `<h2>Comments</h2><div class="hentry"><p>${LONG}</p><h3>x</h3></div>`.repeat(20_000);
    expect(read(many)).not.toBeNull();
  });

  it('never throw, whatever bytes they are made of', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
        readArticleText(parse(decodeHtml(bytes)), { url: null, title: null });
      }),
    );
  });

  it('never throw, whatever markup they hold', () => {
    const markup = fc.constantFrom(
      '<div class="comments">',
      '</div>',
      '<article>',
      '</article>',
      '<h1>',
      '<h2>Related</h2>',
      '<p>',
      '</p>',
      '<figure>',
      '<table><tr><td>',
      '<a href="http://[">',
      '<img src=x>',
      '<template>',
      '<svg>',
      '<math>',
      '<br>',
      '<pre>',
      '<base href="::">',
      LONG,
      '<script type="application/ld+json">{"articleBody":[',
      '</script>',
    );
    fc.assert(
      fc.property(
        fc.array(markup, { maxLength: 60 }),
        fc.option(fc.webUrl(), { nil: null }),
        (pieces, url) => {
          readArticleText(parse(pieces.join('')), { url, title: 'The ferry' });
        },
      ),
    );
  });
});
