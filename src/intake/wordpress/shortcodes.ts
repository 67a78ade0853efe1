import { escapeAttribute, escapeText } from 'entities';
import { type EmbedContext, type Footnote, figureOf, footnoteList, linkParagraph } from './embedded.ts';

/**
 * A text with its shortcodes as what readers see: captions and galleries as figures, players as links, footnotes as a
 * list at the end. Of others only the marks go and what is between them stays. Words in brackets (`[sic]`, `[1]`,
 * `[the Taliban]`) are no shortcodes: one has attributes, an end, or a name that no word has. Linear.
 */
export function renderShortcodes(html: string, context: EmbedContext): string {
  if (!html.includes('[')) return html;
  const marks = withPartners(shortcodeMarks(html));
  if (marks.length === 0) return html;
  const notes: Footnote[] = [];
  const frames: Frame[] = [{ mark: null, written: '' }];
  let position = 0;
  for (const mark of marks) {
    write(frames, html.slice(position, mark.start));
    position = mark.end;
    if (mark.isEnd) close(frames, mark, { ...context, notes });
    else if (mark.partner === null) write(frames, single(mark, context));
    else frames.push({ mark, written: '' });
  }
  write(frames, html.slice(position));
  while (frames.length > 1) flatten(frames);
  return (frames[0]?.written ?? '') + footnoteList(notes);
}

interface Mark {
  readonly name: string;
  readonly attributes: string;
  readonly isEnd: boolean;
  readonly isEmpty: boolean;
  readonly start: number;
  readonly end: number;
  /** The index of its other half. */
  partner: number | null;
}

interface Frame {
  readonly mark: Mark | null;
  written: string;
}

