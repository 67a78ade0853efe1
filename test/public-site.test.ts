import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Archive, openArchive } from '../src/archive/index.ts';
import { createPublication } from '../src/catalogue/index.ts';
import {
  createDossier,
  type DossierDocument,
  findDossier,
  readRevision,
  saveRevision,
} from '../src/dossiers/index.ts';
import { findOrCreateTopic } from '../src/names/index.ts';
import { bringUpToDate } from '../src/search/index.ts';
import { startServer } from '../src/server/index.ts';
import { pagesOfEveryKind, type SampleSite, startSampleSite } from './sample-site.ts';

let site: SampleSite;

beforeAll(async () => {
  site = await startSampleSite();
});
afterAll(async () => site?.stop());

interface Answered {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
}

function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const { port } = site.server;
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    });
    asked.on('error', reject).end();
  });
}

describe('the public site', () => {
  test.each(pagesOfEveryKind)(
    'answers %s with a policy that lets nothing run and nothing in',
    async (path) => {
      const { status, headers } = await get(path);
      expect(status).toBe(path === '/no-such-page' ? 404 : 200);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).not.toContain('unsafe-inline');
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'strict-origin-when-cross-origin',
        'cross-origin-opener-policy': 'same-origin',
      });
      expect(headers['permissions-policy']).toBeDefined();
      expect(headers['set-cookie']).toBeUndefined();
    },
  );

  test('sends the same page in every encoding, each under its own strong tag, and 304 to who has it', async () => {
    const plain = await get('/dossiers/iskp');
    const brotli = await get('/dossiers/iskp', { 'accept-encoding': 'gzip, br' });
    const gzip = await get('/dossiers/iskp', { 'accept-encoding': 'gzip, br;q=0' });
    expect(brotliDecompressSync(brotli.body)).toEqual(plain.body);
    expect(gunzipSync(gzip.body)).toEqual(plain.body);
    const tags = [plain, brotli, gzip].map((it) => String(it.headers.etag));
    expect(new Set(tags).size).toBe(3);
    for (const tag of tags) {
      expect(tag).toMatch(/^"[\w-]+"$/);
      const again = await get('/dossiers/iskp', { 'if-none-match': tag, 'accept-encoding': 'br' });
      expect([again.status, again.body.length]).toEqual([304, 0]);
    }
  });

  test('answers HEAD with the headers of GET and no body', async () => {
    const got = await get('/dossiers/iskp');
    const head = await get('/dossiers/iskp', {}, 'HEAD');
    expect([head.status, head.headers.etag, head.body.length]).toEqual([200, got.headers.etag, 0]);
  });

  test.each(['POST', 'PUT', 'DELETE', 'PATCH'])('refuses %s and says what it takes', async (method) => {
    const { status, headers } = await get('/dossiers/iskp', {}, method);
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  test('sends an address with a slash at its end to the one without', async () => {
    const { status, headers } = await get('/dossiers/iskp/');
    expect([status, headers.location]).toEqual([301, '/dossiers/iskp']);
  });

  test.each([
    '//elsewhere.example/dossiers/',
    '/dossiers/%E0%A4%A',
    '/dossiers/../../etc/passwd',
    '/media/..%2f..%2farchive.sqlite',
    `/media/${'0'.repeat(64)}.svg`,
    '/publications?page=0',
    '/publications?page=999999',
    '/publications?page=1;drop',
    '/dossiers/iskp/v/0',
    '/dossiers/iskp/v/99999999999',
    '/dossiers/iskp/changes/1..99',
    `/${'a'.repeat(4000)}`,
  ])('has nothing at %s', async (path) => {
    const { status, headers } = await get(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(headers.location).toBeUndefined();
  });

  test('shows what another process publishes at once', async () => {
    const before = await get('/about');
    const archive = await openArchive(site.folder, { mode: 'write' });
    await archive.db
      .updateTable('archive_setting')
      .set({
        value: JSON.stringify({ name: 'Renamed', tagline: '', language: 'en', about: '', seriesName: 'S' }),
      })
      .where('key', '=', 'profile')
      .execute();
    await archive.close();
    const after = await get('/about');
    expect(before.body.toString()).not.toContain('Renamed');
    expect(after.body.toString()).toContain('Renamed');
  });

  test('takes the next port and says which, where the first is taken', async () => {
    const second = await startServer({ folder: site.folder, port: site.server.port, furtherPorts: 5 });
    expect(second.port).toBeGreaterThan(site.server.port);
    await second.close();
  });

  test('refuses a taken port that was asked for by name', async () => {
    await expect(startServer({ folder: site.folder, port: site.server.port })).rejects.toMatchObject({
      code: 'port-taken',
    });
  });
});

describe('a draft', () => {
  const secret = 'Unpublishedword';
  let routes: readonly string[] = [];

  beforeAll(async () => {
    const archive = await openArchive(site.folder, { mode: 'write' });
    routes = await addDrafts(archive);
    await bringUpToDate(archive);
    await archive.close();
  });

  test('is on no page, whatever the route', async () => {
    const asked = [...new Set([...routes, ...pagesOfEveryKind, '/publications?page=2'])];
    for (const path of asked) {
      const { body } = await get(path);
      // What the 404 page repeats of the address is the reader's own.
      expect(body.toString().replaceAll(path, ''), path).not.toContain(secret);
    }
  });

  test('is found by no search, and told by nothing that a search says', async () => {
    const searches = [
      'unpublishe*',
      'unpublishedwort',
      'unpublished word',
      'title:unpublishe*',
      'author:person',
      'kind:report',
      '',
    ];
    for (const text of searches) {
      const query = `q=${encodeURIComponent(text)}`;
      for (const path of [`/search?${query}`, `/search.atom?${query}`, `/api/v1/search?${query}&limit=100`]) {
        const { status, body } = await get(path);
        expect(status, path).toBe(200);
        expect(body.toString().toLowerCase(), path).not.toContain(secret.toLowerCase());
      }
    }
    expect((await get('/search?topic=unpublishedword-topic')).body.toString()).not.toContain(
      `${secret} topic`,
    );
  });

  test('has no address of its own', async () => {
    for (const path of routes) expect((await get(path)).status, path).toBe(404);
  });

  /** A draft dossier with all that only it shows, and a draft ahead of a published one; gives every address they would have. */
  async function addDrafts(archive: Archive): Promise<string[]> {
    const topic = await findOrCreateTopic(archive, `${secret} topic`, 'en');
    const publication = await createPublication(archive, {
      kind: 'report',
      title: `${secret} report`,
      language: 'en',
      date: { edtf: '2026', raw: '2026' },
      url: `https://example.org/${secret}`,
      publisher: `${secret} press`,
      isExternal: false,
      abstract: secret,
      credits: [{ name: `${secret} Person`, kind: 'person', role: 'author', literal: secret }],
      topics: [topic.id],
    });
    const published = await findDossier(archive, 'iskp');
    const head = await readRevision(archive, published?.id ?? '');
    const ahead: DossierDocument = {
      ...head.document,
      title: `${secret} title`,
      narrative: `${secret} [@${publication.citeKey}]`,
      tags: [...head.document.tags, topic.id],
      sections: head.document.sections.map((section) => ({
        ...section,
        entries: [...section.entries, { id: `x-${section.id}`, publication: publication.id, note: secret }],
      })),
    };
    const saved = await saveRevision(archive, published?.id ?? '', {
      document: ahead,
      author: secret,
      note: secret,
      change: 'update',
      basedOn: head.number,
    });
    const draft = await createDossier(archive, {
      slug: 'unpublished-dossier',
      document: ahead,
      author: secret,
      note: secret,
      change: 'update',
    });
    const person = publication.credits[0]?.slug ?? '';
    return [
      `/dossiers/${draft.slug}`,
      `/dossiers/${draft.slug}/v/1`,
      `/dossiers/${draft.slug}/changes/1..1`,
      `/dossiers/iskp/v/${saved.number}`,
      `/dossiers/iskp/changes/${head.number}..${saved.number}`,
      `/publications/${publication.slug}`,
      `/contributors/${person}`,
      `/topics/${topic.slug}`,
    ];
  }
});
