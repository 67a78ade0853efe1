import { type Archive, oneOf } from '../archive/index.ts';

type Database = Pick<Archive, 'db'>;

/** For ids of contributors that were merged into others: the ids of those. Others are not in the answer. */
export async function keptContributors(
  archive: Database,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const next = new Map<string, string>();
  const asked = [...new Set(ids)];
  while (asked.length > 0) {
    const rows = await archive.db
      .selectFrom('contributor')
      .select(['id', 'merged_into'])
      .where('id', 'in', oneOf(asked.splice(0, 400)))
      .where('merged_into', 'is not', null)
      .execute();
    for (const { id, merged_into } of rows) {
      if (merged_into === null) continue;
      next.set(id, merged_into);
      if (!next.has(merged_into)) asked.push(merged_into);
    }
  }
  return new Map([...next.keys()].map((id) => [id, endOf(next, id)]));
}

/** A merge is refused where it would close a circle, so this ends. */
function endOf(next: ReadonlyMap<string, string>, start: string): string {
  let end = start;
  for (let steps = 0; steps < next.size; steps += 1) end = next.get(end) ?? end;
  return end;
}
