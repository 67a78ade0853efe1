import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findFeeds, usualFeedAddresses } from './find-feeds.ts';

const page = 'https://example.org/about/';

describe('the feeds of a page', () => {
  test('come with title and type, the main one first, those of topics and comments last', () => {
    const html = `<html><head>
      <link rel="alternate" type="application/rss+xml" title="Site &raquo; Comments Feed" href="https://example.org/comments/feed/">
      <link rel="alternate" type="application/rss+xml" title="Water" href="/category/water/feed/">
      <link rel='alternate stylesheet' href="/x.css">
      <link REL="Alternate" TYPE="application/rss+xml; charset=utf-8" TITLE="Site &raquo; Feed" HREF="/feed/">
      <link rel="alternate" type="application/atom+xml" href="atom.xml">
      <link rel="alternate" type="application/feed+json" title="JSON" href="/feed.json">
      <link rel="alternate" hreflang="fa" href="/fa/">
      <link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2">
      <link rel="alternate" type="text/xml+oembed" href="/wp-json/oembed/1.0/embed">
    </head></html>`;
    expect(findFeeds(html, page)).toEqual([
      { url: 'https://example.org/feed/', title: 'Site » Feed', mediaType: 'application/rss+xml' },
      { url: 'https://example.org/about/atom.xml', title: null, mediaType: 'application/atom+xml' },
      { url: 'https://example.org/feed.json', title: 'JSON', mediaType: 'application/feed+json' },
      { url: 'https://example.org/category/water/feed/', title: 'Water', mediaType: 'application/rss+xml' },
      {
        url: 'https://example.org/comments/feed/',
        title: 'Site » Comments Feed',
        mediaType: 'application/rss+xml',
      },
    ]);
  });

  test.each([
    ['rel=feed', '<link rel="feed" href="/f">', 'https://example.org/f'],
    [
      'the scheme feed:',
      '<link rel="alternate" type="application/rss+xml" href="feed:https://example.org/f">',
      'https://example.org/f',
    ],
    [
      'a base',
      '<base href="https://other.example/"><link rel="alternate" type="text/xml" href="f.xml">',
      'https://other.example/f.xml',
    ],
    ['a link of the text', '<a href="/rss.xml"><img alt=""></a>', 'https://example.org/rss.xml'],
    ['a link called RSS', '<p><a href="/syndication.xml">RSS</a>', 'https://example.org/syndication.xml'],
    ['a link with a query', '<a href="/?feed=rss2">News</a>', 'https://example.org/?feed=rss2'],
  ])('are found by %s', (_, html, url) => {
    expect(findFeeds(html, page).map((it) => it.url)).toEqual([url]);
  });

  test.each([
    ['a link to a page about feeds', '<a href="/about-rss">What is RSS?</a>'],
    [
      'a service for readers',
      '<a href="https://feedly.com/i/subscription/feed/https://example.org/feed">Feed</a>',
    ],
    [
      'an address of another kind',
      '<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">',
    ],
    ['a search description', '<link rel="alternate" type="text/xml" href="/opensearch.xml">'],
    ['nothing', ''],
  ])('are not %s', (_, html) => {
    expect(findFeeds(html, page)).toEqual([]);
  });

  test('the text’s links count only where the page names none', () => {
    const html = '<a href="/rss.xml">RSS</a><link rel="alternate" type="application/rss+xml" href="/feed/">';
    expect(findFeeds(html, page).map((it) => it.url)).toEqual(['https://example.org/feed/']);
  });

  test('a feed of the page’s own comments is behind the site’s', () => {
    const html =
      '<link rel="alternate" type="application/rss+xml" title="Site » About" href="/about/feed/"><link rel="alternate" type="application/rss+xml" title="Site" href="/feed/">';
    expect(findFeeds(html, page)[0]?.url).toBe('https://example.org/feed/');
  });

  test('no page makes it throw', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        (href, url) =>
          void findFeeds(
            `<link rel=alternate type="application/rss+xml" href="${href}"><a href='${href}'>rss`,
            url,
          ),
      ),
    );
  });
});

test('the usual addresses are tried in the folder of the page first, then at the root', () => {
  const addresses = usualFeedAddresses('https://example.org/blog/index.html');
  expect(addresses[0]).toBe('https://example.org/blog/feed/');
  expect(addresses).toContain('https://example.org/rss.xml');
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(usualFeedAddresses('mailto:a@example.org')).toEqual([]);
});
