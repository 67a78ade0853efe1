/** The plain text of a piece as it grows: what lies between two texts is written when the second comes. */
export class PlainText {
  #text = '';
  #gap: Gap = '';

  /** The text so far. */
  get text(): string {
    return this.#text;
  }

  /** Parts what comes from what was; the widest of several gaps counts. */
  part(gap: Gap): void {
    if (gap.length > this.#gap.length || (gap === '\n' && this.#gap !== '\n\n')) this.#gap = gap;
  }

  add(text: string): void {
    this.#text += this.#text === '' ? text : this.#gap + text;
    this.#gap = '';
  }
}

/** Nothing, between words, between cells, between lines, between paragraphs. */
export type Gap = '' | ' ' | '\t' | '\n' | '\n\n';
