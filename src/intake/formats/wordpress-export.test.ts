import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SheafError } from '../../archive/index.ts';
import type { PieceReading, PublicationDraft } from '../publication-draft.ts';
import { readWordPressExport, scanWordPressExport } from './wordpress-export.ts';

const fixtures = join(import.meta.dirname, '..', 'wordpress', 'fixtures');
const fixture = (name: string) => readFileSync(join(fixtures, name));

interface Result {
  readonly pieces: readonly {
    readonly key: string;
    readonly fingerprint: string;
    readonly draft: PublicationDraft;
  }[];
  readonly broken: readonly (PieceReading & { readonly type: 'broken' })[];
  readonly notes: readonly string[];
}

async function read(bytes: Uint8Array | string, chunkSize = 1_000_000): Promise<Result> {
  const all = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  const head = await scanWordPressExport(parts(all, chunkSize));
  const readings: PieceReading[] = [];
  const reading = readWordPressExport(parts(all, chunkSize), { name: 'export.xml', head });
  for await (const each of reading) readings.push(each);
  return {
    pieces: readings.flatMap((it) => (it.type === 'piece' ? draftIn(it) : [])),
    broken: readings.flatMap((it) => (it.type === 'broken' ? [it] : [])),
    notes: readings.flatMap((it) => (it.type === 'note' ? [it.note.says] : [])),
  };
}

/** A post with nothing in it may say so when it is read. */
function draftIn({ key, fingerprint, draft }: PieceReading & { readonly type: 'piece' }): Result['pieces'] {
  try {
    return [{ key, fingerprint, draft: draft() }];
  } catch (error) {
    if (error instanceof SheafError && error.code === 'invalid-input') return [];
    throw error;
  }
}

