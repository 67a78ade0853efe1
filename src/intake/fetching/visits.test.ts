import { describe, expect, it } from 'vitest';
import { clock, failure, type Page, read, servers, site, status, text, web } from './fixtures/test-site.ts';

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
