import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { root } from './product.ts';
import { type Table, whole } from './table.ts';
import { writeExport } from './wordpress-posts.ts';

/** 100,000 unless SHEAF_BENCH_POSTS says otherwise; a tenth of them tells whether memory stays flat. */
const POSTS = Number(process.env.SHEAF_BENCH_POSTS ?? 100_000);

/**
 * Taking in a WordPress export through parsing, sanitising, storing and indexing, and again in the states it may be met in,
 * beside the least that must be done: inserting the same titles and texts into SQLite's full-text index. Each in a process
 * of its own; the product's start is part of its time.
 */
export async function measureTakingIn(): Promise<Table> {
  const place = mkdtempSync(join(tmpdir(), 'sheaf-bench-'));
  try {
    return tableOf(await measureIn(place));
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

interface Measured {
  readonly tookMs: number;
  readonly peakMb: number;
  readonly counts: Counts;
}

type Counts = z.infer<typeof countsSchema>;
const countsSchema = z.object({ new: z.number(), changed: z.number(), same: z.number() });

async function measureIn(place: string) {
  const few = await archiveOf(place, Math.round(POSTS / 10));
  const firstOfFew = await sync(few.archive);
  const many = await archiveOf(place, POSTS);
  const first = await sync(many.archive);
  const bare = await bareInserts(many.archive, join(place, 'bare.sqlite'));
  const untouched = await sync(many.archive);
  await appendFile(many.file, '\n');
  const looked = await sync(many.archive);
  await amendOneInAHundred(many.file);
  const amended = await sync(many.archive);
  return { firstOfFew, first, bare, untouched, looked, amended };
}

function tableOf(it: Awaited<ReturnType<typeof measureIn>>): Table {
  const { first, bare, firstOfFew } = it;
  const ofFirst = ({ tookMs }: Measured) => (100 * tookMs) / first.tookMs;
  const again = (name: string, measured: Measured) => [
    ...figures(name, measured, POSTS),
    '≤ 10 % of the first',
    atMost(10, ofFirst(measured), '%'),
  ];
  return {
    title: `Taking in a WordPress export of ${whole(POSTS)} posts of some 400 words`,
    columns: ['', 'time', 'posts/s', 'peak MB', 'new', 'changed', 'same', 'target', 'reached'],
    rows: [
      [...figures('bare node:sqlite FTS5 inserts', bare, POSTS), '', ''],
      [
        ...figures('first sync', first, POSTS),
        '≥ 40 % of the bare rate',
        atLeast(40, (100 * bare.tookMs) / first.tookMs, '%'),
      ],
      ['  its memory', '', '', '', '', '', '', '≤ 400 MB', atMost(400, first.peakMb, 'MB')],
      [
        ...figures('first sync of a tenth', firstOfFew, POSTS / 10),
        'the same memory',
        `${((100 * firstOfFew.peakMb) / first.peakMb).toFixed(0)} %`,
      ],
      again('again, file untouched', it.untouched),
      again('again, every post looked at', it.looked),
      [
        ...figures('again, one post in 100 amended', it.amended, POSTS),
        '',
        `${ofFirst(it.amended).toFixed(1)} %`,
      ],
    ],
  };
}

function figures(name: string, { tookMs, peakMb, counts }: Measured, posts: number): string[] {
  const seconds = tookMs / 1000;
  return [
    name,
    `${seconds.toFixed(1)} s`,
    whole(posts / seconds),
    peakMb.toFixed(0),
    whole(counts.new),
    whole(counts.changed),
    whole(counts.same),
  ];
}

function atLeast(target: number, value: number, unit: string): string {
  const short = value >= target ? 'met' : `${(target - value).toFixed(1)} short`;
  return `${value.toFixed(1)} ${unit}, ${short}`;
}

function atMost(target: number, value: number, unit: string): string {
  const over = value <= target ? 'met' : `${(value - target).toFixed(1)} over`;
  return `${value.toFixed(1)} ${unit}, ${over}`;
}

/** An archive that knows of an export, but has not read it. */
async function archiveOf(
  place: string,
  posts: number,
): Promise<{ readonly file: string; readonly archive: string }> {
  const file = join(place, `export-${posts}.xml`);
  const archive = join(place, `archive-${posts}`);
  await writeExport(file, posts, 1);
  await run([PRODUCT, 'new', archive, '--name', 'Bench', '--json']);
  await run([PRODUCT, 'source', 'add', file, '--no-sync', '--archive', archive, '--json']);
  return { file, archive };
}

const PRODUCT = join(root, 'dist', 'cli', 'main.js');

const syncedSchema = z.object({
  sources: z.tuple([z.object({ report: z.object({ counts: countsSchema }) })]),
});

/** The built product's own command, as a user runs it. */
async function sync(archive: string): Promise<Measured> {
  const { printed, ...measured } = await run([PRODUCT, 'sync', '--archive', archive, '--json']);
  const { counts } = syncedSchema.parse(JSON.parse(printed)).sources[0].report;
  return { ...measured, counts };
}

const insertedSchema = z.object({ count: z.number(), tookMs: z.number() });

async function bareInserts(archive: string, into: string): Promise<Measured> {
  const { printed, peakMb } = await run([beside('bare-inserts'), join(archive, 'archive.sqlite'), into]);
  const { count, tookMs } = insertedSchema.parse(JSON.parse(printed));
  return { tookMs, peakMb, counts: { new: count, changed: 0, same: 0 } };
}

/** A program in a process of its own: its time from start to end, and the most it had resident. */
async function run(args: readonly string[]) {
  const preloaded = pathToFileURL(beside('peak-at-exit')).href;
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', preloaded, ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  const ended = once(child, 'close');
  const [printed, peakKb] = await Promise.all([child.stdio[1], child.stdio[3]].map(saidOn));
  await ended;
  const tookMs = performance.now() - start;
  return { tookMs, printed: printed ?? '', peakMb: (Number(peakKb) * 1024) / 1e6 };
}

async function saidOn(stream: unknown): Promise<string> {
  return stream instanceof Readable ? text(stream) : '';
}

/** A program of the measurements: `.js` where they were built. */
function beside(name: string): string {
  return join(import.meta.dirname, `${name}${extname(import.meta.filename)}`);
}

/** Puts a paragraph in front of every hundredth post. */
async function amendOneInAHundred(file: string): Promise<void> {
  await pipeline(
    createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY }),
    amended,
    createWriteStream(`${file}.new`),
  );
  renameSync(`${file}.new`, file);
}

async function* amended(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let isDue = false;
  for await (const line of lines) {
    if (line.includes('<item>')) isDue = false;
    isDue ||= /<link>.*\/post-\d{0,4}00\/<\/link>/.test(line);
    const start = '<content:encoded><![CDATA[';
    yield `${isDue ? line.replace(start, `${start}This is an amended version.\n\n`) : line}\n`;
  }
}
