import { svgRootOf } from './media-type.ts';

/** In pixels, as a browser would show it. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** The size of a picture from its head; `null` where the file is no picture or does not tell. Never throws. */
export function pictureSizeOf(bytes: Uint8Array, mediaType: string): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const size = READERS.get(mediaType)?.(view, bytes) ?? null;
    return size && size.width > 0 && size.height > 0 ? size : null;
  } catch (error) {
    // The file ends before its head does: DataView's way to say so.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

type Reader = (view: DataView, bytes: Uint8Array) => PictureSize | null;

/** https://www.w3.org/TR/png-3/#11IHDR */
function pngSize(view: DataView): PictureSize {
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** https://www.w3.org/Graphics/GIF/spec-gif89a.txt, section 18 */
function gifSize(view: DataView): PictureSize {
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** https://developers.google.com/speed/webp/docs/riff_container and RFC 6386 section 9.1 */
function webpSize(view: DataView): PictureSize | null {
  const chunk = textAt(view, 12, 4);
  if (chunk === 'VP8X') return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
  if (chunk === 'VP8 ') {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  if (chunk !== 'VP8L') return null;
  const bits = view.getUint32(21, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

/** The frame header of ITU-T T.81 (B.2.2), turned as Exif says. */
function jpegSize(view: DataView): PictureSize | null {
  let isTurned: boolean | null = null;
  for (let at = 2; view.getUint8(at) === 0xff; ) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) at += 1;
    else if (isFrameHeader(marker)) {
      const [width, height] = [view.getUint16(at + 7), view.getUint16(at + 5)];
      return isTurned ? { width: height, height: width } : { width, height };
    } else {
      // The first one that is Exif counts, and only that is looked through: a hostile file could hold very many.
      if (marker === 0xe1) isTurned ??= isTurnedByExif(view, at + 4);
      at += 2 + view.getUint16(at + 2);
    }
  }
  return null;
}

function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Orientations 5 to 8 lay a picture on its side (Exif 2.32, 4.6.4 A, tag 0x0112). */
function isTurnedByExif(view: DataView, at: number): boolean | null {
  if (textAt(view, at, 4) !== 'Exif') return null;
  const tiff = at + 6;
  const isLittle = textAt(view, tiff, 2) === 'II';
  const directory = tiff + view.getUint32(tiff + 4, isLittle);
  const count = view.getUint16(directory, isLittle);
  for (let entry = directory + 2; entry < directory + 2 + count * 12; entry += 12) {
    if (view.getUint16(entry, isLittle) === 0x0112) return view.getUint16(entry + 8, isLittle) >= 5;
  }
  return false;
}

/** The largest `ispe` of the file: the others are of tiles, thumbnails and the alpha plane (ISO/IEC 23008-12, 6.5.3). */
function avifSize(view: DataView): PictureSize | null {
  let largest: PictureSize | null = null;
  for (const at of boxes(view, 0, view.byteLength, ['meta', 'iprp', 'ipco', 'ispe'])) {
    const size = { width: view.getUint32(at + 4), height: view.getUint32(at + 8) };
    if (!largest || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
}

/** Where the contents of the boxes at a path begin. */
function* boxes(view: DataView, from: number, to: number, path: readonly string[]): Generator<number> {
  const [name, ...inner] = path;
  for (let at = from; at + 8 <= to; ) {
    const size = view.getUint32(at);
    const end = size === 0 ? to : at + size;
    if (size === 1 || (size !== 0 && size < 8) || end > to) return;
    const isFound = textAt(view, at + 4, 4) === name;
    // `meta` is a full box: four bytes of version and flags stand before what it holds.
    if (isFound && inner.length > 0) yield* boxes(view, at + (name === 'meta' ? 12 : 8), end, inner);
    else if (isFound) yield at + 8;
    at = end;
  }
}

/** Width and height where they are in pixels, else the view box (https://www.w3.org/TR/SVG2/coords.html#SizingSVGInCSS). */
function svgSize(_view: DataView, bytes: Uint8Array): PictureSize | null {
  const root = svgRootOf(bytes) ?? '';
  const [width, height] = [pixels(attribute(root, 'width')), pixels(attribute(root, 'height'))];
  if (width && height) return { width: Math.round(width), height: Math.round(height) };
  const box = attribute(root, 'viewBox')
    ?.trim()
    .split(/[\s,]+/)
    .map(Number);
  if (!box?.every(Number.isFinite)) return null;
  const [, , boxWidth = 0, boxHeight = 0] = box;
  return { width: Math.round(boxWidth), height: Math.round(boxHeight) };
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found?.[1] ?? found?.[2] ?? null;
}

function pixels(length: string | null): number | null {
  const found = /^\s*(\d+(?:\.\d+)?)(?:px)?\s*$/.exec(length ?? '');
  return found ? Number(found[1]) : null;
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

function textAt(view: DataView, at: number, length: number): string {
  return String.fromCharCode(...Array.from({ length }, (_, index) => view.getUint8(at + index)));
}

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['image/png', pngSize],
  ['image/jpeg', jpegSize],
  ['image/gif', gifSize],
  ['image/webp', webpSize],
  ['image/avif', avifSize],
  ['image/svg+xml', svgSize],
]);
