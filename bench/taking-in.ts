import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { root } from './product.ts';
import { type Table, times, whole } from './table.ts';
import { writeExport } from './wordpress-posts.ts';

/** 100,000 unless SHEAF_BENCH_POSTS says otherwise; a tenth of them tells whether memory stays flat. */
const POSTS = Number(process.env.SHEAF_BENCH_POSTS ?? 100_000);

/**
 * Taking in a WordPress export through parsing, sanitising, storing and indexing, as `sheaf source add` does it, beside the
 * least it must do: inserting the same titles and texts into SQLite's full-text index.
 */
export async function measureTakingIn(): Promise<Table> {
  const place = mkdtempSync(join(tmpdir(), 'sheaf-bench-'));
  try {
    const few = await firstSync(place, Math.round(POSTS / 10));
    const many = await firstSync(place, POSTS);
    const rawMs = rawInserts(place, many.archive);
    const again = await sheaf(['sync', '--archive', many.archive]);
    appendFileSync(many.file, '\n');
    const looked = await sheaf(['sync', '--archive', many.archive]);
    const row = (name: string, tookMs: number, posts: number, peakMb: number, of: number) => [
      name,
      `${(tookMs / 1000).toFixed(1)} s`,
      whole(posts / (tookMs / 1000)),
      Number.isNaN(peakMb) ? '' : peakMb.toFixed(0),
      times(tookMs, of),
    ];
    return {
      title: `Taking in a WordPress export of ${whole(POSTS)} posts of some 400 words`,
      columns: ['', 'time', 'posts/s', 'peak MB', 'of the first'],
      rows: [
        row('first sync', many.tookMs, POSTS, many.peakMb, many.tookMs),
        row(`  with ${whole(POSTS / 10)} posts`, few.tookMs, POSTS / 10, few.peakMb, many.tookMs),
        row('  only node:sqlite FTS5 inserts', rawMs, POSTS, Number.NaN, many.tookMs),
        row('sync again, file as it was', again.tookMs, POSTS, again.peakMb, many.tookMs),
        row('sync again, every post looked at', looked.tookMs, POSTS, looked.peakMb, many.tookMs),
      ],
      remark: `First sync at ${((rawMs / many.tookMs) * 100).toFixed(0)} % of the rate of bare inserts (target 40 %). Targets: peak 400 MB, the same for a tenth of the posts; again in 10 % of the time. Whole processes, with their start.`,
    };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

async function firstSync(place: string, posts: number) {
  const file = join(place, `export-${posts}.xml`);
  const archive = join(place, `archive-${posts}`);
  await writeExport(file, posts, 1);
  await sheaf(['new', archive, '--name', 'Bench']);
  return { file, archive, ...(await sheaf(['source', 'add', file, '--archive', archive])) };
}

/** The built product's command in a process of its own; peak memory is NaN where the system does not tell. */
async function sheaf(args: readonly string[]): Promise<{ readonly tookMs: number; readonly peakMb: number }> {
  const start = performance.now();
  const child = spawn(process.execPath, [join(root, 'dist', 'cli', 'main.js'), ...args, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let peakMb = Number.NaN;
  const watch = setInterval(() => {
    peakMb = peakOf(child.pid ?? 0) ?? peakMb;
  }, 50);
  const ended = once(child, 'close');
  z.unknown().parse(await json(child.stdout));
  await ended;
  clearInterval(watch);
  return { tookMs: performance.now() - start, peakMb };
}

/** Linux only: the high-water mark of the resident set. */
function peakOf(pid: number): number | null {
  try {
    const kb = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kb === undefined ? null : (Number(kb) * 1024) / 1e6;
  } catch {
    return null;
  }
}

/** Milliseconds for the same titles and texts into one FTS5 table, a thousand in a transaction, each commit on disk. */
function rawInserts(place: string, folder: string): number {
  const archive = new DatabaseSync(join(folder, 'archive.sqlite'), { readOnly: true });
  const texts = archive.prepare(
    'select p.title, t.text from publication_text t join publication p on p.id = t.publication_id where t.number > ? order by t.number limit 1000',
  );
  const raw = new DatabaseSync(join(place, 'raw.sqlite'));
  raw.exec(
    'pragma journal_mode = wal; pragma synchronous = full; create virtual table texts using fts5 (title, text)',
  );
  const insert = raw.prepare('insert into texts (title, text) values (?, ?)');
  let tookMs = 0;
  for (let after = 0; ; after += 1_000) {
    const rows = texts.all(after);
    if (rows.length === 0) break;
    const start = performance.now();
    raw.exec('begin');
    for (const row of rows) insert.run(String(row.title), String(row.text));
    raw.exec('commit');
    tookMs += performance.now() - start;
  }
  raw.close();
  archive.close();
  return tookMs;
}
