import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createArchive, openArchive } from '../index.ts';
import { migrations } from './index.ts';

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'sheaf-'));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

test('the topics of an older archive are concepts, with their labels, old addresses and what points to them', async () => {
  const folder = join(place, 'archive');
  await (await createArchive(folder, { name: 'Old' })).close();
  rebuildAsVersion3(join(folder, 'archive.sqlite'));

  const archive = await openArchive(folder, { mode: 'write' });
  expect(await archive.db.selectFrom('concept').select(['id', 'slug', 'kind']).execute()).toEqual([
    { id: 'topic-1', slug: 'water', kind: 'topic' },
  ]);
  const labels = archive.db
    .selectFrom('label')
    .select(['id', 'concept_id', 'type', 'text', 'own_concept_id']);
  expect(await labels.execute()).toEqual([
    { id: 'label-1-0001', concept_id: 'topic-1', type: 'preferred', text: 'Water', own_concept_id: null },
    { id: 'label-1-0002', concept_id: 'topic-1', type: 'hidden', text: 'Watter', own_concept_id: null },
  ]);
  expect(await archive.db.selectFrom('former_slug').selectAll().execute()).toEqual([
    { kind: 'concept', slug: 'h2o', target_id: 'topic-1' },
    { kind: 'dossier', slug: 'old', target_id: 'dossier-1' },
  ]);
  await archive.close();
});

/** An archive as the program made it before there were concepts. */
function rebuildAsVersion3(file: string): void {
  const profile = readProfileRow(file);
  rmSync(file);
  const database = new DatabaseSync(file);
  database.exec('pragma application_id = 1399350625; pragma journal_mode = wal');
  for (const { sql } of migrations.slice(0, 3)) database.exec(sql);
  database.exec('pragma user_version = 3');
  database.prepare('insert into archive_setting (key, value) values (?, ?)').run(profile.key, profile.value);
  database.exec(`
    insert into topic values ('topic-1', 'water', '2026-01-01T00:00:00.000Z');
    insert into label values ('label-1-0001', 'topic-1', 'en', null, 'preferred', 'Water', 'water');
    insert into label values ('label-1-0002', 'topic-1', 'en', null, 'hidden', 'Watter', 'watter');
    insert into former_slug values ('topic', 'h2o', 'topic-1'), ('dossier', 'old', 'dossier-1');
  `);
  database.close();
}

function readProfileRow(file: string): { readonly key: string; readonly value: string } {
  const database = new DatabaseSync(file);
  const row = database.prepare('select key, value from archive_setting').get();
  database.close();
  return { key: String(row?.key), value: String(row?.value) };
}
