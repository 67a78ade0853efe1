/** What somebody searches for, read. */
export interface Query {
  /** As it was typed. */
  readonly text: string;
  /** `null`: nothing is asked, so everything is found. */
  readonly root: QueryNode | null;
  /** What could not be read, and was searched as plain words or left out. */
  readonly notes: readonly QueryNote[];
}

export type QueryNode =
  | { readonly type: 'word'; readonly text: string }
  /** Words one behind the other. */
  | { readonly type: 'phrase'; readonly text: string }
  /** Words that begin so; without the asterisk. */
  | { readonly type: 'prefix'; readonly text: string }
  | { readonly type: 'field'; readonly field: QueryField; readonly value: string }
  /** That day or later, or earlier than that day; the first day of what was said, as an ISO day. */
  | {
      readonly type: 'date';
      readonly field: 'after' | 'before';
      readonly value: string;
      readonly day: string;
    }
  | { readonly type: 'all' | 'any'; readonly parts: readonly QueryNode[] }
  | { readonly type: 'not'; readonly part: QueryNode };

export const QUERY_FIELDS = ['author', 'topic', 'place', 'actor', 'kind', 'lang', 'title'] as const;
export type QueryField = (typeof QUERY_FIELDS)[number];

/**
 * `quote`: one without its other; `parenthesis`: the same; `operator`: with nothing to join; `date`: none could be read; `field`: nothing
 * behind it; `long`: more words than are searched.
 */
export interface QueryNote {
  readonly what: 'quote' | 'parenthesis' | 'operator' | 'date' | 'field' | 'long';
  readonly text: string;
}

/** More than anybody types; further words are left out. */
export const MOST_TERMS = 64;
