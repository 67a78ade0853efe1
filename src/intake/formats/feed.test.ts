import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PieceReading, PublicationDraft } from '../publication-draft.ts';
import { isFeed, readFeed, readFeedFacts } from './feed.ts';

describe('a feed of WordPress', () => {
  const [piece] = drafts(fixture('wordpress.xml'));

  test('gives title, authors, date in its own time zone, link and topics', () => {
    expect(piece).toMatchObject({
      title: 'Who owns the canal? Farmers & mirabs in Herat',
      credits: [
        { name: 'Kate Example', role: 'author' },
        { name: 'Ahmad Nur', role: 'author' },
      ],
      date: { edtf: '2018-03-05', raw: 'Mon, 05 Mar 2018 23:30:00 +0430' },
      url: 'https://river.example/canal/',
      language: 'en-GB',
      publisher: 'The River Institute',
      topics: [
        { label: 'Water', use: 'category' },
        { label: 'Herat', use: 'category' },
      ],
      identifiers: [{ scheme: 'guid', value: 'https://river.example/?p=101' }],
    });
  });

  test('says where each field stood', () => {
    expect(piece?.origins).toMatchObject({
      title: 'RSS title',
      credits: 'RSS dc:creator',
      date: 'RSS pubDate',
      url: 'RSS link',
      publisher: 'RSS title of the feed',
      abstract: 'RSS description',
      text: 'RSS content:encoded',
    });
  });

  test('gives the text with absolute addresses and without the line that the program adds, the description as abstract', () => {
    expect(piece?.abstract).toBe('An old quarrel, told by those who keep the water.');
    expect(piece?.html).toContain('<a href="https://river.example/glossary/">late</a>');
    expect(piece?.html).not.toContain('appeared first on');
  });

  test('gives the picture of the piece first, then those of the text with a caption; no faces of accounts', () => {
    expect(piece?.pictures).toMatchObject([
      {
        url: 'https://river.example/pictures/lead.jpg',
        caption: 'Fields near the river',
        credit: 'Omid Muster',
      },
      { url: 'https://river.example/pictures/canal.jpg', alternativeText: 'A canal', credit: 'Lena Sample' },
    ]);
  });

  test('is keyed by GUID, and a new comment does not change it, while a new word does', () => {
    const [before] = pieces(fixture('wordpress.xml'));
    const [commented] = pieces(fixture('wordpress.xml').replace('>7<', '>8<'));
    const [rewritten] = pieces(fixture('wordpress.xml').replace('In spring', 'In summer'));
    expect(before?.key).toBe('https://river.example/?p=101');
    expect(commented?.fingerprint).toBe(before?.fingerprint);
    expect(rewritten?.fingerprint).not.toBe(before?.fingerprint);
  });

  test('tells of itself, and where its older items are', () => {
    expect(readFeedFacts(bytes(fixture('wordpress.xml')), about())).toEqual({
      format: 'RSS',
      title: 'The River Institute',
      siteUrl: 'https://river.example/',
      language: 'en-GB',
      nextPage: 'https://river.example/feed/?paged=2',
    });
  });
});

describe('an Atom feed', () => {
  const [first, second] = drafts(fixture('journal.atom'), 'https://revue.example/feed.atom');

  test('takes author, language and base from the feed where an entry has none', () => {
    expect(first).toMatchObject({
      title: 'Les cols & les caravanes',
      credits: [{ name: 'Claire Exemple' }],
      date: { edtf: '2021-03-01' },
      modified: '2021-03-02T09:00:00Z',
      language: 'fr',
      url: 'https://revue.example/cols',
      translations: [{ language: 'en', url: 'https://revue.example/en/passes' }],
      abstract: 'Comment passent les marchandises.',
      topics: [{ label: 'Commerce', use: 'category' }],
      pictures: [{ url: 'https://revue.example/cols.png', caption: 'Carte des cols' }],
      origins: { credits: 'Atom author of the feed', date: 'Atom published' },
    });
  });

  test('gives XHTML as HTML, resolved against its own base, its empty elements closed as HTML needs it', () => {
    expect(first?.html).toBe(
      '<p>On passe <b>en été</b>, &lt;seulement&gt;<a name="haut"></a><br><a href="https://revue.example/textes/carte">la carte</a>.</p>',
    );
  });

  test('keeps an entry’s own authors and language, its plain text plain, and says that a date is guessed from a change', () => {
    expect(second).toMatchObject({
      credits: [
        { name: 'Jonas Beispiel', role: 'author' },
        { name: 'Mina Probe', role: 'contributor' },
      ],
      language: 'de',
      text: 'Im Winter <zu>.',
      html: null,
      date: { edtf: '2021-02-01' },
      notes: [{ kind: 'guessed', about: 'date' }],
    });
  });

  test.each([
    ['text', 'type="text"', 'a &amp;lt;b&amp;gt; c', 'a &lt;b&gt; c'],
    ['html', 'type="html"', 'a &amp;lt; &lt;b&gt;c&lt;/b&gt;', 'a < c'],
    ['xhtml', 'type="xhtml"', '<div xmlns="http://www.w3.org/1999/xhtml">a <b>c</b> &lt;</div>', 'a c <'],
    ['0.3, escaped', 'mode="escaped" type="text/html"', 'a &lt;b&gt;c&lt;/b&gt;', 'a c'],
    ['0.3, base64', 'mode="base64" type="text/plain"', 'YSDDqQ==', 'a é'],
  ])('decodes a title of type %s once', (_, attributes, title, expected) => {
    const [draft] = drafts(atom(`<entry><id>1</id><title ${attributes}>${title}</title></entry>`));
    expect(draft?.title).toBe(expected);
  });

  test('names the place of a text that lies elsewhere, and of an entry taken from another feed who published it', () => {
    const [draft] = drafts(
      atom(`<entry><id>urn:x:1</id><title>T</title><content type="text/html" src="/full"/>
        <source><title>Other Review</title><link href="https://other.example/"/><author><name>Nadia Sample</name></author></source></entry>`),
    );
    expect(draft).toMatchObject({
      url: 'https://example.org/full',
      html: null,
      publisher: 'Other Review',
      isExternal: true,
      credits: [{ name: 'Nadia Sample' }],
      notes: [{ kind: 'missing', about: 'text' }],
    });
  });
});

