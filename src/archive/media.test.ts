import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Archive, addMedia, createArchive, inTransaction, mediaPath, openArchive } from './index.ts';
import { pictureSizeOf } from './media-size.ts';
import { mediaTypeOf } from './media-type.ts';

let folder: string;
let archive: Archive;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-'));
  archive = await createArchive(folder, { name: 'A' });
});
afterEach(async () => {
  await archive.close();
  rmSync(folder, { recursive: true, force: true });
});

const svg = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 80"><path d="M0 0"/></svg>',
);

describe('a file that is added', () => {
  test('is kept under its SHA-256, with its kind, size and the name it came with', async () => {
    const media = await addMedia(archive, svg, 'uploads/map.svg');
    expect(media).toMatchObject({
      sha256: '280c4a41a711036727ba92011bc2ba3cc76312775419e6936893e7b9b6e4f70e',
      media_type: 'image/svg+xml',
      extension: 'svg',
      size_bytes: svg.length,
      width: 120,
      height: 80,
      name: 'map.svg',
    });
    const file = mediaPath(archive, media);
    expect(file).toBe(join(folder, 'media', media.sha256.slice(0, 2), `${media.sha256}.svg`));
    expect(readFileSync(file)).toEqual(svg);
    expect(readdirSync(join(folder, 'media', media.sha256.slice(0, 2)))).toHaveLength(1);
  });

  test('is kept once, under its first name, however often it comes', async () => {
    const first = await addMedia(archive, svg, 'map.svg');
    expect(await addMedia(archive, svg, 'copy-of-map.svg')).toEqual(first);
    expect(await archive.db.selectFrom('media').select('name').execute()).toEqual([{ name: 'map.svg' }]);
  });

  test.each([
    ['lost', (file: string) => rmSync(file)],
    ['cut', (file: string) => writeFileSync(file, svg.subarray(0, 10))],
    ['damaged', (file: string) => writeFileSync(file, Buffer.from(svg).fill('x', 40, 41))],
  ])('comes back to its place where its file was %s', async (_what, spoil) => {
    const media = await addMedia(archive, svg, 'map.svg');
    spoil(mediaPath(archive, media));
    await addMedia(archive, svg, 'map.svg');
    expect(readFileSync(mediaPath(archive, media))).toEqual(svg);
  });

  test('is what its bytes say, not what its name says', async () => {
    expect(await addMedia(archive, svg, 'map.png')).toMatchObject({ extension: 'svg' });
    await expect(addMedia(archive, Buffer.from('<html><svg></svg></html>'), 'map.svg')).rejects.toMatchObject(
      {
        code: 'media-type',
        message: expect.stringContaining('map.svg'),
      },
    );
    expect(readdirSync(join(folder, 'media'))).toHaveLength(1);
  });

  test('is not known where the work around it fails', async () => {
    const failing = inTransaction(archive, async (inside) => {
      await addMedia(inside, svg, 'map.svg');
      await inside.db
        .insertInto('former_slug')
        .values({ kind: 'concept', slug: 'a', target_id: 'b' })
        .execute();
      await inside.db
        .insertInto('former_slug')
        .values({ kind: 'concept', slug: 'a', target_id: 'b' })
        .execute();
    });
    await expect(failing).rejects.toThrow();
    expect(await archive.db.selectFrom('media').selectAll().execute()).toEqual([]);
  });

  test('is refused by an archive that is open for reading', async () => {
    const reader = await openArchive(folder, { mode: 'read' });
    await expect(addMedia(reader, svg, 'map.svg')).rejects.toMatchObject({ code: 'read-only' });
    expect(readdirSync(join(folder, 'media'))).toEqual([]);
    await reader.close();
  });
});

function bytes(...parts: readonly (string | readonly number[])[]): Buffer {
  return Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );
}

function box(name: string, ...inner: Buffer[]): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + Buffer.concat(inner).length);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, ...inner]);
}

const ispe = (width: number, height: number) =>
  box('ispe', bytes([0, 0, 0, 0, 0, 0, 0, width, 0, 0, 0, height]));
