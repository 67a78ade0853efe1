import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { annotate, annotateMarkdown } from './annotate.ts';
import { archive, publications } from './fixtures/views.ts';
import { type NotedText, NoteNumbering } from './notes.ts';
import { settingFor } from './setting.ts';
import { EditorsText } from './text.tsx';

const setting = settingFor(archive, 'en', { origin: 'http://localhost', styles: '/assets/site.css' });
const cited = new Map(publications.map((publication) => [publication.citeKey, publication]));

function draw(text: string, numbering = new NoteNumbering(cited)): string {
  const read = annotate(text, 'text', numbering);
  return read === null ? '' : drawn(read);
}

function drawn(text: NotedText): string {
  return renderToStaticMarkup(
    <EditorsText text={text} setting={setting} headingLevel={2} sectionsList={<ol className="here" />} />,
  );
}

/** What a reader sees, without tags. */
function seen(html: string): string {
  return html.replaceAll(/<[^>]*>/g, '');
}

describe('citations in an editor’s text', () => {
  test('become numbers in reading order, close to the word', () => {
    const html = draw('First [@osman2014messages], then [@osman2017another] *and* [@osman2014messages].');
    expect(seen(html)).toBe('First1, then2 and1.');
    expect(html).toContain('<a id="ref-1" href="#note-1" role="doc-noteref" aria-label="Note 1">1</a>');
    expect(html).toContain('id="ref-1-2"');
  });

  test('that stand together share one raised group', () => {
    const html = draw('Both [@osman2014messages] [@osman2017another].');
    expect(html.match(/<sup/g)).toHaveLength(1);
    expect(seen(html)).toBe('Both1,\u20092.');
  });

  test('of the same work at another page are another note', () => {
    expect(seen(draw('A [@osman2014messages, p. 1], B [@osman2014messages, p. 2].'))).toBe('A1, B2.');
  });

  test('of a key that cites nothing show the key', () => {
    const html = draw(
      'Known [@osman2014messages], unknown [@nobody2000nothing], **both** [@nobody; @osman2014messages].',
    );
    expect(seen(html)).toBe('Known1, unknown [@nobody2000nothing], both [@nobody]1.');
  });

  test('within a link stay as they are written, since no link may stand in a link', () => {
    expect(draw('[see [@osman2014messages]](https://example.org)')).not.toContain('doc-noteref');
  });

  test('and footnotes are numbered together', () => {
    const numbering = new NoteNumbering(cited);
    const html = draw(
      'A[^a], B [@osman2014messages], C[^a].\n\n[^a]: Said *here*, after [@osman2017another].',
      numbering,
    );
    expect(seen(html)).toBe('A1, B3, C1.');
    expect(numbering.notes.map((note) => note.content.kind)).toEqual(['footnote', 'citation', 'citation']);
  });

  test('in a footnote that refers to itself end', () => {
    expect(seen(draw('A[^a].\n\n[^a]: See[^a].'))).toBe('A1.');
  });
});

describe('a note that is a plain paragraph', () => {
  const kindOf = (text: string) => annotate(text, 'text', new NoteNumbering(cited))?.kind;

  test.each([
    'Words, and “more” of them: 3 in all.',
    'The title names *Daesh* and _ISKP_, **both**.',
    'The second part, after [@osman2014messages]: who *they* were.',
    'آخرین قانون اساسی *دورهٔ پادشاهی* است.',
  ])('is not parsed: %s', (text) => {
    expect(kindOf(text)).toBe('plain');
  });

  test.each([
    '*a* b*',
    '- a',
    '1. a',
    'a  b',
    'a\nb',
    '[a](/b)',
    'snake_case_name',
    '*_a_*',
    'https://a.example',
  ])('is parsed where it may have more than that: %s', (text) => {
    expect(kindOf(text)).toBe('tree');
  });

  test('looks the same either way', () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        'of',
        '2',
        'آب',
        ' ',
        ' ',
        '*',
        '**',
        '_',
        '__',
        '.',
        ',',
        '(',
        ')',
        '“',
        '”',
        '-',
        ':',
        '?',
        "'",
      ],
      ...[
        ' *word* ',
        ' _two words_',
        '**bold**',
        '[@osman2014messages]',
        ' [@osman2014messages]',
        '،',
        '+',
        '$',
      ],
    );
    const text = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, (written) => {
        const read = annotate(written, 'text', new NoteNumbering(cited));
        fc.pre(read?.kind === 'plain');
        expect(draw(written)).toBe(drawn(annotateMarkdown(written.trim(), 'text', new NoteNumbering(cited))));
      }),
      { numRuns: 500 },
    );
  });
});

