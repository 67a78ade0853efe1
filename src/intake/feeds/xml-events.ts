import { decodeHTMLStrict } from 'entities';
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

// Feeds and sitemaps are read with htmlparser2's tokenizer. feedsmith was tried first: it refuses a feed as a whole that is
// cut off or has one element unclosed, gives no place to report, and does not say how Atom 0.3 has marked its titles.

/** Hears of tags and text in the order of the file. */
export interface XmlListener {
  open(name: string, attributes: ReadonlyMap<string, string>, start: number): void;
  /** `end` is where the tag ends. */
  close(name: string, end: number): void;
  text(text: string): void;
  /** A document type or an entity that the file declares. Never expanded. */
  declaration(text: string): void;
  /** It has heard enough: nothing more is read. */
  readonly isDone: boolean;
}

/**
 * Reads XML, well formed or not, and tells a listener. HTML's named characters are known, bare `&` and `<` are text, no
 * entity is ever expanded. A CDATA section or a quoted value that has no end and runs over the next of the elements named
 * in `restartAt` ends before it. Linear, not recursive, never throws. Positions count in `sound(xml)`.
 */
export function readXml(xml: string, listener: XmlListener, restartAt: RegExp): void {
  let from = 0;
  for (let round = 0; from < xml.length; round += 1) {
    const reading = new Reading(xml, from, listener, round < MOST_RESTARTS ? restartAt : NEVER);
    from = reading.run();
  }
}

/** A text as `readXml` takes it: a `<` that begins nothing is written as the text that it is. */
export function sound(xml: string): string {
  return (xml.includes('\0') ? xml.replaceAll('\0', '') : xml).replace(/<(?![\p{L}_/!?])/gu, '&lt;');
}

/** References decoded once, and the text cleaned. */
function decodedText(text: string): string {
  return cleanedText(text.includes('&') ? decodeHTMLStrict(text) : text);
}

/** A text without characters that XML does not allow; those of windows-1252 that were passed off as Unicode are put right. */
export function cleanedText(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return text
    .replace(/[\x80-\x9f]/gu, (sign) => WINDOWS.decode(Uint8Array.of(sign.charCodeAt(0))))
    .replace(NOT_ALLOWED, '')
    .toWellFormed();
}

const WINDOWS = new TextDecoder('windows-1252');
// biome-ignore lint/suspicious/noControlCharactersInRegex: They are what is looked for; XML 1.0 allows none of them.
const NOT_ALLOWED = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: As above; lone surrogates are not allowed either.
const SUSPECT = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]/u;

class Reading implements TokenizerCallbacks {
  readonly #xml: string;
  readonly #base: number;
  readonly #listener: XmlListener;
  readonly #restartAt: RegExp;
  readonly #tokenizer: Tokenizer;
  #next: number;
  #name = '';
  #tagStart = 0;
  #attributes = new Map<string, string>();
  #attribute = '';
  #value = '';

  constructor(xml: string, from: number, listener: XmlListener, restartAt: RegExp) {
    this.#xml = xml;
    this.#base = from;
    this.#next = xml.length;
    this.#listener = listener;
    this.#restartAt = restartAt;
    this.#tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: false }, this);
  }

  /** Where to read on: the end, unless something without an end was cut. */
  run(): number {
    this.#tokenizer.write(this.#base === 0 ? this.#xml : this.#xml.slice(this.#base));
    this.#tokenizer.end();
    return this.#next;
  }

  onopentagname(start: number, end: number): void {
    if (this.#listener.isDone) this.#tokenizer.pause();
    this.#name = this.#slice(start, end);
    this.#tagStart = this.#base + start - 1;
    this.#attributes = new Map();
  }

  onattribname(start: number, end: number): void {
    this.#attribute = this.#slice(start, end).toLowerCase();
    this.#value = '';
  }

  onattribdata(start: number, end: number): void {
    if (this.#slice(start, end).includes('<') && this.#cutBefore(start, end)) return;
    this.#value = this.#slice(start, Math.min(end, start + LONGEST_VALUE));
  }

  onattribend(): void {
    if (this.#isCut || this.#attributes.size >= MOST_ATTRIBUTES || this.#attributes.has(this.#attribute))
      return;
    this.#attributes.set(this.#attribute, decodedText(this.#value));
  }

  onopentagend(): void {
    if (!this.#isCut && !this.#listener.isDone)
      this.#listener.open(this.#name, this.#attributes, this.#tagStart);
  }

  onselfclosingtag(end: number): void {
    if (this.#isCut || this.#listener.isDone) return;
    this.#listener.open(this.#name, this.#attributes, this.#tagStart);
    this.#listener.close(this.#name, this.#base + end + 1);
  }

  onclosetag(start: number, end: number): void {
    const close = this.#xml.indexOf('>', this.#base + end);
    if (!this.#isCut) this.#listener.close(this.#slice(start, end), close < 0 ? this.#xml.length : close + 1);
  }

  ontext(start: number, end: number): void {
    if (!this.#isCut) this.#listener.text(decodedText(this.#slice(start, end)));
  }

  oncdata(start: number, end: number, endOffset: number): void {
    if (this.#isCut) return;
    const content = this.#slice(start, end - endOffset);
    if ((endOffset === 0 || content.includes('<![CDATA[')) && this.#cutBefore(start, end)) {
      const before = this.#slice(start, this.#next - this.#base);
      this.#listener.text(cleanedText(before).replace(/(?:<\/[\w.:-]{1,40}>\s{0,40}){1,10}$/u, ''));
    } else this.#listener.text(cleanedText(content));
  }

  ondeclaration(start: number, end: number): void {
    if (!this.#isCut) this.#listener.declaration(this.#slice(start, Math.min(end, start + LONGEST_VALUE)));
  }

  oncomment(): void {}
  onprocessinginstruction(): void {}
  onattribentity(): void {}
  ontextentity(): void {}
  onend(): void {}

  get #isCut(): boolean {
    return this.#next < this.#xml.length;
  }

  /** What has no end of its own ends where the next element of the list begins; `false` where none does. */
  #cutBefore(start: number, end: number): boolean {
    const at = this.#slice(start, end).search(this.#restartAt);
    if (at < 0 || this.#isCut) return this.#isCut;
    this.#next = this.#base + start + at;
    this.#tokenizer.pause();
    return true;
  }

  #slice(start: number, end: number): string {
    return this.#xml.slice(this.#base + start, this.#base + end);
  }
}

const LONGEST_VALUE = 100_000;
const MOST_ATTRIBUTES = 200;
/** Each may read the file to its end before it knows. */
const MOST_RESTARTS = 50;
const NEVER = /(?!)/u;
