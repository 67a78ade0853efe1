import { describe, expect, it } from 'vitest';
import { clock, failure, site, status, text, web } from './fixtures/test-site.ts';

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
