import { BLOCKS, INLINES, type Place } from './allowlist.ts';
import { directionIn, hasClass, isCredit, languageIn, written, writtenAttributes } from './attributes.ts';
import { type Block, Blocks } from './blocks.ts';
import { Inlines } from './inlines.ts';
import { PictureList } from './pictures.ts';
import { type Gap, PlainText } from './plain-text.ts';
import { type Attributes, type Token, unescaped } from './tokens.ts';

/** What links, pictures and places within the text become. Values are given and taken without escapes. */
export interface Linking {
  /** The `href` to write; `null` where there shall be no link. */
  link(attributes: Attributes): string | null;
  /** The address of a picture; `null` where it cannot be shown. */
  picture(attributes: Attributes): string | null;
  /** The `id` of a place that a link of the same text leads to; `null` for all others. */
  target(attributes: Attributes): string | null;
}

/** An element of the text, as long as it is open. */
interface OpenElement {
  readonly name: string;
  /** `null` for what stands in a line. */
  readonly block: Block | null;
  readonly part: 'figure' | 'caption' | 'credit' | null;
}

/**
 * Writes sanitised markup in one canonical form: blocks hold lines, lines hold no blocks, nothing is empty, nothing stands
 * where a browser would move it. Writing the result again changes nothing. Give it every token, then ask for the `html`.
 */
export class PieceWriter {
  readonly plain = new PlainText();
  readonly pictures = new PictureList();
  readonly #linking: Linking;
  readonly #headingsDown: boolean;
  readonly #blocks = new Blocks((place) => this.#crossEdge(place));
  readonly #inlines: Inlines;
  readonly #elements: OpenElement[] = [];
  readonly #writtenTargets = new Set<string>();
  #waitingTargets: string[] = [];
  #html = '';
  /** Something stands in the line, so that a space or a break before the next text shows. */
  #lineHasText = false;
  #space = '';
  #breaks = 0;

  /** `tagBudget`: characters that tags in lines may take before they are no longer repeated block by block. */
  constructor(linking: Linking, headingsDown: boolean, tagBudget: number) {
    this.#linking = linking;
    this.#headingsDown = headingsDown;
    this.#inlines = new Inlines(tagBudget);
  }

  add(token: Token): void {
    if (token.type === 'text') this.#addText(token.text);
    else if (token.type === 'close') this.#close(token.name);
    else this.#start(token.name, token.attributes);
  }

  /** Ends the text and gives it. */
  finish(): string {
    this.#endLine();
    this.#html += this.#blocks.closeAll();
    return this.#writtenTargets.size > 0 ? this.#withLinkedTargets() : this.#html;
  }

  /** Links that came to nothing leave no places behind; places after all text come last. */
  #withLinkedTargets(): string {
    const linked = new Set(Array.from(this.#html.matchAll(/<a href="#([^"]*)"/gu), (it) => it[1]));
    const isLinked = (target: string) => linked.has(encodeURIComponent(target));
    const html = this.#html.replace(/<span id="([^"]*)"><\/span>/gu, (tag, id: string) =>
      isLinked(id) ? tag : '',
    );
    const last = this.#waitingTargets.filter(isLinked).map(targetTag).join('');
    return last === '' ? html : `${html}\n<p>${last}</p>`;
  }

