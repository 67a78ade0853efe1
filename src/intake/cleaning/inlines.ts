import { written } from './attributes.ts';

/** An element in a line of text. */
export interface Inline {
  readonly name: string;
  /** As they are written, without language and direction. */
  readonly attributes: string;
  readonly language: string | null;
  readonly direction: string | null;
  /** It is neither written now nor later: doubled, or without what gives it a meaning. */
  isDead: boolean;
  isWritten: boolean;
}

/** What holds around something if it says nothing of its own. */
export interface Surroundings {
  readonly language: string | null;
  readonly direction: string | null;
}

/**
 * The elements around the text in a line. They are written when text comes, so there are no empty ones; they end where a
 * block begins or ends and are written again in the next, so that `<a><h2>…</h2></a>` becomes `<h2><a>…</a></h2>`.
 */
export class Inlines {
  readonly #active: Inline[] = [];
  #budget: number;

  /** `budget`: characters that tags may take in all; beyond it they are not written again. */
  constructor(budget: number) {
    this.#budget = budget;
  }

  /** Gives what has to be written first: a link ends the one around it. */
  open(inline: Inline): string {
    let before = '';
    if (inline.name === 'a' && !inline.isDead) {
      before = this.#active.some((it) => it.name === 'a' && it.isWritten) ? this.interrupt() : '';
      for (const outer of this.#active) if (outer.name === 'a') outer.isDead = true;
    } else if (!REPEATABLE.has(inline.name) && this.has(inline.name)) inline.isDead = true;
    if (RUBY_PARTS.has(inline.name) && !this.has('ruby')) inline.isDead = true;
    if (this.#active.reduce((count, it) => count + (it.isDead ? 0 : 1), 0) >= DEEPEST) inline.isDead = true;
    this.#active.push(inline);
    return before;
  }

  /** The tag that ends the innermost element, if it was written. */
  close(): string {
    const inline = this.#active.pop();
    return inline?.isWritten ? `</${inline.name}>` : '';
  }

  /** The tags that come before text in a block. */
  begin(block: Surroundings): string {
    let tags = '';
    let around = block;
    for (const inline of this.#active) {
      if (inline.isDead) continue;
      if (!inline.isWritten) {
        const tag = startTag(inline, around);
        inline.isWritten = tag !== '';
        tags += tag;
      }
      around = {
        language: inline.language ?? around.language,
        direction: inline.direction ?? around.direction,
      };
    }
    this.#budget -= tags.length;
    return tags;
  }

  /** The tags that end what is written, until text comes again. */
  interrupt(): string {
    let tags = '';
    for (let at = this.#active.length - 1; at >= 0; at -= 1) {
      const inline = this.#active[at];
      if (!inline?.isWritten) continue;
      inline.isWritten = false;
      inline.isDead = this.#budget < 0;
      tags += `</${inline.name}>`;
    }
    return tags;
  }

  has(name: string): boolean {
    return this.#active.some((it) => it.name === name && !it.isDead);
  }
}

/** Empty for a span that would say nothing but what holds already. */
function startTag({ name, attributes, language, direction }: Inline, around: Surroundings): string {
  const own =
    (language && language !== around.language ? written('lang', language) : '') +
    (direction && (direction !== around.direction || name === 'bdo') ? written('dir', direction) : '');
  return name === 'span' && own === '' ? '' : `<${name}${attributes}${own}>`;
}

/** Nobody writes deeper. */
const DEEPEST = 30;

/** Twice the same inside itself means something else than once. */
const REPEATABLE: ReadonlySet<string> = new Set(['span', 'q', 'bdi', 'bdo']);
const RUBY_PARTS: ReadonlySet<string> = new Set(['rt', 'rp']);