describe('a JSON Feed', () => {
  const [first, second] = drafts(fixture('feed.json'), 'https://pass.example/feed.json');

  test('gives its items, whose titles are plain text', () => {
    expect(first).toMatchObject({
      title: 'Snow & roads <2020>',
      credits: [{ name: 'Sara Example' }],
      date: { edtf: '2020-03-01' },
      modified: '2020-03-05T08:00:00Z',
      url: 'https://pass.example/snow',
      abstract: 'On closed roads.',
      html: '<p>Closed <a href="https://pass.example/map">since</a> March.</p>',
      topics: [
        { label: 'roads', use: 'tag' },
        { label: 'winter', use: 'tag' },
      ],
      pictures: [{ url: 'https://pass.example/snow.jpg' }],
      identifiers: [{ scheme: 'guid', value: '12' }],
      origins: { credits: 'JSON Feed authors of the feed', text: 'JSON Feed content_html' },
    });
    expect(second).toMatchObject({
      title: null,
      text: 'First paragraph.\n\nSecond one.',
      url: 'https://pass.example/13',
      language: 'prs',
      credits: [
        { name: 'Ali Muster', kind: 'person' },
        { name: 'River Institute', kind: 'organisation' },
      ],
    });
  });

  test('gives the items before the place where it is cut off, and reports the one that is cut', () => {
    const text = fixture('feed.json');
    const found = read(text.slice(0, text.indexOf('Second one')));
    expect(found.map((it) => it.type)).toEqual(['piece', 'broken']);
    expect(found[1]).toMatchObject({ where: 'line 21', says: expect.stringContaining('ends in the middle') });
  });

  test('reports an item that is no JSON with its title, and reads the others', () => {
    const found = read(fixture('feed.json').replace('"id": 12,', '"id": 12 "oops",'));
    expect(found).toMatchObject([
      { type: 'broken', where: 'line 10, “Snow & roads <2020>”' },
      { type: 'piece' },
    ]);
  });

  test('takes a field of the wrong type for none', () => {
    const [draft] = drafts(
      '{"version":"https://jsonfeed.org/version/1","title":[],"items":[{"id":{},"url":7,"title":"T","tags":"x","author":"Kim Sample","attachments":5}]}',
    );
    expect(draft).toMatchObject({
      title: 'T',
      topics: [],
      credits: [{ name: 'Kim Sample' }],
      publisher: null,
    });
  });
});

