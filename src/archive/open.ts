import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Kysely } from 'kysely';
import { APPLICATION_ID, asSheafError, openDatabase, queriesOver } from './database.ts';
import { moveDurably } from './durable-file.ts';
import { asIoError, SheafError } from './errors.ts';
import { migrate, refuseForeign, versionOf } from './migrate.ts';
import { type Migration, migrations } from './migrations/index.ts';
import { type ProfileInput, parseProfile } from './profile.ts';
import type { Tables } from './schema.ts';
import { ownCommand, takeWriteLock, type WriteLock } from './write-lock.ts';

/** An open archive. Whoever opened it closes it. */
export interface Archive {
  /** Absolute. */
  readonly folder: string;
  readonly db: Kysely<Tables>;
  readonly mode: 'read' | 'write';
  /**
   * A number that grows whenever anybody, in this process or another, has changed the archive; takes microseconds.
   * Read before the data, it tells later whether a kept answer is still true.
   */
  changeMark(): number;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** `write` takes the one right to write until the archive is closed; `read` refuses every change. */
  readonly mode: 'read' | 'write';
  /** How long to wait for another writer; 5,000 unless told. */
  readonly waitMs?: number;
  /** What others are told is writing; the process's own command line unless told. */
  readonly command?: string;
  /** The steps this program knows; only tests give others. */
  readonly migrations?: readonly Migration[];
}

/**
 * Makes a new archive in a folder and opens it for writing. The database appears whole or not at all. Throws
 * `archive-exists` where there is one, `invalid-input` for a profile that is none.
 */
export async function createArchive(folder: string, profile: ProfileInput): Promise<Archive> {
  const whole = parseProfile(profile);
  const place = resolve(folder);
  makeFolders(place);
  const lock = await takeWriteLock(place, WAIT_MS, ownCommand());
  try {
    if (existsSync(databaseFile(place))) {
      throw new SheafError(
        'archive-exists',
        `${place} already holds an archive. Choose another folder, or use it.`,
      );
    }
    makeDatabase(databaseFile(place), JSON.stringify(whole));
    return opened(place, openDatabase(databaseFile(place), 'write'), 'write', lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * Opens an archive; one of an older version is migrated first, after a copy of its database has been put into
 * `backups/`. Throws `archive-missing`, `archive-locked` (another process writes), `archive-newer`, `archive-damaged`.
 */
export async function openArchive(folder: string, options: OpenOptions): Promise<Archive> {
  const place = existingArchive(folder);
  const known = options.migrations ?? migrations;
  if (options.mode === 'write') return openForWriting(place, options, known);
  const { archive, version } = openForReading(place, known);
  if (version === known.length) return archive;
  await archive.close();
  await (await openForWriting(place, options, known)).close();
  return openUnchanged(place, known);
}

/** The absolute path of a folder that holds an archive; throws `archive-missing` where it holds none. */
export function existingArchive(folder: string): string {
  const place = resolve(folder);
  if (existsSync(databaseFile(place))) return place;
  throw new SheafError(
    'archive-missing',
    `There is no archive in ${place}. Make one with \`sheaf new\`, or name the folder that holds yours.`,
  );
}

/**
 * Opens an archive for reading and changes nothing, not even its version. Throws `archive-newer`, `archive-damaged`.
 */
export function openUnchanged(place: string, known: readonly Migration[] = migrations): Archive {
  return openForReading(place, known).archive;
}

/** The file that holds an archive's records. */
export function databaseFile(folder: string): string {
  return join(folder, 'archive.sqlite');
}

/**
 * Runs work in one transaction, or in the one that is already running: all of it is kept or none. The work uses only the
 * archive it is handed. For reading it gives one consistent state.
 */
export async function inTransaction<T, A extends Pick<Archive, 'db'>>(
  archive: A,
  work: (inside: A) => Promise<T>,
): Promise<T> {
  if (archive.db.isTransaction) return work(archive);
  return archive.db.transaction().execute((db) => work({ ...archive, db }));
}

async function openForWriting(
  place: string,
  options: OpenOptions,
  known: readonly Migration[],
): Promise<Archive> {
  const lock = await takeWriteLock(place, options.waitMs ?? WAIT_MS, options.command ?? ownCommand());
  try {
    const database = openDatabase(databaseFile(place), 'write');
    return closingOnError(database, () => {
      refuseForeign(database, place, known);
      migrate(database, known, join(place, 'backups'));
      return opened(place, database, 'write', lock);
    });
  } catch (error) {
    lock.release();
    throw error;
  }
}

function openForReading(
  place: string,
  known: readonly Migration[],
): { readonly archive: Archive; readonly version: number } {
  const database = openDatabase(databaseFile(place), 'read');
  return closingOnError(database, () => {
    refuseForeign(database, place, known);
    return { archive: opened(place, database, 'read', null), version: versionOf(database) };
  });
}

function opened(
  folder: string,
  database: DatabaseSync,
  mode: 'read' | 'write',
  lock: WriteLock | null,
): Archive {
  const others = database.prepare('pragma data_version');
  const own = database.prepare('select total_changes() as count');
  const db = queriesOver(database, databaseFile(folder));
  return {
    folder,
    db,
    mode,
    // data_version tells of commits by other connections only, total_changes of this one's: neither ever shrinks.
    changeMark: () => Number(others.get()?.data_version) + (mode === 'write' ? Number(own.get()?.count) : 0),
    close: async () => {
      await db.destroy();
      // Kysely closes the database only once it has been asked something.
      if (database.isOpen) database.close();
      lock?.release();
    },
  };
}

/** Built under another name without a write-ahead log, so that the final name only ever holds a finished archive. */
function makeDatabase(file: string, profile: string): void {
  const unfinished = `${file}.unfinished`;
  for (const leftover of [unfinished, `${unfinished}-journal`]) rmSync(leftover, { force: true });
  const database = new DatabaseSync(unfinished, { enableForeignKeyConstraints: true });
  closingOnError(database, () => {
    database.exec(`pragma synchronous = full; pragma application_id = ${APPLICATION_ID}`);
    migrate(database, migrations, null);
    database.prepare("insert into archive_setting (key, value) values ('profile', ?)").run(profile);
  });
  database.close();
  moveDurably(unfinished, file);
}

function closingOnError<T>(database: DatabaseSync, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const told = asSheafError(error, database.location() ?? 'the archive');
    database.close();
    throw told;
  }
}

function makeFolders(place: string): void {
  try {
    mkdirSync(join(place, 'media'), { recursive: true });
    mkdirSync(join(place, 'backups'), { recursive: true });
  } catch (error) {
    throw asIoError(error, `${place}: making the folder`);
  }
}

const WAIT_MS = 5_000;
