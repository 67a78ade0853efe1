import { childrenOf, type HtmlElement, type HtmlNode, isElement, isText, NOT_SHOWN } from '../html-tree.ts';

/** What a page shows, as one text in which every element has its place. Blocks are parted by line breaks. */
export interface PlacedText {
  readonly text: string;
  /** In the order of the page: an element stands before everything in it. */
  readonly elements: readonly PlacedElement[];
}

export interface PlacedElement {
  readonly element: HtmlElement;
  readonly parent: PlacedElement | null;
  /** Its text is `text.slice(start, end)`. */
  readonly start: number;
  readonly end: number;
}

/** Lays out the text of a page. Not recursive; what is longer than two million characters is cut. */
export function placeText(root: HtmlNode): PlacedText {
  const elements: MutablePlace[] = [];
  const writer = new TextWriter();
  const waiting: Step[] = childrenOf(root)
    .map((node) => ({ node, parent: null }))
    .reverse();
  for (let step = waiting.pop(); step && writer.length < LONGEST_TEXT; step = waiting.pop()) {
    if ('leaves' in step) {
      leave(step.leaves, writer);
      continue;
    }
    const { node, parent } = step;
    if (isText(node)) writer.write(node.value);
    if (!isElement(node) || NOT_SHOWN.has(node.tagName)) continue;
    const placed = enter(node, parent, writer);
    elements.push(placed);
    waiting.push({ leaves: placed });
    const children = childrenOf(node);
    for (let at = children.length - 1; at >= 0; at -= 1) {
      const child = children[at];
      if (child) waiting.push({ node: child, parent: placed });
    }
  }
  const text = writer.text();
  for (const placed of elements) if (placed.end < placed.start) placed.end = text.length;
  return { text, elements };
}

/** The words of an element in one line. */
export function wordsOf(page: PlacedText, { start, end }: PlacedElement, atMost = 2_000): string {
  return page.text
    .slice(start, Math.min(end, start + atMost))
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The lines of an element, without empty ones. */
export function linesOf(page: PlacedText, { start, end }: PlacedElement, atMost = 2_000): string[] {
  return page.text
    .slice(start, Math.min(end, start + atMost))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

type Step =
  | { readonly node: HtmlNode; readonly parent: PlacedElement | null }
  | { readonly leaves: MutablePlace };

type MutablePlace = { -readonly [Key in keyof PlacedElement]: PlacedElement[Key] };

function enter(element: HtmlElement, parent: PlacedElement | null, writer: TextWriter): MutablePlace {
  if (isBlock(element)) writer.breakLine();
  else if (isSetApart(element)) writer.partFromLabel();
  return { element, parent, start: writer.length, end: -1 };
}

function leave(placed: MutablePlace, writer: TextWriter): void {
  placed.end = writer.length;
  if (isBlock(placed.element)) writer.breakLine();
  else if (placed.element.tagName === 'td' || placed.element.tagName === 'th') writer.write(' ');
  else if (isSetApart(placed.element)) writer.endLabel();
}

/** Pages set names, dates and labels apart by style alone, with no space between their elements. */
function isSetApart(element: HtmlElement): boolean {
  return element.tagName === 'time' || element.attrs.some((it) => it.name === 'class');
}

/** Puts text together with one space between words and one line break between blocks. */
class TextWriter {
  readonly #pieces: string[] = [];
  #last = '\n';
  #endOfLabel = -1;
  length = 0;

  write(value: string): void {
    let words = value.replace(/\s+/gu, ' ');
    if (words.startsWith(' ') && /\s/u.test(this.#last)) words = words.slice(1);
    this.#add(words);
  }

  breakLine(): void {
    if (this.#last !== '\n') this.#add('\n');
  }

  endLabel(): void {
    this.#endOfLabel = this.length;
  }

  /** A space, where another label has ended right here. */
  partFromLabel(): void {
    if (this.#endOfLabel === this.length && !/\s/u.test(this.#last)) this.#add(' ');
  }

  text(): string {
    return this.#pieces.join('');
  }

  #add(piece: string): void {
    if (piece === '') return;
    this.#pieces.push(piece);
    this.length += piece.length;
    this.#last = piece.at(-1) ?? this.#last;
  }
}

function isBlock(element: HtmlElement): boolean {
  return BLOCKS.has(element.tagName);
}

const BLOCKS = new Set(
  (
    'address article aside blockquote body br center dd details dialog div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main nav ol p pre section summary table tbody tfoot ' +
    'thead tr ul'
  ).split(' '),
);

const LONGEST_TEXT = 2_000_000;
