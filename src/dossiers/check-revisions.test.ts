import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWaterArchive, type WaterArchive } from './fixtures/water-archive.ts';
import { checkRevisions, createDossier, publishDossier, saveRevision } from './index.ts';

let water: WaterArchive;
let id: string;

beforeEach(async () => {
  water = await openWaterArchive();
  const { archive, document } = water;
  id = (await createDossier(archive, { document, author: 'Amina', note: '' })).id;
  const next = { document: { ...document, subtitle: 'Two' }, author: 'Amina', note: '', basedOn: 1 };
  await saveRevision(archive, id, { ...next, change: 'update' });
  await publishDossier(archive, id, { by: 'Amina' });
});
afterEach(async () => water.close());

test('an archive that only Sheaf has written is whole', async () => {
  expect(await checkRevisions(water.archive)).toEqual({ check: 'revisions', ok: true, problems: [] });
});

const remove = (trigger: string) => sql.raw(`drop trigger ${trigger}`);

test.each([
  [
    'a revision that was changed',
    [
      remove('revision_is_never_changed'),
      sql`update revision set document = replace(document, 'Two', 'Three')`,
    ],
    /revision 2.*SHA-256 differs/,
  ],
  [
    'a revision that is no document',
    [
      remove('revision_is_never_changed'),
      // The hash fits: SHA-256 of the two letters {}.
      sql`update revision set document = '{}', sha256 = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a' where number = 1`,
    ],
    /revision 1.*can not be read/,
  ],
  [
    'a revision that is missing',
    [remove('revision_is_never_deleted'), sql`delete from revision where number = 1`],
    /has lost its revision 1/,
  ],
  [
    'a newest revision that is missing',
    [sql`update dossier set head_revision = 3`],
    /has lost its revision 3/,
  ],
  [
    'a revision after the newest',
    [sql`update dossier set head_revision = 1`],
    /revision 2 after its newest, 1/,
  ],
  [
    'a publication that is missing',
    [sql`pragma foreign_keys = off`, sql`delete from publication where title = 'Who Owns the Canals'`],
    /points to the publication publication-\w+, which is not there/,
  ],
  [
    'a public version of which nothing is kept',
    [remove('publishing_is_never_deleted'), sql`delete from publishing_media`, sql`delete from publishing`],
    /shows version 2, of which nothing is kept/,
  ],
  [
    'a version that can not be shown as it was',
    [remove('publishing_is_never_changed'), sql`update publishing set snapshot = '[]'`],
    /version 2.*can not be shown as it was published/,
  ],
])('finds %s', async (_, damage, says) => {
  for (const statement of damage) await statement.execute(water.archive.db);
  const { ok, problems } = await checkRevisions(water.archive);
  expect(ok).toBe(false);
  expect(problems.map((it) => `${it.where}: ${it.says}`).join('\n')).toMatch(says);
});
