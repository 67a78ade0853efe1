// Searching generated archives of growing size: whole answers with facets and excerpts, beside the bare FTS5 query on the same texts
// and MiniSearch in memory. SHEAF_BENCH_SEARCH=1000,10000,100000,1000000 says which sizes.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import MiniSearch from 'minisearch';
import { openEmbeddedEngine, readQuery } from '../src/search/index.ts';
import { type GeneratedArchive, makeGeneratedArchive, randomNumbers, zipfWord } from './generated-archive.ts';
import { type Table, times, whole } from './table.ts';

const QUERIES = 300;
/** MiniSearch holds everything in memory; more than this takes more of it than a server has. */
const MOST_FOR_MINISEARCH = 10_000;

export async function measureSearching(): Promise<Table> {
  const sizes = (process.env.SHEAF_BENCH_SEARCH ?? '1000,10000,100000').split(',').map(Number);
  const rows: string[][] = [];
  for (const size of sizes) rows.push(await measureSize(size));
  return {
    title: `${QUERIES} searches of 1 to 3 words with all facets and 20 excerpts, after a first one`,
    columns: [
      ...['publications', 'p50', 'p95', 'most', 'target p95', 'bare FTS5 p50', 'p95', 'ratio of p95'],
      ...['MiniSearch p50', 'p95', 'index of text', 'first search', 'indexed MB/s', 'memory'],
    ],
    rows,
    remark:
      'Bare FTS5: `order by rank limit 20` and a count, over the same titles and texts. MiniSearch: the same words joined by AND, no facets. Half of\n' +
      'the words are drawn as often as texts hold them from the 20,000 most frequent, half evenly; the index is everything beside the texts.',
  };
}

async function measureSize(size: number): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-bench-'));
  try {
    const made = await makeGeneratedArchive(join(folder, 'archive'), size);
    const queries = makeQueries(made);
    const ours = await timeEngine(made, queries);
    const bare = timeBare(join(folder, 'bare.sqlite'), made, queries);
    const mini = size <= MOST_FOR_MINISEARCH ? timeMiniSearch(made, queries) : null;
    const indexBytes = indexSize(join(folder, 'archive', 'archive.sqlite'));
    await made.archive.close();
    const target = size <= 100_000 ? 30 : 150;
    return [
      whole(size),
      ...[ours.p50, ours.p95, ours.most].map((it) => `${it.toFixed(1)} ms`),
      `≤ ${target} ms, ${ours.p95 <= target ? 'met' : 'missed'}`,
      ...[bare.p50, bare.p95].map((it) => `${it.toFixed(1)} ms`),
      times(ours.p95, bare.p95),
      ...(mini ? [mini.p50, mini.p95].map((it) => `${it.toFixed(1)} ms`) : ['–', '–']),
      times(indexBytes, made.textBytes),
      `${whole(ours.firstMs)} ms`,
      (made.textBytes / 1e6 / made.upToDateSeconds).toFixed(1),
      `${whole(process.memoryUsage().rss / 2 ** 20)} MB`,
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function makeQueries({ words }: GeneratedArchive): string[][] {
  const random = randomNumbers(23);
  const some = () => (random() < 0.5 ? zipfOf(random) : (words[Math.floor(20 + random() * 20_000)] ?? ''));
  return Array.from({ length: QUERIES }, (_, at) => Array.from({ length: 1 + (at % 3) }, some));
}

/** Not the very commonest: nobody searches for `the`. */
function zipfOf(random: () => number): string {
  for (;;) {
    const word = zipfWord(random);
    if (word.length > 2) return word;
  }
}

interface Times {
  readonly p50: number;
  readonly p95: number;
  readonly most: number;
}

function timesOf(all: readonly number[]): Times {
  const sorted = [...all].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), most: sorted.at(-1) ?? 0 };
}

async function timeEngine({ archive }: GeneratedArchive, queries: readonly (readonly string[])[]) {
  const engine = await openEmbeddedEngine(archive);
  const search = (text: string) =>
    engine.search({
      ...{ query: readQuery(text), audience: 'public', isExpanded: true, chosen: {}, sort: 'relevance' },
      ...{ offset: 0, limit: 20, language: 'en' },
    });
  const startedAt = performance.now();
  await search('nothing at all');
  const firstMs = performance.now() - startedAt;
  const all: number[] = [];
  for (const words of queries) {
    const begun = performance.now();
    await search(words.join(' '));
    all.push(performance.now() - begun);
  }
  return { ...timesOf(all), firstMs };
}

function timeBare(
  file: string,
  { archive }: GeneratedArchive,
  queries: readonly (readonly string[])[],
): Times {
  const database = new DatabaseSync(file);
  database.exec(`attach '${join(archive.folder, 'archive.sqlite')}' as source; pragma journal_mode = wal;
    create virtual table bare using fts5 (title, text, content = '', tokenize = 'unicode61');
    insert into bare (rowid, title, text) select number, title, text from source.publication_text
      join source.publication on publication.id = publication_text.publication_id`);
  const top = database.prepare('select rowid from bare where bare match ? order by rank limit 20');
  const count = database.prepare('select count(*) from bare where bare match ?');
  const all = queries.map((words) => {
    const query = words.map((word) => `"${word}"`).join(' ');
    const begun = performance.now();
    top.all(query);
    count.get(query);
    return performance.now() - begun;
  });
  database.close();
  return timesOf(all);
}

function timeMiniSearch({ archive }: GeneratedArchive, queries: readonly (readonly string[])[]): Times {
  const database = new DatabaseSync(join(archive.folder, 'archive.sqlite'), { readOnly: true });
  const engine = new MiniSearch<{ id: number; title: string; text: string }>({ fields: ['title', 'text'] });
  const rows = database.prepare(
    'select number as id, title, text from publication_text join publication on publication.id = publication_text.publication_id',
  );
  // Rows of this query have these columns.
  engine.addAll(rows.all() as { id: number; title: string; text: string }[]);
  database.close();
  const all = queries.map((words) => {
    const begun = performance.now();
    engine.search(words.join(' '), { combineWith: 'AND', boost: { title: 8 } }).slice(0, 20);
    return performance.now() - begun;
  });
  return timesOf(all);
}

/** What search keeps beside the texts: the index, words, and what is named where. */
function indexSize(file: string): number {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const tables = "('word', 'mention_list', 'naming', 'search_change', 'index_due', 'thing')";
    const row = database
      .prepare(
        `select sum(pgsize) as bytes from dbstat where name like 'publication_index%' or name in ${tables} or name like 'sqlite_autoindex_word%'`,
      )
      .get();
    return Number(row?.bytes ?? statSync(file).size);
  } finally {
    database.close();
  }
}
