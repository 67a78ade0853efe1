import { describe, expect, it } from 'vitest';
import { isPublicAddress } from './public-address.ts';
import { refusalOf } from './web-address.ts';

const REFUSED: readonly string[] = [
  // This machine, as names and in all spellings of 127.0.0.1.
  'http://localhost/',
  'http://LOCALHOST/',
  'http://localhost./',
  'http://localhost.:80/',
  'http://x.localhost/',
  'http://localhost.localdomain/',
  'http://ip6-localhost/',
  'http://127.0.0.1/',
  'http://127.0.0.1./',
  'http://127.1/',
  'http://127.0.1/',
  'http://127.255.255.254/',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0x7f.1/',
  'http://0x7f.0x0.0x0.0x1/',
  'http://0177.0.0.1/',
  'http://0177.0.0.01/',
  'http://017700000001/',
  'http://0x7f.0.1/',
  'http://00000177.1/',
  'http://127%2e0%2e0%2e1/',
  'http://%31%32%37.0.0.1/',
  'http://①②⑦.⓪.⓪.①/',
  'http://１２７.０.０.１/',
  'http://127。0。0。1/',
  'http://127．0．0．1/',
  'http:127.0.0.1/',
  'http:\\\\127.0.0.1\\',
  'http://127.0.0.1:80/',
  'https://127.0.0.1/',
  'http://\t127.0.0.1/',
  // Nowhere, everywhere.
  'http://0/',
  'http://0.0.0.0/',
  'http://0.1.2.3/',
  'http://00/',
  'http://255.255.255.255/',
  'http://224.0.0.1/',
  'http://239.255.255.250/',
  'http://240.0.0.1/',
  // Private, shared, reserved, for documentation and measuring.
  'http://10.0.0.1/',
  'http://10.255.255.255/',
  'http://0xa000001/',
  'http://012.0.0.1/',
  'http://172.16.0.1/',
  'http://172.31.255.255/',
  'http://192.168.0.1/',
  'http://192.168.257/',
  'http://0xc0a80001/',
  'http://3232235521/',
  'http://100.64.0.1/',
  'http://100.127.255.254/',
  'http://192.0.0.8/',
  'http://192.0.2.1/',
  'http://198.18.0.1/',
  'http://198.19.255.255/',
  'http://198.51.100.7/',
  'http://203.0.113.9/',
  'http://192.88.99.1/',
  // What clouds answer secrets on.
  'http://169.254.169.254/latest/meta-data/',
  'http://169.254.43518/',
  'http://0xa9fea9fe/',
  'http://2852039166/',
  'http://0251.0376.0251.0376/',
  'http://169.254.170.2/',
  'http://100.100.100.200/',
  'http://[fd00:ec2::254]/',
  'http://metadata.google.internal/',
  'http://metadata.google.internal./',
  'http://[::ffff:169.254.169.254]/',
  'http://[64:ff9b::169.254.169.254]/',
  // IPv6.
  'http://[::]/',
  'http://[::1]/',
  'http://[0:0:0:0:0:0:0:1]/',
  'http://[0000::0001]/',
  'http://[::127.0.0.1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[::ffff:0:127.0.0.1]/',
  'http://[0:0:0:0:0:ffff:10.0.0.1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[64:ff9b::10.0.0.1]/',
  'http://[64:ff9b:1::1]/',
  'http://[2002:7f00:1::]/',
  'http://[2002:a00:1::1]/',
  'http://[2002:808:808::1]/',
  'http://[2001::1]/',
  'http://[2001:0:7f00:1::]/',
  'http://[2001:2::1]/',
  'http://[2001:10::1]/',
  'http://[2001:db8::1]/',
  'http://[3fff::1]/',
  'http://[100::1]/',
  'http://[fc00::1]/',
  'http://[fd12:3456:789a::1]/',
  'http://[fe80::1]/',
  'http://[fe80::1%25eth0]/',
  'http://[fec0::1]/',
  'http://[ff02::1]/',
  'http://[5f00::1]/',
  'http://[4000::1]/',
  'http://[2606:4700::5efe:10.0.0.1]/',
  'http://[2606:4700::200:5efe:10.0.0.1]/',
  // Names of local networks.
  'http://printer.local/',
  'http://router.lan/',
  'http://nas.home.arpa/',
  'http://wiki.corp/',
  'http://db.internal/',
  'http://hidden.onion/',
  // Not the web, or not anonymous.
  'ftp://example.org/',
  'file:///etc/passwd',
  'file://example.org/etc/passwd',
  'gopher://example.org/',
  'data:text/html,x',
  'javascript:alert(1)',
  'blob:https://example.org/1',
  'ws://example.org/',
  'https://user@example.org/',
  'https://user:secret@example.org/',
  'https://:secret@example.org/',
  'http://example.org:22/',
  'http://example.org:25/',
  'http://example.org:0/',
  'http://example.org:53/',
  'http://example.org:3306/',
  'http://example.org:5432/',
  'http://example.org:6379/',
  'http://example.org:9200/',
  'http://example.org:11211/',
  'http://example.org:27017/',
  'https://example.org:6667/',
  // Nothing at all.
  '',
  'example.org',
  '/path',
  '//example.org/',
  'http://',
  'http:///',
  'http://[::1',
  'http://256.256.256.256/',
  'http://exa mple.org/',
];

