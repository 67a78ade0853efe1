import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openBrowser } from './browser.ts';
import { pagesOfEveryKind, type SampleSite, startSampleSite } from './sample-site.ts';

let site: SampleSite;
let browser: BrowserContext;

beforeAll(async () => {
  site = await startSampleSite();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const violationsSchema = z.array(
  z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string(), failureSummary: z.string() })) }),
);

describe('searching', () => {
  const titles = (page: Page) => page.locator('.hit h3').allTextContents();

  test('shows results while one types, and the address holds them', async () => {
    const page = await open('/search');
    await page.locator('#q').pressSequentially('nangarhar');
    await page.waitForFunction(() => location.search === '?q=nangarhar');
    await expect.poll(async () => (await titles(page)).length).toBe(5);
    await page.locator('.facets a', { hasText: '2017' }).click();
    await page.waitForFunction(() => location.search.includes('year=2017'));
    await page.goBack();
    await page.waitForFunction(() => !location.search.includes('year'));
    expect(await page.locator('#q').inputValue()).toBe('nangarhar');
    await page.close();
  });

  test('works without scripts: the form, what is chosen, other names and the next page are links', async () => {
    const plain = await browser.browser()?.newContext({ javaScriptEnabled: false });
    const page = (await plain?.newPage()) ?? (await browser.newPage());
    await page.goto(`${site.server.origin}/search?q=daesh`);
    expect(await page.locator('.search-advice').first().textContent()).toContain('Also searching');
    const all = await titles(page);
    await page.locator('.facets a', { hasText: '2016' }).first().click();
    expect((await titles(page)).length).toBeLessThan(all.length);
    expect(await page.locator('.facets [aria-current]').count()).toBe(1);
    await page.locator('#q').fill('nangarhar');
    await page.locator('.search-form button').click();
    expect(new URL(page.url()).search).toBe('?q=nangarhar&year=2016');
    await page.close();
    await plain?.close();
  });
});

describe('for every reader', () => {
  test.each(pagesOfEveryKind.flatMap((path) => [[path, 'light'] as const, [path, 'dark'] as const]))(
    'axe finds nothing on %s in %s',
    async (path, colorScheme) => {
      const page = await open(path);
      await page.emulateMedia({ colorScheme });
      expect(await violationsOn(page)).toEqual([]);
      await page.close();
    },
  );

  test.each(['/', '/dossiers/iskp', '/dossiers/qanun-asasi', '/publications', '/search?q=iskp'])(
    '%s fits a phone of 320 pixels without scrolling sideways',
    async (path) => {
      const page = await open(path);
      await page.setViewportSize({ width: 320, height: 640 });
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wider).toBe(0);
      await page.close();
    },
  );

  test('the keyboard reaches the text past the navigation first, and every stop is seen', async () => {
    const page = await open('/dossiers/iskp');
    await page.keyboard.press('Tab');
    const target = await page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
    expect(target).toMatch(/^#/);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const isInside = await page.evaluate(
      () => document.querySelector('main')?.contains(document.activeElement) ?? false,
    );
    expect(isInside).toBe(true);
    const outline = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement ?? document.body);
      return style.outlineStyle;
    });
    expect(outline).not.toBe('none');
    await page.close();
  });

  test('a dossier in Dari runs from right to left, and English inside it from left to right', async () => {
    const page = await open('/dossiers/qanun-asasi');
    expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe('rtl');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('prs');
    await page.close();
  });

  test('a note leads to its source and back', async () => {
    const page = await open('/dossiers/iskp');
    const reference = page.locator('[role="doc-noteref"]').first();
    const note = (await reference.getAttribute('href')) ?? '';
    expect(note).toMatch(/^#/);
    const back = await page.locator(`${note} [role="doc-backlink"]`).first().getAttribute('href');
    expect(await page.locator(back ?? '#none').count()).toBe(1);
    await page.close();
  });

  test('paper shows the dossier and not the navigation', async () => {
    const page = await open('/dossiers/iskp');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('main h1').isVisible()).toBe(true);
    expect(await page.locator('header nav').first().isVisible()).toBe(false);
    await page.close();
  });
});

describe('for every connection', () => {
  test.each(pagesOfEveryKind)('%s asks nothing of another host and logs no error', async (path) => {
    const page = await browser.newPage();
    const elsewhere: string[] = [];
    const errors: string[] = [];
    page.on('request', (it) => void (it.url().startsWith(site.server.origin) || elsewhere.push(it.url())));
    page.on(
      'console',
      (it) => void (it.type() === 'error' && !it.text().includes('404') && errors.push(it.text())),
    );
    page.on('pageerror', (it) => void errors.push(it.message));
    await page.goto(`${site.server.origin}${path}`);
    expect({ elsewhere, errors }).toEqual({ elsewhere: [], errors: [] });
    await page.close();
  });

  test('a dossier of 16 entries costs at most 40 kB besides its fonts, which cost at most 120 kB', async () => {
    const { fonts, rest, scripts } = await bytesOf('/dossiers/iskp');
    expect(rest).toBeLessThanOrEqual(40_000);
    expect(fonts).toBeLessThanOrEqual(120_000);
    expect(scripts).toBe(0);
  });

  test('a dossier in Dari costs no more', async () => {
    const { fonts, rest } = await bytesOf('/dossiers/qanun-asasi');
    expect(rest).toBeLessThanOrEqual(40_000);
    expect(fonts).toBeLessThanOrEqual(120_000);
  });

  test('without JavaScript the page is the same', async () => {
    const plain = await openBrowser({ javaScriptEnabled: false });
    const page = await plain.newPage();
    await page.goto(`${site.server.origin}/dossiers/iskp`);
    const withoutScript = await page.locator('main').textContent();
    await plain.close();
    const scripted = await open('/dossiers/iskp');
    expect(await scripted.locator('main').textContent()).toBe(withoutScript);
    await scripted.close();
  });
});

async function open(path: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${site.server.origin}${path}`);
  return page;
}

/** axe is put in over the debugging protocol, for the page's own policy lets no script run. */
async function violationsOn(page: Page) {
  const session = await browser.newCDPSession(page);
  const run = async (expression: string) =>
    (await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })).result
      .value;
  await run(axe);
  return violationsSchema.parse(
    await run('axe.run().then((it) => JSON.parse(JSON.stringify(it.violations)))'),
  );
}

/** Bytes over the wire, with headers, of everything that a first visit loads. */
async function bytesOf(path: string): Promise<{ fonts: number; rest: number; scripts: number }> {
  const fresh = await openBrowser();
  const page = await fresh.newPage();
  const sum = { fonts: 0, rest: 0, scripts: 0 };
  const session = await fresh.newCDPSession(page);
  await session.send('Network.enable');
  const kinds = new Map<string, string>();
  session.on('Network.responseReceived', (it) => kinds.set(it.requestId, it.type));
  session.on('Network.loadingFinished', (it) => {
    const kind = kinds.get(it.requestId);
    sum[kind === 'Font' ? 'fonts' : 'rest'] += it.encodedDataLength;
    if (kind === 'Script') sum.scripts += 1;
  });
  await page.goto(`${site.server.origin}${path}`, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready.then(() => true));
  await fresh.close();
  return sum;
}
