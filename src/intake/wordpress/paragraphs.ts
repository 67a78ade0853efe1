/**
 * Text of the classic editor with its paragraphs marked up, as WordPress does when it shows a post: empty lines part
 * paragraphs, single line ends are line breaks, block elements stand by themselves, `<pre>`, scripts and the like stay
 * as they are. Comments are dropped. Linear.
 */
export function paragraphed(html: string): string {
  const text = html.includes('\r') ? html.replace(/\r\n?/gu, '\n') : html;
  const open: string[] = [];
  let written = '';
  let run = '';
  let position = 0;
  for (const match of text.matchAll(MARKUP)) {
    const [markup, verbatim, end, tag = ''] = match;
    const name = tag.toLowerCase();
    const isBlock = verbatim !== undefined || BLOCKS.has(name);
    run += text.slice(position, match.index);
    position = match.index + markup.length;
    if (markup.startsWith('<!--')) continue;
    if (!isBlock) {
      run += markup;
      continue;
    }
    written += inContext(run, open.at(-1));
    run = '';
    written += markup;
    if (verbatim === undefined && !VOID.has(name)) follow(open, name, end === '/');
  }
  return written + inContext(run + text.slice(position), open.at(-1));
}

const VERBATIM = 'pre|script|style|textarea|svg|math|iframe|object|audio|video|noscript|select';
const MARKUP = new RegExp(
  `<!--[^]*?(?:-->|$)|<(${VERBATIM})\\b[^<>]*>[^]*?(?:</\\1\\s*>|$)|<(/?)([a-z][\\w-]*)(?:\\s[^<>]*|/)?>`,
  'giu',
);
const BLOCKS: ReadonlySet<string> = new Set(
  `address article aside blockquote body caption center col colgroup dd details dir div dl dt fieldset figcaption figure footer
  form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p section summary table tbody td tfoot th thead tr ul`.split(
    /\s+/u,
  ),
);
const VOID: ReadonlySet<string> = new Set(['hr', 'col']);
/** Only other elements stand directly in these. */
const WITHOUT_TEXT: ReadonlySet<string> = new Set(
  'figure ul ol dl dir menu table tbody thead tfoot tr colgroup'.split(' '),
);
/** These are paragraphs themselves, or labels. */
const OF_ONE_LINE: ReadonlySet<string> = new Set(
  'p h1 h2 h3 h4 h5 h6 dt figcaption caption summary legend address'.split(' '),
);
/** A single paragraph in these needs no mark. */
const LOOSE: ReadonlySet<string> = new Set('li dd td th div center details'.split(' '));
const DEEPEST = 500;

function follow(open: string[], name: string, isEnd: boolean): void {
  if (isEnd) {
    const at = open.lastIndexOf(name);
    if (at >= 0) open.length = at;
    return;
  }
  if (open.at(-1) === 'p') open.pop();
  if (open.length < DEEPEST) open.push(name);
}

function inContext(run: string, context: string | undefined): string {
  if (run.trim() === '') return run === '' ? '' : '\n';
  if (context !== undefined && WITHOUT_TEXT.has(context)) return run;
  if (context !== undefined && OF_ONE_LINE.has(context)) return context === 'p' ? withBreaks(run) : run;
  const parts = run.split(/\n[^\S\n]*\n\s*/u).filter((it) => it.trim() !== '');
  const [only = ''] = parts;
  if (parts.length === 1 && context !== undefined && LOOSE.has(context)) return withBreaks(only.trim());
  const [before, after] = [/^[^\S\n]*\n/u, /\n[^\S\n]*$/u].map((it) => (it.test(run) ? '\n' : ''));
  return `${before}${parts.map(paragraphOf).join('\n')}${after}`;
}

function paragraphOf(text: string): string {
  const words = text.trim();
  const address = /^https?:\/\/[^\s<>"]{1,2000}$/u.test(words) ? words : null;
  return address ? `<p><a href="${address}">${address}</a></p>` : `<p>${withBreaks(words)}</p>`;
}

/** A `<br>` that is there already stands for its line end. */
function withBreaks(text: string): string {
  if (!text.includes('\n')) return text;
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  const ended = lines
    .map((line) => line.trimEnd())
    .map((line) => (/<br\s?\/?>$/iu.test(line) ? line : `${line}<br>`));
  return `${ended.join('\n')}\n${last}`;
}
