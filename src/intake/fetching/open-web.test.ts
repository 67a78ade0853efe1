import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { openWeb, type WebOptions } from './open-web.ts';
import type { Web } from './web.ts';

type Page = (request: IncomingMessage, response: ServerResponse) => void;

const servers: Server[] = [];
const webs: Web[] = [];

afterEach(async () => {
  await Promise.all(webs.splice(0).map((web) => web.close()));
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A site on this machine; without a page for it, robots.txt is not found. */
async function site(pages: Readonly<Record<string, Page>>) {
  const asked: string[] = [];
  const server = createServer({ keepAlive: true }, (request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const page = pages[path] ?? pages['*'];
    if (path === '/robots.txt' && !pages[path]) response.writeHead(404).end();
    else if (page) page(request, response);
    else response.writeHead(404).end('nothing here');
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // A server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    asked,
    pagesAsked: () => asked.filter((it) => it !== '/robots.txt'),
  };
}

/** A clock that passes the time at once and remembers how long it was asked to wait. */
function clock() {
  const slept: number[] = [];
  let time = Date.UTC(2017, 6, 31, 12);
  return {
    slept,
    now: () => time,
    sleep: async (ms: number) => {
      slept.push(ms);
      time += ms;
    },
  };
}

function web(options: WebOptions = {}): Web {
  const opened = openWeb({ allowLoopback: true, clock: clock(), ...options });
  webs.push(opened);
  return opened;
}

const text =
  (body: string): Page =>
  (_, response) =>
    void response.end(body);
const status =
  (code: number, headers: Record<string, string> = {}): Page =>
  (_, response) =>
    void response.writeHead(code, headers).end(`status ${code}`);
const packed =
  (coding: string, body: Uint8Array): Page =>
  (_, response) =>
    void response.writeHead(200, { 'content-encoding': coding }).end(body);
const read = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** What went wrong, as code and message. */
async function failure(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (it: unknown) => it,
  );
  return error instanceof Error && 'code' in error
    ? `${error.code}: ${error.message}`
    : `no SheafError: ${error}`;
}

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

describe('redirects', () => {
  it.each([301, 302, 303, 307, 308])('of status %s are followed', async (code) => {
    const { url } = await site({ '/a': status(code, { location: 'b?c#d' }), '/b?c': text('here') });
    const answer = await web().get(`${url}/a`);
    expect([answer.url, read(answer.bytes)]).toEqual([`${url}/b?c#d`, 'here']);
  });

  it.each([
    'http://10.0.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    '//192.168.1.1/',
    'http://[::ffff:10.0.0.1]/',
    'file:///etc/passwd',
    'http://user:secret@127.0.0.1/',
    'javascript:alert(1)',
  ])('to %s are refused', async (location) => {
    const { url } = await site({ '/a': status(302, { location }) });
    expect(await failure(web().get(`${url}/a`))).toMatch(/^address-refused: /u);
  });

  it('to this machine are refused from outside of tests', async () => {
    const { port, asked } = await site({ '*': text('secret') });
    const lookup = async () => [{ address: '127.0.0.1', family: 4 }];
    expect(await failure(web({ allowLoopback: false, lookup }).get(`http://a.example.org:${port}/`))).toMatch(
      /^address-refused: a\.example\.org .*127\.0\.0\.1/u,
    );
    expect(asked).toEqual([]);
  });

  it('in a circle end', async () => {
    const { url } = await site({
      '/a': status(302, { location: '/b' }),
      '/b': status(302, { location: '/a#x' }),
    });
    expect(await failure(web().get(`${url}/a`))).toMatch(/^fetch-failed: .*circle/u);
  });

  it('without end, end', async () => {
    const { url, pagesAsked } = await site({
      '*': (request, response) => void response.writeHead(302, { location: `${request.url}x` }).end(),
    });
    expect(await failure(web({ maxRedirects: 3 }).get(`${url}/a`))).toMatch(
      /^fetch-failed: .*more than 3 times/u,
    );
    expect(pagesAsked()).toEqual(['/a', '/ax', '/axx', '/axxx']);
  });

  it('without an address are answers', async () => {
    const { url } = await site({ '/a': status(302) });
    expect(await web().get(`${url}/a`)).toMatchObject({ status: 302 });
  });
});

describe('names', () => {
  it.each([
    ['a private address', ['10.0.0.1']],
    ['a public address and a private one', ['93.184.215.14', '10.0.0.1']],
    ['the address of a cloud’s secrets', ['169.254.169.254']],
    ['a private address inside IPv6', ['::ffff:192.168.0.1']],
    ['a local address of IPv6', ['fe80::1']],
    ['nonsense', ['not an address']],
  ])('that lead to %s are refused', async (_, addresses) => {
    const lookup = async () =>
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    expect(await failure(web({ lookup }).get('http://a.example.org/'))).toMatch(/^address-refused: /u);
  });

  it('are looked up once for a connection, so that a second answer changes nothing', async () => {
    const { port } = await site({ '/a': text('here'), '/b': text('there') });
    const answers = ['127.0.0.1', '10.0.0.1'];
    let lookups = 0;
    const lookup = async () => [{ address: answers[Math.min(lookups++, 1)] ?? '', family: 4 }];
    const opened = web({ lookup });
    expect(read((await opened.get(`http://a.example.org:${port}/a`)).bytes)).toBe('here');
    expect(lookups).toBe(1);
  });

  it('that do not exist are said to be so', async () => {
    const lookup = () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }));
    expect(await failure(web({ lookup }).get('http://nowhere.example.org/'))).toMatch(
      /^fetch-failed: .*no host of that name/u,
    );
    expect(await failure(web({ lookup: async () => [] }).get('http://b.example.org/'))).toMatch(
      /^fetch-failed: .*no address/u,
    );
  });

  it('that are no addresses are said to be so', async () => {
    expect(await failure(web().get('network.example'))).toMatch(/^invalid-input: .*“network\.example”/u);
    expect(await failure(web().get(`http://a.example.org/${'x'.repeat(9_000)}`))).toMatch(
      /^invalid-input: /u,
    );
  });
});

