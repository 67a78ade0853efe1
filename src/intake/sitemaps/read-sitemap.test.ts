import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSitemap } from './read-sitemap.ts';

const url = 'https://example.org/sitemap.xml';

describe('a sitemap', () => {
  test('gives addresses and when they were last changed', () => {
    expect(
      read(
        urlset(
          '<url><loc> https://example.org/a?x=1&amp;y=2 </loc><lastmod>2024-03-01T10:00:00+04:30</lastmod><priority>0.5</priority></url><url><loc>/b</loc><lastmod>2024-03-01</lastmod></url>',
        ),
      ),
    ).toEqual({
      kind: 'urlset',
      entries: [
        entry({ url: 'https://example.org/a?x=1&y=2', lastModified: '2024-03-01T05:30:00Z' }),
        entry({ url: 'https://example.org/b', lastModified: '2024-03-01' }),
      ],
      notes: [],
    });
  });

  test('gives titles and dates of a news sitemap, and not the addresses of pictures', () => {
    const { entries } = read(
      urlset(`<url><image:image><image:loc>https://example.org/a.jpg</image:loc><image:title>No</image:title></image:image>
        <loc>https://example.org/a</loc>
        <news:news><news:publication><news:name>Paper</news:name><news:language>fa-AF</news:language></news:publication>
        <news:publication_date>2024-03-01T23:00:00+04:30</news:publication_date><news:title>Bread &amp; salt</news:title></news:news></url>`),
    );
    expect(entries).toEqual([
      entry({
        url: 'https://example.org/a',
        title: 'Bread & salt',
        language: 'prs',
        date: { edtf: '2024-03-01', raw: '2024-03-01T23:00:00+04:30' },
      }),
    ]);
  });

  test('gives the same page in other languages, and its own', () => {
    const links =
      '<xhtml:link rel="alternate" hreflang="en" href="https://example.org/a"/><xhtml:link rel="alternate" hreflang="ps" href="https://example.org/ps/a"/><xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/a"/>';
    expect(read(urlset(`<url><loc>https://example.org/a</loc>${links}</url>`)).entries).toMatchObject([
      { language: 'en', translations: [{ language: 'ps', url: 'https://example.org/ps/a' }] },
    ]);
  });

  test.each([
    [
      'an index',
      '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://example.org/a</loc></sitemap></sitemapindex>',
      'index',
    ],
    [
      'with a prefix',
      '<s:urlset xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9"><s:url><s:loc>https://example.org/a</s:loc></s:url></s:urlset>',
      'urlset',
    ],
    [
      'without a namespace, behind a warning',
      '<br/>Warning: x<?xml version="1.0"?><urlset><url><loc>https://example.org/a</loc></url></urlset>',
      'urlset',
    ],
    ['with CDATA', '<urlset><url><loc><![CDATA[https://example.org/a]]></loc></url></urlset>', 'urlset'],
    ['a list', '\ufeffhttps://example.org/a\r\n\r\n# more\r\n', 'list'],
    [
      'RSS',
      '<rss><channel><item><title>T</title><link>https://example.org/a</link></item></channel></rss>',
      'urlset',
    ],
    [
      'Atom',
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="https://example.org/a"/></entry></feed>',
      'urlset',
    ],
  ])('is read: %s', (_, text, kind) => {
    const reading = read(text);
    expect([reading.kind, reading.entries.map((it) => it.url)]).toEqual([kind, ['https://example.org/a']]);
  });

  test('gives titles and dates of a feed', () => {
    const feed =
      '<rss><channel><language>de</language><item><title>T</title><link>/a</link><pubDate>Mon, 05 Mar 2018 10:00:00 GMT</pubDate></item></channel></rss>';
    expect(read(feed).entries).toMatchObject([{ title: 'T', language: 'de', date: { edtf: '2018-03-05' } }]);
  });

  test('is unpacked, once or twice', () => {
    const packed = gzipSync(urlset('<url><loc>/a</loc></url>'));
    for (const bytes of [packed, gzipSync(packed)])
      expect(readSitemap(bytes, { url }).entries).toHaveLength(1);
  });

  test('is not unpacked beyond the limit, and says so', () => {
    const bomb = gzipSync(Buffer.alloc(60_000_000, ' '));
    expect(readSitemap(bomb, { url })).toMatchObject({
      entries: [],
      notes: [{ about: 'format', says: expect.stringContaining('larger than 50 MB') }],
    });
    expect(readSitemap(gzipSync(urlset('')), { url, maxBytes: 10 }).notes[0]?.says).toContain('larger than');
  });

  test('gives what it has before it is cut off, packed or not', () => {
    const text = urlset('<url><loc>/a</loc></url><url><loc>/bb');
    const cut = text.slice(0, text.indexOf('bb') + 2);
    expect(read(cut)).toMatchObject({
      entries: [{ url: 'https://example.org/a' }],
      notes: [{ kind: 'missing', about: 'entries' }],
    });
    const many = Array.from({ length: 2_000 }, (_, at) => `<url><loc>/page/${at * 7919}</loc></url>`).join(
      '',
    );
    const packed = gzipSync(urlset(many));
    const { entries } = readSitemap(packed.subarray(0, packed.length / 2), { url });
    expect(entries.length).toBeGreaterThan(100);
    expect(entries.length).toBeLessThan(2_000);
  });

  test.each([
    ['a web page', '<!DOCTYPE html><html><body>Not found</body></html>', 'This is a web page'],
    ['something else', 'User-agent: *', 'This is no sitemap'],
    ['nothing', '', 'This is no sitemap'],
  ])('that is none says so: %s', (_, text, says) => {
    expect(read(text)).toMatchObject({
      entries: [],
      notes: [{ about: 'format', says: expect.stringContaining(says) }],
    });
  });

  test('that is packed and damaged says so', () => {
    expect(readSitemap(Uint8Array.of(0x1f, 0x8b, 9, 9, 9), { url })).toMatchObject({
      entries: [],
      notes: [{ about: 'format' }],
    });
  });

  test('counts the entries that name no web address', () => {
    const reading = read(
      urlset('<url><loc>mailto:a@example.org</loc></url><url></url><url><loc>/a</loc></url>'),
    );
    expect(reading).toMatchObject({
      entries: [{ url: 'https://example.org/a' }],
      notes: [{ says: '2 entries name no web address and were left out.' }],
    });
  });

  test('has a limit: a million entries are read as far as it goes', () => {
    const reading = read(urlset('<url><loc>/a</loc></url>'.repeat(1_000_000)));
    expect(reading.entries).toHaveLength(200_000);
    expect(reading.notes[0]?.says).toBe('The sitemap names more than the 200,000 pages that were read.');
  }, 60_000);

  test('expands no entity', () => {
    const reading = read(
      `<!DOCTYPE urlset [<!ENTITY x SYSTEM "file:///etc/hostname">]>${urlset('<url><loc>/a&x;</loc></url>')}`,
    );
    expect(reading.entries[0]?.url).toBe('https://example.org/a&x;');
    expect(reading.notes).toMatchObject([{ about: 'entities' }]);
  });

  test('whatever the bytes, none makes it throw', () => {
    const part = fc.constantFrom(
      '<urlset>',
      '<sitemapindex>',
      '<url>',
      '</url>',
      '<loc>',
      '</loc>',
      'https://e.org/',
      '<![CDATA[',
      ']]>',
      '<lastmod>',
      '2024',
      '<xhtml:link hreflang="de" href="',
      '"/>',
      '\n',
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void readSitemap(bytes, { url: null })),
    );
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        (bytes) => void readSitemap(Uint8Array.of(0x1f, 0x8b, 8, ...bytes), { url: null }),
      ),
    );
    fc.assert(fc.property(fc.array(part), (parts) => void read(parts.join(''))));
  });
});

function read(text: string) {
  return readSitemap(new TextEncoder().encode(text), { url });
}

function urlset(entries: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" xmlns:xhtml="http://www.w3.org/1999/xhtml">${entries}</urlset>`;
}

function entry(known: object) {
  return { lastModified: null, language: null, title: null, date: null, translations: [], ...known };
}
