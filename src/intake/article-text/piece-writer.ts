import { childrenOf, type HtmlElement, type HtmlNode, isElement, isText, NOT_SHOWN } from '../html-tree.ts';

/** A piece as markup and as plain text. */
export interface WrittenPiece {
  readonly html: string;
  /** Paragraphs parted by an empty line, items and rows by a line, cells by a tab. */
  readonly text: string;
}

/** Writes elements, one after the other, without the elements that are left out. Not recursive. */
export function writePiece(
  roots: readonly HtmlNode[],
  isLeftOut: (element: HtmlElement) => boolean,
  isCaption: (element: HtmlElement) => boolean,
): WrittenPiece {
  const html: string[] = [];
  const text = new TextLines();
  let captions = 0;
  const waiting: Step[] = [...roots].reverse();
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    if ('closes' in step) {
      html.push(`</${step.closes}>`);
      text.close(step.closes);
      if (step.isCaption) captions -= 1;
      continue;
    }
    if (isText(step)) {
      html.push(escapedText(step.value));
      if (captions === 0) text.write(step.value);
      continue;
    }
    if (!isElement(step) || NOT_SHOWN.has(step.tagName) || isLeftOut(step)) continue;
    html.push(openingTag(step));
    text.open(step.tagName);
    if (EMPTY.has(step.tagName)) continue;
    const opensCaption = isCaption(step);
    if (opensCaption) captions += 1;
    waiting.push({ closes: step.tagName, isCaption: opensCaption });
    const children = childrenOf(step);
    for (let at = children.length - 1; at >= 0; at -= 1) {
      const child = children[at];
      if (child) waiting.push(child);
    }
  }
  return { html: html.join(''), text: text.whole() };
}

type Step = HtmlNode | { readonly closes: string; readonly isCaption: boolean };

function openingTag({ tagName, attrs }: HtmlElement): string {
  const kept = attrs
    .filter(({ name }) => ATTRIBUTES.has(name))
    .map(({ name, value }) => ` ${name}="${escapedValue(value)}"`);
  return `<${tagName}${kept.join('')}>`;
}

function escapedText(text: string): string {
  return text.replace(/[&<>]/gu, (sign) => ESCAPES[sign] ?? sign);
}

function escapedValue(value: string): string {
  return value.replace(/[&<>"]/gu, (sign) => ESCAPES[sign] ?? sign);
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const ATTRIBUTES = new Set(
  'href src srcset alt title lang dir cite datetime colspan rowspan start reversed value type data-src data-lazy-src width height'.split(
    ' ',
  ),
);
const EMPTY = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** Puts lines together as a reader sees them. */
class TextLines {
  readonly #pieces: string[] = [];
  /** Line breaks that are due before the next word. */
  #breaks = 0;
  #isSpaceDue = false;
  #isBegun = false;
  #preformatted = 0;

  open(tagName: string): void {
    if (tagName === 'pre') this.#preformatted += 1;
    if (tagName === 'br') this.#due(this.#breaks + 1);
    else this.#due(BREAKS[tagName] ?? 0);
  }

  close(tagName: string): void {
    if (tagName === 'pre') this.#preformatted -= 1;
    if (tagName === 'td' || tagName === 'th') this.#add('\t');
    this.#due(BREAKS[tagName] ?? 0);
  }

  write(value: string): void {
    if (this.#preformatted > 0) {
      if (value.trim() !== '') this.#add(value.replace(/\n+$/u, ''));
      return;
    }
    const words = value.replace(/[\t\n\f\r ]+/gu, ' ');
    if (words.startsWith(' ')) this.#isSpaceDue = true;
    const bare = words.trim();
    if (bare === '') return;
    this.#add(bare);
    this.#isSpaceDue = words.endsWith(' ');
  }

  whole(): string {
    return this.#pieces
      .join('')
      .replace(/\t+(?=\n|$)/gu, '')
      .trim();
  }

  #due(breaks: number): void {
    this.#breaks = Math.min(2, Math.max(this.#breaks, breaks));
  }

  #add(piece: string): void {
    if (this.#isBegun && this.#breaks > 0) this.#pieces.push('\n'.repeat(this.#breaks));
    else if (this.#isBegun && this.#isSpaceDue && piece !== '\t') this.#pieces.push(' ');
    this.#pieces.push(piece);
    this.#breaks = 0;
    this.#isSpaceDue = false;
    this.#isBegun = true;
  }
}

const BREAKS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    (
      'address article aside blockquote body center details dialog div dl fieldset figcaption figure footer form h1 h2 ' +
      'h3 h4 h5 h6 header hgroup hr main nav ol p pre section summary table ul'
    )
      .split(' ')
      .map((name) => [name, 2]),
  ),
  ...Object.fromEntries('li tr dt dd caption thead tbody tfoot legend'.split(' ').map((name) => [name, 1])),
};
