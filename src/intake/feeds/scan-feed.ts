import { homeOf, type Scope, scopeInside, usualName } from './feed-names.ts';
import type { XmlElement, XmlNode } from './xml-element.ts';
import { readXml, type XmlListener } from './xml-events.ts';

/** What a feed holds, item by item, without keeping the items. */
export interface FeedScan {
  /** The feed's outermost element with everything but its items; `null` where there is no feed. */
  readonly root: XmlElement | null;
  /** A page for readers came first. */
  readonly isPage: boolean;
  /** Entities that the file declares; they are never expanded. */
  readonly declaresEntities: boolean;
  /** The root's end tag was there; not known where there were too many items. */
  readonly isWhole: boolean;
  /** There were more items than were given. */
  readonly isTooMany: boolean;
}

export interface FoundItem {
  readonly element: XmlElement;
  readonly start: number;
  readonly end: number;
  /** `unclosed`: the next item began before it ended. `cut`: the file ended before it did. */
  readonly ending: 'whole' | 'unclosed' | 'cut';
  readonly context: ItemContext;
}

/** What is in force where an item stands. */
export interface ItemContext {
  readonly home: string;
  readonly scope: Scope;
  /** `xml:base` and `xml:lang` of the elements around it, outermost first. */
  readonly bases: readonly string[];
  readonly language: string | null;
}

/** Reads a feed's XML (see `sound`) once, giving every item as it ends; what comes after `mostItems` is not read. */
export function scanFeed(xml: string, mostItems: number, onItem: (item: FoundItem) => void): FeedScan {
  const builder = new FeedBuilder(xml, mostItems, onItem, null);
  readXml(xml, builder, NEXT_ITEM);
  return builder.finish();
}

/** Reads again one item that `scanFeed` has found. */
export function readItem(material: string, context: ItemContext): XmlElement | null {
  let found: XmlElement | null = null;
  const take = (item: FoundItem) => {
    found ??= item.element;
  };
  const builder = new FeedBuilder(material, 1, take, context);
  readXml(material, builder, /(?!)/u);
  builder.finish();
  return found;
}

/** Where an item begins right behind the end of another: what has swallowed that had no end. */
const NEXT_ITEM = /(?<=<\/(?:\w{1,20}:)?(?:item|entry)>\s{0,100})<(?:\w{1,20}:)?(?:item|entry)[\s>]/iu;

interface OpenElement {
  readonly raw: string;
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlNode[];
  readonly scope: Scope;
  readonly start: number;
  readonly isItem: boolean;
}

class FeedBuilder implements XmlListener {
  readonly #xml: string;
  readonly #mostItems: number;
  readonly #onItem: (item: FoundItem) => void;
  /** Set where a single item is read again. */
  readonly #given: ItemContext | null;
  readonly #stack: OpenElement[] = [];
  #item: OpenElement | null = null;
  #home = '';
  #root: XmlElement | null = null;
  #isPage = false;
  #declaresEntities = false;
  #isWhole = false;
  #items = 0;
  #nodes = 0;
  #contextAt: OpenElement | undefined;
  #context: ItemContext | null = null;

  constructor(xml: string, mostItems: number, onItem: (item: FoundItem) => void, given: ItemContext | null) {
    this.#xml = xml;
    this.#mostItems = mostItems;
    this.#onItem = onItem;
    this.#given = given;
    if (given) this.#home = given.home;
  }

