import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { create } from 'tar';
import { z } from 'zod';
import { asSheafError, openDatabase } from './database.ts';
import { moveDurably, syncFile, unfinishedName } from './durable-file.ts';
import { asIoError, SheafError } from './errors.ts';
import { type ListedFile, MANIFEST, type Manifest, mediaName, type OnProgress, RECORDS } from './manifest.ts';
import { refuseForeign } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { databaseFile, existingArchive } from './open.ts';
import { fingerprintOf } from './sha256.ts';

export interface Backup {
  /** Absolute. */
  readonly file: string;
  readonly sizeBytes: number;
  /** How many files it holds: the records and the media. */
  readonly fileCount: number;
}

/**
 * Copies a whole archive into one file, a gzipped tar with a list of SHA-256 sums, while others read and write it: the
 * records are of one moment, and media never change. The file appears whole or not at all. Throws `archive-missing`,
 * `archive-damaged` (a picture is missing or not what it was, or the records are damaged: such a backup would be of no
 * use), `conflict` where the file is there already, `io`.
 */
export async function backupArchive(
  folder: string,
  file: string,
  { onProgress = () => {} }: { readonly onProgress?: OnProgress } = {},
): Promise<Backup> {
  const place = existingArchive(folder);
  const target = resolve(file);
  if (existsSync(target)) {
    throw new SheafError('conflict', `${target} is there already. Choose another name for the backup.`);
  }
  try {
    return await inStaging(place, (staging) => makeBackup(place, staging, target, onProgress));
  } catch (error) {
    throw asIoError(error, `Copying the archive to ${target}`);
  }
}

async function makeBackup(
  place: string,
  staging: string,
  target: string,
  onProgress: OnProgress,
): Promise<Backup> {
  const madeAt = new Date().toISOString();
  await copyRecords(place, join(staging, RECORDS));
  const files = await listFiles(place, staging, onProgress);
  const manifest: Manifest = { format: 'sheaf-backup', version: 1, madeAt, files };
  writeFileSync(join(staging, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`);
  await packWhole(place, staging, target, files, onProgress);
  return { file: target, sizeBytes: statSync(target).size, fileCount: files.length };
}

/** Runs work with a new empty folder inside `backups/`, which is gone afterwards. */
async function inStaging<T>(place: string, work: (staging: string) => Promise<T>): Promise<T> {
  mkdirSync(join(place, 'backups'), { recursive: true });
  const staging = mkdtempSync(join(place, 'backups', 'copy.unfinished-'));
  try {
    return await work(staging);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** The records as they are at one moment: read in one step, off the event loop, so that no writer can make it start anew. */
async function copyRecords(place: string, copy: string): Promise<void> {
  const database = openDatabase(databaseFile(place), 'read');
  try {
    refuseForeign(database, place, migrations);
    await backup(database, copy, { rate: ALL_PAGES });
  } catch (error) {
    throw asSheafError(error, databaseFile(place));
  } finally {
    database.close();
  }
}

async function listFiles(place: string, staging: string, onProgress: OnProgress): Promise<ListedFile[]> {
  const media = mediaInCopy(join(staging, RECORDS), place);
  const records = { path: RECORDS, ...(await fingerprintOf(join(staging, RECORDS))) };
  const total = 2 * media.reduce((sum, { size_bytes }) => sum + size_bytes, records.sizeBytes);
  const files: ListedFile[] = [records];
  let done = records.sizeBytes;
  for (const { sha256, extension, size_bytes } of media) {
    const path = mediaName({ sha256, extension });
    const fingerprint = await fingerprintIfThere(join(place, path));
    if (fingerprint?.sha256 !== sha256) throw mediaError(path, fingerprint === null);
    files.push({ path, ...fingerprint });
    done += size_bytes;
    onProgress(done, total);
  }
  return files;
}

/** The media that the copied records know; makes of the copy one file that needs no other beside it. */
function mediaInCopy(copy: string, place: string): z.infer<typeof mediaRowsSchema> {
  const database = new DatabaseSync(copy);
  try {
    const [verdict] = database.prepare('pragma quick_check(1)').all();
    if (verdict?.quick_check !== 'ok') throw damagedError(place);
    database.exec('pragma journal_mode = delete');
    return mediaRowsSchema.parse(
      database.prepare('select sha256, extension, size_bytes from media order by sha256').all(),
    );
  } catch (error) {
    throw asSheafError(error, databaseFile(place));
  } finally {
    database.close();
  }
}

async function packWhole(
  place: string,
  staging: string,
  target: string,
  files: readonly ListedFile[],
  onProgress: OnProgress,
): Promise<void> {
  const unfinished = unfinishedName(target);
  const inPlace = relative(place, staging).split(sep).join('/');
  const staged = (path: string) => (path.startsWith('media/') ? path : `${inPlace}/${path}`);
  const total = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  let done = total;
  try {
    const paths = [MANIFEST, ...files.map(({ path }) => path)].map(staged);
    const onWriteEntry = (entry: { path: string; stat?: { size: number } | undefined }) => {
      if (!entry.path.startsWith('media/')) entry.path = basename(entry.path);
      done += entry.stat?.size ?? 0;
      onProgress(Math.min(done, 2 * total), 2 * total);
    };
    await create(
      { file: unfinished, cwd: place, gzip: true, portable: true, strict: true, onWriteEntry },
      paths,
    );
    syncFile(unfinished);
    moveDurably(unfinished, target);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

async function fingerprintIfThere(file: string) {
  return existsSync(file) ? fingerprintOf(file) : null;
}

function mediaError(path: string, isMissing: boolean): SheafError {
  return new SheafError(
    'archive-damaged',
    `${path} ${isMissing ? 'is missing' : 'is not the file it was'}, so nothing was copied. Bring it back from an earlier backup, or add the same picture again, then run \`sheaf check\`.`,
  );
}

function damagedError(place: string): SheafError {
  return new SheafError(
    'archive-damaged',
    `${databaseFile(place)}: the database is damaged, so nothing was copied. Run \`sheaf check\`, and keep the backups you have.`,
  );
}

const mediaRowsSchema = z.array(
  z.object({ sha256: z.string(), extension: z.string(), size_bytes: z.number() }),
);
const ALL_PAGES = 2 ** 31 - 1;