describe('robots.txt', () => {
  it('is asked once, before the first page', async () => {
    const { url, asked } = await site({
      '/robots.txt': text('User-agent: *\nDisallow: /private'),
      '*': text('x'),
    });
    const opened = web();
    await opened.get(`${url}/a`);
    await opened.get(`${url}/b`);
    expect(asked).toEqual(['/robots.txt', '/a', '/b']);
  });

  it('may forbid a page', async () => {
    const { url, pagesAsked } = await site({
      '/robots.txt': text('User-agent: *\nDisallow: /private\nAllow: /private/a$'),
      '*': text('x'),
    });
    const opened = web();
    expect(await failure(opened.get(`${url}/private/b`))).toMatch(/^robots-refused: .*forbids it/u);
    expect(await opened.get(`${url}/private/a`)).toMatchObject({ status: 200 });
    expect(pagesAsked()).toEqual(['/private/a']);
  });

  it('may speak to us by name', async () => {
    const rules =
      'User-agent: *\nDisallow:\n\nUser-agent: sheaf\nDisallow: /\n\nUser-agent: Gatherer\nDisallow:';
    const { url } = await site({ '/robots.txt': text(rules), '*': text('x') });
    expect(await failure(web().get(`${url}/a`))).toMatch(/^robots-refused: /u);
    expect(await web({ userAgent: 'Gatherer/2.0 (x)' }).get(`${url}/a`)).toMatchObject({ status: 200 });
  });

  it.each([
    [401, true],
    [403, true],
    [404, true],
    [410, true],
    [429, false],
    [500, false],
    [503, false],
  ])('that answers %s allows everything: %s', async (code, isAllowed) => {
    const { url } = await site({ '/robots.txt': status(code), '/a': text('x') });
    const outcome = await failure(web().get(`${url}/a`));
    if (isAllowed) expect(outcome).toBe('no SheafError: null');
    else expect(outcome).toMatch(/^robots-refused: .*robots\.txt answered/u);
  });

  it('that could not answer is asked again later', async () => {
    let isUp = false;
    const time = clock();
    const { url } = await site({
      '/robots.txt': (_, response) => void response.writeHead(isUp ? 404 : 503).end(),
      '/a': text('x'),
    });
    const opened = web({ clock: time });
    expect(await failure(opened.get(`${url}/a`))).toMatch(/^robots-refused: /u);
    isUp = true;
    expect(await failure(opened.get(`${url}/a`))).toMatch(/^robots-refused: /u);
    await time.sleep(600_000);
    expect(await opened.get(`${url}/a`)).toMatchObject({ status: 200 });
  });

  it('counts for pages that redirects lead to', async () => {
    const { url } = await site({
      '/robots.txt': text('User-agent: *\nDisallow: /private'),
      '/a': status(302, { location: '/private' }),
    });
    expect(await failure(web().get(`${url}/a`))).toMatch(/^robots-refused: .*\/private/u);
  });

  it('may be somewhere else, long, or no rules at all', async () => {
    const { url } = await site({
      '/robots.txt': status(301, { location: '/rules' }),
      '/rules': text(
        `User-agent: *\nDisallow: /private\n${'# comment\n'.repeat(100_000)}Disallow: /late\n${'x'.repeat(100)}`,
      ),
      '*': text('x'),
    });
    const opened = web();
    expect(await failure(opened.get(`${url}/private`))).toMatch(/^robots-refused: /u);
    expect(await opened.get(`${url}/late`)).toMatchObject({ status: 200 });
  });
});

