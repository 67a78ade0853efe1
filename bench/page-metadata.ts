// Title, authors and date of real article pages with annotated answers, beside the libraries that a user would take instead.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { extractFromHtml } from '@extractus/article-extractor';
import { Readability } from '@mozilla/readability';
import { Defuddle } from 'defuddle/node';
import { parseHTML } from 'linkedom';
import { parse } from 'parse5';
import { readArticleMetadata } from '../src/intake/article-metadata/read-article-metadata.ts';
import { decodeHtml } from '../src/intake/html-encoding.ts';
import { foldForTitle, readDate } from '../src/language/index.ts';
import { ms, type Table, whole } from './table.ts';

/** How often a reader gets a page's title, authors and date exactly as annotated, on how many pages it invents an author, and how long it takes. */
export interface PageMetadataRow {
  readonly name: string;
  readonly titlePercent: number;
  readonly authorPercent: number;
  readonly datePercent: number;
  /** Pages on which nobody signs and the reader names somebody. */
  readonly inventedAuthors: number;
  readonly msPerPage: number;
}

/** A page with the answers that people gave for it. */
export interface AnnotatedPage {
  readonly page: string;
  readonly url: string;
  readonly title: string;
  /** Names parted by commas or semicolons; empty where nobody signs. */
  readonly author: string;
  /** ISO 8601; empty where the page has none. */
  readonly date: string;
  readonly html: string;
}

/** What a reader gives, as it gives it. */
export interface PageAnswer {
  readonly title: string;
  readonly author: string;
  readonly date: string;
}

type PageReader = (page: AnnotatedPage) => PageAnswer | Promise<PageAnswer>;

/** Measures every reader over the pages of the development set; no rows where the set is not there. */
export async function measurePageMetadata(
  pages: readonly AnnotatedPage[] = annotatedPages(),
): Promise<readonly PageMetadataRow[]> {
  if (pages.length === 0) return [];
  const rows: PageMetadataRow[] = [];
  for (const [name, read] of Object.entries(READERS)) rows.push(await measureReader(name, read, pages));
  return rows;
}

/** The measurement as a table, over all pages. */
export async function pageMetadataTable(): Promise<Table> {
  const pages = annotatedPages();
  const rows = await measurePageMetadata(pages);
  return {
    title: `Metadata of ${whole(pages.length)} article pages`,
    columns: ['', 'title', 'author set', 'date', 'authors invented', 'a page'],
    rows: rows.map((it) => [
      it.name,
      percent(it.titlePercent),
      percent(it.authorPercent),
      percent(it.datePercent),
      whole(it.inventedAuthors),
      ms(it.msPerPage),
    ]),
    remark:
      rows.length === 0
        ? 'The annotated pages are not on this machine: nothing was measured.'
        : 'Exact after case, spaces and punctuation; where nobody signs or no date stands, nothing is the right answer. Parsing is part of the time.',
  };
}

/** The annotated pages beside the project, or nothing where there are none. */
export function annotatedPages(): readonly AnnotatedPage[] {
  const folder = resolve('../shared/devset/pages');
  const gold = join(folder, 'gold.jsonl');
  if (!existsSync(gold)) return [];
  return readFileSync(gold, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      // The file is the project's own and was written with these fields.
      const it = JSON.parse(line) as Omit<AnnotatedPage, 'html' | 'author'> & { author: string | string[] };
      const bytes = gunzipSync(readFileSync(join(folder, 'html', `${it.page}.html.gz`)));
      return { ...it, author: [it.author].flat().join('; '), html: decodeHtml(bytes) };
    });
}

const READERS: Record<string, PageReader> = {
  Sheaf: ({ html, url }) => {
    const read = readArticleMetadata(parse(html), { url });
    return {
      title: read.title ?? '',
      author: read.credits
        .filter((it) => it.role === 'author')
        .map((it) => it.name)
        .join('; '),
      date: read.date?.edtf ?? '',
    };
  },
  '@mozilla/readability': ({ html }) => {
    const read = new Readability(parseHTML(html).document).parse();
    return { title: read?.title ?? '', author: read?.byline ?? '', date: read?.publishedTime ?? '' };
  },
  defuddle: async ({ html, url }) => {
    const read = await Defuddle(parseHTML(html).document, url);
    // Some pages make it answer with other things than text.
    return {
      title: String(read.title ?? ''),
      author: String(read.author ?? ''),
      date: String(read.published ?? ''),
    };
  },
  '@extractus/article-extractor': async ({ html, url }) => {
    const read = await extractFromHtml(html, url);
    return { title: read?.title ?? '', author: read?.author ?? '', date: read?.published ?? '' };
  },
};

async function measureReader(
  name: string,
  read: PageReader,
  pages: readonly AnnotatedPage[],
): Promise<PageMetadataRow> {
  const marks = { title: 0, author: 0, date: 0, invented: 0 };
  let taken = 0;
  // The first pages only warm up.
  for (const page of pages.slice(0, WARMING_UP)) await answered(read, page);
  for (const page of pages) {
    const start = performance.now();
    const answer = await answered(read, page);
    taken += performance.now() - start;
    if (foldForTitle(answer.title) === foldForTitle(page.title)) marks.title += 1;
    if (sameNames(answer.author, page.author)) marks.author += 1;
    if (dayOf(answer.date) === page.date) marks.date += 1;
    if (page.author === '' && namesIn(answer.author).length > 0) marks.invented += 1;
  }
  const share = (count: number) => (100 * count) / pages.length;
  return {
    name,
    titlePercent: share(marks.title),
    authorPercent: share(marks.author),
    datePercent: share(marks.date),
    inventedAuthors: marks.invented,
    msPerPage: taken / pages.length,
  };
}

const WARMING_UP = 20;

/** A reader that gives up on a page has answered nothing. */
async function answered(read: PageReader, page: AnnotatedPage): Promise<PageAnswer> {
  try {
    return await read(page);
  } catch {
    return { title: '', author: '', date: '' };
  }
}

/** The names that stand in both answers are the same, in whatever order. */
export function sameNames(one: string, other: string): boolean {
  return namesIn(one).sort().join('|') === namesIn(other).sort().join('|');
}

function namesIn(text: string): string[] {
  return text
    .split(/[;,]/u)
    .map(foldForTitle)
    .filter((name) => name !== '');
}

/** The day that a date names, in ISO 8601. */
export function dayOf(date: string): string {
  const iso = /^\d{4}-\d\d-\d\d/.exec(date)?.[0];
  if (iso) return iso;
  const time = Date.parse(date);
  return readDate(date)?.edtf ?? (Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 10));
}

function percent(value: number): string {
  return value.toFixed(1);
}