  open(raw: string, attributes: ReadonlyMap<string, string>, start: number): void {
    if (this.#stack.length === 0 && !this.#given && !this.#beginsHere(raw, attributes)) return;
    const outer = this.#stack.at(-1)?.scope ?? this.#given?.scope ?? EMPTY;
    const scope = scopeInside(outer, attributes);
    const name = usualName(raw, scope, this.#home);
    const isItem = (name === 'item' || name === 'entry') && this.#mayBeItem(name);
    if (isItem) this.#endOpenItem(start);
    else this.#endUnclosedField(name);
    this.#nodes += 1;
    if (this.#stack.length >= DEEPEST || this.#nodes > MOST_NODES) return;
    const open = { raw: raw.toLowerCase(), name, attributes, children: [], scope, start, isItem };
    if (isItem) {
      this.#item = open;
      this.#nodes = 0;
    } else this.#stack.at(-1)?.children.push(open);
    this.#stack.push(open);
  }

  close(raw: string, end: number): void {
    const name = raw.toLowerCase();
    for (let at = this.#stack.length - 1; at >= 0; at -= 1) {
      if (this.#stack[at]?.raw !== name) continue;
      while (this.#stack.length > at) this.#pop(end, 'whole');
      return;
    }
  }

  text(text: string): void {
    const open = this.#stack.at(-1);
    if (!open) return;
    const before = open.children.at(-1);
    if (typeof before === 'string') open.children[open.children.length - 1] = before + text;
    else open.children.push(text);
  }

  declaration(text: string): void {
    if (/ENTITY/u.test(text)) this.#declaresEntities = true;
  }

  get isDone(): boolean {
    return this.#items > this.#mostItems;
  }

  finish(): FeedScan {
    this.#isWhole = this.#stack.length === 0;
    while (this.#stack.length > 0) this.#pop(this.#xml.length, 'cut');
    return {
      root: this.#root,
      isPage: this.#isPage && !this.#root,
      declaresEntities: this.#declaresEntities,
      isWhole: this.#isWhole,
      isTooMany: this.isDone,
    };
  }

  /** Whether the feed begins with this element; what stands before it (warnings of the server, white space) is no part of it. */
  #beginsHere(raw: string, attributes: ReadonlyMap<string, string>): boolean {
    if (/^(?:html|body|head)$/iu.test(raw)) this.#isPage = true;
    if (this.#isPage || !ROOT.test(raw)) return false;
    this.#home = homeOf(raw, scopeInside(EMPTY, attributes));
    return true;
  }

  /** An item in an item is one only where the outer one was not closed, and that is not so inside of its text's markup. */
  #mayBeItem(name: string): boolean {
    return this.#item === null || this.#item.name === name;
  }

  #endOpenItem(start: number): void {
    if (!this.#item) {
      while (this.#stack.length > 1 && !CONTAINERS.has(this.#stack.at(-1)?.name ?? ''))
        this.#pop(start, 'unclosed');
      return;
    }
    while (this.#item && this.#stack.length > 0) this.#pop(start, 'unclosed');
  }

  /** `<title>Text<link>…`: a field that holds text only ends where the next one begins. */
  #endUnclosedField(name: string): void {
    if (!this.#item || !FIELDS.has(name)) return;
    const depth = this.#stack.lastIndexOf(this.#item);
    const field = this.#stack[depth + 1];
    if (!field) return;
    const isOver = PLAIN_FIELDS.has(field.name) || (TEXT_FIELDS.has(field.name) && !ALSO_HTML.has(name));
    if (!isOver) return;
    while (this.#stack.length > depth + 1) this.#pop(0, 'unclosed');
  }

  #pop(end: number, ending: FoundItem['ending']): void {
    const closed = this.#stack.pop();
    if (!closed) return;
    if (closed.isItem) {
      this.#item = null;
      this.#nodes = 0;
      this.#items += 1;
      if (this.isDone) return;
      const { start } = closed;
      this.#onItem({ element: closed, start, end, ending, context: this.#contextHere() });
    } else if (this.#stack.length === 0) this.#root ??= closed;
  }

  #contextHere(): ItemContext {
    if (this.#given) return this.#given;
    const parent = this.#stack.at(-1);
    if (this.#context && this.#contextAt === parent) return this.#context;
    const said = (name: string) => this.#stack.flatMap((it) => it.attributes.get(name) ?? []);
    this.#contextAt = parent;
    this.#context = {
      home: this.#home,
      scope: parent?.scope ?? EMPTY,
      bases: said('xml:base'),
      language: said('xml:lang').at(-1) ?? null,
    };
    return this.#context;
  }
}

const EMPTY: Scope = new Map();
const ROOT = /^(?:\w{1,20}:)?(?:rss|feed|rdf|channel)$/iu;
const CONTAINERS: ReadonlySet<string> = new Set(['rss', 'channel', 'feed', 'rdf:rdf', 'rdf']);
/** No feed is deeper but by malice; what is goes as if its tags were not there. */
const DEEPEST = 250;
/** In one item, or between two. */
const MOST_NODES = 50_000;

const FIELDS: ReadonlySet<string> = new Set(
  'title link guid id pubdate published updated author category comments enclosure source description summary content content:encoded dc:creator dc:date dc:subject dc:identifier dcterms:modified media:content media:thumbnail media:group itunes:author itunes:summary slash:comments wfw:commentrss'.split(
    ' ',
  ),
);
const PLAIN_FIELDS: ReadonlySet<string> = new Set(
  'title link guid id pubdate published updated comments dc:creator dc:date dc:subject dc:identifier itunes:author'.split(
    ' ',
  ),
);
const TEXT_FIELDS: ReadonlySet<string> = new Set(['description', 'content:encoded', 'itunes:summary']);
/** Names that HTML's own elements have too. */
const ALSO_HTML: ReadonlySet<string> = new Set(['title', 'link', 'summary', 'source', 'content', 'id']);
