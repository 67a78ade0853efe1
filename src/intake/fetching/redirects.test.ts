import { describe, expect, it } from 'vitest';
import { failure, read, site, status, text, web } from './fixtures/test-site.ts';

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
