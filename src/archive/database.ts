import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import { SheafError } from './errors.ts';
import type { Tables } from './schema.ts';

/** Marks a SQLite file as a Sheaf archive (`PRAGMA application_id`): “Shea”. */
export const APPLICATION_ID = 0x53686561;

/**
 * Opens a SQLite file as archives need it: write-ahead log, every commit on disk before it is acknowledged, foreign keys
 * and triggers held. Throws `archive-damaged` where the file is no database.
 */
export function openDatabase(file: string, mode: 'read' | 'write'): DatabaseSync {
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: true, timeout: BUSY_TIMEOUT_MS });
  try {
    // Without recursive triggers, `insert or replace` would delete a revision and no trigger be asked.
    database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma recursive_triggers = on');
    // 16 MB of pages, 32 MB of log: syncs touch many tables at once, and a checkpoint every 4 MB took a third of their time.
    if (mode === 'read') database.exec('pragma query_only = on');
    else database.exec('pragma cache_size = -16000; pragma wal_autocheckpoint = 8000');
    return database;
  } catch (error) {
    database.close();
    throw asSheafError(error, file);
  }
}

/**
 * Kysely over an open SQLite file. Nested use of the outer database inside a transaction would wait for ever, because
 * there is one connection: what runs inside takes the transaction.
 */
export function queriesOver(database: DatabaseSync, file: string): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: likeBetterSqlite(database, file) }) });
}

/** An error of SQLite as one for the person who can act, where there is one; anything else comes back as it was. */
export function asSheafError(error: unknown, file: string): unknown {
  const [code, says] = MEANINGS.get(primaryCodeOf(error)) ?? [];
  return code && says ? new SheafError(code, `${file}: ${says}`, error) : error;
}

/** The part of better-sqlite3's interface that Kysely's dialect uses, by `node:sqlite`. */
function likeBetterSqlite(database: DatabaseSync, file: string) {
  const prepared = new Map<string, Prepared>();
  return {
    close: () => database.close(),
    prepare: (sql: string) => {
      const found = prepared.get(sql) ?? prepare(database, sql, file);
      prepared.delete(sql);
      prepared.set(sql, found);
      if (prepared.size > PREPARED_AT_MOST) forgetOldest(prepared);
      return found;
    },
  };
}

type Prepared = ReturnType<typeof prepare>;

function prepare(database: DatabaseSync, sql: string, file: string) {
  const statement = told(file, () => database.prepare(sql));
  return {
    reader: statement.columns().length > 0,
    all: (values: readonly unknown[]) => told(file, () => statement.all(...inputs(values))),
    run: (values: readonly unknown[]) => told(file, () => statement.run(...inputs(values))),
    // A statement of its own, because a second use of a shared one would start it again from its first row.
    iterate: (values: readonly unknown[]) => rowsOf(file, database.prepare(sql), values),
  };
}

function* rowsOf(
  file: string,
  statement: StatementSync,
  values: readonly unknown[],
): IterableIterator<unknown> {
  try {
    yield* statement.iterate(...inputs(values));
  } catch (error) {
    throw asSheafError(error, file);
  }
}

function told<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asSheafError(error, file);
  }
}

function inputs(values: readonly unknown[]): SQLInputValue[] {
  // Kysely types parameters as unknown; SQLite itself refuses what it can not store.
  return values as SQLInputValue[];
}

function forgetOldest(prepared: Map<string, Prepared>): void {
  for (const sql of prepared.keys()) {
    prepared.delete(sql);
    return;
  }
}

function primaryCodeOf(error: unknown): number {
  const isOfSqlite = error instanceof Error && 'errcode' in error && typeof error.errcode === 'number';
  return isOfSqlite ? Number(error.errcode) & 0xff : 0;
}

const BUSY_TIMEOUT_MS = 5_000;
const PREPARED_AT_MOST = 256;

// https://sqlite.org/rescode.html
const MEANINGS: ReadonlyMap<
  number,
  readonly ['archive-locked' | 'read-only' | 'archive-damaged' | 'io', string]
> = new Map([
  [5, ['archive-locked', 'another process keeps the database busy. Wait until it is done, then try again.']],
  [8, ['read-only', 'the archive is open for reading only. Open it for writing to change something.']],
  [10, ['io', 'the disk could not be read or written. Look at the disk, then run `sheaf check`.']],
  [11, ['archive-damaged', 'the database is damaged. Run `sheaf check`, or restore the last backup.']],
  [13, ['io', 'the disk is full. Make room, then try again; nothing that was saved is lost.']],
  [14, ['io', 'the database can not be opened. Look whether you may read and write the folder.']],
  [26, ['archive-damaged', 'this file is not a database. Restore the last backup with `sheaf restore`.']],
]);
