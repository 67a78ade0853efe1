/**
 * The items of several lists in one order: that which a text of list names states (`hidden preferred hidden`), each list's own
 * items in their order. Where it states other numbers than there are (somebody has edited the file), one list after the other.
 */
export function inStatedOrder<Name extends string, Item>(
  lists: ReadonlyMap<Name, readonly Item[]>,
  stated: string | null,
): Item[] {
  const oneAfterTheOther = [...lists.values()].flat();
  if (stated === null) return oneAfterTheOther;
  const next = new Map<string, number>();
  const ordered: Item[] = [];
  for (const name of stated.split(' ', oneAfterTheOther.length + 1)) {
    const at = next.get(name) ?? 0;
    next.set(name, at + 1);
    const list: readonly Item[] = [...lists].find(([it]) => it === name)?.[1] ?? [];
    ordered.push(...list.slice(at, at + 1));
  }
  const areAll = [...lists].every(([name, list]) => (next.get(name) ?? 0) === list.length);
  return areAll && ordered.length === oneAfterTheOther.length ? ordered : oneAfterTheOther;
}