describe('every kind of feed', () => {
  test.each([
    [
      'RSS 0.90',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>Feed</title><link>https://example.org/</link></channel><item><title>One</title><link>https://example.org/1</link></item></rdf:RDF>`,
    ],
    [
      'RSS 0.91',
      `<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>Feed</title><item><title>One</title><link>https://example.org/1</link></item></channel></rss>`,
    ],
    [
      'RSS 0.92',
      `<rss version="0.92"><channel><title>Feed</title><item><title>One</title><link>https://example.org/1</link><source url="https://example.org/f">Feed</source></item></channel></rss>`,
    ],
    [
      'RSS 1.0',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://example.org/"><title>Feed</title><items><rdf:Seq><rdf:li resource="https://example.org/1"/></rdf:Seq></items></channel><item rdf:about="https://example.org/1"><title>One</title><link>https://example.org/1</link></item></rdf:RDF>`,
    ],
    [
      'RSS 1.0 with a prefix',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:rss="http://purl.org/rss/1.0/"><rss:channel><rss:title>Feed</rss:title></rss:channel><rss:item><rss:title>One</rss:title><rss:link>https://example.org/1</rss:link></rss:item></rdf:RDF>`,
    ],
    [
      'RSS 2.0',
      rss('<item><title>One</title><link>https://example.org/1</link></item>').replace('>F<', '>Feed<'),
    ],
    [
      'RSS 2.0 in a default namespace',
      `<rss version="2.0" xmlns="http://backend.userland.com/rss2"><channel><title>Feed</title><item><title>One</title><link>https://example.org/1</link></item></channel></rss>`,
    ],
    [
      'RSS 2.0 with Atom as default namespace',
      `<rss version="2.0" xmlns="http://www.w3.org/2005/Atom"><channel><title>Feed</title><item><title>One</title><link>https://example.org/1</link></item></channel></rss>`,
    ],
    [
      'RSS with an Atom link alone',
      `<rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom"><channel><title>Feed</title><item><title>One</title><a:link href="https://example.org/1"/></item></channel></rss>`,
    ],
    [
      'Atom 0.3',
      `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Feed</title><entry><title>One</title><link rel="alternate" type="text/html" href="https://example.org/1"/></entry></feed>`,
    ],
    [
      'Atom 1.0',
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>Feed</title><entry><title>One</title><link href="https://example.org/1"/></entry></feed>`,
    ],
    [
      'Atom 1.0 with a prefix',
      `<atom:feed xmlns:atom="http://www.w3.org/2005/Atom"><atom:title>Feed</atom:title><atom:entry><atom:title>One</atom:title><atom:link href="https://example.org/1"/></atom:entry></atom:feed>`,
    ],
    [
      'JSON Feed 1.0',
      '{"version":"https://jsonfeed.org/version/1","title":"Feed","items":[{"title":"One","url":"https://example.org/1"}]}',
    ],
  ])('is read: %s', (_, text) => {
    expect(isFeed(bytes(text), null)).toBe(true);
    expect(drafts(text)).toMatchObject([
      { title: 'One', url: 'https://example.org/1', publisher: 'Feed', isExternal: false },
    ]);
  });
});

describe('fields of RSS', () => {
  test.each([
    ['mail and name', '<author>kate@example.org (Kate Example)</author>', ['Kate Example']],
    ['name and mail', '<author>Kate Example &lt;kate@example.org&gt;</author>', ['Kate Example']],
    [
      'name and mail as they should not be',
      '<author>Kate Example <kate@example.org></author>',
      ['Kate Example'],
    ],
    ['mail alone', '<author>office@example.org</author>', []],
    [
      'several creators',
      '<dc:creator>Kate Example</dc:creator><dc:creator>Ahmad Nur</dc:creator>',
      ['Kate Example', 'Ahmad Nur'],
    ],
    [
      'a byline',
      '<dc:creator>By Kate Example, Ahmad Nur and Lena Sample</dc:creator>',
      ['Kate Example', 'Ahmad Nur', 'Lena Sample'],
    ],
    [
      'the creator before the account',
      '<author>admin@example.org (admin)</author><dc:creator>Kate Example</dc:creator>',
      ['Kate Example'],
    ],
    [
      'the author where the creator is an account',
      '<dc:creator>admin</dc:creator><author>kate@example.org (Kate Example)</author>',
      ['Kate Example'],
    ],
    ['iTunes', '<itunes:author>Kate Example</itunes:author>', ['Kate Example']],
    [
      'an Atom person',
      '<atom:author><atom:name>Kate Example</atom:name><atom:email>k@example.org</atom:email></atom:author>',
      ['Kate Example'],
    ],
    [
      'a credit of the text',
      '<media:credit role="author">Kate Example</media:credit><media:credit role="photographer">Lena Sample</media:credit>',
      ['Kate Example'],
    ],
    ['nobody', '', []],
  ])('authors: %s', (_, xml, names) => {
    expect(item(xml).credits.map((it) => it.name)).toEqual(names);
  });

  test('an account that names nobody is said', () => {
    expect(item('<author>admin</author>').notes).toMatchObject([{ kind: 'missing', about: 'credits' }]);
  });

  test.each([
    ['escaped markup', 'A &lt;i&gt;new&lt;/i&gt; road', 'A new road'],
    ['twice escaped', 'Bread &amp;amp; salt', 'Bread & salt'],
    ['in a CDATA section', '<![CDATA[Bread &amp; <b>salt</b>]]>', 'Bread & salt'],
    ['HTML as it is', 'A <em>new</em> road', 'A new road'],
    ['names of characters', 'Caf&eacute;&nbsp;&mdash; open', 'Café — open'],
    ['a bare ampersand', 'R & D, Q&A', 'R & D, Q&A'],
    ['a bare less-than', 'Prices < 5 and <3', 'Prices < 5 and <3'],
    ['brackets that are no tags', 'List&lt;Integer&gt; explained', 'List<Integer> explained'],
    ['control characters', 'A\u0007 b\u0000c', 'A bc'],
    ['line breaks', 'A\n   b', 'A b'],
  ])('title: %s', (_, title, expected) => {
    expect(drafts(rss(`<item><title>${title}</title><guid>1</guid></item>`))[0]?.title).toBe(expected);
  });

  test.each([
    [
      'the link',
      '<link>https://example.org/a</link><guid>https://example.org/b</guid>',
      'https://example.org/a',
    ],
    ['a permanent GUID', '<guid>https://example.org/b</guid>', 'https://example.org/b'],
    ['no GUID that is none', '<guid isPermaLink="false">https://example.org/b</guid>', null],
    ['a relative link', '<link>/a?x=1&y=2</link>', 'https://example.org/a?x=1&y=2'],
    ['a link as attribute', '<link href="/a"/>', 'https://example.org/a'],
    [
      'what a counting service hides',
      '<link>https://count.example/~r/1</link><feedburner:origLink>https://example.org/a</feedburner:origLink>',
      'https://example.org/a',
    ],
    ['no script', '<link>javascript:alert(1)</link>', null],
    ['an own base', '<link xml:base="https://other.example/">a</link>', 'https://example.org/a'],
  ])('address: %s', (_, xml, url) => {
    expect(item(xml).url).toBe(url);
  });

  test.each([
    [
      'full text and description',
      '<description>Short.</description><content:encoded>&lt;p&gt;Long.&lt;/p&gt;</content:encoded>',
      { abstract: 'Short.', html: '<p>Long.</p>', text: null },
    ],
    [
      'full text and its first words',
      '<description>Long and […]</description><content:encoded>&lt;p&gt;Long and wide.&lt;/p&gt;</content:encoded>',
      { abstract: null, html: '<p>Long and wide.</p>' },
    ],
    [
      'the same twice',
      '<description>&lt;p&gt;Same.&lt;/p&gt;</description><content:encoded>&lt;p&gt;Same.&lt;/p&gt;</content:encoded>',
      { abstract: null, html: '<p>Same.</p>' },
    ],
    [
      'a short description',
      '<description>Bread &amp;amp; salt.</description>',
      { abstract: 'Bread & salt.', html: null, text: null },
    ],
    [
      'a description set like a text',
      '<description>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</description>',
      { abstract: null, html: '<p>One.</p><p>Two.</p>' },
    ],
    [
      'a description with HTML as it is',
      '<description><p>One.</p><p>Two.</p></description>',
      { abstract: null, html: '<p>One.</p><p>Two.</p>' },
    ],
    [
      'a long plain description',
      `<description>${'word '.repeat(300)}</description>`,
      { abstract: null, html: null, text: 'word '.repeat(300).trim() },
    ],
    [
      'a teaser',
      '<description>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two […]&lt;/p&gt;</description>',
      { abstract: 'One.\n\nTwo […]', html: null },
    ],
    ['iTunes', '<itunes:summary>About it.</itunes:summary>', { abstract: 'About it.', html: null }],
    ['none', '', { abstract: null, html: null, text: null }],
  ])('text and abstract: %s', (_, xml, expected) => {
    expect(item(xml)).toMatchObject(expected);
  });

  test('the line under a post is taken out in every language', () => {
    const line =
      '&lt;p&gt;Der Beitrag &lt;a href="https://example.org/a"&gt;T&lt;/a&gt; erschien zuerst auf &lt;a href="https://example.org"&gt;F&lt;/a&gt;.&lt;/p&gt;';
    expect(item(`<link>https://example.org/a</link><description>Kurz.${line}</description>`).abstract).toBe(
      'Kurz.',
    );
  });

  test.each([
    [
      'of a group the largest',
      '<media:group><media:content url="/s.jpg" medium="image" width="100"/><media:content url="/l.jpg" medium="image" width="900"/><media:title>In the field</media:title></media:group>',
      { url: 'https://example.org/l.jpg', caption: 'In the field' },
    ],
    ['a thumbnail', '<media:thumbnail url="/s.jpg"/>', { url: 'https://example.org/s.jpg', caption: null }],
    [
      'an enclosure',
      '<enclosure url="/e.jpg" type="image/jpeg" length="1"/>',
      { url: 'https://example.org/e.jpg' },
    ],
    [
      'with its licence',
      '<media:content url="/a.jpg" type="image/jpeg"><media:license type="text/html" href="https://creativecommons.org/licenses/by/4.0/">CC BY</media:license></media:content>',
      { licence: 'https://creativecommons.org/licenses/by/4.0/' },
    ],
    [
      'of a teaser',
      '<description>&lt;img src="/t.jpg" alt="A road"&gt; Short.</description>',
      { url: 'https://example.org/t.jpg', alternativeText: 'A road' },
    ],
    ['of an episode', '<itunes:image href="/i.png"/>', { url: 'https://example.org/i.png' }],
  ])('picture: %s', (_, xml, expected) => {
    expect(item(xml).pictures).toMatchObject([expected]);
  });

  test('sound and video are no pictures', () => {
    expect(
      item('<enclosure url="/e.mp3" type="audio/mpeg"/><media:content url="/v.mp4" type="video/mp4"/>')
        .pictures,
    ).toEqual([]);
  });

  test('a journal’s identifiers and places are kept', () => {
    const draft = item(
      '<dc:identifier>doi:10.1000/ABC.12</dc:identifier><prism:publicationName>Review</prism:publicationName><prism:volume>4</prism:volume><prism:startingPage>10</prism:startingPage><prism:endingPage>20</prism:endingPage><prism:issn>1234-567x</prism:issn><dc:type>Article</dc:type><dc:publisher>Example Press</dc:publisher>',
    );
    expect(draft).toMatchObject({
      identifiers: [
        { scheme: 'doi', value: '10.1000/abc.12' },
        { scheme: 'issn', value: '1234-567X' },
      ],
      details: { 'container-title': 'Review', volume: '4', page: '10–20' },
      kind: 'article',
      publisher: 'Example Press',
    });
  });

  test('subjects and keywords are parted, each is named once', () => {
    expect(
      item(
        '<category>Water</category><dc:subject>water; law</dc:subject><media:keywords>law, land</media:keywords>',
      ).topics,
    ).toEqual([
      { label: 'Water', use: 'category' },
      { label: 'law', use: 'keyword' },
      { label: 'land', use: 'keyword' },
    ]);
  });

  test('a piece taken over from another house names that house', () => {
    expect(item('<source url="https://other.example/feed">Other House</source>')).toMatchObject({
      publisher: 'Other House',
      isExternal: true,
    });
  });

  test.each([
    ['its own', '<dc:language>fa-AF</dc:language>', 'A title', 'prs'],
    ['the feed’s', '', 'A title', 'en-US'],
    ['unknown where the title is in another script than the feed’s language', '', 'زمین و آب در هرات', null],
  ])('language: %s', (_, xml, title, language) => {
    const [draft] = drafts(
      `<rss><channel><language>en-us</language><item><title>${title}</title>${xml}</item></channel></rss>`,
    );
    expect(draft?.language).toBe(language);
    expect(draft?.notes.map((it) => it.about)).toEqual(language === null ? ['language'] : []);
  });

  test('prefixes may be any, and count by their namespace', () => {
    const xml = `<rss version="2.0" xmlns:x="http://purl.org/dc/elements/1.1/" xmlns:dc="http://purl.org/rss/1.0/modules/content/"><channel><title>F</title><item><title>T</title><x:creator>Kate Example</x:creator><dc:encoded>&lt;p&gt;Text&lt;/p&gt;</dc:encoded></item></channel></rss>`;
    expect(drafts(xml)).toMatchObject([{ credits: [{ name: 'Kate Example' }], html: '<p>Text</p>' }]);
  });
});

