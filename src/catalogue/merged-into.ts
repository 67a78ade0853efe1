import { type Archive, oneOf } from '../archive/index.ts';

type Database = Pick<Archive, 'db'>;

/** For ids of publications that were merged into others: the ids of those. Others are not in the answer. */
export async function mergedInto(archive: Database, ids: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const asked = [...new Set(ids)];
  while (asked.length > 0) {
    const rows = await archive.db
      .selectFrom('publication')
      .select(['id', 'merged_into'])
      .where('id', 'in', oneOf(asked.splice(0, 400)))
      .where('merged_into', 'is not', null)
      .execute();
    for (const { id, merged_into } of rows) if (merged_into !== null) found.set(id, merged_into);
    // What was merged into one that was merged later itself.
    asked.push(
      ...rows.flatMap((row) =>
        row.merged_into === null || found.has(row.merged_into) ? [] : row.merged_into,
      ),
    );
  }
  for (const [id, kept] of found) found.set(id, endOf(found, kept));
  return found;
}

function endOf(found: ReadonlyMap<string, string>, start: string): string {
  let end = start;
  for (let steps = 0; steps < found.size; steps += 1) end = found.get(end) ?? end;
  return end;
}
