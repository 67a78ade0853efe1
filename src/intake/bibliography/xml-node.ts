/** An element of a record, its names without prefix; text and elements in the order they stand. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlNode | string)[];
}

/** The elements of a name right below, or below the elements of the names before it: `named(mods, 'titleInfo', 'title')`. */
export function named(node: XmlNode, ...path: readonly string[]): XmlNode[] {
  let found: XmlNode[] = [node];
  for (const name of path) {
    found = found
      .flatMap(({ children }) => children.filter((child) => typeof child !== 'string'))
      .filter((it) => it.name === name);
  }
  return found;
}

/** All text in an element, spaces made one; not recursive, because depth is the file's. */
export function textOf(node: XmlNode | undefined): string {
  const pending: (XmlNode | string)[] = node ? [node] : [];
  const texts: string[] = [];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === 'string') texts.push(next);
    else pending.push(...next.children.slice(0, MOST_CHILDREN).reverse());
  }
  return texts.join('').replace(/\s+/gu, ' ').trim();
}

const MOST_CHILDREN = 10_000;