function shortcodeMarks(html: string): Mark[] {
  const marks: Mark[] = [];
  for (const match of html.matchAll(SHORTCODE)) {
    const [whole, slash, name = '', words = ''] = match;
    const isEmpty = /(?:^|[\s"'])\/$/u.test(words.trimEnd());
    const isEscaped = html[match.index - 1] === '[' && html[match.index + whole.length] === ']';
    if (isEscaped) continue;
    const end = match.index + whole.length;
    marks.push({
      name: name.toLowerCase(),
      attributes: isEmpty ? words.trimEnd().slice(0, -1) : words,
      isEnd: slash === '/',
      isEmpty,
      start: match.index,
      end,
      partner: null,
    });
  }
  return marks;
}

const SHORTCODE = /\[(\/?)([a-z][\w-]{0,60})(\/|[\s\u00a0][^[\]]{0,4000})?\]/giu;

/** Only the marks that are shortcodes, each with its other half where it has one. */
function withPartners(marks: Mark[]): Mark[] {
  const waiting = new Map<string, number[]>();
  marks.forEach((mark, index) => {
    const starts = waiting.get(mark.name);
    const start = mark.isEnd ? starts?.pop() : undefined;
    const other = start === undefined ? undefined : marks[start];
    if (other && start !== undefined) {
      other.partner = index;
      mark.partner = start;
    } else if (!mark.isEnd && !mark.isEmpty && !NEVER_CLOSED.has(mark.name)) {
      if (starts) starts.push(index);
      else waiting.set(mark.name, [index]);
    }
  });
  return marks.filter((mark) => mark.partner !== null || isShortcode(mark));
}

const NEVER_CLOSED: ReadonlySet<string> = new Set(['gallery', 'playlist', 'toc']);

function isShortcode({ name, attributes, isEnd, isEmpty }: Mark): boolean {
  if (isEnd || KNOWN_ALONE.has(name)) return true;
  const isNameOfCode = name.includes('_');
  const words = attributes.trim();
  if (words === '') return (isEmpty && /^[a-z][\w-]*$/u.test(name)) || isNameOfCode;
  return (
    QUOTED_ATTRIBUTE.test(words) ||
    words.split(/\s+/u).every((it) => BARE_ATTRIBUTE.test(it)) ||
    (EMBEDS.has(name) && /https?:/u.test(words))
  );
}

const QUOTED_ATTRIBUTE =
  /(?:^|\s)[\w-]{1,60}\s?=\s?(?:["'“”„«″‘’]|&(?:quot|#8220|#8221|#8243|#39|#34|#8216|#8217);)/u;
const BARE_ATTRIBUTE = /^[\w-]{2,60}=\S+$/u;
const KNOWN_ALONE: ReadonlySet<string> = new Set(
  'gallery playlist audio video embed toc caption contact-form contact-form-7 social-links subscribe2 sitemap-list print-link nggallery'.split(
    ' ',
  ),
);

function write(frames: readonly Frame[], text: string): void {
  const frame = frames.at(-1);
  if (frame) frame.written += text;
}

/** Ends the frame that the mark belongs to; frames within it that never ended leave what they held. */
function close(frames: Frame[], mark: Mark, context: NoteContext): void {
  const at = frames.findLastIndex((it) => it.mark !== null && it.mark.name === mark.name);
  if (mark.partner === null || at < 1) return;
  while (frames.length - 1 > at) flatten(frames);
  const frame = frames.pop();
  if (frame?.mark) write(frames, paired(frame.mark, frame.written, context));
}

function flatten(frames: Frame[]): void {
  const frame = frames.pop();
  if (frame) write(frames, frame.written);
}

interface NoteContext extends EmbedContext {
  readonly notes: Footnote[];
}

function paired(mark: Mark, content: string, context: NoteContext): string {
  const { name, attributes } = mark;
  if (name === 'caption' || name === 'wp_caption') return captioned(attributes, content);
  if (NOTES.has(name)) return note(content, context.notes);
  if (EMBEDS.has(name)) return embedded(attributes, content);
  if (name === 'code' || name === 'sourcecode') return `\n<pre>${content.trim()}</pre>\n`;
  if (/(?:^|_)(?:block|pull)?quote$/u.test(name)) return `\n<blockquote>${content}</blockquote>\n`;
  if (/(?:^|_)button$|^link$/u.test(name)) return linked(attributes, content);
  return ENCODED.has(name) ? '' : content;
}

const NOTES: ReadonlySet<string> = new Set('footnote ref fn efn_note note_ref mfn sfn'.split(' '));
const EMBEDS: ReadonlySet<string> = new Set(
  'embed audio video youtube vimeo soundcloud tweet twitter instagram facebook dailymotion issuu slideshare scribd spotify ted pdf pdf-embedder gview iframe wpvideo googlemaps flickr'.split(
    ' ',
  ),
);
/** What page builders keep in base64. */
const ENCODED: ReadonlySet<string> = new Set(['vc_raw_html', 'vc_raw_js', 'fusion_code']);

function single({ name, attributes }: Mark, context: EmbedContext): string {
  if (name === 'gallery') return gallery(attributes, context);
  if (EMBEDS.has(name)) return embedded(attributes, '');
  return '';
}

function captioned(attributes: string, content: string): string {
  const image = /^\s*(?:<a\s[^<>]{0,4000}>\s*)?<img\s[^<>]{0,8000}>(?:\s*<\/a>)?/iu.exec(content)?.[0] ?? '';
  const words = content.slice(image.length).trim() || (attributeOf(attributes, 'caption') ?? '');
  if (image === '') return content;
  return `\n<figure>${image.trim()}${words === '' ? '' : `<figcaption>${words}</figcaption>`}</figure>\n`;
}

function note(content: string, notes: Footnote[]): string {
  const number = notes.length + 1;
  notes.push({ id: `footnote-${number}`, content: content.trim() });
  return `<sup><a href="#footnote-${number}">${number}</a></sup>`;
}

function embedded(attributes: string, content: string): string {
  const url = addressIn(content) ?? addressIn(attributes);
  return url === null ? content : linkParagraph(url);
}

function addressIn(text: string): string | null {
  return (
    /(?:https?:\/\/|(?<=["'=])\/(?=\w))[^\s<>"'\]”“]{1,2000}/u.exec(text)?.[0]?.replaceAll('&amp;', '&') ??
    null
  );
}

function linked(attributes: string, content: string): string {
  const url =
    attributeOf(attributes, 'url') ?? attributeOf(attributes, 'link') ?? attributeOf(attributes, 'href');
  return url && /^(?:https?:\/\/|\/)/u.test(url)
    ? `<a href="${escapeAttribute(url)}">${content}</a>`
    : content;
}

function gallery(attributes: string, context: EmbedContext): string {
  const named = attributeOf(attributes, 'ids') ?? attributeOf(attributes, 'include');
  const pictures = named
    ? named.split(/\D+/u, 500).flatMap((id) => context.attachment(Number(id)) ?? [])
    : context.ownPictures();
  return pictures.map(figureOf).join('');
}

function attributeOf(attributes: string, name: string): string | null {
  for (const [, key = '', double, single, bare] of attributes.matchAll(ATTRIBUTE))
    if (key.toLowerCase() === name)
      return escapeText(double ?? single ?? bare ?? '').replaceAll('&amp;', '&');
  return null;
}

const ATTRIBUTE = /([\w-]{1,60})\s?=\s?(?:["“”″]([^"“”″]*)["“”″]|'([^']*)'|([^\s"'“”]+))/gu;