  #start(name: string, attributes: Attributes): void {
    const target = this.#linking.target(attributes);
    if (target !== null && !this.#writtenTargets.has(target)) {
      this.#writtenTargets.add(target);
      this.#waitingTargets.push(target);
    }
    if (name === 'br') this.#addBreak();
    else if (name === 'img') this.#addPicture(attributes);
    else if (name === 'hr') this.#addRule();
    else if (INLINES.has(name)) this.#openInline(name, attributes);
    else this.#openBlock(name, meantName(name, attributes, this.#headingsDown), attributes);
  }

  #openInline(name: string, attributes: Attributes): void {
    const link = name === 'a' ? this.#linking.link(attributes) : null;
    const language = languageIn(attributes);
    const direction = directionIn(attributes);
    const isDead =
      (name === 'a' && link === null) ||
      (name === 'bdo' && !direction) ||
      (name === 'span' && !language && !direction);
    this.#html += this.#inlines.open({
      name,
      attributes:
        link === null ? writtenAttributes(name, attributes) : `${written('href', link)} rel="noopener"`,
      language,
      direction,
      isDead,
      isWritten: false,
    });
    this.#enter({ name, block: null, part: isCredit(attributes) ? 'credit' : null });
  }

  #openBlock(name: string, meant: string, attributes: Attributes): void {
    const place = BLOCKS.get(meant) ?? null;
    const around = this.#blocks.inner.place;
    const isLineEnd = LINES_ONLY.has(around) && !(place && ENDS[around]?.has(place));
    if (isLineEnd) this.#addLineEnd();
    else this.#endLine();
    if (place !== null && !isLineEnd) this.#html += this.#leaveFor(meant);
    const block = this.#blocks.open(
      meant,
      isLineEnd ? null : place,
      writtenAttributes(meant, attributes),
      languageIn(attributes),
      directionIn(attributes),
    );
    this.#enter({ name, block, part: partOf(block, attributes) });
  }

  /** Ends what cannot go on around a block. */
  #leaveFor(name: string): string {
    const suspended = LINES_ONLY.has(this.#blocks.inner.place) ? this.#blocks.suspend() : '';
    return suspended + this.#blocks.leaveFor(name);
  }

  #enter(element: OpenElement): void {
    this.#elements.push(element);
    if (element.part === 'figure') this.pictures.openFigure();
    else if (element.part) this.pictures.enter(element.part);
  }

  #close(name: string): void {
    const element = this.#elements.at(-1);
    if (element?.name !== name) return;
    this.#elements.pop();
    if (element.part === 'figure') this.pictures.closeFigure();
    else if (element.part) this.pictures.leave(element.part);
    if (!element.block) this.#html += this.#inlines.close();
    else this.#closeBlock(element.block);
  }

  #closeBlock(block: Block): void {
    const isLineEnd = block.place === null && LINES_ONLY.has(this.#blocks.inner.place);
    if (isLineEnd) this.#addLineEnd();
    else this.#endLine();
    this.#html += this.#blocks.close(block);
  }

  /** A block begins or ends: so does the line. */
  #endLine(): void {
    this.#html += this.#inlines.interrupt() + this.#blocks.endParagraph();
    this.#lineHasText = false;
    this.#space = '';
    this.#breaks = 0;
  }

  /** A block's tag is written: plain text and captions part their words there. */
  #crossEdge(place: Place): void {
    this.plain.part(GAPS[place] ?? '\n\n');
    this.pictures.hear(' ');
  }

  /** A block in a place that holds lines only parts words, or lines of code. */
  #addLineEnd(): void {
    const end = this.#blocks.inner.place === 'preformatted' ? '\n' : ' ';
    if (!this.#space.endsWith(end)) this.#space += end;
  }

  #addBreak(): void {
    if (this.#blocks.inner.place === 'preformatted') this.#space += '\n';
    else if (this.#lineHasText) this.#breaks += 1;
  }

  #addRule(): void {
    const { place } = this.#blocks.inner;
    if (place === 'preformatted' || place === 'caption') return;
    this.#endLine();
    this.#html += this.#leaveFor('hr') + this.#blocks.rule();
  }

  #addPicture(attributes: Attributes): void {
    const url = this.#linking.picture(attributes);
    if (url === null) return;
    const alternativeText = unescaped(attributes.alt ?? '')
      .replace(/\s+/gu, ' ')
      .trim()
      .slice(0, 2_000)
      .trimEnd()
      .toWellFormed();
    this.#beginContent();
    this.#html += `<img${written('src', url)}${written('alt', alternativeText)}${writtenAttributes('img', attributes)}>`;
    this.pictures.add(url, alternativeText || null);
  }

  #addText(text: string): void {
    if (this.#blocks.inner.place === 'preformatted') this.#addPreformatted(text);
    else this.#addLine(/[\t\n]| {2}/u.test(text) ? text.replace(/[\t\n ]+/gu, ' ') : text);
  }

  #addLine(text: string): void {
    const core = text.slice(text.startsWith(' ') ? 1 : 0, text.endsWith(' ') ? -1 : undefined);
    if (text.startsWith(' ')) this.#space = ' ';
    const isLineBegun = this.#lineHasText && this.#breaks === 0;
    if (core === '' || (!isLineBegun && INVISIBLE.test(core))) return;
    this.#beginContent();
    this.#write(core);
    if (text.endsWith(' ')) this.#space = ' ';
  }

  #addPreformatted(text: string): void {
    const core = text.trim();
    const start = text.indexOf(core);
    if (core === '') {
      this.#space += text;
      return;
    }
    this.#space += text.slice(0, start);
    this.#beginContent();
    this.#write(core);
    this.#space = text.slice(start + core.length);
  }

  /** Writes what has to stand before the next text or picture. */
  #beginContent(): void {
    if (this.#breaks > 1 && !LINES_ONLY.has(this.#blocks.inner.place)) this.#endLine();
    this.#blocks.makeRoomForText();
    this.#html += this.#blocks.begin();
    this.#writeGap();
    this.#html += this.#waitingTargets.map(targetTag).join('');
    this.#waitingTargets = [];
    this.#html += this.#inlines.begin(this.#blocks);
    this.#lineHasText = true;
  }

  #writeGap(): void {
    const isPreformatted = this.#blocks.inner.place === 'preformatted';
    const indent =
      isPreformatted && !this.#lineHasText ? this.#space.slice(this.#space.lastIndexOf('\n') + 1) : '';
    if (this.#lineHasText && this.#breaks > 0) {
      this.#html += '<br>';
      this.plain.part('\n');
      this.pictures.hear(' ');
    } else if (this.#lineHasText && this.#space !== '') this.#write(this.#space);
    else if (indent !== '') this.#write(indent);
    this.#breaks = 0;
    this.#space = '';
  }

  #write(text: string): void {
    this.#html += text;
    const shown = unescaped(text);
    this.plain.add(shown);
    this.pictures.hear(shown);
  }
}

