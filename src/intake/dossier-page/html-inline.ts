import { type LineLink, type LinePart, type PageLine, plainLine } from './page.ts';
import { collapse } from './plain-text-page.ts';

/** A line as it is gathered from text nodes. */
export interface HtmlInline {
  readonly line: number;
  text: string;
  markdown: string;
  readonly links: LineLink[];
  part: LinePart | null;
  datetime: string | null;
  isBold(text: string): boolean;
  boldFrom: string;
  /** Letters that lead to another place of the same page. */
  jumps: number;
}

/** An empty line that begins at a line of the source. */
export function newInline(line: number): HtmlInline {
  return {
    line,
    text: '',
    markdown: '',
    links: [],
    part: null,
    datetime: null,
    boldFrom: '',
    jumps: 0,
    isBold(text) {
      return this.boldFrom !== '' && collapse(this.boldFrom) === text;
    },
  };
}

/** Makes what was gathered since `start` a link. */
export function wrapLink(line: HtmlInline, start: number, url: string | null): void {
  const inside = line.markdown.slice(start);
  const text = collapse(unescaped(inside));
  if (url === null || text === '') return;
  line.links.push({ text, url });
  const { before, words, after } = trimmed(inside);
  line.markdown = `${line.markdown.slice(0, start)}${before}[${words}](<${url.replace(/[<>\s]/g, encodeURIComponent)}>)${after}`;
}

/** Sets what was gathered since `start` between marks of emphasis. */
export function wrapMark(line: HtmlInline, start: number, mark: string): void {
  const inside = line.markdown.slice(start);
  const { before, words, after } = trimmed(inside);
  if (words === '') return;
  if (mark === '**') line.boldFrom += ` ${withoutLinks(unescaped(inside))}`;
  line.markdown = `${line.markdown.slice(0, start)}${before}${mark}${words}${mark}${after}`;
}

/** The gathered line with its words collapsed. */
export function inlineLine(line: HtmlInline, text: string): PageLine {
  return {
    ...plainLine(line.line, text),
    markdown: collapse(line.markdown),
    links: line.links,
    part: line.part,
    datetime: line.datetime,
  };
}

function trimmed(text: string): { before: string; words: string; after: string } {
  const words = text.trim();
  const at = text.indexOf(words);
  return { before: text.slice(0, at), words, after: text.slice(at + words.length) };
}

function unescaped(markdown: string): string {
  return withoutLinks(markdown).replace(/\\([\\`*_[\]<])/g, '$1');
}

function withoutLinks(markdown: string): string {
  return markdown.replace(/\]\(<[^>]*>\)/g, '').replace(/(?<!\\)[[*]/g, '');
}