const jpegFrame = bytes([0xff, 0xc2, 0, 11, 8, 0, 80, 0, 120, 1, 1, 0x11, 0]);
const exif = (orientation: number) =>
  bytes(
    [0xff, 0xe1, 0, 34],
    'Exif\0\0MM',
    [0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
    [0, 0, 0, 0],
  );

const heads: readonly (readonly [string, string, Buffer, readonly [number, number] | null])[] = [
  [
    'PNG',
    'image/png',
    bytes('\x89PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 0, 120, 0, 0, 0, 80]),
    [120, 80],
  ],
  ['GIF', 'image/gif', bytes('GIF89a', [120, 0, 80, 0]), [120, 80]],
  ['JPEG', 'image/jpeg', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0], jpegFrame.toJSON().data), [120, 80]],
  ['JPEG on its side', 'image/jpeg', Buffer.concat([bytes([0xff, 0xd8]), exif(6), jpegFrame]), [80, 120]],
  ['JPEG upside down', 'image/jpeg', Buffer.concat([bytes([0xff, 0xd8]), exif(3), jpegFrame]), [120, 80]],
  [
    'WebP',
    'image/webp',
    bytes('RIFF\0\0\0\0WEBPVP8 ', [0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 120, 0, 80, 0]),
    [120, 80],
  ],
  [
    'WebP without loss',
    'image/webp',
    bytes('RIFF\0\0\0\0WEBPVP8L', [0, 0, 0, 0, 0x2f, 119, 0xc0, 0x13, 0]),
    [120, 80],
  ],
  [
    'WebP with more in it',
    'image/webp',
    bytes('RIFF\0\0\0\0WEBPVP8X', [0, 0, 0, 0, 0, 0, 0, 0, 119, 0, 0, 79, 0, 0]),
    [120, 80],
  ],
  [
    'AVIF',
    'image/avif',
    Buffer.concat([
      box('ftyp', bytes('avif')),
      box('meta', bytes([0, 0, 0, 0]), box('iprp', box('ipco', ispe(20, 10), ispe(120, 80)))),
    ]),
    [120, 80],
  ],
  [
    'SVG with a size',
    'image/svg+xml',
    Buffer.from(
      '\ufeff<?xml version="1.0"?>\n<!-- <svg> --><svg width="120px" height=\'80\' viewBox="0 0 1 1">',
    ),
    [120, 80],
  ],
  [
    'SVG in millimetres',
    'image/svg+xml',
    Buffer.from('<svg width="12mm" height="8mm" viewBox="0, 0, 120, 80"/>'),
    [120, 80],
  ],
  [
    'SVG that does not tell',
    'image/svg+xml',
    Buffer.from('<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x"><svg width="100%">'),
    null,
  ],
  ['PDF', 'application/pdf', bytes('%PDF-1.7\n'), null],
];

describe('by its first bytes', () => {
  test.each(heads)('%s is known, with the size a browser shows', (_name, mediaType, head, size) => {
    expect(mediaTypeOf(head)?.mediaType).toBe(mediaType);
    const found = pictureSizeOf(head, mediaType);
    expect(found && [found.width, found.height]).toEqual(size);
  });

  test.each(heads)('%s that ends too early does no harm', (_name, _mediaType, head) => {
    for (let length = 0; length < head.length; length += 1) sizeOf(head.subarray(0, length));
  });

  test.each([
    ['an empty file', ''],
    ['HTML', '<!DOCTYPE html><svg></svg>'],
    ['HTML after a comment', '<!-- --><html><svg/>'],
    ['a script', 'alert("<svg>")'],
    ['an element that is called alike', '<svgx>'],
    ['a comment that never ends', '<!-- <svg>'],
  ])('%s is not taken', (_name, text) => {
    expect(mediaTypeOf(Buffer.from(text))).toBeNull();
  });

  test('any bytes after the head of any kind do no harm', () => {
    const anyFile = fc
      .tuple(fc.constantFrom(...heads), fc.nat(40), fc.uint8Array({ maxLength: 200 }))
      .map(([[, , head], cut, rest]) => Buffer.concat([head.subarray(0, head.length - cut), rest]));
    fc.assert(fc.property(anyFile, (file) => void sizeOf(file)));
  });
});

function sizeOf(file: Buffer) {
  const type = mediaTypeOf(file);
  return type && pictureSizeOf(file, type.mediaType);
}
