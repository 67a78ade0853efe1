import { ATTRIBUTES, BLOCKS, INLINES, WRAPPERS } from './allowlist.ts';
import { hasUnwanted } from './characters.ts';
import type { Attributes, Token } from './tokens.ts';

/**
 * The tokens of HTML that is written as content systems write it: known elements in lower case, opened and closed in order,
 * values in double quotes, addresses http(s) or within the site. About such markup no two parsers disagree, so that these are the very tokens
 * that sanitising would give, at a tenth of the cost. `null` for all other HTML, and in every case of doubt.
 */
export function plainTokens(html: string): Token[] | null {
  if (hasUnwanted(html) || !html.isWellFormed()) return null;
  const tokens: Token[] = [];
  const open: string[] = [];
  let text = '';
  let at = 0;
  for (let start = html.indexOf('<'); start >= 0; start = html.indexOf('<', at)) {
    const before = start === at ? '' : plainText(html.slice(at, start));
    if (before === null) return null;
    text += before;
    if (html.startsWith('<!--', start)) {
      at = afterComment(html, start);
      if (at < 0) return null;
      continue;
    }
    TAG.lastIndex = start;
    const tag = TAG.exec(html);
    const token = tag && tokenOf(tag, open);
    if (!token) return null;
    if (text !== '') tokens.push({ type: 'text', text });
    text = '';
    tokens.push(token);
    at = TAG.lastIndex;
  }
  const rest = plainText(html.slice(at));
  if (rest === null || open.length > 0) return null;
  if (text + rest !== '') tokens.push({ type: 'text', text: text + rest });
  return tokens;
}

/** One tag: the slash of an end tag, its name, its attributes, the slash of an element that holds nothing. */
const TAG = /<(\/?)([a-z][a-z0-9]{0,9})((?:\s{1,8}[a-z][a-z-]{0,40}="[^"<>]{0,8000}"){0,40})\s{0,8}(\/?)>/uy;

function tokenOf([, slash, name = '', attributes = '', end]: RegExpExecArray, open: string[]): Token | null {
  if (slash) {
    if (attributes !== '' || end || open.pop() !== name) return null;
    return CLOSING.get(name) ?? null;
  }
  const isVoid = VOID.has(name);
  if ((end && !isVoid) || !isAllowedIn(name, open) || open.length > DEEPEST) return null;
  if (!isVoid) open.push(name);
  if (attributes === '') return OPENING.get(name) ?? null;
  const read = attributesOf(name, attributes);
  return read && { type: 'open', name, attributes: read };
}

const VOID: ReadonlySet<string> = new Set(['br', 'img', 'hr']);
/** Elements of which parsers have something to say but how they nest. */
const OF_THEIR_OWN: ReadonlySet<string> = new Set(
  'html body form noframes pre center ruby rt rp dt dd dl search'.split(' '),
);
const READ = [...BLOCKS.keys(), ...INLINES, ...WRAPPERS, ...VOID].filter((name) => !OF_THEIR_OWN.has(name));
const NONE: Attributes = Object.freeze(Object.create(null));
const OPENING: ReadonlyMap<string, Token> = new Map(
  READ.map((name) => [name, { type: 'open', name, attributes: NONE }]),
);
const CLOSING: ReadonlyMap<string, Token> = new Map(READ.map((name) => [name, { type: 'close', name }]));
const DEEPEST = 50;

/** Whether an element can begin there without ending the one around it. */
function isAllowedIn(name: string, open: readonly string[]): boolean {
  if (!OPENING.has(name) || (name === 'a' && open.includes('a'))) return false;
  const around = open.at(-1);
  const isInLine = name === 'br' || name === 'img' || INLINES.has(name);
  if (around !== undefined && ONLY_LINES.has(around)) return isInLine;
  const parents = PARENTS.get(name);
  return parents === undefined || (around !== undefined && parents.has(around));
}

/** What may hold nothing but what stands in a line, as writers mean it and parsers enforce it. */
const ONLY_LINES: ReadonlySet<string> = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', ...INLINES]);
const PARENTS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    li: ['ul', 'ol'],
    thead: ['table'],
    tbody: ['table'],
    tfoot: ['table'],
    tr: ['table', 'thead', 'tbody', 'tfoot'],
    td: ['tr'],
    th: ['tr'],
    caption: ['table'],
  }).map(([name, parents]) => [name, new Set(parents)]),
);

function attributesOf(name: string, text: string): Attributes | null {
  const attributes: Record<string, string> = Object.create(null);
  const own = ATTRIBUTES[name] ?? [];
  const seen = new Set<string>();
  for (const [, attribute = '', value = ''] of text.matchAll(ATTRIBUTE)) {
    if (seen.has(attribute)) return null;
    seen.add(attribute);
    if (!own.includes(attribute) && !EVERYWHERE.includes(attribute)) continue;
    if (value.includes('&') && STRANGE_ESCAPE.test(value)) return null;
    if (value === '' && attribute !== 'alt') {
      if (attribute !== 'class' && attribute !== 'id') return null;
      continue;
    }
    if ((attribute === 'href' || attribute === 'src') && !ADDRESS.test(value)) return null;
    attributes[attribute] = value;
  }
  return attributes;
}

const ATTRIBUTE = /([a-z][a-z-]*)="([^"]*)"/gu;
const EVERYWHERE = ATTRIBUTES['*'] ?? [];
const STRANGE_ESCAPE = /&(?!amp;|lt;|gt;|quot;)/u;
const ADDRESS = /^(?:https?:\/\/|[/#?])[^\s\\]*$/u;

/** Text with its references as `sanitise` writes them; `null` where it holds any but the commonest. */
function plainText(text: string): string | null {
  if (text.includes('>')) return null;
  if (!text.includes('&')) return text;
  let isStrange = false;
  const read = text.replace(REFERENCE, (reference, name: string | undefined) => {
    const meant = name === undefined ? undefined : MEANT.get(name);
    isStrange ||= meant === undefined;
    return meant ?? reference;
  });
  return isStrange ? null : read;
}

const REFERENCE = /&(?:(#?[a-z0-9]{1,8});)?/giu;
const MEANT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&amp;',
    lt: '&lt;',
    gt: '&gt;',
    quot: '"',
    nbsp: '\u00a0',
    shy: '\u00ad',
    ndash: '–',
    mdash: '—',
    hellip: '…',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    laquo: '«',
    raquo: '»',
    '#038': '&amp;',
    '#39': "'",
    '#039': "'",
    '#160': '\u00a0',
    '#8211': '–',
    '#8212': '—',
    '#8216': '‘',
    '#8217': '’',
    '#8220': '“',
    '#8221': '”',
    '#8230': '…',
  }),
);

/** Where a comment ends; -1 where it is one that parsers may end elsewhere. */
function afterComment(html: string, start: number): number {
  const end = html.indexOf('--', start + 4);
  const isPlain = end >= 0 && html[end + 2] === '>' && !/[->]/u.test(html.charAt(start + 4));
  return isPlain ? end + 3 : -1;
}
