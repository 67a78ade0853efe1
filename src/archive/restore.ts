import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { extract, type ReadEntry } from 'tar';
import { moveDurably, syncFile, syncFolder, unfinishedName } from './durable-file.ts';
import { asIoError, SheafError } from './errors.ts';
import {
  isNameInBackup,
  type ListedFile,
  MANIFEST,
  type Manifest,
  manifestSchema,
  mediaName,
  type OnProgress,
  RECORDS,
} from './manifest.ts';
import { openUnchanged } from './open.ts';
import { fingerprintOf } from './sha256.ts';

/**
 * Makes an archive of a backup, in a folder that is empty or not there yet. Every file is checked against the list in the
 * backup, and the records are opened, before the folder appears under its name. Throws `archive-exists` where something
 * is in the folder, `not-found` where there is no backup, `archive-damaged` where it is none or not whole,
 * `archive-newer` where a later Sheaf made it, `io`.
 */
export async function restoreArchive(
  file: string,
  folder: string,
  { onProgress = () => {} }: { readonly onProgress?: OnProgress } = {},
): Promise<void> {
  const [from, place] = [resolve(file), resolve(folder)];
  if (!existsSync(from)) throw new SheafError('not-found', `There is no backup ${from}.`);
  if (existsSync(place) && !isEmptyFolder(place)) {
    throw new SheafError('archive-exists', `${place} is not empty. Restore into a new folder.`);
  }
  const unfinished = unfinishedName(place);
  try {
    await restoreInto(unfinished, from, onProgress);
    if (existsSync(place)) rmdirSync(place);
    moveDurably(unfinished, place);
  } catch (error) {
    throw asIoError(error, `Restoring ${from} into ${place}`);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

async function restoreInto(unfinished: string, from: string, onProgress: OnProgress): Promise<void> {
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const names = await unpack(from, unfinished);
  const manifest = readManifest(from, unfinished);
  refuseOthers(from, names, manifest);
  await verifyFiles(from, unfinished, manifest.files, onProgress);
  await verifyRecords(from, unfinished, manifest);
  rmSync(join(unfinished, MANIFEST));
  for (const name of ['media', 'backups']) mkdirSync(join(unfinished, name), { recursive: true });
  syncFolders(unfinished);
}

/** Writes only files of the names that an archive has; the names that came. */
async function unpack(from: string, unfinished: string): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  const refused: string[] = [];
  const take = (path: string, entry: Pick<ReadEntry, 'type'>): boolean => {
    if (entry.type === 'Directory') return false;
    const isGood = entry.type === 'File' && isNameInBackup(path) && !names.has(path);
    if (isGood) names.add(path);
    else refused.push(path);
    return isGood;
  };
  try {
    await extract({
      file: from,
      cwd: unfinished,
      strict: true,
      preserveOwner: false,
      noMtime: true,
      // When extracting, tar hands its own entries to the filter; the type it declares is shared with packing.
      filter: (path, entry) => take(path, entry as ReadEntry),
    });
  } catch (error) {
    throw isOfDisk(error) ? error : damagedError(from, 'it can not be read to its end', error);
  }
  if (refused[0] !== undefined) throw damagedError(from, `it holds “${refused[0]}”, which no archive has`);
  return names;
}

function readManifest(from: string, unfinished: string): Manifest {
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(join(unfinished, MANIFEST), 'utf8')));
  } catch (error) {
    throw damagedError(from, 'its list of files is missing or damaged', error);
  }
}

function refuseOthers(from: string, names: ReadonlySet<string>, { files }: Manifest): void {
  const listed = new Set(files.map(({ path }) => path));
  for (const name of names) {
    if (name !== MANIFEST && !listed.has(name)) throw damagedError(from, `its list does not name ${name}`);
  }
  for (const name of [RECORDS, ...listed]) {
    if (name === MANIFEST || !names.has(name)) throw damagedError(from, `${name} is missing`);
  }
}

async function verifyFiles(
  from: string,
  unfinished: string,
  files: readonly ListedFile[],
  onProgress: OnProgress,
): Promise<void> {
  const total = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  let done = 0;
  for (const { path, sizeBytes, sha256 } of files) {
    const found = await fingerprintOf(join(unfinished, path));
    if (found.sha256 !== sha256 || found.sizeBytes !== sizeBytes) {
      throw damagedError(from, `${path} is not the file that was copied`);
    }
    syncFile(join(unfinished, path));
    done += sizeBytes;
    onProgress(done, total);
  }
}

/** Opens the records, and looks whether all media that they know have come. */
async function verifyRecords(from: string, unfinished: string, { files }: Manifest): Promise<void> {
  const listed = new Set(files.map(({ path }) => path));
  const archive = openUnchanged(unfinished);
  try {
    for (const media of await archive.db.selectFrom('media').select(['sha256', 'extension']).execute()) {
      if (!listed.has(mediaName(media))) throw damagedError(from, `${mediaName(media)} is missing`);
    }
  } finally {
    await archive.close();
  }
}

function syncFolders(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isDirectory()) syncFolder(join(entry.parentPath, entry.name));
  }
  syncFolder(folder);
}

function isEmptyFolder(place: string): boolean {
  return statSync(place).isDirectory() && readdirSync(place).length === 0;
}

function isOfDisk(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

function damagedError(from: string, why: string, cause?: unknown): SheafError {
  return new SheafError(
    'archive-damaged',
    `${from} is no backup, or it is damaged: ${why}. Nothing was restored; try an older backup.`,
    cause,
  );
}