const ALLOWED: readonly string[] = [
  'http://example.org/',
  'https://example.org/',
  'HTTPS://EXAMPLE.ORG/a?b=c#d',
  'https://example.org:443/',
  'https://example.org:8080/',
  'https://example.org:8443/',
  'http://example.org:8000/',
  'https://example.org./',
  'https://www.localhost.example.org/',
  'https://localhost-news.example.org/',
  'https://local.example.org/',
  'https://127.0.0.1.example.org/',
  'https://xn--mgbh0fb.example.org/',
  'https://پژوهش.example.org/',
  'http://8.8.8.8/',
  'http://1.1.1.1/',
  'http://134744072/',
  'http://172.15.255.255/',
  'http://172.32.0.1/',
  'http://192.167.255.255/',
  'http://100.63.255.255/',
  'http://100.128.0.1/',
  'http://198.20.0.1/',
  'http://223.255.255.254/',
  'http://[2606:4700:4700::1111]/',
  'http://[2001:4860:4860::8888]/',
  'http://[2a00:1450:4001:801::200e]/',
  'http://[::ffff:8.8.8.8]/',
  'http://[64:ff9b::8.8.8.8]/',
];

describe('an address that is not fetched', () => {
  it.each(REFUSED)('%s', (address) => {
    expect(refusalOf(address)).toEqual(expect.any(String));
  });

  it('says why', () => {
    expect(refusalOf('http://0x7f.1/')).toBe('its host is a loopback address');
    expect(refusalOf('http://[fe80::1]/')).toBe('its host is a link-local address');
    expect(refusalOf('http://example.org:22/')).toBe("port 22 is not a web server's");
  });

  it('may be this machine when a test says so, and nothing else', () => {
    const rules = { allowLoopback: true };
    expect(
      ['http://127.0.0.1:9999/', 'http://[::1]/', 'http://localhost:25/'].map((it) => refusalOf(it, rules)),
    ).toEqual([null, null, null]);
    const others = [
      'http://10.0.0.1/',
      'http://169.254.169.254/',
      'http://0.0.0.0/',
      'http://x@127.0.0.1/',
      'ftp://127.0.0.1/',
    ];
    for (const address of others) expect(refusalOf(address, rules), address).not.toBeNull();
  });
});

describe('an address that may be fetched', () => {
  it.each(ALLOWED)('%s', (address) => {
    expect(refusalOf(address)).toBeNull();
  });
});

describe('what DNS answers', () => {
  it.each(['8.8.8.8', '2606:4700:4700::1111', '::ffff:8.8.8.8'])('%s is public', (ip) => {
    expect(isPublicAddress(ip)).toBe(true);
  });

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '169.254.169.254',
    '::1',
    '::',
    'fe80::1%eth0',
    '2606:4700::1%1',
    '::ffff:10.0.0.1',
    '127.1',
    '0x7f000001',
    '08.8.8.8',
    ' 8.8.8.8',
    '[2606:4700::1]',
    'example.org',
    '',
  ])('%s is not', (ip) => {
    expect(isPublicAddress(ip)).toBe(false);
  });
});
