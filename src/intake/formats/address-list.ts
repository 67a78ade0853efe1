import { SheafError } from '../../archive/index.ts';
import { fold } from '../../language/index.ts';
import type { ReadingNote } from '../draft.ts';
import { isLink, linksIn } from '../tables/cell-values.ts';
import { decodeText } from '../tables/decode-text.ts';
import { meaningOfHeader } from '../tables/header-words.ts';
import { readSeparatedValues } from '../tables/separated-values.ts';

export interface ListedAddress {
  /** Complete, http or https. Whether it may be fetched is not decided here. */
  readonly url: string;
  /** The first line is 1. */
  readonly line: number;
}

export interface AddressList {
  /** In the list's order, each page once. */
  readonly addresses: readonly ListedAddress[];
  /** Lines that hold no address, repeat one, or had to be completed. */
  readonly notes: readonly ReadingNote[];
}

/**
 * The web addresses of a list: one on a line, with comments (`#`, `//`), bullets, Markdown links or words around them, or a
 * table of which one column holds them. Any encoding. Throws `invalid-input` only where the list is larger than 50 MB or 1,000,000 lines.
 */
export function readAddressList(bytes: Uint8Array): AddressList {
  if (bytes.length > LARGEST_BYTES)
    throw new SheafError(
      'invalid-input',
      'The list of addresses is larger than 50 MB. Split it into several files.',
    );
  const { text } = decodeText(bytes);
  const lines = text.replace(/\r\n?/gu, '\n').split('\n', MOST_LINES);
  const found = addressesOfTable(bytes) ?? lines.map(addressesOfLine);
  return gather(found);
}

/** What one line gives. */
interface LineReading {
  readonly urls: readonly string[];
  /** A sentence where there is something to say. */
  readonly says: string | null;
}

const NOTHING: LineReading = { urls: [], says: null };

/** Line by line what the column with most links holds; `null` where the text is no table. */
function addressesOfTable(bytes: Uint8Array): LineReading[] | null {
  const { rows } = readSeparatedValues(bytes, { isTabbed: false });
  const isWide = rows.filter((row) => row.length > 1).length > rows.length / 2;
  if (!isWide || rows.some((row) => row.some((cell) => cell.includes('\n')))) return null;
  const counts = new Map<number, number>();
  for (const row of rows)
    for (const [column, cell] of row.entries())
      if (isLink(cell.trim())) counts.set(column, (counts.get(column) ?? 0) + 1);
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  if (!best || best[1] < rows.length / 2) return null;
  return rows.map((row, at) => {
    const cell = row[best[0]] ?? '';
    const isHeader = at === 0 && linksIn(cell).length === 0;
    return isHeader ? NOTHING : addressesOfLine(cell === '' ? row.join(' ') : cell);
  });
}

function addressesOfLine(line: string): LineReading {
  const words = line.trim().replace(/^(?:[-*+•]|\d{1,6}[.)])\s+/u, '');
  if (words === '' || COMMENT.test(words)) return NOTHING;
  const links = linksIn(words.split(/\s(?:#|\/\/)\s/u, 1)[0] ?? '');
  if (links.length > 0)
    return {
      urls: links,
      says: links.every((url) => words.includes(url)) ? null : completed(links[0] ?? ''),
    };
  const bare = `https://${words}`;
  if (BARE_ADDRESS.test(words) && URL.canParse(bare)) return { urls: [bare], says: completed(bare) };
  if (meaningOfHeader(words)?.field === 'url' || HEADINGS.has(fold(words))) return NOTHING;
  return {
    urls: [],
    says: `There is no web address in “${words.slice(0, 100)}”. Give one that begins with https://, or put # before the line.`,
  };
}

function completed(url: string): string {
  return `The address had no “https://” before it; it was read as ${url.slice(0, 200)}.`;
}

function gather(lines: readonly LineReading[]): AddressList {
  const addresses: ListedAddress[] = [];
  const notes: ReadingNote[] = [];
  const lineOf = new Map<string, number>();
  const note = (kind: ReadingNote['kind'], line: number, says: string) => {
    if (notes.length < MOST_NOTES) notes.push({ kind, about: 'address', line, says });
  };
  for (const [at, { urls, says }] of lines.entries()) {
    if (says !== null) note(urls.length > 0 ? 'corrected' : 'missing', at + 1, says);
    for (const url of urls) {
      const page = samePage(url);
      const before = lineOf.get(page);
      if (before !== undefined)
        note('leftover', at + 1, `The same address stands in line ${before}; it is taken once.`);
      else addresses.push({ url, line: at + 1 });
      lineOf.set(page, before ?? at + 1);
    }
  }
  return { addresses, notes };
}

/** An address as it is compared: what follows `#` is a place on the same page. */
function samePage(url: string): string {
  const { href } = new URL(url);
  const hash = href.indexOf('#');
  return hash < 0 ? href : href.slice(0, hash);
}

const LARGEST_BYTES = 50_000_000;
const MOST_LINES = 1_000_000;
const MOST_NOTES = 1_000;
const COMMENT = /^(?:#|\/\/|;|<!--|=+$|-+$|\*+$)/u;
const BARE_ADDRESS =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}\p{L}{2,24}(?::\d{2,5})?(?:[/?#]\S*)?$/u;
const HEADINGS: ReadonlySet<string> = new Set(['urls', 'addresses', 'links', 'seiten', 'pages']);
