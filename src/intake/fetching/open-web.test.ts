import type { IncomingMessage } from 'node:http';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { failure, type Page, read, site, web } from './fixtures/test-site.ts';

const packed =
  (coding: string, body: Uint8Array): Page =>
  (_, response) =>
    void response.writeHead(200, { 'content-encoding': coding }).end(body);

describe('an answer', () => {
  it('comes with what its head says', async () => {
    const { url } = await site({
      '/a': (_, response) =>
        void response
          .writeHead(200, {
            'content-type': 'Text/HTML; boundary=x; charset="windows-1256"',
            etag: 'W/"1"',
            'last-modified': 'Mon, 31 Jul 2017 12:00:00 GMT',
            'x-wp-total': '12',
          })
          .end('hello'),
    });
    const answer = await web().get(`${url}/a`);
    expect({ ...answer, bytes: read(answer.bytes), header: answer.header('X-WP-Total') }).toEqual({
      url: `${url}/a`,
      status: 200,
      isUnchanged: false,
      mediaType: 'text/html',
      charset: 'windows-1256',
      etag: 'W/"1"',
      lastModified: 'Mon, 31 Jul 2017 12:00:00 GMT',
      header: '12',
      bytes: 'hello',
    });
  });

  it('may say that there is no such page', async () => {
    const { url } = await site({});
    expect(await web().get(`${url}/a`)).toMatchObject({
      status: 404,
      mediaType: null,
      charset: null,
      etag: null,
    });
  });

  it('is asked for under a name, with what is known', async () => {
    let heard: IncomingMessage['headers'] = {};
    const { url } = await site({
      '/a': (request, response) => {
        heard = request.headers;
        response.writeHead(304, { etag: '"2"' }).end();
      },
    });
    const known = { etag: '"1"', lastModified: 'Mon, 31 Jul 2017 12:00:00 GMT', accept: 'application/json' };
    const answer = await web({ contact: 'https://network.example/about\r\nx: y' }).get(`${url}/a`, known);
    expect(heard).toMatchObject({
      'user-agent': 'Sheaf/0.1 (open-source dossier archive; contact: https://network.example/aboutx: y)',
      'if-none-match': '"1"',
      'if-modified-since': 'Mon, 31 Jul 2017 12:00:00 GMT',
      accept: 'application/json',
    });
    expect(answer).toMatchObject({ status: 304, isUnchanged: true, etag: '"2"', bytes: new Uint8Array() });
  });

  it.each([
    ['gzip', gzipSync('hello')],
    ['x-gzip', gzipSync('hello')],
    ['deflate', deflateSync('hello')],
    ['deflate', deflateRawSync('hello')],
    ['br', brotliCompressSync('hello')],
    ['zstd', zstdCompressSync('hello')],
    ['gzip, br', brotliCompressSync(gzipSync('hello'))],
    ['identity', Buffer.from('hello')],
    ['gzip', Buffer.alloc(0)],
  ])('is unpacked from %s', async (coding, body) => {
    const { url } = await site({ '/a': packed(coding, body) });
    expect(read((await web().get(`${url}/a`)).bytes)).toBe(body.length > 0 ? 'hello' : '');
  });

  it.each([
    ['a coding nobody asked for', packed('compress', Buffer.from('x'))],
    ['more than two codings', packed('gzip, gzip, gzip', gzipSync(gzipSync(gzipSync('x'))))],
    ['damaged packing', packed('gzip', Buffer.from('this is no gzip'))],
    ['packing that breaks off', packed('gzip', gzipSync('x'.repeat(1000)).subarray(0, 20))],
    ['brotli that is none', packed('br', Buffer.from('this is no brotli at all'))],
    ['zstd that is none', packed('zstd', Buffer.from('this is no zstd at all'))],
  ])('fails for %s', async (_, page) => {
    const { url } = await site({ '/a': page });
    expect(await failure(web().get(`${url}/a`))).toMatch(
      /^fetch-failed: .*the answer is (?:packed|damaged)/u,
    );
  });
});

describe('an answer that would harm', () => {
  const zeros = Buffer.alloc(40_000_000);

  it.each([
    ['gzip', gzipSync(zeros)],
    ['deflate', deflateSync(zeros)],
    ['br', brotliCompressSync(zeros)],
    ['zstd', zstdCompressSync(zeros)],
    ['gzip, gzip', gzipSync(gzipSync(zeros))],
  ])('is not unpacked to the end: %s', async (coding, bomb) => {
    const { url } = await site({ '/a': packed(coding, bomb) });
    expect(await failure(web().get(`${url}/a`, { maxBytes: 1_000_000 }))).toMatch(
      /^fetch-failed: .*larger than the 1000 kB/u,
    );
  });

  it('is not read to the end when it has none', async () => {
    const { promise: hungUp, resolve } = Promise.withResolvers<void>();
    const { url } = await site({
      '/a': (_, response) => {
        const go = () => {
          while (response.write('x'.repeat(10_000)));
        };
        response.on('drain', go).on('close', resolve);
        go();
      },
    });
    expect(await failure(web().get(`${url}/a`, { maxBytes: 100_000 }))).toMatch(/^fetch-failed: .*larger/u);
    await hungUp;
  });

  it('is not begun when it says that it is too large', async () => {
    const { url } = await site({
      '/a': (_, response) => void response.writeHead(200, { 'content-length': '99999999' }).write('x'),
    });
    expect(await failure(web().get(`${url}/a`))).toMatch(/^fetch-failed: .*larger than the 25000 kB/u);
  });

  it('is given up when it drips', async () => {
    const { url } = await site({
      '/a': (_, response) => {
        const drip = setInterval(() => response.write('x'), 10);
        response.on('close', () => clearInterval(drip));
      },
    });
    expect(await failure(web({ timeoutMs: 200 }).get(`${url}/a`))).toMatch(
      /^fetch-failed: .*took longer than 0.2 s/u,
    );
  });

  it('is given up when it does not begin', async () => {
    const { url } = await site({ '/a': () => undefined });
    expect(await failure(web({ firstByteMs: 100 }).get(`${url}/a`))).toMatch(
      /^fetch-failed: .*no answer came within 0.1 s/u,
    );
  });

  it('is refused with a head that is too large', async () => {
    const { url } = await site({
      '/a': (_, response) => void response.writeHead(200, { x: 'x'.repeat(60_000) }).end(),
    });
    expect(await failure(web().get(`${url}/a`))).toMatch(/^fetch-failed: .*head of the answer is too large/u);
  });
});
