// The text of real article pages with annotated pieces of it, beside the libraries that a user would take instead.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { extractFromHtml } from '@extractus/article-extractor';
import { Readability } from '@mozilla/readability';
import { Defuddle } from 'defuddle/node';
import { parseHTML } from 'linkedom';
import { parse } from 'parse5';
import { placeText } from '../src/intake/article-metadata/placed-text.ts';
import { readArticleMetadata } from '../src/intake/article-metadata/read-article-metadata.ts';
import { readArticleText } from '../src/intake/article-text/read-article-text.ts';
import { type AnnotatedPage, annotatedPages } from './page-metadata.ts';
import { ms, type Table, whole } from './table.ts';

/** How much of the annotated text of the pages a reader gives, and how little of what stands around it. */
export interface PageTextRow {
  readonly name: string;
  /** Of the annotated pieces that it gives, how many are of the text: 0 to 1. */
  readonly precision: number;
  /** How many of the pieces of the text it gives: 0 to 1. */
  readonly recall: number;
  /** The harmonic mean of both. */
  readonly f1: number;
  readonly msPerPage: number;
}

/** A page with short pieces that belong to its text, and others that do not. */
export interface PageWithPieces extends AnnotatedPage {
  readonly with: readonly string[];
  readonly without: readonly string[];
}

/** Gives the text of a page, and how many milliseconds that took. */
type TextReader = (page: PageWithPieces) => Timed | Promise<Timed>;

interface Timed {
  readonly text: string;
  readonly taken: number;
}

/** Measures every reader over the pages of the development set; no rows where the set is not there. */
export async function measurePageText(
  pages: readonly PageWithPieces[] = pagesWithPieces(),
): Promise<readonly PageTextRow[]> {
  if (pages.length === 0) return [];
  const rows: PageTextRow[] = [];
  for (const [name, read] of Object.entries(READERS)) rows.push(await measureReader(name, read, pages));
  return rows;
}

/** The measurement as a table, over all pages. */
export async function pageTextTable(): Promise<Table> {
  const pages = pagesWithPieces();
  const rows = await measurePageText(pages);
  return {
    title: `Text of ${whole(pages.length)} article pages`,
    columns: ['', 'precision', 'recall', 'F1', 'a page'],
    rows: rows.map((it) => [
      it.name,
      it.precision.toFixed(3),
      it.recall.toFixed(3),
      it.f1.toFixed(3),
      ms(it.msPerPage),
    ]),
    remark:
      rows.length === 0
        ? 'The annotated pages are not on this machine: nothing was measured.'
        : 'Over all annotated pieces, spaces apart. Parsing is not part of the time, except of @extractus/article-extractor, which parses itself.',
  };
}

/** The annotated pages that have pieces, or nothing where there are none. */
export function pagesWithPieces(): readonly PageWithPieces[] {
  const gold = resolve('../shared/devset/pages/gold.jsonl');
  if (!existsSync(gold)) return [];
  const pieces = new Map(
    readFileSync(resolve(gold), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        // The file is the project's own and was written with these fields.
        const it = JSON.parse(line) as Pick<PageWithPieces, 'page' | 'with' | 'without'>;
        return [it.page, it] as const;
      }),
  );
  return annotatedPages().flatMap((page) => {
    const own = pieces.get(page.page);
    return own ? [{ ...page, with: own.with, without: own.without }] : [];
  });
}

const READERS: Record<string, TextReader> = {
  Sheaf: ({ html, url }) => {
    const document = parse(html);
    const { title } = readArticleMetadata(document, { url });
    const start = performance.now();
    const text = readArticleText(document, { url, title })?.text ?? '';
    return { text, taken: performance.now() - start };
  },
  '@mozilla/readability': ({ html }) => {
    const { document } = parseHTML(html);
    const start = performance.now();
    const content = new Readability(document).parse()?.content;
    return shown(content, performance.now() - start);
  },
  defuddle: async ({ html, url }) => {
    const { document } = parseHTML(html);
    const start = performance.now();
    const { content } = await Defuddle(document, url);
    return shown(content, performance.now() - start);
  },
  '@extractus/article-extractor': async ({ html, url }) => {
    const start = performance.now();
    const read = await extractFromHtml(html, url);
    return shown(read?.content, performance.now() - start);
  },
};

/** The text of what a library gives as markup, laid out in the same way for all of them. */
function shown(html: string | null | undefined, taken: number): Timed {
  return { text: placeText(parse(html ?? '')).text, taken };
}

async function measureReader(
  name: string,
  read: TextReader,
  pages: readonly PageWithPieces[],
): Promise<PageTextRow> {
  const marks = { found: 0, missed: 0, wrong: 0 };
  let taken = 0;
  // The first pages only warm up.
  for (const page of pages.slice(0, WARMING_UP)) await answered(read, page);
  for (const page of pages) {
    const answer = await answered(read, page);
    taken += answer.taken;
    const text = oneLine(answer.text);
    for (const piece of page.with) marks[text.includes(oneLine(piece)) ? 'found' : 'missed'] += 1;
    for (const piece of page.without) if (text.includes(oneLine(piece))) marks.wrong += 1;
  }
  const precision = marks.found / Math.max(1, marks.found + marks.wrong);
  const recall = marks.found / Math.max(1, marks.found + marks.missed);
  const f1 = (2 * precision * recall) / Math.max(precision + recall, Number.MIN_VALUE);
  return { name, precision, recall, f1, msPerPage: taken / pages.length };
}

const WARMING_UP = 20;

/** A reader that gives up on a page has given no text. */
async function answered(read: TextReader, page: PageWithPieces): Promise<Timed> {
  const start = performance.now();
  try {
    return await read(page);
  } catch {
    return { text: '', taken: performance.now() - start };
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
