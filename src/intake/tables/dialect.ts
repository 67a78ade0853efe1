/** How a text file parts its cells. */
export interface Dialect {
  readonly delimiter: string;
  readonly quote: '"' | "'";
  /** What stands before a quotation mark inside a quoted cell: itself, or a backslash (MySQL). */
  readonly escape: '"' | "'" | '\\';
  /** Blanks before an opening quotation mark are no part of the cell. */
  readonly isSpaced: boolean;
}

/**
 * The dialect of a table whose line ends are `\n`: the delimiter that most lines have as often as each other, outside
 * quotation marks. A hint (`.tsv`) decides between equals.
 */
export function detectDialect(text: string, hint: { readonly isTabbed: boolean }): Dialect {
  const sample = text.slice(0, LONGEST_SAMPLE);
  const quote = quoteOf(sample);
  const delimiter = delimiterOf(sample, quote, hint.isTabbed);
  const spaced = sample.includes(`${delimiter} ${quote}`) && delimiter !== '\t';
  const isBackslashed = sample.includes(`\\${quote}`) && !DOUBLED_QUOTE.test(sample);
  return { delimiter, quote, escape: isBackslashed ? '\\' : quote, isSpaced: spaced };
}

function quoteOf(sample: string): '"' | "'" {
  const isSingle = count(sample, SINGLE_QUOTED) > 2 && !sample.includes('"');
  return isSingle ? "'" : '"';
}

function delimiterOf(sample: string, quote: string, isTabbed: boolean): string {
  const scores = DELIMITERS.map((delimiter) => ({
    delimiter,
    score: evenness(cellCounts(sample, delimiter, quote)) * (isTabbed && delimiter === '\t' ? 2 : 1),
  }));
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score > 0 ? best.delimiter : isTabbed ? '\t' : ',';
}

/** The number of cells in each line, where a line end or delimiter between quotation marks parts nothing. */
function cellCounts(sample: string, delimiter: string, quote: string): number[] {
  const counts: number[] = [];
  let cells = 1;
  let isQuoted = false;
  let isAtStart = true;
  for (const letter of sample) {
    if (letter === quote && (isQuoted || isAtStart)) isQuoted = !isQuoted;
    else if (!isQuoted && letter === delimiter) cells++;
    else if (!isQuoted && letter === '\n') {
      if (cells > 1 || !isAtStart) counts.push(cells);
      cells = 1;
    }
    isAtStart = letter === delimiter || letter === '\n' || (isAtStart && letter === ' ') || letter === quote;
  }
  if (!isAtStart || cells > 1) counts.push(cells);
  return counts;
}

/** The share of lines with the most frequent number of cells, and a little for more cells; 0 where nothing is parted. */
function evenness(counts: readonly number[]): number {
  // Lines above the table have a single cell, whatever parts the cells.
  const first = counts.findIndex((cells) => cells > 1);
  const table = first < 0 ? [] : counts.slice(first);
  const lines = new Map<number, number>();
  for (const cells of table) lines.set(cells, (lines.get(cells) ?? 0) + 1);
  const single = lines.get(1) ?? 0;
  let best = 0;
  for (const [cells, times] of lines)
    if (cells > 1 && times >= single)
      best = Math.max(best, (times / counts.length) * (1 + Math.log2(cells) / 4));
  return best;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

const DELIMITERS = [',', ';', '\t', '|'];
const DOUBLED_QUOTE = /[\p{L}\p{N}\s](?:""|'')[\p{L}\p{N}]/u;
const LONGEST_SAMPLE = 100_000;
const SINGLE_QUOTED = /(?:^|[,;\t|])'[^'\n]*'(?=[,;\t|]|$)/gmu;
