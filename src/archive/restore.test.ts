import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { Header } from 'tar';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { everythingIn, pictureOf } from './fixtures/contents.ts';
import { type Archive, addMedia, backupArchive, createArchive, restoreArchive } from './index.ts';
import { sha256Of } from './sha256.ts';

let place: string;
let archive: Archive;
const at = (name: string) => join(place, name);

beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'sheaf-'));
  archive = await createArchive(at('archive'), { name: 'Kept', about: 'دوسیه‌ها' });
});
afterEach(async () => {
  await archive.close();
  rmSync(place, { recursive: true, force: true });
});

describe('restoring', () => {
  test('overwrites nothing', async () => {
    await backupArchive(at('archive'), at('backup.tar.gz'));
    mkdirSync(at('full'));
    writeFileSync(at('full/letter.txt'), 'Dear');
    for (const folder of ['full', 'archive', 'backup.tar.gz']) {
      await expect(restoreArchive(at('backup.tar.gz'), at(folder))).rejects.toMatchObject({
        code: 'archive-exists',
      });
    }
    mkdirSync(at('empty'));
    await restoreArchive(at('backup.tar.gz'), at('empty'));
    expect(await everythingIn(at('empty'))).toEqual(await everythingIn(at('archive')));
  });

  test.each([
    ['a letter', Buffer.from('Dear archive, '.repeat(100))],
    ['an empty file', Buffer.alloc(0)],
    ['a gzipped letter', gzipSync('Dear archive, '.repeat(100))],
  ])('refuses %s', async (_what, bytes) => {
    writeFileSync(at('backup.tar.gz'), bytes);
    await expectRefused();
  });

  test('says so where there is no backup', async () => {
    await expect(restoreArchive(at('none.tar.gz'), at('again'))).rejects.toMatchObject({ code: 'not-found' });
  });

  test('refuses a backup that a later Sheaf has made', async () => {
    await backupArchive(at('archive'), at('good.tar.gz'));
    repack((files) => {
      writeFileSync(at('records.tar.gz'), files.get('archive.sqlite') ?? '');
      const database = new DatabaseSync(at('records.tar.gz'));
      database.exec('pragma user_version = 99');
      database.close();
      files.set('archive.sqlite', readFileSync(at('records.tar.gz')));
    });
    await expectRefused('archive-newer');
  });

  test.each([
    ['a file outside', { path: '../escaped.txt' }],
    ['a file at an absolute path', { path: '/tmp/sheaf-escaped.txt' }],
    ['a file deep outside', { path: 'media/../../escaped.txt' }],
    ['a file that no archive has', { path: 'media/evil.sh' }],
    ['a link to the outside', { path: 'media/ab', type: 'SymbolicLink', linkpath: '/tmp' }],
    ['records that are a link', { path: 'archive.sqlite', type: 'SymbolicLink', linkpath: '/etc/passwd' }],
    ['a hard link', { path: 'archive.sqlite', type: 'Link', linkpath: 'manifest.json' }],
    ['a device', { path: 'archive.sqlite', type: 'CharacterDevice' }],
    ['a second list', { path: 'manifest.json' }],
    ['a file that its list does not name', { path: `media/ab/ab${'0'.repeat(62)}.png` }],
  ] as const)('refuses a backup with %s, and writes nothing of it', async (_what, entry) => {
    await backupArchive(at('archive'), at('good.tar.gz'));
    const good = gunzipSync(readFileSync(at('good.tar.gz')));
    for (const hostile of [
      Buffer.concat([tarEntry(entry), good]),
      Buffer.concat([withoutEnd(good), tarEntry(entry)]),
    ]) {
      writeFileSync(at('backup.tar.gz'), gzipSync(Buffer.concat([hostile, Buffer.alloc(1024)])));
      await expectRefused();
      expect(existsSync('/tmp/sheaf-escaped.txt')).toBe(false);
      rmSync(at('backup.tar.gz'));
    }
  });

  test('refuses a backup whose list is true of its files, but whose records know of more', async () => {
    const media = await addMedia(archive, pictureOf('map'), 'map.svg');
    await backupArchive(at('archive'), at('good.tar.gz'));
    repack((files) => {
      for (const name of files.keys()) if (name.includes(media.sha256)) files.delete(name);
    });
    await expectRefused();
  });

  test('brings a damaged backup back whole or not at all, wherever a bit has turned', async () => {
    await addMedia(archive, pictureOf('map'), 'map.svg');
    await backupArchive(at('archive'), at('good.tar.gz'));
    const good = readFileSync(at('good.tar.gz'));
    const before = await everythingIn(at('archive'));
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.nat(7), async (byte, bit) => {
        const bad = Buffer.from(good);
        bad[byte] = (bad[byte] ?? 0) ^ (1 << bit);
        await expectWholeOrNothing(bad, before);
      }),
      { numRuns: 60 },
    );
  });

  test('brings a backup that was cut short back whole or not at all', async () => {
    await backupArchive(at('archive'), at('good.tar.gz'));
    const good = readFileSync(at('good.tar.gz'));
    const before = await everythingIn(at('archive'));
    for (const length of [1, 20, 100, good.length >> 1, good.length - 9, good.length - 1]) {
      await expectWholeOrNothing(good.subarray(0, length), before);
    }
  });
});

