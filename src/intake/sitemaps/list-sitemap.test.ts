import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { SheafError } from '../../archive/index.ts';
import type { ReadingNote } from '../draft.ts';
import type { Web } from '../fetching/web.ts';
import { findSitemaps } from './find-sitemaps.ts';
import { listSitemap, type SitemapLimits } from './list-sitemap.ts';

type Site = Readonly<
  Record<string, string | Uint8Array | { readonly status: number; readonly location?: string }>
>;

let server: Server | null = null;
let asked: string[] = [];

afterEach(() => {
  server?.close();
  server?.closeAllConnections();
  server = null;
  asked = [];
});

describe('listing a sitemap', () => {
  test('follows an index to all pages, packed files too, each page once', async () => {
    const origin = await serve((origin) => ({
      '/sitemap.xml': index(`${origin}/a.xml`, `${origin}/b.xml.gz`),
      '/a.xml': urlset('/1', '/2'),
      '/b.xml.gz': gzipSync(urlset('/2', '/3')),
    }));
    expect(await list(origin)).toEqual({ pages: ['/1', '/2', '/3'], notes: [] });
  });

  test('notices indexes that name themselves or each other, also by a redirect', async () => {
    const origin = await serve((origin) => ({
      '/sitemap.xml': index(`${origin}/sitemap.xml`, `${origin}/other.xml`, `${origin}/moved.xml`),
      '/other.xml': index(`${origin}/sitemap.xml`, `${origin}/a.xml`),
      '/moved.xml': { status: 301, location: '/sitemap.xml' },
      '/a.xml': urlset('/1'),
    }));
    expect((await list(origin)).pages).toEqual(['/1']);
    expect(asked.filter((it) => it === '/other.xml')).toHaveLength(1);
  });

  test('goes as deep as it is told, and says what it left out', async () => {
    const origin = await serve((origin) => ({
      '/sitemap.xml': index(`${origin}/1.xml`),
      '/1.xml': index(`${origin}/2.xml`),
      '/2.xml': index(`${origin}/3.xml`),
      '/3.xml': index(`${origin}/4.xml`),
      '/4.xml': urlset('/deep'),
    }));
    const { pages, notes } = await list(origin);
    expect(pages).toEqual([]);
    expect(notes).toMatchObject([{ about: 'depth' }]);
  });

  test('fetches no more files, and gives no more pages, than it is told', async () => {
    const origin = await serve((origin) => ({
      '/sitemap.xml': index(`${origin}/a.xml`, `${origin}/b.xml`, `${origin}/c.xml`),
      '/a.xml': urlset('/1', '/2'),
      '/b.xml': urlset('/3'),
      '/c.xml': urlset('/4'),
    }));
    const files = await list(origin, { maxFiles: 3 });
    expect(files.pages).toEqual(['/1', '/2', '/3']);
    expect(files.notes).toMatchObject([
      { about: 'files', says: '3 sitemaps were read; 1 more that they name were not.' },
    ]);
    const pages = await list(origin, { maxEntries: 2 });
    expect([pages.pages, pages.notes.map((it) => it.about)]).toEqual([['/1', '/2'], ['entries']]);
  });

  test('leaves out the sitemaps that their index says were not changed since', async () => {
    const lastmod = (name: string, when: string) =>
      `<sitemap><loc>/${name}.xml</loc>${when && `<lastmod>${when}</lastmod>`}</sitemap>`;
    const origin = await serve(() => ({
      '/sitemap.xml': `<sitemapindex>${lastmod('old', '2024-01-01T00:00:00Z')}${lastmod('day', '2024-02-28')}${lastmod('new', '2024-03-02T00:00:00Z')}${lastmod('unsaid', '')}</sitemapindex>`,
      '/old.xml': urlset('/old'),
      '/day.xml': urlset('/day'),
      '/new.xml': urlset('/new'),
      '/unsaid.xml': urlset('/unsaid'),
    }));
    expect((await list(origin, { since: '2024-03-01T00:00:00Z' })).pages).toEqual([
      '/day',
      '/new',
      '/unsaid',
    ]);
    expect(asked).not.toContain('/old.xml');
  });

  test('notes a sitemap that can not be read, and reads the others', async () => {
    const origin = await serve((origin) => ({
      '/sitemap.xml': index(
        `${origin}/gone.xml`,
        `${origin}/page.xml`,
        'https://refused.invalid/x.xml',
        `${origin}/a.xml`,
      ),
      '/page.xml': '<!DOCTYPE html><html></html>',
      '/a.xml': urlset('/1'),
    }));
    const { pages, notes } = await list(origin);
    expect(pages).toEqual(['/1']);
    expect(notes.map((it) => it.says)).toEqual([
      expect.stringContaining('answered 404'),
      expect.stringContaining('This is a web page'),
      expect.stringContaining('refused.invalid'),
    ]);
  });

  test('fails where the first file can not be read', async () => {
    const origin = await serve(() => ({ '/sitemap.xml': '<html></html>' }));
    await expect(list(origin)).rejects.toMatchObject({
      code: 'fetch-failed',
      message: expect.stringContaining('web page'),
    });
    await expect(list(`${origin}/nowhere`)).rejects.toMatchObject({ code: 'fetch-failed' });
  });
});

