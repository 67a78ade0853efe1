/** What a file is, told by its bytes. */
export interface MediaType {
  readonly mediaType: string;
  /** Without the dot. */
  readonly extension: string;
}

/** The kinds of file an archive takes, for messages. */
export const knownMediaTypes = 'PNG, JPEG, GIF, WebP, AVIF, SVG or PDF';

/** The kind of a file by its first bytes, whatever it is called; `null` for one that an archive does not take. */
export function mediaTypeOf(bytes: Uint8Array): MediaType | null {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 32)).toString('latin1');
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return PNG;
  if (start.startsWith('\xff\xd8\xff')) return JPEG;
  if (/^GIF8[79]a/.test(start)) return GIF;
  if (start.startsWith('RIFF') && start.startsWith('WEBP', 8)) return WEBP;
  if (start.startsWith('ftyp', 4) && /^(avif|avis)/.test(start.slice(8))) return AVIF;
  if (start.startsWith('%PDF-')) return PDF;
  return svgRootOf(bytes) === null ? null : SVG;
}

/**
 * The start tag of an SVG file (`<svg …>`); `null` where the bytes are none. Comments, a declaration and a document type
 * may stand before it; other encodings than UTF-8 are not looked into.
 */
export function svgRootOf(bytes: Uint8Array): string | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, PROLOGUE_BYTES)).toString();
  let at = text.startsWith('\ufeff') ? 1 : 0;
  for (;;) {
    while (/\s/.test(text.charAt(at))) at += 1;
    const end = PROLOGUE.find(([start]) => text.startsWith(start, at))?.[1];
    if (end === undefined) break;
    const found = text.indexOf(end, at);
    if (found < 0) return null;
    at = found + end.length;
  }
  ROOT.lastIndex = at;
  return ROOT.exec(text)?.[0] ?? null;
}

const PNG: MediaType = { mediaType: 'image/png', extension: 'png' };
const JPEG: MediaType = { mediaType: 'image/jpeg', extension: 'jpg' };
const GIF: MediaType = { mediaType: 'image/gif', extension: 'gif' };
const WEBP: MediaType = { mediaType: 'image/webp', extension: 'webp' };
const AVIF: MediaType = { mediaType: 'image/avif', extension: 'avif' };
const SVG: MediaType = { mediaType: 'image/svg+xml', extension: 'svg' };
const PDF: MediaType = { mediaType: 'application/pdf', extension: 'pdf' };

const PROLOGUE_BYTES = 65_536;
const PROLOGUE: readonly (readonly [string, string])[] = [
  ['<?', '?>'],
  ['<!--', '-->'],
  ['<!DOCTYPE svg', '>'],
];
const ROOT = /<svg(?=[\s>/])(?:[^>"']|"[^"]*"|'[^']*')*>/y;
