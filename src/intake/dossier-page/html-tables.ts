import { descendants, elementsIn, type HtmlElement, type HtmlNode, textOf } from '../html-tree.ts';

/** What tables and definition lists say by their shape. */
export interface HtmlTables {
  /** Words over the column that a cell stands in. */
  readonly columns: ReadonlyMap<HtmlElement, string>;
  /** Rows that hold such words and nothing else. */
  readonly headers: ReadonlySet<HtmlElement>;
  /** The term that a definition belongs to. */
  readonly terms: ReadonlyMap<HtmlElement, HtmlElement>;
}

/** Finds the tables and definition lists of a page; linear in its length. */
export function readTables(document: HtmlNode): HtmlTables {
  const columns = new Map<HtmlElement, string>();
  const headers = new Set<HtmlElement>();
  const terms = new Map<HtmlElement, HtmlElement>();
  for (const element of descendants(document)) {
    if (element.tagName === 'table') readColumns(rowsOf(element), columns, headers);
    else if (element.tagName === 'dl') readTerms(element, terms);
  }
  return { columns, headers, terms };
}

/** The table's own rows, not those of a table in one of its cells. */
function rowsOf(table: HtmlElement): HtmlElement[] {
  return elementsIn(table).flatMap((part) => {
    if (part.tagName === 'tr') return [part];
    return /^t(head|body|foot)$/.test(part.tagName)
      ? elementsIn(part).filter((it) => it.tagName === 'tr')
      : [];
  });
}

function readColumns(
  rows: readonly HtmlElement[],
  columns: Map<HtmlElement, string>,
  headers: Set<HtmlElement>,
): void {
  const [first, ...others] = rows;
  const head = first ? elementsIn(first) : [];
  if (!first || head.length < 2 || !head.every((it) => it.tagName === 'th')) return;
  headers.add(first);
  const words = head.map((it) => textOf(it, 60));
  for (const row of others) {
    for (const [at, cell] of elementsIn(row).entries()) {
      const named = words[at];
      if (named) columns.set(cell, named);
    }
  }
}

function readTerms(list: HtmlElement, terms: Map<HtmlElement, HtmlElement>): void {
  let term: HtmlElement | null = null;
  // Terms and definitions may stand in a `div` together (HTML Standard, 4.4.9).
  for (const item of elementsIn(list).flatMap((it) => (it.tagName === 'div' ? elementsIn(it) : [it]))) {
    if (item.tagName === 'dt') term = item;
    else if (term) terms.set(item, term);
  }
}