describe('encodings', () => {
  const text = (declared: string) =>
    `<?xml version="1.0"${declared}?>${rss('<item><title>Café – naïve</title><guid>1</guid></item>')}`;
  const latin = (xml: string) => Uint8Array.from([...xml.replace('–', '\u0096')], (it) => it.charCodeAt(0));
  test.each<[string, Uint8Array, string | null]>([
    ['UTF-8 that says nothing', bytes(text('')), null],
    ['UTF-8 that the server calls Latin 1', bytes(text(' encoding="utf-8"')), 'iso-8859-1'],
    ['UTF-8 that calls itself Latin 1', bytes(text(' encoding="iso-8859-1"')), null],
    [
      'UTF-8 with a mark',
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes(text(' encoding="windows-1251"'))]),
      'iso-8859-1',
    ],
    ['Latin 1 by the server’s word', latin(text('')), 'ISO-8859-1'],
    ['Latin 1 by the feed’s word', latin(text(' encoding="ISO-8859-1"')), null],
    ['Latin 1 that calls itself UTF-8', latin(text(' encoding="UTF-8"')), null],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${text(' encoding="utf-16"')}`, 'utf16le'), null],
    ['UTF-16 without one', Buffer.from(text(' encoding="utf-16"'), 'utf16le'), null],
    ['an encoding that nobody knows', bytes(text(' encoding="klingon"')), 'x-nothing'],
  ])('%s', (_, file, charset) => {
    expect(titlesIn(file, charset)).toEqual(['Café – naïve']);
  });

  test('a feed of which some letters are damaged says so, and keeps the others', () => {
    const file = Buffer.concat([
      bytes(rss(`<item><title>${'خبر '.repeat(20)}</title></item>`)),
      Buffer.from([0xff]),
    ]);
    const found = [...readFeed(file, about())];
    expect(found).toMatchObject([{ type: 'piece' }, { type: 'note', note: { about: 'encoding' } }]);
    expect(titlesIn(file, null)).toEqual(['خبر '.repeat(20).trim()]);
  });
});

describe('a damaged feed', () => {
  const good = '<item><title>One</title><guid>1</guid></item>';
  test.each([
    [
      'white space and a warning before it',
      `\n\n<br />\n<b>Warning</b>: cannot modify header in <b>/site/x.php</b> on line <b>3</b><br />\n<?xml version="1.0"?>${rss(good)}`,
    ],
    ['words behind it', `${rss(good)}\n<!-- cached --><script>1</script>`],
    ['an element of the channel that is not closed', rss(`<image><url>x${good}`)],
    ['an end that is missing', `<rss version="2.0"><channel><title>F</title>${good}`],
    [
      'ends in the wrong order',
      `<rss version="2.0"><channel><title>F</title><item><title>One</title><guid>1</item></guid></rss></channel>`,
    ],
    [
      'capitals',
      '<RSS version="2.0"><CHANNEL><TITLE>F</TITLE><ITEM><TITLE>One</TITLE><GUID>1</GUID></ITEM></CHANNEL></RSS>',
    ],
    ['no root', `<channel><title>F</title>${good}</channel>`],
  ])('is read in spite of %s', (_, text) => {
    expect(drafts(text)).toMatchObject([{ title: 'One', identifiers: [{ value: '1' }] }]);
  });

  test('ends a field that was not closed where the next begins, and an item where the next begins', () => {
    const found = drafts(
      rss(
        '<item><title>One<link>https://example.org/1<pubDate>Mon, 05 Mar 2018 10:00:00 GMT<item><title>Two</title></item>',
      ),
    );
    expect(found).toMatchObject([
      {
        title: 'One',
        url: 'https://example.org/1',
        date: { edtf: '2018-03-05' },
        notes: [{ kind: 'corrected', about: 'item' }],
      },
      { title: 'Two' },
    ]);
  });

  test.each([
    ['a CDATA section', '<description><![CDATA[<p>Text</p></description></item>'],
    ['a quoted value', '<enclosure url="https://example.org/e.jpg /></item>'],
  ])('loses no other item where %s has no end', (_, rest) => {
    const found = drafts(
      rss(
        `<item><title>One</title>${rest}\n<item><title>Two</title><description><![CDATA[Text]]></description><enclosure url="x"/></item><item><title>Three</title></item>`,
      ),
    );
    expect(found.map((it) => it.title)).toEqual(['One', 'Two', 'Three']);
  });

  test('gives the items before the place where it is cut off, and reports the one that is cut, with line and title', () => {
    const found = read(`<rss><channel>\n${good}\n<item>\n<title>Two</title><description>Half a`);
    expect(found).toMatchObject([
      { type: 'piece', key: '1' },
      {
        type: 'broken',
        where: 'line 3, “Two”',
        says: expect.stringContaining('cut off'),
        raw: expect.stringContaining('Half a'),
      },
    ]);
  });

  test('says that it is cut off where that is between items', () => {
    expect(read(`<rss><channel>${good}`)).toMatchObject([
      { type: 'piece' },
      { type: 'note', note: { kind: 'missing', about: 'items' } },
    ]);
  });

  test('reports an item with nothing in it', () => {
    expect(read(rss(`${good}<item><pubDate>x</pubDate></item>`))).toMatchObject([
      { type: 'piece' },
      { type: 'broken', where: 'line 1' },
    ]);
  });

  test('holds no items: says so', () => {
    expect(read(rss(''))).toMatchObject([{ type: 'note', note: { says: 'The feed holds no items.' } }]);
  });

  test('notes a date that can not be read, and gives none', () => {
    expect(item('<pubDate>some day</pubDate>')).toMatchObject({
      date: null,
      notes: [{ kind: 'missing', about: 'date' }],
    });
  });
});

describe('keys', () => {
  const keys = (xml: string) => pieces(rss(xml)).map((it) => it.key);

  test('the GUID, else the link, else a mark of title and date', () => {
    const [guid, link, mark] = keys(
      '<item><title>A</title><guid>g</guid><link>/a</link></item><item><title>B</title><link>/b</link></item><item><title>C</title><pubDate>2020-01-01</pubDate></item>',
    );
    expect([guid, link]).toEqual(['g', 'https://example.org/b']);
    expect(mark).toMatch(/^[\w-]{43}$/u);
  });

  test('what stands there twice is given once, and counted', () => {
    const twice = '<item><title>A</title><guid>g</guid><link>/a</link></item>';
    expect(read(rss(twice + twice))).toMatchObject([
      { type: 'piece' },
      { type: 'note', note: { about: 'repeated' } },
    ]);
  });

  test('a GUID that all items share does not make one of them', () => {
    expect(
      keys(
        '<item><title>A</title><guid>g</guid><link>/a</link></item><item><title>B</title><guid>g</guid><link>/b</link></item>',
      ),
    ).toEqual(['g https://example.org/a', 'g https://example.org/b']);
  });

  test('stay when the order or the other items change', () => {
    const [a, b] = ['<item><title>A</title></item>', '<item><title>B</title></item>'];
    expect(keys(a + b).reverse()).toEqual(keys(b + a));
    expect(keys(b)).toEqual(keys(a + b).slice(1));
  });
});

describe('what is no feed', () => {
  test.each([
    ['nothing', '', 'There is nothing in it'],
    [
      'a web page',
      '<!DOCTYPE html><html><head><title>X</title></head><body><p>x</p></body></html>',
      'This is a web page and no feed, and it names none',
    ],
    [
      'a web page with a feed',
      '<html><head><link rel="alternate" type="application/rss+xml" href="/feed/"></head></html>',
      'The page names https://example.org/feed/',
    ],
    [
      'a sitemap',
      '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>',
      'This is a sitemap',
    ],
    ['a text', 'hello', 'This is no feed'],
    ['other JSON', '{"posts":[{"id":1}]}', 'This is no feed'],
  ])('is said: %s', (_, text, says) => {
    expect(read(text)).toMatchObject([{ type: 'broken', says: expect.stringContaining(says) }]);
    expect(isFeed(bytes(text), 'text/html')).toBe(false);
  });

  test('a WordPress export is refused, because it may hold drafts', () => {
    const wxr = `<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>F</title><item><title>Secret</title><wp:status>draft</wp:status></item></channel></rss>`;
    expect(isFeed(bytes(wxr), 'application/rss+xml')).toBe(false);
    expect(read(wxr)).toMatchObject([{ type: 'broken', says: expect.stringContaining('WordPress export') }]);
  });

  test('other RDF and other XML are not taken for feeds; a feed’s media type counts where the beginning tells nothing', () => {
    expect(
      isFeed(
        bytes(
          '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:bib="http://purl.org/net/biblio#">',
        ),
        null,
      ),
    ).toBe(false);
    expect(isFeed(bytes('<feed><a/></feed>'), 'text/xml')).toBe(false);
    expect(isFeed(bytes('<!-- a very long comment'), 'application/atom+xml')).toBe(true);
    expect(isFeed(bytes('<html>'), 'application/rss+xml')).toBe(false);
  });
});

describe('a hostile feed', () => {
  test('expands no entity, however they are nested, and says that it has them', () => {
    const laughs = Array.from(
      { length: 9 },
      (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
    ).join('');
    const found = read(
      `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">${laughs}]>${rss('<item><title>&l9;</title><guid>1</guid></item>')}`,
    );
    expect(found).toMatchObject([{ type: 'piece' }, { type: 'note', note: { about: 'entities' } }]);
    expect(draftOf(found[0])?.title).toBe('&l9;');
  });

  test('reads no file and no address that it names', () => {
    const found = read(
      `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY % p SYSTEM "http://127.0.0.1:1/x.dtd"> %p;]>${rss('<item><title>[&x;]</title></item>')}`,
    );
    expect(draftOf(found[0])?.title).toBe('[&x;]');
  });

  test('is bounded: a million items', () => {
    const found = read(rss('<item><guid>g</guid><title>T</title></item>'.repeat(1_000_000)));
    expect(found.at(-1)).toMatchObject({
      note: { says: expect.stringContaining('more than 200,000 items') },
    });
  }, 60_000);

  test.each([
    [
      'one attribute of many megabytes',
      rss(`<item><title>T</title><a b="${'x'.repeat(5_000_000)}"/></item>`),
    ],
    [
      'many attributes',
      rss(
        `<item><title>T</title><a ${Array.from({ length: 200_000 }, (_, at) => `a${at}="1"`).join(' ')}/></item>`,
      ),
    ],
    [
      'a hundred thousand elements inside each other',
      rss(
        `<item><title>T</title>${'<a>'.repeat(100_000)}${'</b>'.repeat(100_000)}${'</a>'.repeat(100_000)}</item>`,
      ),
    ],
    [
      'a hundred thousand pictures',
      rss(`<item><title>T</title>${'<media:content url="/a.jpg" medium="image"/>'.repeat(100_000)}</item>`),
    ],
    [
      'a text full of beginnings',
      rss(
        `<item><title>T</title><description><![CDATA[${'<p><a href="'.repeat(100_000)}]]></description></item>`,
      ),
    ],
    [
      'JSON that is very deep',
      `{"version":"https://jsonfeed.org/version/1","title":"F","items":[{"title":"T","a":${'['.repeat(100_000)}${']'.repeat(100_000)}}]}`,
    ],
  ])('is read in little time: %s', (_, text) => {
    expect(drafts(text)[0]?.title).toBe('T');
  });
});