describe('politeness', () => {
  it('asks a host one thing at a time, in order, with a pause between', async () => {
    let open = 0;
    let most = 0;
    const waits: string[] = [];
    const time = clock();
    const { url, pagesAsked } = await site({
      '*': (_, response) => {
        open += 1;
        most = Math.max(most, open);
        setTimeout(() => {
          open -= 1;
          response.end();
        }, 5);
      },
    });
    const opened = web({ clock: time, onWait: ({ host, why }) => waits.push(`${host}: ${why}`) });
    await Promise.all(['/1', '/2', '/3'].map((path) => opened.get(url + path)));
    expect(most).toBe(1);
    expect(pagesAsked()).toEqual(['/1', '/2', '/3']);
    expect(time.slept).toEqual([1000, 1000, 1000]);
    expect(waits[0]).toBe(`${new URL(url).host}: one request at a time, with a pause between`);
  });

  it('does not let hosts wait for each other', async () => {
    const { promise: bothAsked, resolve } = Promise.withResolvers<void>();
    let asked = 0;
    const together: Page = (_, response) => {
      asked += 1;
      if (asked === 2) resolve();
      void bothAsked.then(() => response.end('met'));
    };
    const [one, other] = [await site({ '/a': together }), await site({ '/a': together })];
    const opened = web();
    const answers = await Promise.all([opened.get(`${one.url}/a`), opened.get(`${other.url}/a`)]);
    expect(answers.map((it) => read(it.bytes))).toEqual(['met', 'met']);
  });

  it('waits as long as the site asks, within bounds', async () => {
    for (const [asked, waited] of [
      [7, 7000],
      [0.1, 1000],
      [9000, 30_000],
    ] as const) {
      const time = clock();
      const { url } = await site({
        '/robots.txt': text(`User-agent: *\nCrawl-delay: ${asked}`),
        '*': text('x'),
      });
      const opened = web({ clock: time });
      await opened.get(`${url}/a`);
      await opened.get(`${url}/b`);
      expect(time.slept).toEqual([1000, waited]);
    }
  });

  it('pauses before a redirect on the same host, too', async () => {
    const time = clock();
    const { url } = await site({ '/a': status(302, { location: '/b' }), '/b': text('x') });
    await web({ clock: time, minimumDelayMs: 300 }).get(`${url}/a`);
    expect(time.slept).toEqual([300, 300]);
  });
});

