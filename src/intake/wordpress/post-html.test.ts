import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGE_UNKNOWN, type PostSite, type WordPressPost } from './post.ts';
import { postHtml } from './post-html.ts';

const site: PostSite = {
  url: 'https://example.org',
  title: null,
  language: null,
  source: 'WordPress export',
  personCalled: () => null,
  attachment: (id) => ({
    url: `https://example.org/${id}.jpg`,
    caption: 'A caption',
    credit: '',
    alternativeText: '',
  }),
  attachmentsOf: () => [],
  block: (id) =>
    id === 1
      ? `<!-- wp:paragraph --><p>Kept.</p><!-- /wp:paragraph --><!-- wp:block {"ref":1} /-->`
      : 'x'.repeat(90_000),
};

function post(content: string, isRendered = false): WordPressPost {
  return {
    id: 1,
    type: 'post',
    guid: null,
    link: 'https://example.org/2024/a-post/',
    title: '',
    content,
    isRendered,
    excerpt: '',
    date: null,
    modified: null,
    creator: null,
    terms: [],
    meta: new Map(),
    featured: null,
    language: LANGUAGE_UNKNOWN,
  };
}

const render = (content: string, isRendered = false) => postHtml(post(content, isRendered), site);

describe('the text of a post', () => {
  it.each([
    [
      'a heading block',
      '<!-- wp:heading {"level":3} -->\n<h3>One</h3>\n<!-- /wp:heading -->',
      '<h3>One</h3>',
    ],
    [
      'a file without its button',
      '<!-- wp:file --><div><a href="/a.pdf">Report</a><a href="/a.pdf" class="wp-block-file__button" download>Download</a></div><!-- /wp:file -->',
      '<div><a href="https://example.org/a.pdf">Report</a></div>',
    ],
    [
      'classic text between blocks',
      '<!-- wp:separator --><hr/><!-- /wp:separator -->\nOne.\n\nTwo.',
      '<hr/>\n<p>One.</p>\n<p>Two.</p>',
    ],
    ['a shortcode in a block', '<!-- wp:shortcode -->[box]Inside[/box]<!-- /wp:shortcode -->', 'Inside'],
    [
      'a block of a player alone',
      '<!-- wp:embed {"url":"https:\\/\\/video.example.net\\/w"} /-->',
      '<p><a href="https://video.example.net/w">https://video.example.net/w</a></p>',
    ],
    ['nothing', '<!-- wp:archives /-->', null],
  ])('has %s', (_, content, html) => {
    expect(render(content)).toBe(html);
  });

  it.each([
    ['<a href="/x">', '<a href="https://example.org/x">'],
    ['<a href="more/">', '<a href="https://example.org/2024/a-post/more/">'],
    ['<a href="//cdn.example.net/x?a=1&amp;b=2">', '<a href="https://cdn.example.net/x?a=1&amp;b=2">'],
    ['<a href="#note">', '<a href="#note">'],
    ['<a href="mailto:a@example.org">', '<a href="mailto:a@example.org">'],
    ['<a href="http://[">', '<a href="http://[">'],
    [
      '<video src="/v.mp4" poster="/p.jpg">',
      '<video src="https://example.org/v.mp4" poster="https://example.org/p.jpg">',
    ],
    [
      '<img src="data:image/gif;base64,R0" data-src="/late.jpg" alt="x">',
      '<img src="https://example.org/late.jpg" alt="x">',
    ],
  ])('has absolute addresses: %s', (content, html) => {
    expect(render(content, true)).toBe(html);
  });

  it('is not blown up by a block that holds itself, many blocks or endless galleries', () => {
    expect(render('<!-- wp:block {"ref":1} /-->')?.match(/Kept/gu)).toHaveLength(3);
    expect(render('<!-- wp:block {"ref":2} /-->'.repeat(1_000))?.length).toBeLessThan(1_100_000);
    const ids = Array.from({ length: 400 }, (_, at) => at + 1).join(',');
    expect(render(`[gallery ids="${ids}"]`.repeat(50))?.match(/<img/gu)?.length).toBeLessThanOrEqual(1_000);
  });

  it('never throws', () => {
    const parts = fc.constantFrom(
      '<!-- wp:a {"x":[1]} -->',
      '<!-- /wp:a -->',
      '<!-- wp:footnotes /-->',
      '<!--',
      '-->',
      '<a href="',
      '">',
      '[gallery',
      ']',
      '\n\n',
      'word',
      '<pre>',
      '&',
      '<img data-src="x" src=y>',
    );
    fc.assert(
      fc.property(
        fc.array(parts, { maxLength: 30 }),
        fc.boolean(),
        (all, isRendered) => void render(all.join(''), isRendered),
      ),
    );
  });
});
