/** Decodes the bytes of an HTML page: byte order mark, then the page's own `charset`, then UTF-8 if it is, then windows-1252. Never throws. */
export function decodeHtml(bytes: Uint8Array): string {
  const marked = byteOrderMark(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  const named = charsetNamedIn(bytes);
  if (named) return named.decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** The encoding that a `meta` element or an XML declaration names in the first bytes (HTML Standard, 13.2.3.2). */
function charsetNamedIn(bytes: Uint8Array): TextDecoder | null {
  const beginning = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const name = /(?:<meta[^>]{0,300}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w-]{2,40})/iu.exec(
    beginning,
  )?.[1];
  if (!name) return null;
  try {
    return new TextDecoder(name);
  } catch {
    return null;
  }
}

/** The bytes begin as an HTML page does, or have many of its tags. */
export function looksLikeHtml(bytes: Uint8Array): boolean {
  const beginning = new TextDecoder('latin1').decode(bytes.subarray(0, 16_384)).replace(/\0/g, '');
  if (
    /^\W{0,8}\s*(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype html|html|head|body|meta|title|main|article|section|div|h[1-6]|p|ul|ol|dl|table)[\s>]/iu.test(
      beginning,
    )
  )
    return true;
  return (beginning.match(/<\/(?:p|li|div|h[1-6]|a|td|article)>/giu)?.length ?? 0) >= 5;
}
