import { type EmbedContext, footnoteList, linkParagraph } from './embedded.ts';
import { paragraphed } from './paragraphs.ts';

/** The text was written in the block editor. */
export function hasBlocks(content: string): boolean {
  return content.includes('<!-- wp:');
}

/**
 * What the blocks of a post come to as HTML: the marks around blocks go, what a block holds stays as it was saved; a
 * footnotes block, an embed, a reusable block and a file become what readers see. Blocks that the site fills anew for
 * every visit (latest posts, archives) hold nothing and leave nothing. Text between blocks gets its paragraphs.
 */
export function renderBlocks(content: string, context: EmbedContext): string {
  return expanded(withReusableBlocks(content, context), context);
}

/** A reusable block may hold others, or itself: how deep they go, and how much they add, is bounded. */
function withReusableBlocks(content: string, context: EmbedContext): string {
  let text = content;
  let room = MOST_ADDED;
  for (let round = 0; round < DEEPEST && REUSABLE.test(text); round += 1)
    text = text.replace(REUSABLES, (_, id: string) => {
      const block = context.block(Number(id)) ?? '';
      room -= block.length;
      return room > 0 ? block : '';
    });
  return text;
}

const DEEPEST = 3;
const MOST_ADDED = 1_000_000;
const REUSABLE = /<!-- wp:block \{[^{}]{0,200}"ref":\s*(\d{1,15})[^{}]{0,200}\}[^<>]{0,400}\/-->/u;
const REUSABLES = new RegExp(REUSABLE, 'gu');

interface BlockMark {
  readonly name: string;
  readonly attributes: string;
  readonly isEnd: boolean;
  readonly isEmpty: boolean;
}

function expanded(content: string, context: EmbedContext): string {
  let html = '';
  let depth = 0;
  let position = 0;
  for (let at = content.indexOf('<!--'); at >= 0; at = content.indexOf('<!--', position)) {
    const end = content.indexOf('-->', at);
    if (end < 0) break;
    html += between(content.slice(position, at), depth);
    position = end + 3;
    const mark = blockMark(content.slice(at + 4, end));
    if (!mark) continue;
    if (mark.isEmpty) html += emptyBlock(mark, context);
    else depth = Math.max(0, depth + (mark.isEnd ? -1 : 1));
  }
  return withEmbeds(html + between(content.slice(position), depth));
}

/** Text in no block was written in the classic editor. */
function between(text: string, depth: number): string {
  if (text.trim() === '') return text === '' ? '' : '\n';
  return depth > 0 ? text : paragraphed(text);
}

function blockMark(comment: string): BlockMark | null {
  const match = /^\s*(\/?)wp:([a-z][\w/-]*)(\s[\s\S]*)?$/u.exec(comment);
  if (!match) return null;
  const attributes = match[3]?.trim() ?? '';
  return { name: match[2] ?? '', attributes, isEnd: match[1] === '/', isEmpty: attributes.endsWith('/') };
}

function emptyBlock(mark: BlockMark, context: EmbedContext): string {
  const name = mark.name.replace(/^core(?:-embed)?\//u, '');
  if (name === 'footnotes') return footnoteList(context.footnotes);
  const url = /"(?:url|src)":\s*"(https?:[^"\\]{0,2000}(?:\\\/[^"\\]{0,2000}){0,100})"/u.exec(
    mark.attributes,
  )?.[1];
  return url && /embed|video|audio|pdf|youtube|vimeo|file/u.test(name)
    ? linkParagraph(url.replaceAll('\\/', '/'))
    : '';
}

/** The editor saves an embed as its bare address, and a file with a button that says the same again. */
function withEmbeds(html: string): string {
  return html
    .replace(EMBED, (_, url: string) => `<p><a href="${url}">${url}</a></p>`)
    .replace(FILE_BUTTON, '');
}

const EMBED = /<div class="wp-block-embed__wrapper">\s*(https?:\/\/[^\s<>"]{1,2000})\s*<\/div>/gu;
const FILE_BUTTON = /<a [^<>]{0,3000}class="wp-block-file__button[^<>]{0,300}>[^<>]{0,200}<\/a>/gu;
