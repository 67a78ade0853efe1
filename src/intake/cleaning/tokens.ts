/** A piece of sanitised markup: a tag with its attributes, or text. Values and text are still escaped. */
export type Token =
  | { readonly type: 'open'; readonly name: string; readonly attributes: Attributes }
  | { readonly type: 'close'; readonly name: string }
  | { readonly type: 'text'; readonly text: string };

export type Attributes = Readonly<Record<string, string>>;

/** Reads what `sanitise` writes, where `<` and `>` stand around tags and nowhere else. */
export function* tokensOf(markup: string): Generator<Token> {
  let at = 0;
  while (at < markup.length) {
    const open = markup.indexOf('<', at);
    if (open !== at) yield { type: 'text', text: markup.slice(at, open === -1 ? markup.length : open) };
    if (open === -1) return;
    const end = markup.indexOf('>', open);
    yield tagOf(markup.slice(open + 1, end));
    at = end + 1;
  }
}

function tagOf(tag: string): Token {
  if (tag.startsWith('/')) return { type: 'close', name: tag.slice(1) };
  const space = tag.indexOf(' ');
  if (space === -1) return { type: 'open', name: tag, attributes: NONE };
  const attributes: Record<string, string> = Object.create(null);
  for (const [, name = '', value = ''] of tag.slice(space).matchAll(/ ([a-z-]+)(?:="([^"]*)")?/gu))
    attributes[name] = value;
  return { type: 'open', name: tag.slice(0, space), attributes };
}

const NONE: Attributes = Object.freeze(Object.create(null));

/** Text with its escapes resolved. `sanitise` writes these four and no others. */
export function unescaped(text: string): string {
  return text.includes('&')
    ? text.replace(/&(amp|lt|gt|quot);/gu, (_, name: string) => MEANT[name] ?? '')
    : text;
}

const MEANT: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Text as it stands in markup, also between double quotes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/gu, (found) => ESCAPES[found] ?? '');
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
