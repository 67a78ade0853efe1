/** One item of a JSON file: its value, or the text that is no JSON. */
export type JsonItem =
  | { readonly state: 'whole'; readonly where: string; readonly value: unknown }
  | { readonly state: 'broken'; readonly where: string; readonly raw: string };

/**
 * The items of a JSON list, one by one: of `[…]`, of a list in an object (`{"items": […]}`), of one object alone, or of one
 * object a line. Where something in the file is no JSON, only the item around it is broken. Linear; never throws.
 */
export function* jsonItems(text: string): Generator<JsonItem> {
  const whole = parsed(text);
  if (whole !== undefined) {
    for (const [at, value] of listIn(whole).entries())
      yield { state: 'whole', where: `item ${at + 1}`, value };
    return;
  }
  for (const { line, raw } of itemTexts(text)) {
    const value = repaired(raw);
    if (value === undefined) yield { state: 'broken', where: `line ${line}`, raw };
    else yield { state: 'whole', where: `line ${line}`, value };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Throwing is the platform's way to say that a text is no JSON.
    return undefined;
  }
}

/** An item with what closes the list behind it, or without the brace that closes itself. */
function repaired(raw: string): unknown {
  let text = raw;
  for (let closers = 0; closers < 4; closers++) {
    const value = parsed(text) ?? parsed(`${text}}`);
    if (value !== undefined) return value;
    if (!/[\]}]$/u.test(text)) return undefined;
    text = withoutTail(text.slice(0, -1), ',');
  }
  return undefined;
}

function listIn(whole: unknown): readonly unknown[] {
  if (Array.isArray(whole)) return whole;
  if (whole === null || typeof whole !== 'object') return [whole];
  const lists = Object.entries(whole).filter(([name, value]) => LISTS.has(name) && Array.isArray(value));
  // The filter saw that it is one.
  const list = lists[0]?.[1] as readonly unknown[] | undefined;
  return list ?? [whole];
}

/** What Zotero, Better BibTeX and Crossref call their lists. */
const LISTS = new Set(['items', 'references', 'data', 'message']);

interface ItemText {
  readonly line: number;
  readonly raw: string;
}

/** Where items begin on lines of their own, as programs print them, the lines part them; else their braces do. */
function itemTexts(text: string): ItemText[] {
  const list = Math.max(0, /"(?:items|references|data)"\s*:\s*\[/u.exec(text.slice(0, 100_000))?.index ?? 0);
  const first = text.indexOf('{', list === 0 ? 0 : text.indexOf('[', list));
  if (first < 0) return [];
  const indent = /(?:^|\n)([ \t]*)$/u.exec(text.slice(Math.max(0, first - 200), first))?.[1];
  return indent === undefined ? partedByBraces(text, first) : partedByLines(text, first, indent);
}

function partedByLines(text: string, first: number, indent: string): ItemText[] {
  const items: ItemText[] = [];
  let line = text.slice(0, first).split('\n').length;
  let start = first;
  for (let at = text.indexOf('\n', first); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (text.startsWith(`${indent}{`, at + 1)) {
      items.push({ line, raw: withoutComma(text.slice(start, at)) });
      line += text.slice(start, at + 1).split('\n').length - 1;
      start = at + 1;
    }
  }
  return [...items, { line, raw: withoutComma(text.slice(start)) }];
}

function partedByBraces(text: string, first: number): ItemText[] {
  const items: ItemText[] = [];
  let line = text.slice(0, first).split('\n').length;
  let [depth, start, startLine, isInString] = [0, first, line, false];
  for (let at = first; at < text.length; at++) {
    const letter = text[at];
    if (letter === '\n') line++;
    if (isInString) {
      if (letter === '\\') at++;
      // No string goes over a line's end: its closing mark was forgotten.
      else if (letter === '"' || letter === '\n') isInString = false;
    } else if (letter === '"') isInString = true;
    else if (letter === '{' && depth++ === 0) [start, startLine] = [at, line];
    else if (letter === '}' && depth > 0 && --depth === 0)
      items.push({ line: startLine, raw: text.slice(start, at + 1) });
  }
  return depth > 0 ? [...items, { line: startLine, raw: text.slice(start) }] : items;
}

function withoutComma(raw: string): string {
  return withoutTail(raw, ',');
}

/** Without these signs, and spaces, at the end. */
function withoutTail(raw: string, signs: string): string {
  let end = raw.length;
  while (end > 0 && (signs.includes(raw[end - 1] ?? '') || /\s/u.test(raw[end - 1] ?? ''))) end--;
  return raw.slice(0, end);
}
