import {
  attribute,
  childrenOf,
  elementsIn,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isText,
} from '../html-tree.ts';

/** What an element holds, counted once for the whole page. */
interface Content {
  readonly letters: number;
  readonly headings: number;
  readonly items: number;
  readonly links: number;
  readonly paragraphs: number;
  /** Two children of one tag and class, or more, each with a link or heading and the text of an entry. */
  readonly holdsCards: boolean;
}

const LONGEST_ENTRY = 2_500;
const LONGEST_HEADING = 120;
const ITEMS = new Set(['li', 'article', 'tr', 'dt']);

/**
 * The elements each of which holds one entry of a list, outermost first: list items, articles, table rows, and cards,
 * which are siblings of one tag and class. A definition's terms stand for it and what follows them.
 */
export function findGroups(root: HtmlNode): ReadonlySet<HtmlElement> {
  const contents = countContents(root);
  const groups = new Set<HtmlElement>();
  const waiting: HtmlNode[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const cards = cardsAmong(elementsIn(node), contents);
    for (const child of elementsIn(node)) {
      if (isGroup(child, cards, contents)) groups.add(child);
      else waiting.push(child);
    }
  }
  return groups;
}

function isGroup(
  element: HtmlElement,
  cards: ReadonlySet<HtmlElement>,
  contents: ReadonlyMap<HtmlNode, Content>,
): boolean {
  const content = contents.get(element);
  if (!content || content.letters === 0 || content.letters > LONGEST_ENTRY || content.headings > 1)
    return false;
  if (element.tagName === 'dt') return true;
  // A row that holds rows or items lays out the page.
  if (element.tagName === 'tr') return content.items < 2;
  if (element.tagName === 'li') return !holdsEntries(content);
  if (element.tagName === 'article') return cards.has(element) || content.headings === 1;
  return cards.has(element);
}

/** A list item that is a heading over a list of its own. */
function holdsEntries(content: Content): boolean {
  return content.items >= 2 && content.links >= 2 && content.letters > 200;
}

/** Two or more siblings of one tag and class, each with a heading or a link and a little text. */
function cardsAmong(
  siblings: readonly HtmlElement[],
  contents: ReadonlyMap<HtmlNode, Content>,
): ReadonlySet<HtmlElement> {
  const alike = Map.groupBy(
    siblings.filter(
      (it) => CARDS.has(it.tagName) && isCardLike(contents.get(it)) && !holdsCards(it, contents),
    ),
    kindOfCard,
  );
  return new Set([...alike.values()].filter((list) => list.length >= 2).flat());
}

/** A grid of cards is none itself, however many grids stand beside each other. */
function holdsCards(element: HtmlElement, contents: ReadonlyMap<HtmlNode, Content>): boolean {
  return contents.get(element)?.holdsCards === true;
}

const CARDS = new Set(['div', 'article', 'section', 'a', 'figure']);

function isCardLike(content: Content | undefined): boolean {
  if (!content || content.letters < 8 || content.letters > LONGEST_ENTRY) return false;
  // A heading by itself heads what follows it.
  if (content.headings === 1)
    return content.links + content.paragraphs > 0 || content.letters > LONGEST_HEADING;
  return content.headings === 0 && content.links >= 1 && content.paragraphs <= 2;
}

function countContents(root: HtmlNode): ReadonlyMap<HtmlNode, Content> {
  const order: HtmlNode[] = [];
  const waiting: HtmlNode[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    order.push(node);
    for (const child of childrenOf(node)) waiting.push(child);
  }
  const contents = new Map<HtmlNode, Content>();
  for (const node of order.reverse()) contents.set(node, sumOf(node, contents));
  return contents;
}

function sumOf(node: HtmlNode, contents: ReadonlyMap<HtmlNode, Content>): Content {
  const children = childrenOf(node);
  const sum = (count: (content: Content, tagName: string) => number) =>
    children.reduce((total, child) => {
      const content = contents.get(child);
      return content ? total + count(content, isElement(child) ? child.tagName : '') : total;
    }, 0);
  return {
    letters: (isText(node) ? node.value.trim().length : 0) + sum((it) => it.letters),
    headings: sum((it, tagName) => it.headings + (/^h[1-6]$/.test(tagName) ? 1 : 0)),
    items: sum((it, tagName) => it.items + (ITEMS.has(tagName) ? 1 : 0)),
    links: sum((it, tagName) => it.links + (tagName === 'a' ? 1 : 0)),
    paragraphs: sum((it, tagName) => it.paragraphs + (tagName === 'p' ? 1 : 0)),
    holdsCards: children.some((it) => contents.get(it)?.holdsCards) || hasCards(children, contents),
  };
}

const SHORTEST_ENTRY = 25;

function hasCards(children: readonly HtmlNode[], contents: ReadonlyMap<HtmlNode, Content>): boolean {
  const seen = new Set<string>();
  for (const child of children) {
    if (!isElement(child) || !CARDS.has(child.tagName)) continue;
    const content = contents.get(child);
    if (!content || content.letters < SHORTEST_ENTRY || content.headings + content.links === 0) continue;
    const kind = kindOfCard(child);
    if (seen.has(kind)) return true;
    seen.add(kind);
  }
  return false;
}

function kindOfCard(element: HtmlElement): string {
  return `${element.tagName} ${attribute(element, 'class') ?? ''} ${attribute(element, 'itemtype') ?? ''}`;
}