async function expectRefused(code = 'archive-damaged'): Promise<void> {
  await expect(restoreArchive(at('backup.tar.gz'), at('again'))).rejects.toMatchObject({ code });
  expect(readdirSync(place).filter((name) => !name.endsWith('.tar.gz'))).toEqual(['archive']);
}

async function expectWholeOrNothing(bytes: Buffer, before: unknown): Promise<void> {
  rmSync(at('again'), { recursive: true, force: true });
  writeFileSync(at('backup.tar.gz'), bytes);
  const isRestored = await restoreArchive(at('backup.tar.gz'), at('again')).then(
    () => true,
    (error: unknown) => {
      expect(error).toMatchObject({ code: 'archive-damaged' });
      return false;
    },
  );
  expect(existsSync(at('again'))).toBe(isRestored);
  if (isRestored) expect(await everythingIn(at('again'))).toEqual(before);
}

type TarEntry = {
  readonly path: string;
  readonly type?: 'File' | 'Link' | 'SymbolicLink' | 'CharacterDevice';
  readonly linkpath?: string;
};

function tarEntry({ path, type = 'File', ...rest }: TarEntry, content: Buffer = Buffer.alloc(0)): Buffer {
  const header = new Header({ path, type, mode: 0o644, size: content.length, mtime: new Date(0), ...rest });
  const block = Buffer.alloc(512);
  header.encode(block);
  return Buffer.concat([block, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}

/** The good backup with other files in it, and a list that is true of them. */
function repack(change: (files: Map<string, Buffer>) => void): void {
  const files = entriesOf(gunzipSync(readFileSync(at('good.tar.gz'))));
  files.delete('manifest.json');
  change(files);
  const listed = Array.from(files, ([path, bytes]) => ({
    path,
    sizeBytes: bytes.length,
    sha256: sha256Of(bytes),
  }));
  const manifest = { format: 'sheaf-backup', version: 1, madeAt: '2026-01-01T00:00:00.000Z', files: listed };
  const blocks = [
    tarEntry({ path: 'manifest.json' }, Buffer.from(JSON.stringify(manifest))),
    ...Array.from(files, ([path, bytes]) => tarEntry({ path }, bytes)),
  ];
  writeFileSync(at('backup.tar.gz'), gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)])));
}

function entriesOf(tar: Buffer): Map<string, Buffer> {
  const entries = new Map<string, Buffer>();
  for (let start = 0; ; ) {
    const { path, size = 0 } = new Header(tar, start);
    if (!path) return entries;
    entries.set(path, tar.subarray(start + 512, start + 512 + size));
    start += 512 + Math.ceil(size / 512) * 512;
  }
}

function withoutEnd(tar: Buffer): Buffer {
  const length = [...entriesOf(tar).values()].reduce(
    (sum, it) => sum + 512 + Math.ceil(it.length / 512) * 512,
    0,
  );
  return tar.subarray(0, length);
}
