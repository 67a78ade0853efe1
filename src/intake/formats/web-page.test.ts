import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PublicationDraft } from '../publication-draft.ts';
import { readWebPage, type WebPage } from './web-page.ts';

const pageOf = (html: string | Uint8Array, about: Partial<WebPage> = {}): WebPage => ({
  bytes: typeof html === 'string' ? new TextEncoder().encode(html) : html,
  url: 'https://example.org/wells?utm=1',
  charset: null,
  name: 'wells.html',
  ...about,
});
const ARTICLE = `<!doctype html><title>Die Dürre</title><meta property="og:type" content="article"><h1>Die Dürre</h1>
  <p>Von Kate Example, 3. Mai 2019</p><p>${'Die Brunnen im Tal sind trocken. '.repeat(20)}</p>`;

function draftOf(page: WebPage): PublicationDraft {
  const reading = readWebPage(page);
  if (reading.type !== 'piece') throw new TypeError(`not a piece but ${reading.type}`);
  return reading.draft();
}

function keyOf(page: WebPage): string | null {
  const reading = readWebPage(page);
  return reading.type === 'piece' ? reading.key : null;
}

function fingerprintOf(html: string): string | null {
  const reading = readWebPage(pageOf(html));
  return reading.type === 'piece' ? reading.fingerprint : null;
}

describe('a web page', () => {
  it('gives one piece with its title, author and date', () => {
    const draft = draftOf(pageOf(ARTICLE));
    expect(draft.title).toBe('Die Dürre');
    expect(draft.credits.map((it) => it.name)).toEqual(['Kate Example']);
    expect(draft.date?.edtf).toBe('2019-05-03');
  });

  it('goes by its canonical link, its address or its file’s name', () => {
    expect(keyOf(pageOf(`<link rel="canonical" href="https://example.org/wells">${ARTICLE}`))).toBe(
      'https://example.org/wells',
    );
    expect(keyOf(pageOf(ARTICLE))).toBe('https://example.org/wells?utm=1');
    expect(keyOf(pageOf(ARTICLE, { url: null }))).toBe('wells.html');
  });

  it.each([
    ['what the server says', latin1(ARTICLE), 'iso-8859-1'],
    ['what the page says', latin1(`<meta charset="windows-1252">${ARTICLE}`), null],
    ['valid UTF-8, whatever the server says', new TextEncoder().encode(ARTICLE), 'iso-8859-1'],
    ['a guess where the server names no encoding there is', latin1(ARTICLE), 'klingon'],
  ])('is decoded by %s', (_, bytes, charset) => {
    expect(draftOf(pageOf(bytes, { charset })).title).toBe('Die Dürre');
  });

  it('has the same fingerprint with other scripts, comments and boxes, and another with another text', () => {
    const one = fingerprintOf(`${ARTICLE}<script>1</script><div class="comments">One</div>`);
    expect(fingerprintOf(`${ARTICLE}<script>2</script><div class="comments">One, two</div>`)).toBe(one);
    expect(fingerprintOf(`${ARTICLE}<p>Correction.</p><div class="comments">One</div>`)).not.toBe(one);
  });
});

describe('a page that holds no piece is broken, with what to do', () => {
  it.each([
    [
      'an error page',
      '<title>404 Not Found</title><h1>Not Found</h1><p>The page is not here.</p>',
      'error page',
    ],
    [
      'an error page in German',
      '<title>Seite nicht gefunden – Beispiel</title><p>Es tut uns leid.</p>',
      'error page',
    ],
    [
      'a login',
      '<title>Sign in</title><form><input name="u"><input type="password"></form><p>Welcome</p>',
      'login page',
    ],
    [
      'a check for robots',
      '<title>Just a moment...</title><p>Checking your browser</p>',
      'whether a person is reading',
    ],
    ['nothing', '', 'no text'],
    ['a page made by scripts', '<div id="root"></div><script>start()</script>', 'no text'],
  ])('%s', (_, html, says) => {
    expect(readWebPage(pageOf(html))).toMatchObject({ type: 'broken', says: expect.stringContaining(says) });
  });

  it('but a piece about a 404 is a piece', () => {
    const html = ARTICLE.replaceAll('Die Dürre', '404: how a number became a word');
    expect(readWebPage(pageOf(html)).type).toBe('piece');
  });

  it('and a list of links comes with a note', () => {
    const links = Array.from(
      { length: 30 },
      (_, at) => `<p><a href="/${at}">A piece with the number ${at}</a></p>`,
    ).join('');
    expect(draftOf(pageOf(`<title>All pieces</title><h1>All</h1>${links}`)).notes).toContainEqual(
      expect.objectContaining({ about: 'list-of-links' }),
    );
  });
});

it('reads any bytes without an error', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 400 }),
      fc.option(fc.string({ maxLength: 12 })),
      (bytes, charset) => {
        expect(() => keyOf(pageOf(bytes, { charset }))).not.toThrow();
      },
    ),
  );
});

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
