import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Archive, createArchive } from '../src/archive/index.ts';
import {
  addSource,
  createPublication,
  editPublication,
  leaveImported,
  listPublications,
  readBrokenPieces,
  readDifferences,
  readSource,
  readText,
  removeSource,
  takeImported,
  waitingPairs,
} from '../src/catalogue/index.ts';
import { indexAfterBatches } from '../src/cli/sync-options.ts';
import { fetchPictures, type SyncOptions, syncSource, trySource } from '../src/intake/index.ts';
import { findByWords } from './find-by-words.ts';

let folder: string;
let archive: Archive;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-'));
  archive = await createArchive(join(folder, 'archive'), { name: 'A' });
});
afterEach(async () => {
  await archive.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Piece {
  readonly title: string;
  readonly url?: string;
  readonly date?: string;
  readonly authors?: readonly string[];
  readonly text?: string;
}

const OPTIONS: SyncOptions = {
  web: { allowLoopback: true, minimumDelayMs: 0 },
  // One for each archive.
  get afterBatch() {
    return indexAfterBatches(0);
  },
};

function file(name: string, pieces: readonly Piece[]): string {
  const path = join(folder, name);
  writeFileSync(
    path,
    pieces.map((piece) => JSON.stringify({ id: piece.url ?? piece.title, ...piece })).join('\n'),
  );
  return path;
}

async function sync(path: string, options: SyncOptions = {}, format = 'json-lines') {
  const source = await addSource(archive, { format, address: path, name: path, by: 'me' });
  return syncSource(archive, source, { ...OPTIONS, ...options });
}

const titles = async () =>
  (await listPublications(archive, { offset: 0, limit: 1_000 })).map(({ title }) => title).sort();

async function dump(): Promise<string> {
  const tables = await sql<{
    name: string;
  }>`select name from sqlite_schema where type = 'table' order by name`.execute(archive.db);
  const parts: unknown[] = [];
  for (const { name } of tables.rows) {
    if (name.startsWith('publication_index')) continue;
    parts.push([name, (await sql`select * from ${sql.table(name)}`.execute(archive.db)).rows]);
  }
  return JSON.stringify(parts);
}

const WATER: Piece = {
  title: 'Water in the Upper Valley',
  url: 'https://example.org/water',
  date: '2017-03-04',
  authors: ['Kate Example'],
  text: 'The canal was dry in summer, and the village council met at the weir to share what was left of it.',
};
const CHALK: Piece = {
  ...WATER,
  title: 'Messages in Chalk',
  url: 'https://example.org/chalk',
  text: 'Walls.',
};

describe('a sync', () => {
  test('brings everything the first time and changes nothing the second', async () => {
    const path = file('a.jsonl', [WATER, CHALK]);
    expect((await sync(path)).counts).toMatchObject({ new: 2, broken: 0 });
    appendFileSync(path, '\n');
    expect((await sync(path)).counts).toMatchObject({ new: 0, changed: 0, same: 2 });
    expect((await sync(path)).isUnchanged).toBe(true);
    expect(await titles()).toEqual([CHALK.title, WATER.title]);
  });

  test('changes what the source changed, its text and the index too', async () => {
    const path = file('a.jsonl', [WATER, CHALK]);
    await sync(path);
    file('a.jsonl', [{ ...WATER, text: 'The reservoir was full.', date: '2017-03-05' }, CHALK]);
    const report = await sync(path);
    expect(report.counts).toMatchObject({ changed: 1, same: 1 });
    expect(report.examples[0]).toMatchObject({ what: 'changed', changed: ['date'] });
    const [found] = await findByWords(archive, 'reservoir');
    expect((await readText(archive, found ?? ''))?.text).toBe('The reservoir was full.');
    expect(await findByWords(archive, 'canal')).toEqual([]);
  });

  test('keeps what the source no longer lists, and marks it', async () => {
    const path = file('a.jsonl', [WATER, CHALK]);
    await sync(path);
    file('a.jsonl', [WATER]);
    expect((await sync(path)).counts).toMatchObject({ gone: 1, same: 1 });
    expect(await titles()).toEqual([CHALK.title, WATER.title]);
    file('a.jsonl', [WATER, CHALK]);
    expect((await sync(path)).counts).toMatchObject({ gone: 0, same: 2 });
  });

  test('tells of what it can not read by its place and takes in the rest; mended, it is forgotten', async () => {
    const path = join(folder, 'a.jsonl');
    writeFileSync(path, `${JSON.stringify(WATER)}\n{"title": 5}\n${JSON.stringify(CHALK)}\n`);
    const report = await sync(path);
    expect(report.counts).toMatchObject({ new: 2, broken: 1 });
    expect(report.broken[0]?.where).toBe('line 2');
    const source = await readSource(archive, report.source.id);
    expect(await readBrokenPieces(archive, source.id)).toHaveLength(1);
    file('a.jsonl', [WATER, CHALK]);
    await sync(path);
    expect(await readBrokenPieces(archive, source.id)).toEqual([]);
  });

  test('says in a dry run what the real one then does, and leaves the archive as it was', async () => {
    const path = file('a.jsonl', [WATER, CHALK]);
    const before = await dump();
    const given = { format: 'json-lines', address: path, name: 'a', by: 'me' };
    const tried = await trySource(archive, given, OPTIONS);
    expect(await dump()).toBe(before);
    expect((await sync(path)).counts).toEqual(tried.counts);
    file('a.jsonl', [{ ...WATER, date: '2018' }]);
    const kept = await dump();
    const again = await sync(path, { isDryRun: true });
    expect(await dump()).toBe(kept);
    expect((await sync(path)).counts).toEqual(again.counts);
  });

  test('changes nothing where the source suddenly lists almost nothing, unless that is expected', async () => {
    const many = Array.from({ length: 30 }, (_, at) => ({ title: `Report on District ${at}`, date: '2017' }));
    const path = file('a.jsonl', many);
    await sync(path);
    file('a.jsonl', [{ title: 'Report on District 0', date: '2020' }]);
    await expect(sync(path)).rejects.toMatchObject({ code: 'source-shrunk' });
    expect(
      (await listPublications(archive, { offset: 0, limit: 50 })).every((it) => it.date?.edtf === '2017'),
    ).toBe(true);
    expect((await sync(path, { isShrinkingExpected: true })).counts).toMatchObject({ changed: 1, gone: 29 });
  });

  test('goes on where it was stopped', async () => {
    const many = Array.from({ length: 1_200 }, (_, at) => ({ title: `Dispatch ${at}`, date: '2017' }));
    const path = file('a.jsonl', many);
    const controller = new AbortController();
    const stopped = await sync(path, { signal: controller.signal, onProgress: () => controller.abort() });
    expect(stopped.outcome).toBe('interrupted');
    expect(stopped.counts.new).toBeLessThan(1_200);
    const { counts } = await sync(path);
    expect(counts.new + stopped.counts.new).toBe(1_200);
    expect((await titles()).length).toBe(1_000);
  });

  test('reads a large file in a thread of its own and gives the same', async () => {
    const many = Array.from({ length: 900 }, (_, at) => ({
      title: `Dispatch ${at}`,
      text: `${at} word `.repeat(400),
    }));
    const path = file('large.jsonl', many);
    expect(readFileSync(path).length).toBeGreaterThan(2_000_000);
    expect((await sync(path)).counts).toMatchObject({ new: 900, broken: 0 });
    appendFileSync(path, '\n');
    expect((await sync(path)).counts).toMatchObject({ new: 0, same: 900 });
  });
});

describe('an edit', () => {
  test('stays when the source changes, and the difference can be taken or left', async () => {
    const path = file('a.jsonl', [WATER]);
    await sync(path);
    const [known] = await listPublications(archive, { offset: 0, limit: 1 });
    const id = known?.id ?? '';
    await editPublication(archive, id, { title: 'Water, Corrected' }, 'editor');
    file('a.jsonl', [{ ...WATER, title: 'Water at the Source' }]);
    expect((await sync(path)).counts).toMatchObject({ differing: 1 });
    expect(await titles()).toEqual(['Water, Corrected']);
    const [difference] = await readDifferences(archive);
    expect(difference).toMatchObject({ field: 'title', now: 'Water at the Source', imported: WATER.title });
    await leaveImported(archive, id, 'title', 'editor');
    expect(await readDifferences(archive)).toEqual([]);
    file('a.jsonl', [{ ...WATER, title: 'Water Once More' }]);
    await sync(path);
    expect(await readDifferences(archive)).toHaveLength(1);
    await takeImported(archive, id, 'title', 'editor');
    expect(await titles()).toEqual(['Water Once More']);
  });
});

describe('the same piece from two sources', () => {
  test('is one publication, with what each says', async () => {
    await sync(file('a.jsonl', [{ ...WATER, authors: [] }]));
    const report = await sync(
      file('b.jsonl', [{ ...WATER, url: 'http://www.example.org/water/?utm_source=x' }]),
    );
    expect(report.counts).toMatchObject({ joined: 1, new: 0 });
    const [known] = await listPublications(archive, { offset: 0, limit: 5 });
    expect(known?.credits.map(({ name }) => name)).toEqual(['Kate Example']);
    expect(await titles()).toEqual([WATER.title]);
  });

  test('goes before what a dossier page said of it, which is kept beside', async () => {
    await createPublication(archive, {
      kind: 'dispatch',
      title: 'Water in the Uper Valley',
      language: 'en',
      date: { edtf: '2017-03', raw: 'March 2017' },
      url: 'https://example.org/water',
      publisher: null,
      isExternal: false,
      abstract: null,
      credits: [],
      topics: [],
    });
    expect((await sync(file('a.jsonl', [WATER]))).counts).toMatchObject({ joined: 1 });
    const [known] = await listPublications(archive, { offset: 0, limit: 5 });
    expect(known).toMatchObject({ title: WATER.title, kind: 'dispatch', date: { edtf: '2017-03-04' } });
  });

  test('is linked, not merged, where it is an amended version; where it is doubtful it waits', async () => {
    await sync(file('a.jsonl', [WATER]));
    const amended = {
      ...WATER,
      title: `${WATER.title} (amended)`,
      url: 'https://example.org/water-2',
      date: '2018',
    };
    expect((await sync(file('b.jsonl', [amended]))).counts).toMatchObject({ new: 1, joined: 0 });
    const relations = await archive.db.selectFrom('publication_relation').select('type').execute();
    expect(relations).toEqual([{ type: 'version-of' }]);
    expect(await waitingPairs(archive, 'publication')).toEqual([]);
  });

  test('is known again when its source is removed and added once more', async () => {
    const path = file('a.jsonl', [WATER]);
    const { source } = await sync(path);
    await removeSource(archive, source.id, 'me');
    appendFileSync(path, '\n');
    expect((await sync(path)).counts).toMatchObject({ same: 1, new: 0 });
    expect(await titles()).toEqual([WATER.title]);
  });
});

describe('a site', () => {
  let server: Server;
  let origin: string;
  let answers: Map<string, { readonly body: string | Buffer; readonly type: string; readonly etag?: string }>;
  let asked: string[];

  beforeEach(async () => {
    answers = new Map();
    asked = [];
    server = createServer((request, response) => {
      const path = request.url ?? '';
      asked.push(path);
      const answer = answers.get(path);
      if (!answer) return response.writeHead(404).end();
      if (answer.etag && request.headers['if-none-match'] === answer.etag)
        return response.writeHead(304).end();
      response.writeHead(200, { 'content-type': answer.type, ...(answer.etag ? { etag: answer.etag } : {}) });
      return response.end(answer.body);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    // A server that listens on a port has an address of this type.
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => new Promise((done) => server.close(done)));

  const page = (title: string) =>
    `<!doctype html><title>${title}</title><article><h1>${title}</h1><p>${'A sentence about the canal, the weir and the village. '.repeat(8)}</p></article>`;

  test('is read by its feed, and a feed that has not changed is not read again', async () => {
    const items = [1, 2, 3].map(
      (at) =>
        `<item><title>Dispatch ${at}</title><link>${origin}/${at}</link><guid>${origin}/${at}</guid></item>`,
    );
    const body = `<rss version="2.0"><channel><title>Example</title>${items.join('')}</channel></rss>`;
    answers.set('/feed', { body, type: 'application/rss+xml', etag: '"1"' });
    expect((await sync(`${origin}/feed`, {}, 'feed')).counts).toMatchObject({ new: 3 });
    expect((await sync(`${origin}/feed`, {}, 'feed')).isUnchanged).toBe(true);
    answers.set('/feed', {
      body: body.replace(/<item>.*<\/item>/u, ''),
      type: 'application/rss+xml',
      etag: '"2"',
    });
    await expect(sync(`${origin}/feed`, {}, 'feed')).rejects.toMatchObject({ code: 'source-shrunk' });
    expect(await titles()).toHaveLength(3);
  });

  test('is read by its sitemap: pages that have not changed are not fetched, a broken one does not stop the rest', async () => {
    const entry = (path: string, changed: string) =>
      `<url><loc>${origin}${path}</loc>${changed === '' ? '' : `<lastmod>${changed}</lastmod>`}</url>`;
    const body = `<urlset>${entry('/a', '2024-01-01')}${entry('/b', '')}${entry('/c', '2024-01-01')}</urlset>`;
    answers.set('/sitemap.xml', { body, type: 'application/xml' });
    answers.set('/a', { body: page('The Upper Canal'), type: 'text/html' });
    answers.set('/b', { body: page('The Lower Canal'), type: 'text/html', etag: '"b"' });
    answers.set('/c', { body: 'PDF', type: 'application/pdf' });
    expect((await sync(`${origin}/sitemap.xml`, {}, 'sitemap')).counts).toMatchObject({ new: 2, broken: 1 });
    expect(await titles()).toEqual(['The Lower Canal', 'The Upper Canal']);
    asked.length = 0;
    const { counts } = await sync(`${origin}/sitemap.xml`, {}, 'sitemap');
    expect(counts).toMatchObject({ same: 2, new: 0 });
    expect(asked).toContain('/b');
    expect(asked).not.toContain('/a');
  });

  test('gives its pictures only when asked, and a sync does not forget them', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    answers.set('/canal.png', { body: png, type: 'image/png' });
    const picture = { url: `${origin}/canal.png`, caption: 'The canal', credit: 'Kate Example' };
    const path = join(folder, 'pictures.jsonl');
    const gone = { url: `${origin}/gone.png` };
    writeFileSync(path, JSON.stringify({ ...WATER, pictures: [picture, gone] }));
    const { source } = await sync(path);
    const files = () =>
      archive.db
        .selectFrom('publication_picture')
        .select(['caption', 'sha256'])
        .orderBy('position')
        .execute();
    expect(await files()).toMatchObject([{ sha256: null }, { sha256: null }]);
    const report = await fetchPictures(archive, source.id, OPTIONS);
    expect(report).toMatchObject({
      fetched: 1,
      failed: [{ url: gone.url, says: expect.stringContaining('404') }],
    });
    const [kept] = await files();
    expect(kept).toMatchObject({ caption: 'The canal', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    writeFileSync(path, JSON.stringify({ ...WATER, date: '2018', pictures: [picture, gone] }));
    await sync(path);
    expect((await files())[0]).toEqual(kept);
  });

  test('that fails is marked with why, and is tried later each time', async () => {
    const address = `${origin}/feed`;
    const source = await addSource(archive, {
      format: 'feed',
      address,
      name: 'Gone',
      by: 'me',
      everyMinutes: 60,
    });
    await expect(syncSource(archive, source, OPTIONS)).rejects.toMatchObject({ code: 'fetch-failed' });
    const once = await readSource(archive, source.id);
    expect(once).toMatchObject({ failures: 1, leasedUntil: null, lastError: expect.stringContaining('404') });
    await expect(syncSource(archive, once, OPTIONS)).rejects.toMatchObject({ code: 'fetch-failed' });
    const twice = await readSource(archive, source.id);
    expect(Date.parse(twice.dueAt ?? '') - Date.parse(once.dueAt ?? '')).toBeGreaterThan(3_000_000);
  });

  test('on a private address is refused', async () => {
    await expect(sync('http://10.0.0.1/feed', { web: {} }, 'feed')).rejects.toMatchObject({
      code: 'address-refused',
    });
  });
});
