/**
 * HTML with the addresses of its links and pictures made absolute against `base`, and pictures that wait for a script
 * (`data-src`) at the address they wait for. What can not be resolved stays as it is.
 */
export function absoluteLinks(html: string, base: string | null): string {
  const eager = LAZY.test(html) ? html.replace(IMAGE, withoutWaiting) : html;
  if (base === null) return eager;
  return eager.replace(TAG, (tag) =>
    tag.replace(ADDRESS, (whole, before: string, quote: string, address: string) => {
      const url = absoluteAddress(address.replaceAll('&amp;', '&'), base);
      return url === null ? whole : `${before}${quote}${url.replaceAll('&', '&amp;')}${quote}`;
    }),
  );
}

const TAG = /<(?:a|img|area|source|video|audio|iframe|embed|track|link)\s[^<>]{1,8000}>/giu;
const ADDRESS =
  /(\s(?:href|src|poster)\s*=\s*)(["'])(?!\s*(?:[a-z][\w+.-]{0,20}:|[#[%{]))([^"'<>]{1,4000})\2/giu;

/** An address resolved against another; `null` where that gives no http or https address. */
export function absoluteAddress(address: string, base: string | null): string | null {
  const url = URL.parse(address.trim(), base ?? undefined);
  return url && /^https?:$/u.test(url.protocol) ? url.href : null;
}

const LAZY = /\sdata-(?:lazy-)?src\s*=/iu;
const IMAGE = /<img\s[^<>]{0,8000}>/giu;

function withoutWaiting(image: string): string {
  const waiting = /\sdata-(?:lazy-)?src\s*=\s*(["'])([^"'<>]{1,4000})\1/iu.exec(image)?.[2];
  if (!waiting) return image;
  const bare = image.replace(/\s(?:data-)?(?:lazy-)?src(?:set)?\s*=\s*(?:"[^"<>]*"|'[^'<>]*')/giu, '');
  return bare.replace(/^<img/iu, `<img src="${waiting}"`);
}
