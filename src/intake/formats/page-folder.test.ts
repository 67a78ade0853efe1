import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decodeHtml } from '../html-encoding.ts';
import { readMhtml } from '../saved-pages/mhtml.ts';
import { type FolderItem, listSavedPages } from './page-folder.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-pages-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a folder of saved pages', () => {
  test('gives the pages of all folders in the order of their names', async () => {
    put('b.html', 'B');
    put('a/z.htm', 'Z');
    put('a/c.XHTML', 'C');
    put('notes.txt', 'no page');
    put('.hidden.html', 'no');
    expect(pathsOf(await itemsIn(folder))).toEqual(['a/c.XHTML', 'a/z.htm', 'b.html']);
  });

  test('passes over what browsers save beside a page', async () => {
    put('Water.html', 'W');
    put('Water_files/frame.html', 'no');
    put('Water-Dateien/frame.html', 'no');
    put('Rivers_fichiers/own.html', 'a folder of that name without a page is an ordinary one');
    expect(pathsOf(await itemsIn(folder))).toEqual(['Rivers_fichiers/own.html', 'Water.html']);
  });

  test.each([
    [
      'the browser',
      '<!DOCTYPE html>\n<!-- saved from url=(0027)https://example.org/water -->\n<link rel="canonical" href="https://example.org/other">',
      'https://example.org/water',
    ],
    [
      'SingleFile',
      '<!DOCTYPE html><html><!--\n Page saved with SingleFile \n url: https://example.org/single \n saved date: Mon\n-->',
      'https://example.org/single',
    ],
    [
      'its canonical link',
      '<head><link href="https://example.org/canonical" rel="shortlink canonical">',
      'https://example.org/canonical',
    ],
    [
      'Open Graph',
      '<meta property="og:url" content="https://example.org/graph">',
      'https://example.org/graph',
    ],
    ['nothing', '<link rel="canonical" href="/relative">', null],
    ['nothing in its text', '<body><link rel="canonical" href="https://evil.example/">', null],
  ])('knows where a page was from %s', async (_, html, url) => {
    put('page.html', html);
    expect(await itemsIn(folder)).toMatchObject([{ type: 'page', url, sizeBytes: Buffer.byteLength(html) }]);
  });

  test('reads a page as it was saved', async () => {
    put('page.html', 'hello');
    const [page] = await itemsIn(folder);
    expect(page?.type === 'page' && Buffer.from(await page.read()).toString()).toBe('hello');
  });

  test('follows no link out of the folder', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'sheaf-outside-'));
    writeFileSync(join(outside, 'secret.html'), 'secret');
    put('own.html', 'own');
    symlinkSync(join(outside, 'secret.html'), join(folder, 'file.html'));
    symlinkSync(outside, join(folder, 'folder'));
    symlinkSync(join(folder, 'own.html'), join(folder, 'twin.html'));
    symlinkSync(folder, join(folder, 'round'));
    const items = await itemsIn(folder);
    expect(pathsOf(items)).toEqual(['own.html']);
    expect(items.flatMap((it) => (it.type === 'broken' ? [it.where] : []))).toEqual(['file.html', 'folder']);
    rmSync(outside, { recursive: true });
  });

  test('reports what can not be read, and goes on', async () => {
    symlinkSync(join(folder, 'nowhere'), join(folder, 'a.html'));
    put('b.mhtml', 'no archive');
    put('c.html', 'C');
    put('locked.html', 'L');
    chmodSync(join(folder, 'locked.html'), 0);
    const items = await itemsIn(folder);
    // The superuser may read everything.
    const locked = process.getuid?.() === 0 ? 'locked.html' : null;
    expect(pathsOf(items)).toEqual(['c.html', locked].filter((it) => it !== null));
    expect(items[0]).toMatchObject({ type: 'broken', where: 'a.html' });
    expect(items[1]).toMatchObject({
      type: 'broken',
      where: 'b.mhtml',
      says: expect.stringContaining('no HTML'),
    });
  });

  test('that is not there, or is no folder, is said so', async () => {
    put('file.html', '');
    await expect(itemsIn(join(folder, 'none'))).rejects.toMatchObject({ code: 'not-found' });
    await expect(itemsIn(join(folder, 'file.html'))).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('a web archive', () => {
  const archive = (head: string, body: string) =>
    [
      'From: <Saved by Blink>',
      'Snapshot-Content-Location: https://example.org/water',
      'Content-Type: multipart/related;',
      '\ttype="text/html";',
      '\tboundary="----Boundary--x----"',
      '',
      '',
      '------Boundary--x----',
      'Content-Type: image/png',
      'Content-Location: https://example.org/a.png',
      '',
      'AAAA',
      '------Boundary--x----',
      head,
      '',
      body,
      '------Boundary--x------',
      '',
    ].join('\r\n');

  test.each([
    [
      'quoted-printable',
      'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable',
      '<p class=3D"a">Caf=C3=A9 and =\r\nwater</p>',
      '<p class="a">Café and water</p>',
    ],
    [
      'base64',
      'Content-Type: text/html\r\nContent-Transfer-Encoding: base64',
      Buffer.from('<p>water</p>').toString('base64'),
      '<p>water</p>',
    ],
    [
      'its own charset',
      'Content-Type: text/html; charset="windows-1256"\r\nContent-Transfer-Encoding: quoted-printable',
      '<meta charset=3D"utf-8">=C2=C8',
      '<meta charset="utf-8">آب',
    ],
  ])('in %s gives its page', async (_, head, body, html) => {
    put('page.mhtml', archive(head, body));
    const [page] = await itemsIn(folder);
    expect(page).toMatchObject({ type: 'page', url: 'https://example.org/water' });
    expect(page?.type === 'page' && decodeHtml(await page.read()).trim()).toBe(html);
  });

  test('of any bytes is read without an error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        readMhtml(bytes);
        readMhtml(
          Buffer.concat([
            Buffer.from('Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n'),
            bytes,
          ]),
        );
      }),
    );
  });
});

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

async function itemsIn(path: string): Promise<FolderItem[]> {
  const items: FolderItem[] = [];
  for await (const item of listSavedPages(path)) items.push(item);
  return items;
}

function pathsOf(items: readonly FolderItem[]): string[] {
  return items.flatMap((item) => (item.type === 'page' ? [item.path] : []));
}