function* parts(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function draftsOf(name: string): Promise<readonly PublicationDraft[]> {
  return (await read(fixture(name))).pieces.map((it) => it.draft);
}

/** An export around some items. */
function wxr(items: string, declaration = '<?xml version="1.0" encoding="UTF-8"?>'): string {
  return `${declaration}
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Site</title><link>https://example.org</link><language>en</language><wp:wxr_version>1.2</wp:wxr_version>
${items}
</channel></rss>`;
}

interface ItemParts {
  readonly id?: number;
  readonly title?: string;
  readonly content?: string;
  readonly more?: string;
  readonly status?: string;
}

function item({
  id = 1,
  title = 'A title',
  content = 'Some words.',
  more = '',
  status = 'publish',
}: ItemParts): string {
  return `<item><title>${title}</title><link>https://example.org/${id}/</link><guid>https://example.org/?p=${id}</guid><content:encoded><![CDATA[${content}]]></content:encoded><wp:post_id>${id}</wp:post_id><wp:post_date>2020-02-03 04:05:06</wp:post_date><wp:status>${status}</wp:status><wp:post_type>post</wp:post_type>${more}</item>\n`;
}

const meta = (key: string, value: string) =>
  `<wp:postmeta><wp:meta_key><![CDATA[${key}]]></wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`;

const titles = (result: Result) => result.pieces.map((it) => it.draft.title);
async function htmlOf(content: string): Promise<string | null | undefined> {
  return (await read(wxr(item({ content })))).pieces[0]?.draft.html;
}

describe('an export of WordPress 2 (WXR 1.0)', () => {
  it('gives the post with its day where it was written, author, topics and link', async () => {
    const [post] = await draftsOf('wxr-1.0.xml');
    expect(post).toMatchObject({
      title: 'When the river rose',
      kind: null,
      date: { edtf: '2010-05-01', raw: '2010-05-01 01:45:00' },
      url: 'http://rivers.example.org/2010/04/when-the-river-rose/',
      publisher: 'River Notes',
      credits: [{ name: 'Greta Muster', kind: 'person', role: 'author', literal: 'Greta Muster' }],
      topics: [
        { label: 'Floods & Droughts', use: 'category' },
        { label: 'spring', use: 'tag' },
      ],
      identifiers: [{ scheme: 'guid', value: 'http://rivers.example.org/?p=7' }],
      abstract: null,
    });
  });

  it('marks up the paragraphs of classic text and renders its caption', async () => {
    const [post] = await draftsOf('wxr-1.0.xml');
    expect(post?.html).toBe(
      [
        '<p>The water came at night.<br>\nNobody was warned.</p>',
        '<p>By morning the <em>lower</em> bridge was gone.</p>',
        '<figure><img src="http://rivers.example.org/wp-content/uploads/bridge.jpg" alt="A broken bridge" width="300" height="200" /><figcaption>The bridge. Photo: Example Agency</figcaption></figure>',
        '<ul>\n<li>one boat</li>\n<li>two carts</li>\n</ul>',
        '<p>It is [sic] the third flood [1] since spring.</p>',
      ].join('\n'),
    );
    expect(post?.pictures).toEqual([
      {
        url: 'http://rivers.example.org/wp-content/uploads/bridge.jpg',
        caption: 'The bridge.',
        credit: 'Example Agency',
        licence: null,
        alternativeText: 'A broken bridge',
      },
    ]);
  });

  it('leaves a page without a date without one, and `admin` unnamed', async () => {
    const [, page] = await draftsOf('wxr-1.0.xml');
    expect(page).toMatchObject({ title: 'About', kind: 'page', date: null, credits: [] });
    expect(page?.notes.map((it) => it.about)).toEqual(['credits']);
  });
});

describe('an export of WordPress 3 (WXR 1.1)', () => {
  it('prefers the authors of a taxonomy to the account', async () => {
    const [report] = await draftsOf('wxr-1.1.xml');
    expect(report?.credits.map((it) => it.name)).toEqual(['Amina Sample', 'Jonas Muster']);
    expect(report?.origins.credits).toBe('WordPress export: taxonomy pubauthor');
  });

  it('keeps the type, subtitle, DOI, excerpt and topics of the site’s own taxonomies', async () => {
    const [report] = await draftsOf('wxr-1.1.xml');
    expect(report).toMatchObject({
      kind: 'report',
      subtitle: 'Water rights in two districts',
      abstract: 'Wells and their owners.',
      topics: [{ label: 'Upper Valley', use: 'tag' }],
      identifiers: [
        { scheme: 'guid', value: 'https://valley.example.org/?post_type=report&p=11' },
        { scheme: 'doi', value: '10.5555/wells.17' },
      ],
    });
  });

  it('finds the featured picture although it stands behind the post', async () => {
    const [report] = await draftsOf('wxr-1.1.xml');
    expect(report?.pictures).toEqual([
      {
        url: 'https://valley.example.org/wp-content/uploads/well.jpg',
        caption: 'A well in the upper valley',
        credit: 'Example Agency',
        licence: null,
        alternativeText: 'A stone well',
      },
    ]);
  });

  it('strips a page builder, shows an embed as a link and footnotes as a list', async () => {
    const [report] = await draftsOf('wxr-1.1.xml');
    expect(report?.html).toContain('<p>Text inside a builder.</p>');
    expect(report?.html).toContain('<a href="https://valley.example.org/map/">a map</a>');
    expect(report?.html).toContain('<a href="https://video.example.net/watch?v=1&amp;t=2">');
    expect(report?.html).toContain('A claim.<sup><a href="#footnote-1">1</a></sup>');
    expect(report?.html).toContain('<li id="footnote-1">Its source.</li>');
    expect(report?.html).not.toContain('[');
  });

  it('says how many drafts and protected posts it left out, and shows nothing of them', async () => {
    const result = await read(fixture('wxr-1.1.xml'));
    expect(result.notes[0]).toBe('Left out because they are not public: 1 draft, 1 protected.');
    expect(JSON.stringify(result)).not.toContain('Secret');
  });

  it('names nobody where the account shows no name', async () => {
    const [, note] = await draftsOf('wxr-1.1.xml');
    expect(note?.credits).toEqual([]);
    expect(note?.notes[0]?.says).toContain('“office”');
  });
});

describe('an export of today (WXR 1.2)', () => {
  it('reads co-authors in order, guest authors and accounts that stand behind the posts too', async () => {
    const [snow] = await draftsOf('wxr-1.2.xml');
    expect(snow?.credits.map((it) => it.name)).toEqual(['Laila Sample', 'Hamid Modell']);
    expect(snow?.modified).toBe('2024-02-03T09:30:00Z');
  });

  it('renders blocks: captions, embeds, reusable blocks and footnotes stay, dynamic ones leave nothing', async () => {
    const [snow] = await draftsOf('wxr-1.2.xml');
    expect(snow?.title).toBe('Snow & ice');
    expect(snow?.html).not.toContain('wp:');
    expect(snow?.html).toContain('<figcaption>Snow on the pass. Photo: Example Agency</figcaption>');
    expect(snow?.html).toContain(
      '<p><a href="https://video.example.net/w/9">https://video.example.net/w/9</a></p>',
    );
    expect(snow?.html).toContain('<p>Write to us.</p>');
    expect(snow?.html).toContain('<ol class="footnotes"><li id="fn-a">As <em>elders</em> say.</li></ol>');
  });

  it('links translations by Polylang, and says that which came first is a guess', async () => {
    const [english, dari] = await draftsOf('wxr-1.2.xml');
    expect(english).toMatchObject({
      language: 'en',
      translationOf: null,
      translations: [{ language: 'prs', url: 'https://two.example.org/dari/snow/' }],
      notes: [],
    });
    expect(dari).toMatchObject({
      language: 'prs',
      translationOf: 'https://two.example.org/?p=21',
      translations: [{ language: 'en', url: 'https://two.example.org/snow/' }],
    });
    expect(dari?.notes.map((it) => [it.kind, it.about])).toContainEqual(['guessed', 'translation']);
    expect(english?.topics).toEqual([{ label: 'Winter', use: 'category' }]);
  });

  it('links translations by WPML, which names the original’s language', async () => {
    const group = (language: string, source: string) =>
      meta('_wpml_import_language_code', language) +
      meta('_wpml_import_translation_group', '7') +
      (source ? meta('_wpml_import_source_language_code', source) : '');
    const { pieces } = await read(
      wxr(item({ id: 1, more: group('en', 'ps') }) + item({ id: 2, more: group('ps', '') })),
    );
    expect(pieces.map((it) => [it.draft.language, it.draft.translationOf])).toEqual([
      ['en', 'https://example.org/?p=2'],
      ['ps', null],
    ]);
    expect(pieces[0]?.draft.notes.filter((it) => it.about === 'translation')).toEqual([]);
  });
});

describe('files that are not as they should be', () => {
  it.each([
    [
      'references that XML does not know',
      item({ title: 'Salt&nbsp;&amp; &eacute;t&eacute;' }),
      ['Salt & été'],
    ],
    ['control characters', item({ title: 'A\u0001 ti\u001ftle\u0000' }), ['A title']],
    ['a bare ampersand', item({ title: 'Salt & pepper' }), ['Salt & pepper']],
    ['an item that another begins in', `<item><title>Lost</title>${item({ id: 2 })}`, ['A title']],
    [
      'a post that quotes an item',
      item({ content: '<pre></item><item><title>No</title></pre>' }),
      ['A title'],
    ],
    [
      'text that was never closed',
      item({}).replace('words.]]>', 'words.') + item({ id: 2, title: 'Second' }),
      ['A title', 'Second'],
    ],
    [
      'a last field that was never closed',
      item({ more: meta('note', 'x').replace('x]]>', 'x') }) + item({ id: 2, title: '<![CDATA[Second]]>' }),
      ['A title', 'Second'],
    ],
    ['an element without an end', item({ title: 'A title' }).replace('</wp:post_id>', ''), ['A title']],
    ['a comment between items', `<!-- <b> -->${item({})}<!-- end -->`, ['A title']],
  ])('reads on past %s', async (_, items, expected) => {
    const result = await read(wxr(items));
    expect(titles(result)).toEqual(expected);
  });

  it('keeps the text of a post whose section was never closed', async () => {
    const { pieces } = await read(wxr(item({}).replace('words.]]>', 'words.') + item({ id: 2 })));
    expect(pieces[0]?.draft.html).toBe('<p>Some words.</p>');
  });

  it('joins a text that holds the end of a section and was split in two', async () => {
    expect(await htmlOf('if (a[b[0]]]]><![CDATA[>1) stop')).toBe('<p>if (a[b[0]]>1) stop</p>');
  });

  it('says of a file that ends too early which post is cut off, and gives the others', async () => {
    const whole = wxr(item({}) + item({ id: 2, title: 'Cut in two' }));
    const result = await read(whole.slice(0, whole.lastIndexOf('<wp:post_id>')));
    expect(titles(result)).toEqual(['A title']);
    expect(result.broken).toMatchObject([{ where: 'item 2, “Cut in two”' }]);
    expect(result.broken[0]?.says).toMatch(/cut off/u);
  });

  it.each([
    ['ISO-8859-1', (text: string) => Buffer.from(text, 'latin1')],
    ['UTF-16', (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])],
    ['UTF-16', (text: string) => Buffer.from(text)],
    ['utf-8', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['no-such-thing', (text: string) => Buffer.from(text)],
  ])('reads a file that says it is %s', async (name, encode) => {
    const text = wxr(item({ title: 'Été à Kaboul' }), `<?xml version="1.0" encoding="${name}"?>`);
    expect(titles(await read(encode(text), 3))).toEqual(['Été à Kaboul']);
  });

  it('reads letters of windows-1252 in a file that says it is UTF-8, and says so', async () => {
    const text = wxr(item({ title: 'L\x92été' }));
    const { pieces } = await read(Buffer.from(text, 'latin1'));
    expect(pieces[0]?.draft.title).toBe('L’été');
    expect(pieces[0]?.draft.notes.map((it) => it.about)).toContain('encoding');
  });

  it('knows the namespaces by their addresses, whatever prefixes a file gives them', async () => {
    const usual = wxr(item({ more: meta('subtitle', 'Second line') }));
    const other = usual
      .replaceAll('wp:', 'export:')
      .replaceAll('content:', 'body:')
      .replaceAll('xmlns:content=', 'xmlns:body=')
      .replaceAll('xmlns:wp=', 'xmlns:export=');
    expect((await read(other)).pieces[0]?.draft).toEqual((await read(usual)).pieces[0]?.draft);
  });

  it.each([
    ['no export', 'Hello.'],
    ['a web page', '<!doctype html><title>x</title><p>x'],
    ['nothing', ''],
  ])('says so of a file that is %s', async (_, text) => {
    const result = await read(text);
    expect(result.broken).toHaveLength(1);
    expect(result.broken[0]?.says).toMatch(/no WordPress export/u);
  });

  it('expands no entities of the file’s own', async () => {
    const bomb = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>';
    const { pieces } = await read(wxr(item({ title: 'Ha &b;' }), `<?xml version="1.0"?>${bomb}`));
    expect(pieces[0]?.draft.title).toBe('Ha &b;');
  });
});

describe('keys and fingerprints', () => {
  it('change with the text, the picture’s caption and the author’s name, and with nothing else', async () => {
    const fingerprint = async (text: string | Buffer) => (await read(text)).pieces[0]?.fingerprint;
    const original = fixture('wxr-1.1.xml').toString();
    const before = await fingerprint(original);
    const visits = meta('views', '500') + meta('_edit_lock', '1:2');
    expect(
      await fingerprint(original.replace('</item>', `${visits}<wp:comment>new</wp:comment></item>`)),
    ).toBe(before);
    expect(await fingerprint(original.replace('First', 'Second'))).not.toBe(before);
    expect(await fingerprint(original.replace('A well in', 'The well in'))).not.toBe(before);
    expect(await fingerprint(original.replace('[Kate Example]', '[Kate Sample]'))).not.toBe(before);
  });

  it('stay unique where a GUID stands twice, and a post that is there twice is taken once', async () => {
    const twin = item({ id: 2 }).replace('?p=2<', '?p=1<');
    const { pieces, notes } = await read(wxr(item({}) + twin + item({})));
    expect(pieces.map((it) => it.key)).toEqual(['https://example.org/?p=1', 'https://example.org/?p=1#2']);
    expect(notes.join()).toMatch(/more than once/u);
  });
});

describe('fields of plugins', () => {
  it.each([
    ['byline', meta('byline', 'By Ines Muster and Omar Sample'), ['Ines Muster', 'Omar Sample']],
    [
      'a serialised list',
      meta('authors', 'a:2:{i:0;s:11:"Ines Muster";i:1;s:11:"Omar Sample";}'),
      ['Ines Muster', 'Omar Sample'],
    ],
    [
      'Co-Authors without a name',
      '<category domain="author" nicename="cap-im7"><![CDATA[im7]]></category>',
      [],
    ],
    [
      'PublishPress',
      '<category domain="author" nicename="ines"><![CDATA[Ines Muster]]></category>',
      ['Ines Muster'],
    ],
  ])('reads authors from %s', async (_, more, names) => {
    const { pieces } = await read(wxr(item({ more })));
    expect(pieces[0]?.draft.credits.map((it) => it.name)).toEqual(names);
  });

  it('follows a post that links elsewhere and calls it external', async () => {
    const { pieces } = await read(wxr(item({ more: meta('_links_to', 'https://journal.example.net/a') })));
    expect(pieces[0]?.draft).toMatchObject({ url: 'https://journal.example.net/a', isExternal: true });
  });

  it('takes the canonical address of an SEO plugin', async () => {
    const { pieces } = await read(
      wxr(item({ more: meta('_yoast_wpseo_canonical', 'https://example.org/first/') })),
    );
    expect(pieces[0]?.draft).toMatchObject({ url: 'https://example.org/first/', isExternal: false });
  });
});

describe('any file', () => {
  const samples = ['wxr-1.0.xml', 'wxr-1.1.xml', 'wxr-1.2.xml'].map(fixture);

  it('reads the same however its bytes arrive', async () => {
    for (const bytes of samples) {
      const whole = await read(bytes);
      for (const size of [1, 2, 7, 64, 1_000]) expect(await read(bytes, size)).toEqual(whole);
    }
  });

  it('reads the same however its bytes arrive, also when it is damaged', async () => {
    await fc.assert(
      fc.asyncProperty(damaged(samples), fc.integer({ min: 1, max: 500 }), async (bytes, size) => {
        expect(await read(bytes, size)).toEqual(await read(bytes));
      }),
      { numRuns: 60 },
    );
  });

  it('never throws on any bytes', async () => {
    const marks = [
      '<item>',
      '</item>',
      '<![CDATA[',
      ']]>',
      '<wp:status>publish</wp:status>',
      '<wp:post_id>1</wp:post_id>',
      '<guid>',
      '[caption]',
      '<pre>',
      '<!-- wp:x {"',
      '&#xD800;',
      'a:9:{',
      '<rss>',
      '<content:encoded>',
    ];
    const pieces = fc.oneof(fc.constantFrom(...marks), fc.string({ unit: 'binary', maxLength: 8 }));
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 60 }), async (all) => {
        await read(wxr(`<item>${all.join('')}</item>`));
        await read(all.join(''));
      }),
      { numRuns: 150 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => void (await read(bytes))),
    );
  });
});

/** A sample with a part of it taken out, doubled or overwritten. */
function damaged(samples: readonly Buffer[]): fc.Arbitrary<Buffer> {
  return fc
    .record({
      sample: fc.constantFrom(...samples),
      from: fc.nat(8_000),
      length: fc.nat(600),
      put: fc.uint8Array({ maxLength: 12 }),
    })
    .map(({ sample, from, length, put }) =>
      Buffer.concat([sample.subarray(0, from), put, sample.subarray(Math.min(from + length, sample.length))]),
    );
}