describe('the mark of the sections', () => {
  test.each([
    ['alone', 'Before\n\n{{sections}}\n\nAfter', '<p>Before</p>\n<ol class="here"></ol>\n<p>After</p>'],
    [
      'within a paragraph',
      'Before {{ sections }} after',
      '<p>Before </p>\n<ol class="here"></ol>\n<p> after</p>',
    ],
  ])('is replaced where it stands %s', (_, text, html) => {
    expect(draw(text)).toBe(html);
  });
});

describe('hostile text', () => {
  test.each([
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert(1))',
    '[a]( javascript:alert(1))',
    '[a](java&#10;script:alert(1))',
    '[a](data:text/html;base64,PHNjcmlwdD4=)',
    '[a](vbscript:x)',
    '[a](//evil.example)',
    '[a][b]\n\n[b]: javascript:alert(1)',
    '<javascript:alert(1)>',
  ])('%s leads nowhere', (text) => {
    expect(draw(text)).not.toMatch(/<a\b/);
  });

  test.each([
    '<script>alert(1)</script>',
    'a <img src=x onerror=alert(1)> b',
    '<iframe src="https://evil.example"></iframe>',
    '> <b onclick="x">b</b>',
    '- <style>body{display:none}</style>',
  ])('%s is shown, not run', (text) => {
    const html = draw(text);
    expect(html).not.toMatch(/<(?:script|img|iframe|b|style)\b/);
    expect(html).toContain('&lt;');
  });

  test('pictures of other hosts become links, this archive’s are shown', () => {
    const own = `/media/${'a'.repeat(64)}.png`;
    expect(draw('![a map](https://evil.example/x.png)')).toBe(
      '<p><a href="https://evil.example/x.png">a map</a></p>',
    );
    expect(draw('![a map](javascript:x)')).toBe('<p>a map</p>');
    expect(draw(`![a map](${own})`)).toBe(`<p><img src="${own}" alt="a map" loading="lazy"/></p>`);
  });

  test('no text throws, and none brings in a script, a style or a handler', () => {
    const piece = fc.constantFrom(
      ...[
        '<',
        '>',
        '"',
        "'",
        '&',
        '[',
        ']',
        '(',
        ')',
        '!',
        '*',
        '_',
        '`',
        '#',
        '\n',
        '\n\n',
        ' ',
        '|',
        '-',
        ':',
        '^',
      ],
      ...[
        'javascript:',
        'https://a.b',
        'onerror=',
        'script',
        'img src=',
        '@osman2014messages',
        '{{sections}}',
        'a',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const html = draw(pieces.join(''));
        expect(html).not.toMatch(/<(?:script|style|iframe|object|form)\b|href="(?!https?:|#|\/(?!\/))/i);
        expect(html.replaceAll(/"[^"]*"/g, '')).not.toMatch(/<[^>]*\bon\w+=/i);
      }),
      { numRuns: 300 },
    );
  });
});

describe('ordinary Markdown', () => {
  test.each([
    ['headings start below what stands above, without gaps', '# A\n\n### B', '<h2>A</h2>\n<h3>B</h3>'],
    ['a table keeps its alignment', '| a | b |\n|--|-:|\n| 1 | 2 |', 'class="at-end"'],
    ['task lists show their boxes', '- [x] done', '☑'],
    ['bare addresses are links', 'see https://example.org/a', '<a href="https://example.org/a">'],
    ['mail addresses are links', '<mailto:a@example.org>', '<a href="mailto:a@example.org">'],
  ])('%s', (_, text, part) => {
    expect(draw(text)).toContain(part);
    expect(draw(text)).not.toContain('style=');
  });

  test('plain sentences come out the same with and without parsing', () => {
    expect(draw('A sentence, and [@osman2014messages].')).toBe(
      draw('A sentence&#44; and [@osman2014messages].'),
    );
  });
});
