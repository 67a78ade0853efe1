/** The page that an MHTML archive (RFC 2557) was saved for. */
export interface ArchivedPage {
  /** As bytes that say themselves how they are encoded. */
  readonly html: Uint8Array;
  /** Where the page was, as the archive says; `null` where it does not. */
  readonly url: string | null;
}

/** The HTML part of an MHTML archive, its transfer encoding undone; `null` where the bytes hold none. Never throws. */
export function readMhtml(bytes: Uint8Array): ArchivedPage | null {
  // Latin-1 keeps every byte as one character.
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const { headers, bodyAt } = headersAt(whole, 0);
  const boundary = /boundary\s*=\s*(?:"([^"]{1,200})"|([^\s;]{1,200}))/iu.exec(
    headers.get('content-type') ?? '',
  );
  const mark = boundary ? `--${boundary[1] ?? boundary[2] ?? ''}` : null;
  const saved = addressIn(headers.get('snapshot-content-location'));
  if (mark === null) return isHtml(headers) ? pageOf(headers, whole.slice(bodyAt), saved) : null;
  for (let at = whole.indexOf(mark, bodyAt), parts = 0; at >= 0 && parts < MOST_PARTS; parts++) {
    const part = headersAt(whole, whole.indexOf('\n', at) + 1 || whole.length);
    const next = whole.indexOf(mark, part.bodyAt);
    if (isHtml(part.headers))
      return pageOf(part.headers, whole.slice(part.bodyAt, next < 0 ? undefined : next), saved);
    at = next;
  }
  return null;
}

function pageOf(headers: Headers, body: string, saved: string | null): ArchivedPage {
  const decoded = decodeTransfer(body, headers.get('content-transfer-encoding') ?? '');
  const url = saved ?? addressIn(headers.get('content-location'));
  return {
    html: inUtf8(decoded, /charset\s*=\s*"?([\w-]{2,40})/iu.exec(headers.get('content-type') ?? '')?.[1]),
    url,
  };
}

type Headers = ReadonlyMap<string, string>;

/** The header lines from an offset to the empty line, by lower-case name, folded lines joined (RFC 5322, 2.2.3). */
function headersAt(text: string, from: number): { readonly headers: Headers; readonly bodyAt: number } {
  const headers = new Map<string, string>();
  let last = '';
  let at = from;
  while (at < text.length && at - from < LONGEST_HEADERS) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? text.length : end).replace(/\r$/u, '');
    at = end < 0 ? text.length : end + 1;
    if (line === '') break;
    const [, name, value] = /^([\w-]{1,100}):\s*(.*)$/u.exec(line) ?? [];
    if (name !== undefined && value !== undefined) {
      last = name.toLowerCase();
      headers.set(last, value);
    } else if (/^\s/u.test(line) && last !== '')
      headers.set(last, `${headers.get(last) ?? ''} ${line.trim()}`);
  }
  return { headers, bodyAt: at };
}

function isHtml(headers: Headers): boolean {
  return /^(?:text\/html|application\/xhtml\+xml)\b/iu.test(headers.get('content-type') ?? '');
}

function decodeTransfer(body: string, encoding: string): Buffer {
  if (/base64/iu.test(encoding)) return Buffer.from(body, 'base64');
  if (!/quoted-printable/iu.test(encoding)) return Buffer.from(body, 'latin1');
  const joined = body.replace(/=[ \t]{0,100}\r?\n/gu, '');
  const plain = joined.replace(/=([0-9A-Fa-f]{2})/gu, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return Buffer.from(plain, 'latin1');
}

/** A byte order mark outweighs the page's own `charset`, which browsers leave in although they re-encode the page. */
function inUtf8(bytes: Buffer, charset: string | undefined): Uint8Array {
  if (charset === undefined) return bytes;
  try {
    return Buffer.from(`\ufeff${new TextDecoder(charset).decode(bytes)}`, 'utf8');
  } catch {
    // A decoder's only way to say that it does not know an encoding is to throw.
    return bytes;
  }
}

function addressIn(value: string | undefined): string | null {
  const url = value?.replace(/\s+/gu, '') ?? '';
  return /^https?:/iu.test(url) && URL.canParse(url) ? url : null;
}

const LONGEST_HEADERS = 100_000;
const MOST_PARTS = 10_000;
