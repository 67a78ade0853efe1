/** The first web address in a text, as it stands there; `null` where there is none. Knows `\url{…}` and `\href{…}{…}`. */
export function webAddressIn(text: string): string | null {
  const found = /https?:\/\/[^\s"<>{}|^`]{1,4000}/iu.exec(unescaped(text.slice(0, LONGEST)))?.[0];
  const address = found?.replace(/[.,;:!?]+$|(?<=^[^(]*)\)+[.,;]*$/gu, '') ?? '';
  const url = URL.parse(address);
  if (!url || !/^https?:$/u.test(url.protocol)) return null;
  url.username = '';
  url.password = '';
  return url.hostname.includes('.') || url.hostname === 'localhost' ? sameAs(address, url) : null;
}

/** As it was written, where browsers understand it so. */
function sameAs(address: string, url: URL): string {
  return url.href === address || url.href === `${address}/` ? address : url.href;
}

/** What TeX writers put before the signs of an address: `\_`, `{\%}`, `\~{}`, `$\sim$`. */
function unescaped(text: string): string {
  return text
    .replace(/\{?\$?\\(?:sim|textasciitilde|~)\b\s*\$?(?:\{\})?\}?/gu, '~')
    .replace(/\\~(?:\{\})?/gu, '~')
    .replace(/\{?\\([_%#&$])\}?/gu, '$1')
    .replace(/\{([_%#&~])\}/gu, '$1');
}

const LONGEST = 8_000;