describe('finding the sitemaps of a site', () => {
  test('goes by robots.txt', async () => {
    const origin = await serve((origin) => ({
      '/robots.txt': `User-agent: *\nSitemap: ${origin}/a.xml\n sitemap :/b.xml\r\n#Sitemap: /no.xml\nSITEMAP: mailto:x\nSitemap: ${origin}/a.xml`,
    }));
    expect(await findSitemaps(web(), `${origin}/blog/`)).toEqual([`${origin}/a.xml`, `${origin}/b.xml`]);
    expect(asked).toEqual(['/robots.txt']);
  });

  test.each([
    ['/sitemap.xml', '/blog/'],
    ['/sitemap_index.xml', '/'],
    ['/wp-sitemap.xml', '/'],
    ['/blog/sitemap.xml', '/blog/post'],
  ])('else looks where programs put them: %s', async (path, page) => {
    const origin = await serve(() => ({ [path]: urlset('/1') }));
    expect(await findSitemaps(web(), `${origin}${page}`)).toEqual([`${origin}${path}`]);
  });

  test('gives where the address leads, and takes no page for a sitemap', async () => {
    const origin = await serve(() => ({
      '/sitemap.xml': '<html>Welcome</html>',
      '/sitemap_index.xml': { status: 302, location: '/real.xml' },
      '/real.xml': urlset('/1'),
    }));
    expect(await findSitemaps(web(), origin)).toEqual([`${origin}/real.xml`]);
  });

  test('gives none where there is none', async () => {
    const origin = await serve(() => ({}));
    expect(await findSitemaps(web(), origin)).toEqual([]);
    await expect(findSitemaps(web(), 'not an address')).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

async function serve(site: (origin: string) => Site): Promise<string> {
  let pages: Site = {};
  const started = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const page = pages[path] ?? { status: 404 };
    if (typeof page === 'string' || page instanceof Uint8Array) response.end(page);
    else response.writeHead(page.status, page.location ? { location: page.location } : {}).end();
  });
  await new Promise<void>((done) => started.listen(0, '127.0.0.1', done));
  server = started;
  // `listen` on a port gives an address with one.
  const { port } = started.address() as AddressInfo;
  pages = site(`http://127.0.0.1:${port}`);
  return `http://127.0.0.1:${port}`;
}

/** The whole web as this test needs it: only this machine answers. */
function web(): Web {
  return {
    async get(url) {
      if (!url.startsWith('http://127.0.0.1:'))
        throw new SheafError('address-refused', `${url} is not fetched.`);
      const answer = await fetch(url);
      return {
        url: answer.url,
        status: answer.status,
        isUnchanged: false,
        mediaType: null,
        charset: null,
        etag: null,
        lastModified: null,
        header: (name) => answer.headers.get(name),
        bytes: new Uint8Array(await answer.arrayBuffer()),
      };
    },
    async close() {},
  };
}

async function list(origin: string, limits: SitemapLimits = {}) {
  const pages: string[] = [];
  const notes: ReadingNote[] = [];
  const note = (it: ReadingNote) => notes.push(it);
  for await (const entry of listSitemap(web(), `${origin}/sitemap.xml`, { ...limits, note }))
    pages.push(new URL(entry.url).pathname);
  return { pages, notes };
}

function index(...urls: readonly string[]): string {
  return `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.map((it) => `<sitemap><loc>${it}</loc></sitemap>`).join('')}</sitemapindex>`;
}

function urlset(...paths: readonly string[]): string {
  return `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${paths.map((it) => `<url><loc>${it}</loc></url>`).join('')}</urlset>`;
}
