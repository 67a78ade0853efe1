// What taking in costs at least: the titles and texts of an archive's publications into one full-text table of SQLite with
// its own tokenizer, a thousand in a transaction, each commit on disk.
// `node bare-inserts.js ARCHIVE FILE` prints how many and the milliseconds as JSON; reading the texts is not counted.
import { DatabaseSync } from 'node:sqlite';

const [archiveFile = '', file = ''] = process.argv.slice(2);
const archive = new DatabaseSync(archiveFile, { readOnly: true });
const texts = archive.prepare(
  'select t.number, p.title, t.text from publication_text t join publication p on p.id = t.publication_id where t.number > ? order by t.number limit 1000',
);
const bare = new DatabaseSync(file);
bare.exec(
  'pragma journal_mode = wal; pragma synchronous = full; create virtual table texts using fts5 (title, text)',
);
const insert = bare.prepare('insert into texts (title, text) values (?, ?)');
let [count, last, tookMs] = [0, 0, 0];
for (let rows = texts.all(last); rows.length > 0; rows = texts.all(last)) {
  const pieces = rows.map((row) => [String(row.title), String(row.text)] as const);
  const start = performance.now();
  bare.exec('begin');
  for (const piece of pieces) insert.run(...piece);
  bare.exec('commit');
  tookMs += performance.now() - start;
  count += rows.length;
  last = Number(rows.at(-1)?.number);
}
bare.close();
archive.close();
process.stdout.write(JSON.stringify({ count, tookMs }));
