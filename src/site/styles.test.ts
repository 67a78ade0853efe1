import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { fontPath, siteAssets, stylesheetPath } from './assets.ts';

const folder = new URL('./styles/', import.meta.url);
const sheets = readdirSync(folder).filter((name) => name.endsWith('.css'));

describe('the stylesheet', () => {
  test.each(sheets)('%s uses logical properties alone', (name) => {
    const css = readFileSync(new URL(name, folder), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
    expect(css).not.toMatch(/(?:^|[\s;{-])(?:left|right|top|bottom)\s*:|-(?:left|right|top|bottom)\b/m);
    expect(css).not.toMatch(/:\s*(?:left|right)\s*;/);
    expect(css).not.toMatch(/^\s*(?:width|height|max-width|max-height|min-height)\s*:/m);
    expect(css).not.toMatch(/(?:margin|padding|inset|border-width)\s*:\s*(?:[^\s;]+ +){3}[^\s;]+;/);
  });

  test('asks nothing of another host and finds every file it names', () => {
    const paths = new Set(siteAssets().map((asset) => asset.path));
    const urls = [...stylesheetText().matchAll(/url\(([^)]*)\)/g)].map(([, url]) => url ?? '');
    expect(urls.length).toBeGreaterThan(5);
    expect(urls.filter((url) => !paths.has(url))).toEqual([]);
  });

  test.each([
    ['light', 'light'],
    ['dark', 'dark'],
  ])('reads well in %s: every ink on every paper at 4.5 : 1 or more', (_, scheme) => {
    const css = stylesheetText();
    const colours = coloursIn(scheme === 'light' ? css : (css.split('prefers-color-scheme: dark')[1] ?? ''));
    for (const ink of ['ink', 'ink-soft', 'accent']) {
      for (const paper of ['paper', 'paper-shade']) {
        expect(contrast(colours[ink] ?? '', colours[paper] ?? ''), `${ink} on ${paper}`).toBeGreaterThan(4.5);
      }
    }
  });
});

describe('the files beside the pages', () => {
  test('bear their content’s hash in their name', () => {
    for (const { path, bytes } of siteAssets()) {
      expect(path).toMatch(/^\/assets\/[\w.-]+\.[0-9a-f]{12}\.(?:css|svg|js|woff2)$/);
      expect(bytes.byteLength).toBeGreaterThan(0);
    }
  });

  test.each([
    ['from left to right', ['serif-latin', 'serif-italic-latin', 'display-latin', 'sans-latin']],
    ['from right to left', ['naskh-arabic', 'naskh-bold-arabic', 'serif-latin']],
  ])('the fonts of a page %s are at most 120 kB', (_, names) => {
    const sizes = names.map((name) => sizeOf(fontPath(`${name}.woff2`)));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(120_000);
  });

  test('the number of a note is kept apart from a year that it stands behind', () => {
    expect(stylesheetText()).toMatch(/\.note-references ?\{[^}]*unicode-bidi: ?isolate/);
  });

  test('the stylesheet is at most 8 kB over the wire', () => {
    expect(brotliCompressSync(stylesheetText()).byteLength).toBeLessThanOrEqual(8_000);
  });
});

function stylesheetText(): string {
  const sheet = siteAssets().find((asset) => asset.path === stylesheetPath());
  return new TextDecoder().decode(sheet?.bytes);
}

function sizeOf(path: string | null): number {
  return siteAssets().find((asset) => asset.path === path)?.bytes.byteLength ?? Number.POSITIVE_INFINITY;
}

/** The first value of each custom property that is a colour. */
function coloursIn(css: string): Readonly<Record<string, string>> {
  const found = [...css.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
  return Object.fromEntries(found.reverse());
}

/** WCAG 2.2, contrast ratio. */
function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
