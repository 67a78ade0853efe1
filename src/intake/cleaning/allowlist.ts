// What a stored text may be made of. Everything else is left out; of elements that hold text, the text is kept.

/** Where an element may stand and what may stand in it; see `structure.ts`. */
export type Place =
  | 'flow'
  | 'item-holder'
  | 'item'
  | 'term-holder'
  | 'term'
  | 'table'
  | 'row-holder'
  | 'row'
  | 'cell'
  | 'caption'
  | 'figure'
  | 'figure-caption'
  | 'heading'
  | 'paragraph'
  | 'preformatted';

export const BLOCKS: ReadonlyMap<string, Place> = new Map<string, Place>([
  ['p', 'paragraph'],
  ['h1', 'heading'],
  ['h2', 'heading'],
  ['h3', 'heading'],
  ['h4', 'heading'],
  ['h5', 'heading'],
  ['h6', 'heading'],
  ['pre', 'preformatted'],
  ['blockquote', 'flow'],
  ['ul', 'item-holder'],
  ['ol', 'item-holder'],
  ['li', 'item'],
  ['dl', 'term-holder'],
  ['dt', 'term'],
  ['dd', 'term'],
  ['table', 'table'],
  ['caption', 'caption'],
  ['thead', 'row-holder'],
  ['tbody', 'row-holder'],
  ['tfoot', 'row-holder'],
  ['tr', 'row'],
  ['th', 'cell'],
  ['td', 'cell'],
  ['figure', 'figure'],
  ['figcaption', 'figure-caption'],
]);

export const INLINES: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup time u var'.split(
    ' ',
  ),
);

/** Elements that part one paragraph from the next and mean nothing else here. */
export const WRAPPERS: ReadonlySet<string> = new Set(
  (
    'address article aside body center details dialog div fieldset footer form header hgroup html legend main menu nav ' +
    'noframes search section summary'
  ).split(' '),
);

/** Elements whose content is no text of the piece. */
export const SILENT: readonly string[] = (
  'script style template noscript title svg iframe frameset noembed applet select option optgroup datalist textarea button ' +
  'canvas annotation annotation-xml xmp plaintext'
).split(' ');

/** Attributes that are looked at; what is written of them is decided where they are written. */
export const ATTRIBUTES: Readonly<Record<string, string[]>> = {
  '*': ['id', 'lang', 'dir', 'class'],
  a: ['href', 'name'],
  img: ['src', 'alt', 'width', 'height', 'data-src', 'data-lazy-src', 'data-original'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope'],
  ol: ['start', 'reversed', 'type'],
  li: ['value'],
  time: ['datetime'],
  abbr: ['title'],
};
