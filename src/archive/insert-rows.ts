import { CompiledQuery, type Insertable } from 'kysely';
import type { Archive } from './open.ts';
import type { Tables } from './schema.ts';

/** What is done with a row whose key is taken: it is left out, or these of its columns go over what is there. */
export type OnTaken<T> =
  | 'leave out'
  | { readonly key: keyof T & string; readonly replace: readonly (keyof T & string)[] };

/**
 * Puts rows into a table, all of them with the columns of the first. For lists of hundreds: Kysely makes an object of every
 * value, which takes longer than SQLite takes to store it. Throws what SQLite refuses.
 */
export async function insertRows<Name extends keyof Tables>(
  archive: Pick<Archive, 'db'>,
  table: Name,
  rows: readonly Insertable<Tables[Name]>[],
  onTaken: OnTaken<Tables[Name]> | null = null,
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  for (const batch of inPowersOfTwo(rows)) {
    const values = batch.flatMap((row) => {
      // The columns were read from a row of the same type.
      const cells = row as Readonly<Record<string, unknown>>;
      return columns.map((column) => cells[column] ?? null);
    });
    const sql = `insert into "${table}" (${listed(columns)}) values ${places(columns.length, batch.length)}${afterwards(onTaken)}`;
    await archive.db.executeQuery(CompiledQuery.raw(sql, values));
  }
}

/** Parts of 64, 32, 16 rows and so on: seven statements for each table, prepared once. One for every length took 200 MB. */
function* inPowersOfTwo<T>(rows: readonly T[]): Generator<readonly T[]> {
  let size = MOST_ROWS;
  for (let at = 0; at < rows.length; at += size) {
    while (at + size > rows.length) size /= 2;
    yield rows.slice(at, at + size);
  }
}

/** SQLite takes 32,766 values in a statement; no table has as many columns as that leaves. */
const MOST_ROWS = 64;

function listed(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(', ');
}

function places(columns: number, rows: number): string {
  const row = `(${Array.from({ length: columns }, () => '?').join(', ')})`;
  return Array.from({ length: rows }, () => row).join(', ');
}

function afterwards<T>(onTaken: OnTaken<T> | null): string {
  if (onTaken === null) return '';
  if (onTaken === 'leave out') return ' on conflict do nothing';
  const sets = onTaken.replace.map((column) => `"${column}" = excluded."${column}"`).join(', ');
  return ` on conflict ("${onTaken.key}") do update set ${sets}`;
}