describe('whatever comes', () => {
  const markup = fc.constantFrom(
    '<rss>',
    '<channel>',
    '<item>',
    '</item>',
    '<title>',
    '</title>',
    '<![CDATA[',
    ']]>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    '<entry>',
    '<content type="xhtml">',
    '<link href="',
    '"/>',
    '&amp;',
    '&#0;',
    '&#xD800;',
    '<!DOCTYPE x [',
    '<!--',
    '-->',
    '<?',
    '</',
    '<media:group>',
    '<media:content url="a" medium="image">',
    '{"version":"https://jsonfeed.org/version/1","items":[',
    '{"id":"1","title":"',
    '"}',
    ']}',
    '\\',
    '\u0000',
    'é',
    'text ',
    '2020-01-01',
    '<pubDate>',
    '<guid>',
  );

  test('bytes never make it throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.option(fc.string()), (file, charset) =>
        readAll(file, charset),
      ),
    );
    fc.assert(
      fc.property(fc.array(markup, { maxLength: 60 }), (parts) => readAll(bytes(parts.join('')), null)),
    );
  });

  test('a feed that is cut anywhere gives the items before the cut as they were', () => {
    for (const name of ['wordpress.xml', 'journal.atom', 'feed.json']) {
      const whole = fixture(name);
      const all = pieces(whole);
      fc.assert(
        fc.property(fc.nat(bytes(whole).length), (cut) => {
          const found = [...readFeed(bytes(whole).subarray(0, cut), about())].filter(
            (it) => it.type === 'piece',
          );
          expect(found.map((it) => [it.key, it.fingerprint])).toEqual(
            all.slice(0, found.length).map((it) => [it.key, it.fingerprint]),
          );
        }),
      );
    }
  });

  test('every item that ends before the cut comes in', () => {
    const item = fc.tuple(fc.string({ maxLength: 20 }), fc.boolean()).map(([words, isCdata]) => {
      const text = words.replace(/[<>&\]\p{C}]/gu, '');
      return `<item><title>${isCdata ? `<![CDATA[${text}]]>` : text}</title><guid/><link>/${text.length}</link></item>`;
    });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 8 }), fc.nat(2_000), (items, cut) => {
        const numbered = items.map((it, at) => it.replace('<guid/>', `<guid>${at}</guid>`));
        const text = rss(numbered.join('\n')).slice(0, cut);
        const ended = text.split('</item>').length - 1;
        expect(pieces(text).map((it) => it.key)).toEqual(numbered.slice(0, ended).map((_, at) => `${at}`));
      }),
    );
  });

  test('a title comes back as it was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 50 }), (words) => {
        const title = `T ${words.replace(/\p{C}/gu, '')}`.replace(/\s+/gu, ' ').trim();
        const twice = escaped(escaped(title));
        expect(drafts(rss(`<item><title>${twice}</title></item>`))[0]?.title).toBe(title);
        expect(drafts(atom(`<entry><title>${escaped(title)}</title></entry>`))[0]?.title).toBe(title);
      }),
    );
  });
});

