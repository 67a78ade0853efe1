// How good the order is: topics' titles as queries, their posts as what is right, beside bare FTS5 on the same texts.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import { createArchive, insertRows, inTransaction } from '../src/archive/index.ts';
import { fold } from '../src/language/index.ts';
import { bringUpToDate, markEverything, openEmbeddedEngine, readQuery } from '../src/search/index.ts';
import { type Table, whole } from './table.ts';

interface Post {
  readonly title: string;
  readonly deck: string | null;
  readonly body: string;
  readonly date: string;
  readonly topics: readonly string[];
}

interface Question {
  readonly text: string;
  readonly right: ReadonlySet<number>;
}

const DATA = join('..', 'shared', 'devset', 'collections');

export async function measureRelevance(): Promise<Table> {
  const title = 'Order of what is found: titles of topics as queries, their posts as what is right';
  const columns = ['', 'queries', 'MAP', 'nDCG@10', 'recall'];
  if (!existsSync(DATA)) return { title, columns, rows: [], remark: 'The collection is not here.' };
  const posts: Post[] = gunzipSync(readFileSync(join(DATA, 'posts.jsonl.gz')))
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const topics: { slug: string | null; title: string }[] = JSON.parse(
    readFileSync(join(DATA, 'topics.json'), 'utf8'),
  );
  const questions = topics.flatMap(({ slug, title: text }): Question[] => {
    const right = new Set(
      posts.flatMap((post, at) => (slug !== null && post.topics.includes(slug) ? [at + 1] : [])),
    );
    return right.size > 0 ? [{ text, right }] : [];
  });
  return {
    title,
    columns,
    rows: [
      rowOf('Sheaf', questions, await askEngine(posts, questions)),
      rowOf('bare FTS5, all words', questions, askBare(posts, questions, ' ')),
      rowOf('bare FTS5, any word', questions, askBare(posts, questions, ' OR ')),
    ],
    remark: `${whole(posts.length)} posts. Their tags are in neither index: only titles, decks and texts.`,
  };
}

/** For each question, numbers of posts in order. */
type Asked = readonly (readonly number[])[];

async function askEngine(posts: readonly Post[], questions: readonly Question[]): Promise<Asked> {
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-bench-'));
  try {
    const archive = await createArchive(join(folder, 'archive'), { name: 'Collection' });
    await inTransaction(archive, async (inside) => {
      await insertRows(
        inside,
        'publication',
        posts.map(({ title, deck, date }, at) => ({
          ...{
            id: `p${at + 1}`,
            slug: `p-${at + 1}`,
            cite_key: `k${at + 1}`,
            title,
            title_folded: fold(title),
            kind: 'post',
          },
          ...{
            language: 'en',
            date_edtf: date,
            date_raw: date,
            date_first: date,
            date_last: date,
            abstract: deck,
          },
          ...{
            url: null,
            url_canonical: null,
            publisher: null,
            is_external: 0,
            public_since: date,
            public_by: 'bench',
          },
          ...{ withdrawn_at: null, withdrawn_by: null, created_at: date, updated_at: date, deleted_at: null },
          ...{ deleted_by: null, subtitle: null, title_base: null, details: null, merged_into: null },
        })),
      );
      await insertRows(
        inside,
        'publication_text',
        posts.map(({ body }, at) => ({
          publication_id: `p${at + 1}`,
          html: null,
          text: body,
          signature: new Uint8Array(1),
        })),
      );
    });
    await markEverything(archive);
    await bringUpToDate(archive);
    const engine = await openEmbeddedEngine(archive);
    const answers: number[][] = [];
    for (const { text } of questions) answers.push(await allHits(engine, text));
    await archive.close();
    return answers;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every hit, page by page, as a reader would come to them. */
async function allHits(
  engine: Awaited<ReturnType<typeof openEmbeddedEngine>>,
  text: string,
): Promise<number[]> {
  const found: number[] = [];
  for (;;) {
    const { hits, total, others } = await engine.search({
      ...{ query: readQuery(text), audience: 'public', isExpanded: true, chosen: {}, sort: 'relevance' },
      ...{ offset: found.length, limit: 100, language: 'en' },
    });
    found.push(...hits.map(({ publication }) => Number(publication.slice(1))));
    if (hits.length === 0 || found.length >= total + others) return found;
  }
}

function askBare(posts: readonly Post[], questions: readonly Question[], joining: string): Asked {
  const database = new DatabaseSync(':memory:');
  database.exec('create virtual table bare using fts5 (title, deck, body)');
  const insert = database.prepare('insert into bare (rowid, title, deck, body) values (?, ?, ?, ?)');
  for (const [at, { title, deck, body }] of posts.entries()) insert.run(at + 1, title, deck ?? '', body);
  const ask = database.prepare('select rowid from bare where bare match ? order by rank');
  const answers = questions.map(({ text }) => {
    const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
    return ask.all(words.map((word) => `"${word}"`).join(joining)).map((row) => Number(row.rowid));
  });
  database.close();
  return answers;
}

/** Mean average precision and normalised discounted cumulative gain (Järvelin and Kekäläinen, TOIS 20:4, 2002), binary. */
function rowOf(name: string, questions: readonly Question[], answers: Asked): string[] {
  let [precision, gain, recall] = [0, 0, 0];
  for (const [at, { right }] of questions.entries()) {
    let [hits, sum, own] = [0, 0, 0];
    for (const [place, post] of (answers[at] ?? []).entries()) {
      if (!right.has(post)) continue;
      hits += 1;
      sum += hits / (place + 1);
      if (place < 10) own += 1 / Math.log2(place + 2);
    }
    let ideal = 0;
    for (let place = 0; place < Math.min(10, right.size); place++) ideal += 1 / Math.log2(place + 2);
    precision += sum / right.size;
    gain += own / ideal;
    recall += hits / right.size;
  }
  const mean = (value: number) => (value / questions.length).toFixed(3);
  return [name, whole(questions.length), mean(precision), mean(gain), mean(recall)];
}
