import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanHtml } from '../src/intake/clean-html.ts';
import { vectors } from '../src/intake/hostile-html/vectors.ts';
import { openBrowser } from './browser.ts';

const SITE = 'https://site.example/a/post';
const BASES = [null, SITE] as const;

describe('hostile HTML in a browser', () => {
  let browser: BrowserContext;
  let page: Page;
  const requests: string[] = [];
  const dialogs: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    page = await browser.newPage();
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await browser.route('**/*', (route) => {
      const url = route.request().url();
      if (url === PAGE) return route.fulfill({ contentType: 'text/html', body: HARNESS });
      requests.push(url);
      return route.abort();
    });
    await page.goto(PAGE);
  });

  afterAll(() => browser?.close());

  it('would be noticed if it were not cleaned', async () => {
    const raw = [
      '<img src=x onerror=pwn()>',
      '<svg onload=pwn()></svg>',
      '<details open ontoggle=pwn()>x</details>',
    ];
    expect(await hitsOf(page, 'inner', raw)).toEqual([0, 1, 2]);
    expect(await hitsOf(page, 'written', [...raw, '<script>pwn()</script>'])).toEqual([0, 1, 2, 3]);
    expect(requests.length).toBeGreaterThan(0);
    requests.length = 0;
  });

  it.each(['inner', 'written'] as const)('runs nothing and asks nobody when it is %s', async (way) => {
    for (const baseUrl of BASES) {
      const cleaned = vectors.map(({ html }) => cleanHtml(around(html), { baseUrl }).html);
      const pages = batched(cleaned, VECTORS_A_PAGE).map((texts) => texts.join('\n'));
      const hits = await hitsOf(page, way, pages);
      expect(hits.map((at) => vectors[at * VECTORS_A_PAGE]?.name)).toEqual([]);
    }
    // Pictures of the site itself are part of a text; nothing else may be asked for.
    expect(requests.filter((url) => !url.startsWith('https://site.example/a/'))).toEqual([]);
    expect(dialogs).toEqual([]);
    expect(page.url()).toBe(PAGE);
  });

  it('leaves the names that a page uses alone', async () => {
    const cleaned = vectors.map(({ html }) => cleanHtml(around(html), { baseUrl: SITE }).html);
    const names = await page.evaluate((texts) => {
      const found: string[] = [];
      for (const text of texts) {
        document.body.innerHTML = text;
        for (const it of document.body.querySelectorAll('[id],[name]')) found.push(it.id);
      }
      return found;
    }, cleaned);
    expect(names.filter((name) => !name.startsWith('note-'))).toEqual([]);
  });
});

const PAGE = 'http://harness.example/';
const HARNESS = '<!DOCTYPE html><meta charset=utf-8><title>harness</title><body>';

/** What is cleaned is closed, so several can share a frame; a frame each takes minutes. */
const VECTORS_A_PAGE = 20;

function batched(texts: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(texts.length / size) }, (_, at) =>
    texts.slice(at * size, (at + 1) * size),
  );
}

function around(html: string): string {
  return `<p>harmless before</p>${html}<p>harmless after</p>`;
}

/** Shows each text in a place of its own; gives the numbers of those that ran something. */
function hitsOf(page: Page, way: 'inner' | 'written', texts: readonly string[]): Promise<number[]> {
  return page.evaluate(
    async ({ way, texts }) => {
      const hits = new Set<number>();
      const frames: HTMLIFrameElement[] = [];
      for (const [at, text] of texts.entries()) {
        const frame = document.body.appendChild(document.createElement('iframe'));
        frames.push(frame);
        const { contentWindow, contentDocument } = frame;
        if (!contentWindow || !contentDocument) throw new TypeError('no frame');
        contentDocument.open();
        Object.assign(contentWindow, { pwn: () => hits.add(at), alert: () => hits.add(at) });
        contentDocument.write(`<!DOCTYPE html><body>${way === 'written' ? text : ''}`);
        if (way === 'inner') contentDocument.body.innerHTML = text;
        for (const element of contentDocument.querySelectorAll('body *')) {
          for (const type of ['mouseover', 'pointerenter', 'focus', 'wheel', 'copy', 'animationstart'])
            element.dispatchEvent(new Event(type, { bubbles: true }));
          if (!element.closest('a')) element.dispatchEvent(new MouseEvent('click', { bubbles: true }));
        }
        contentDocument.close();
      }
      await new Promise((done) => setTimeout(done, 500));
      for (const frame of frames) frame.remove();
      return [...hits].sort((a, b) => a - b);
    },
    { way, texts },
  );
}
