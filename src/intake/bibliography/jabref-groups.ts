/**
 * JabRef's groups of a file's comments: for a lower-case cite key, the names of the groups it was put into by hand
 * (`ExplicitGroup`, JabRef 2 and 3.0–3.7). Newer files name an entry's groups in its `groups` field.
 */
export function jabrefGroups(comments: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const comment of comments) {
    const tree = /^\s*jabref-(?:meta|entrytype): ?groupstree:([\s\S]*)$/u.exec(comment)?.[1];
    if (tree === undefined) continue;
    for (const group of partedAt(tree.replace(/\n/gu, ''))) addGroup(groups, group);
  }
  return groups;
}

/** `2 ExplicitGroup:Water\;0\;key1\;key2\;` */
function addGroup(groups: Map<string, string[]>, group: string): void {
  const [head = '', , ...keys] = partedAt(group);
  const name = /^\s*\d+ ExplicitGroup:(.+)$/u.exec(head)?.[1];
  if (name === undefined) return;
  for (const key of keys) {
    const folded = key.trim().toLowerCase();
    if (folded !== '')
      groups.set(folded, [...(groups.get(folded) ?? []), name.replaceAll('\\', '')].slice(0, MOST_GROUPS));
  }
}

/** At semicolons with no backslash before them; one level of backslashes off. */
function partedAt(text: string): string[] {
  const parts = [''];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === ';') parts.push('');
    else {
      if (text[at] === '\\') at++;
      parts[parts.length - 1] += text[at] ?? '';
    }
  }
  return parts;
}

const MOST_GROUPS = 50;
