/**
 * A long list in parts that one statement can name: SQLite takes 32,766 values in a statement, and a few hundred rows at
 * a time are as fast as any more.
 */
export function batchesOf<T>(list: readonly T[], size = 400): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}
