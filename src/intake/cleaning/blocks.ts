import type { Place } from './allowlist.ts';
import { accepts, impliedIn, isAtHome } from './structure.ts';

/** A block that is open. Without a place it is not written, and what stands in it stands in the block around it. */
export interface Block {
  readonly name: string;
  place: Place | null;
  readonly attributes: string;
  /** Its own or that of what is around it. */
  readonly language: string | null;
  readonly direction: string | null;
  readonly isImplied: boolean;
  isWritten: boolean;
  hasContent: boolean;
  /** Where lines and blocks mix, lines without a paragraph around them come first or not at all. */
  isInFirstLines: boolean;
}

type PlacedBlock = Block & { place: Place };

/**
 * The open blocks, outermost first. They are written when something comes that stands in them, so there are no empty ones;
 * what a text lacks around its parts (the list around an item's text, the row around a cell) is opened as browsers would.
 */
export class Blocks {
  readonly #root: PlacedBlock = { ...UNOPENED, place: 'flow', isWritten: true };
  readonly #open: Block[] = [this.#root];
  readonly #onEdge: (place: Place) => void;

  /** `onEdge` hears of every start and end tag that is written. */
  constructor(onEdge: (place: Place) => void) {
    this.#onEdge = onEdge;
  }

  /** The innermost block that has a place. */
  get inner(): PlacedBlock {
    for (let at = this.#open.length - 1; at > 0; at -= 1) {
      const block = this.#open[at];
      if (block && hasPlace(block)) return block;
    }
    return this.#root;
  }

  get language(): string | null {
    return this.#innermost.language;
  }

  get direction(): string | null {
    return this.#innermost.direction;
  }

  /** Opens a block, or one without a place where it means nothing here. Gives it, for `close`. */
  open(
    name: string,
    place: Place | null,
    attributes: string,
    language: string | null,
    direction: string | null,
  ): Block {
    const isMeant = place !== null && isAtHome(this.inner.place, name);
    if (isMeant) this.#imply(name);
    const isTooDeep = !PARTS.has(place ?? 'flow') && this.#depth >= DEEPEST;
    const outer = this.#innermost;
    const block: Block = {
      ...UNOPENED,
      name,
      place: isMeant && !isTooDeep ? place : null,
      attributes,
      language: language ?? outer.language,
      direction: direction ?? outer.direction,
    };
    this.#open.push(block);
    return block;
  }

  /** The end tags that leave implied blocks which cannot hold an element, for one around them that can. */
  leaveFor(name: string): string {
    let from = this.#open.length;
    for (let at = from - 1; at > 0; at -= 1) {
      const block = this.#open[at];
      const outer = this.#open[at - 1];
      if (!block?.isImplied || !outer || !hasPlace(block) || accepts(block.place, name)) break;
      if (hasPlace(outer) && accepts(outer.place, name)) from = at;
    }
    return this.#closeFrom(from);
  }

  /** Opens what text needs around it where it is now. */
  makeRoomForText(): void {
    this.#imply('#text');
    const { inner } = this;
    if (!MIXED.has(inner.place)) return;
    if (inner.hasContent && !inner.isInFirstLines) this.#push('p', 'paragraph');
    else inner.isInFirstLines = true;
  }

  /** A rule, with what has to be opened first. */
  rule(): string {
    this.#imply('hr');
    const isAtTop = this.inner === this.#root && this.#root.hasContent;
    const tags = `${isAtTop ? '\n' : ''}${this.begin()}<hr>`;
    this.inner.isInFirstLines = false;
    return tags;
  }

  /** The start tags of all blocks that something now stands in. */
  begin(): string {
    let tags = '';
    let around = this.#root;
    for (const block of this.#open) {
      if (!hasPlace(block) || block === this.#root) continue;
      if (!block.isWritten) {
        if (around === this.#root && around.hasContent) tags += '\n';
        around.isInFirstLines = false;
        tags += startTag(block, around);
        block.isWritten = true;
        this.#onEdge(block.place);
      }
      around.hasContent = true;
      around = block;
    }
    around.hasContent = true;
    return tags;
  }

  /** The end tags up to and with a block. */
  close(block: Block): string {
    const from = this.#open.lastIndexOf(block);
    if (from < 1) return '';
    // An empty cell keeps the others in their columns.
    const before = block.place === 'cell' && !block.isWritten ? this.begin() : '';
    return before + this.#closeFrom(from);
  }

  /** The end tag of the paragraph that the text is in; what comes next in its element is outside of it. */
  endParagraph(): string {
    const { inner } = this;
    inner.isInFirstLines = false;
    if (inner.place !== 'paragraph') return '';
    if (inner.isImplied) return this.close(inner);
    return this.suspend();
  }

  /** The end tag of the innermost block, which then has no place any more. */
  suspend(): string {
    const { inner } = this;
    const tag = this.#endTag(inner);
    const block: Block = inner;
    block.place = null;
    block.isWritten = false;
    this.inner.isInFirstLines = false;
    return tag;
  }

  /** The end tags of everything. */
  closeAll(): string {
    return this.#closeFrom(1);
  }

  get #depth(): number {
    return this.#open.reduce((count, block) => count + (hasPlace(block) ? 1 : 0), 0);
  }

  get #innermost(): Block {
    return this.#open.at(-1) ?? this.#root;
  }

  #imply(name: string): void {
    for (let next = impliedIn(this.inner.place, name); next; next = impliedIn(this.inner.place, name))
      this.#push(next.name, next.place);
  }

  #push(name: string, place: Place): void {
    const { language, direction } = this.#innermost;
    this.#open.push({ ...UNOPENED, name, place, language, direction, isImplied: true });
  }

  #closeFrom(from: number): string {
    let tags = '';
    for (const block of this.#open.splice(from).reverse()) tags += this.#endTag(block);
    return tags;
  }

  #endTag(block: Block): string {
    if (!block.isWritten || block.place === null) return '';
    this.#onEdge(block.place);
    return `</${block.name}>`;
  }
}

const UNOPENED: Block = {
  name: '',
  place: null,
  attributes: '',
  language: null,
  direction: null,
  isImplied: false,
  isWritten: false,
  hasContent: false,
  isInFirstLines: false,
};

/**
 * What is nested deeper than anybody writes loses its blocks and keeps its text. With what is implied in the deepest, the
 * result stays far below the depth at which cleaning it again would cut.
 */
const DEEPEST = 40;

/** Places that need one of the others around them, which was counted. */
const PARTS: ReadonlySet<Place> = new Set<Place>([
  'item',
  'term',
  'row-holder',
  'row',
  'cell',
  'caption',
  'figure-caption',
  'paragraph',
]);

/** Places for lines and blocks alike. */
const MIXED: ReadonlySet<Place> = new Set<Place>(['item', 'term', 'cell', 'figure', 'figure-caption']);

function hasPlace(block: Block): block is PlacedBlock {
  return block.place !== null;
}

/** A language or direction is written where it begins, not on everything in it. */
function startTag(block: Block, around: Block): string {
  const language = block.language !== around.language && block.language ? ` lang="${block.language}"` : '';
  const direction =
    block.direction !== around.direction && block.direction ? ` dir="${block.direction}"` : '';
  return `<${block.name}${block.attributes}${language}${direction}>`;
}