/** Empty and in a line, so that it can stand before anything. */
function targetTag(target: string): string {
  return `<span${written('id', target)}></span>`;
}

/** Places in which a block inside ends no more than a line. */
const LINES_ONLY: ReadonlySet<Place> = new Set<Place>(['heading', 'caption', 'preformatted']);

/** … but for these, after which the place does not go on. */
const ENDS: Readonly<Partial<Record<Place, ReadonlySet<Place>>>> = {
  heading: new Set<Place>([
    'heading',
    'flow',
    'item-holder',
    'term-holder',
    'table',
    'figure',
    'preformatted',
  ]),
  preformatted: new Set<Place>(['table', 'figure']),
};

const GAPS: Readonly<Partial<Record<Place, Gap>>> = { cell: '\t', row: '\n', item: '\n', term: '\n' };

/** Nothing that a reader would see at the start of a line. */
const INVISIBLE = /^[\s\u00ad\u200b-\u200d\u2060]+$/u;

/** The element that is meant: headings below the title of the page, captions as WordPress marked them before HTML had any. */
function meantName(name: string, attributes: Attributes, headingsDown: boolean): string {
  if (headingsDown && /^h[1-5]$/u.test(name)) return `h${Number(name.slice(1)) + 1}`;
  if (attributes.class === undefined) return name;
  if (hasClass(attributes, 'wp-caption-text') || hasClass(attributes, 'wp-caption-dd')) return 'figcaption';
  return hasClass(attributes, 'wp-caption') && (name === 'div' || name === 'dl') ? 'figure' : name;
}

function partOf(block: Block, attributes: Attributes): OpenElement['part'] {
  if (block.place === 'figure') return 'figure';
  if (block.place === 'figure-caption') return 'caption';
  return isCredit(attributes) ? 'credit' : null;
}
