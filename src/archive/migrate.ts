import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { APPLICATION_ID } from './database.ts';
import { moveDurably, syncFile, unfinishedName } from './durable-file.ts';
import { SheafError } from './errors.ts';
import type { Migration } from './migrations/index.ts';

/** The version of an archive's tables: how many migrations it has taken. */
export function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('pragma user_version').get()?.user_version);
}

/**
 * Throws `archive-newer` where a later version of the program has been at the archive, `archive-damaged` where the
 * database is not one of ours.
 */
export function refuseForeign(database: DatabaseSync, folder: string, known: readonly Migration[]): void {
  if (Number(database.prepare('pragma application_id').get()?.application_id) !== APPLICATION_ID) {
    throw new SheafError(
      'archive-damaged',
      `${folder}: archive.sqlite is a database, but not of a Sheaf archive.`,
    );
  }
  const version = versionOf(database);
  if (version > known.length) {
    throw new SheafError(
      'archive-newer',
      `The archive ${folder} is of version ${version}; this program knows up to version ${known.length}. Install the newer Sheaf that wrote it, or restore a backup made before.`,
    );
  }
}

/**
 * Brings a database to the newest version, each step in a transaction of its own with its number. Where a folder for
 * backups is given, a copy of the database is made before each step. A step that fails leaves the database as it was
 * before that step.
 */
export function migrate(database: DatabaseSync, steps: readonly Migration[], backups: string | null): void {
  for (const [index, step] of steps.entries()) {
    const version = index + 1;
    if (version <= versionOf(database)) continue;
    if (backups) keepCopy(database, backups, version);
    takeStep(database, step, version);
  }
}

function keepCopy(database: DatabaseSync, backups: string, version: number): void {
  const file = join(backups, `before-migration-${numbered(version)}.sqlite`);
  mkdirSync(backups, { recursive: true });
  const unfinished = unfinishedName(file);
  rmSync(unfinished, { force: true });
  database.prepare('vacuum into ?').run(unfinished);
  syncFile(unfinished);
  // A copy from before is kept as well: it may be of another time, brought back by hand since.
  if (existsSync(file)) renameSync(file, file.replace(/sqlite$/, `${Date.now()}.sqlite`));
  moveDurably(unfinished, file);
}

function takeStep(database: DatabaseSync, step: Migration, version: number): void {
  database.exec('begin immediate');
  try {
    database.exec(step.sql);
    database.exec(`pragma user_version = ${version}`);
    database.exec('commit');
  } catch (error) {
    if (database.isTransaction) database.exec('rollback');
    throw new SheafError(
      'archive-damaged',
      `Migration ${numbered(version)} (${step.name}) failed and was taken back; the archive is as it was before it. Keep using the Sheaf you had, and report this.`,
      error,
    );
  }
}

function numbered(version: number): string {
  return String(version).padStart(4, '0');
}