describe('a server in trouble', () => {
  /** Answers in turn, then with the last. */
  const inTurn = (...pages: Page[]): Page => {
    let at = 0;
    return (request, response) => pages[Math.min(at++, pages.length - 1)]?.(request, response);
  };

  it.each([
    ['in seconds', '7', 7000],
    ['as a date', 'Mon, 31 Jul 2017 12:00:08 GMT', 7000],
  ])('says %s when to come back', async (_, retryAfter, waited) => {
    const time = clock();
    const { url } = await site({ '/a': inTurn(status(429, { 'retry-after': retryAfter }), text('here')) });
    expect(await web({ clock: time }).get(`${url}/a`)).toMatchObject({ status: 200 });
    expect(time.slept).toEqual([1000, waited]);
  });

  it('is asked three times, each time later, and then its answer counts', async () => {
    const time = clock();
    const { url, pagesAsked } = await site({ '/a': status(503) });
    expect(await web({ clock: time }).get(`${url}/a`)).toMatchObject({ status: 503 });
    expect(pagesAsked()).toEqual(['/a', '/a', '/a']);
    const [, first = 0, second = 0] = time.slept;
    expect(first).toBeGreaterThanOrEqual(750);
    expect(second).toBeGreaterThan(first);
  });

  it('is not waited for when it wants us back tomorrow', async () => {
    const { url, pagesAsked } = await site({ '/a': status(429, { 'retry-after': '86400' }) });
    const answer = await web().get(`${url}/a`);
    expect([answer.status, answer.header('retry-after')]).toEqual([429, '86400']);
    expect(pagesAsked()).toEqual(['/a']);
  });

  it('is asked again when the connection breaks off', async () => {
    const hangUp: Page = (request) => void request.socket.destroy();
    const { url } = await site({ '/a': inTurn(hangUp, hangUp, text('here')), '/b': hangUp });
    const opened = web();
    expect(read((await opened.get(`${url}/a`)).bytes)).toBe('here');
    expect(await failure(opened.get(`${url}/b`))).toMatch(/^fetch-failed: .*connection broke off/u);
  });

  it('does not hold up others', async () => {
    const { url, pagesAsked } = await site({ '/a': status(404), '/b': status(400) });
    const opened = web();
    await opened.get(`${url}/a`);
    await opened.get(`${url}/b`);
    expect(pagesAsked()).toEqual(['/a', '/b']);
  });

  it('that is not there is said to be so', async () => {
    const { url } = await site({});
    servers.at(-1)?.close();
    expect(await failure(web().get(`${url}/a`))).toMatch(/^fetch-failed: .*takes no connections/u);
  });

  it('that speaks something else is said to be so', async () => {
    const { url } = await site({
      '/a': (request) => void request.socket.end('220 mail.example.org ESMTP\r\n'),
    });
    expect(await failure(web().get(`${url}/a`))).toMatch(/^fetch-failed: .*not HTTP/u);
  });
});

describe('an end', () => {
  const hanging = () => site({ '/a': () => undefined });

  it('comes to what is under way when the web is closed', async () => {
    const { url } = await hanging();
    const opened = web();
    const waiting = [failure(opened.get(`${url}/a`)), failure(opened.get(`${url}/b`))];
    setTimeout(() => void opened.close(), 50);
    for (const outcome of await Promise.all(waiting))
      expect(outcome).toMatch(/^fetch-failed: .*was stopped/u);
    expect(await failure(opened.get(`${url}/c`))).toMatch(/^fetch-failed: .*was stopped/u);
  });

  it('comes by a signal', async () => {
    const { url } = await hanging();
    const stop = new AbortController();
    const waiting = failure(web({ signal: stop.signal }).get(`${url}/a`));
    setTimeout(() => stop.abort(), 50);
    expect(await waiting).toMatch(/^fetch-failed: .*was stopped/u);
  });
});
