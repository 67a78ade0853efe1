// A page as lines, whatever it was before: the one shape that plain text and HTML are turned into, so that what a
// dossier looks like has to be known only once.

export interface Page {
  readonly lines: readonly PageLine[];
  readonly metadata: PageMetadata;
  /** What stands around the content (navigation, footers, notices): kept, not read. */
  readonly surroundings: readonly { readonly line: number; readonly text: string }[];
}

/** What the page says about itself outside its text: JSON-LD, meta elements, attributes of `html`. */
export interface PageMetadata {
  readonly title: string | null;
  readonly language: string | null;
  readonly url: string | null;
  readonly published: string | null;
  readonly modified: string | null;
  readonly keywords: readonly string[];
  readonly authors: readonly { readonly name: string; readonly isOrganisation: boolean }[];
}

export interface PageLine {
  /** Of the source; the first is 1. */
  readonly line: number;
  /** White space collapsed, list markers taken off. */
  readonly text: string;
  /** The same with links and emphasis, as Markdown. */
  readonly markdown: string;
  readonly links: readonly LineLink[];
  /** 1 to 6 as marked up, 7 where the whole line is bold, `null` where nothing says so. */
  readonly headingLevel: number | null;
  /** Lines with the same number stand in one list item, article, card, table row or definition; `null`: in none. */
  readonly group: number | null;
  /** A blank line or the edge of a block stands before it. */
  readonly afterGap: boolean;
  readonly hasListMarker: boolean;
  /** What the markup says the line is. */
  readonly part: LinePart | null;
  /** Heading of the table column that it stands in. */
  readonly column: string | null;
  /** The machine-readable date that the line carries. */
  readonly datetime: string | null;
  /** The line stands for a picture; its text is the alternative text. */
  readonly imageUrl: string | null;
}

export type LinePart =
  | 'headline'
  | 'author'
  | 'date'
  | 'caption'
  | 'credit'
  | 'term'
  | 'description'
  | 'tag'
  | 'kind';

export interface LineLink {
  readonly text: string;
  /** Absolute where the page's address is known. */
  readonly url: string;
}

/** A line with nothing but words. */
export function plainLine(line: number, text: string, afterGap = false): PageLine {
  return {
    line,
    text,
    markdown: text,
    links: [],
    headingLevel: null,
    group: null,
    afterGap,
    hasListMarker: false,
    part: null,
    column: null,
    datetime: null,
    imageUrl: null,
  };
}

export const noMetadata: PageMetadata = {
  title: null,
  language: null,
  url: null,
  published: null,
  modified: null,
  keywords: [],
  authors: [],
};
