/** The parts of a JSON Feed's text: where its items are, and what is around them. */
export interface SplitJson {
  /** The text without what is in its `items`. */
  readonly head: string;
  readonly items: readonly { readonly start: number; readonly end: number; readonly isWhole: boolean }[];
  /** There was an `items` list, and it ended. */
  readonly isWhole: boolean;
  readonly isTooMany: boolean;
}

/**
 * Finds the objects in the list called `items` of a JSON object, whether or not the text ends where it should. Linear; looks
 * at brackets and strings only.
 */
export function splitJson(text: string, most: number): SplitJson {
  const items: { start: number; end: number; isWhole: boolean }[] = [];
  let [depth, list, listEnd, start, isTooMany] = [0, -1, -1, -1, false];
  for (const { mark, at, end } of marks(text)) {
    if (mark === '"') {
      if (depth === 1 && list < 0 && text.slice(at, end) === '"items"') list = listAfter(text, end);
    } else if (mark === '{' || mark === '[') {
      depth += 1;
      if (depth === 3 && mark === '{' && list >= 0 && listEnd < 0 && at > list) start = at;
    } else {
      depth -= 1;
      if (depth === 2 && start >= 0) {
        if (items.length < most) items.push({ start, end, isWhole: true });
        else isTooMany = true;
        start = -1;
      } else if (depth === 1 && list >= 0 && listEnd < 0 && at > list) listEnd = at;
    }
  }
  if (start >= 0 && items.length < most) items.push({ start, end: text.length, isWhole: false });
  const head = list < 0 ? text : text.slice(0, list + 1) + (listEnd < 0 ? ']}' : text.slice(listEnd));
  return { head, items, isWhole: list >= 0 && listEnd >= 0, isTooMany };
}

/** Where the list after a name begins; -1 where no list follows. */
function listAfter(text: string, from: number): number {
  LIST.lastIndex = from;
  return LIST.test(text) ? LIST.lastIndex - 1 : -1;
}

const LIST = /\s{0,100}:\s{0,100}\[/y;

/** The brackets of a text and its strings; a string that does not end goes on to the end of the text. */
function* marks(
  text: string,
): Generator<{ readonly mark: string; readonly at: number; readonly end: number }> {
  const next = /["{}[\]]/g;
  for (let match = next.exec(text); match; match = next.exec(text)) {
    const at = match.index;
    const end = match[0] === '"' ? stringEnd(text, at) : at + 1;
    next.lastIndex = end;
    yield { mark: match[0], at, end };
  }
}

function stringEnd(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let escapes = 0;
    while (text[at - 1 - escapes] === '\\') escapes += 1;
    if (escapes % 2 === 0) return at + 1;
  }
  return text.length;
}
