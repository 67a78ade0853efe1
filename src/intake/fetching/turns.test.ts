import { describe, expect, it } from 'vitest';
import { clock, type Page, read, site, status, text, web } from './fixtures/test-site.ts';

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