function fixture(name: string): string {
  return readFileSync(new URL(`../feeds/fixtures/${name}`, import.meta.url), 'utf8');
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function about(url = 'https://example.org/feed') {
  return { url, charset: null, mediaType: null };
}

function rss(items: string): string {
  return `<rss version="2.0"><channel><title>F</title><link>https://example.org/</link>${items}</channel></rss>`;
}

function atom(entries: string): string {
  return `<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title>${entries}</feed>`;
}

function read(text: string, url?: string): PieceReading[] {
  return [...readFeed(bytes(text), about(url))];
}

function pieces(text: string, url?: string) {
  return read(text, url).filter((it) => it.type === 'piece');
}

function drafts(text: string, url?: string): PublicationDraft[] {
  return pieces(text, url).map((it) => it.draft());
}

function draftOf(reading: PieceReading | undefined): PublicationDraft | null {
  return reading?.type === 'piece' ? reading.draft() : null;
}

/** The draft of one item with a title and these fields. */
function item(fields: string): PublicationDraft {
  const [draft] = drafts(rss(`<item><title>T</title>${fields}</item>`));
  if (!draft) throw new RangeError('The item was not read.');
  return draft;
}

function titlesIn(file: Uint8Array, charset: string | null): (string | null)[] {
  return [...readFeed(file, { ...about(), charset })].flatMap((it) =>
    it.type === 'piece' ? [it.draft().title] : [],
  );
}

function readAll(file: Uint8Array, charset: string | null): void {
  for (const reading of readFeed(file, { url: null, charset, mediaType: null }))
    if (reading.type === 'piece') reading.draft();
  isFeed(file, charset);
  readFeedFacts(file, about());
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
