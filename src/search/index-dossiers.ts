import { sql } from 'kysely';
import { type Archive, type DossierState, inTransaction } from '../archive/index.ts';
import { plainText, readRevision } from '../dossiers/index.ts';
import { openStemmers, type Stemmers } from '../language/index.ts';

type Database = Pick<Archive, 'db'>;

/**
 * Puts dossiers into their index as they stand and as they were last published, those of which that is not there yet; takes out
 * what was withdrawn or deleted. Gives how many changed.
 */
export async function indexDossiers(archive: Database): Promise<number> {
  const stemmers = await openStemmers();
  return inTransaction(archive, async (inside) => {
    const wanted = await wantedRevisions(inside);
    const kept = await inside.db
      .selectFrom('dossier_text')
      .select(['number', 'dossier_id', 'state', 'revision'])
      .execute();
    const keyOf = (it: { dossier_id: string; state: string; revision: number }) =>
      `${it.dossier_id} ${it.state} ${it.revision}`;
    const known = new Set(kept.map(keyOf));
    const stays = new Set(wanted.map(keyOf));
    const gone = kept.filter((it) => !stays.has(keyOf(it)));
    for (const { number } of gone) await takeOut(inside, number);
    const added = wanted.filter((it) => !known.has(keyOf(it)));
    for (const revision of added) await putIn(inside, revision, stemmers);
    return gone.length + added.length;
  });
}

interface WantedRevision {
  readonly dossier_id: string;
  readonly state: DossierState;
  readonly revision: number;
}

async function wantedRevisions(archive: Database): Promise<WantedRevision[]> {
  const rows = await archive.db
    .selectFrom('dossier')
    .select(['id', 'head_revision', 'published_revision', 'withdrawn_at'])
    .where('deleted_at', 'is', null)
    .execute();
  return rows.flatMap(({ id, head_revision, published_revision, withdrawn_at }) => [
    { dossier_id: id, state: 'head' as const, revision: head_revision },
    ...(published_revision === null || withdrawn_at !== null
      ? []
      : [{ dossier_id: id, state: 'published' as const, revision: published_revision }]),
  ]);
}

async function takeOut(archive: Database, number: number): Promise<void> {
  await archive.db.deleteFrom('dossier_index').where('rowid', '=', number).execute();
  await archive.db.deleteFrom('dossier_text').where('number', '=', number).execute();
}

async function putIn(
  archive: Database,
  { dossier_id, state, revision }: WantedRevision,
  stemmers: Stemmers,
): Promise<void> {
  const { document } = await readRevision(archive, dossier_id, revision);
  // Not entries' notes: what is said of a publication goes when that is withdrawn.
  const parts = [
    document.subtitle ?? '',
    plainText(document.narrative),
    ...document.sections.flatMap(({ heading, text: words }) => [heading, plainText(words)]),
  ];
  const text = parts.filter((it) => it.trim() !== '').join('\n\n');
  const { language } = document;
  const title = document.title ?? document.workingTitle;
  const { number } = await archive.db
    .insertInto('dossier_text')
    .values({ dossier_id, state, revision, title, language, text })
    .returning('number')
    .executeTakeFirstOrThrow();
  const terms = (it: string) => stemmers.terms(it, language).join(' ');
  const things = await archive.db
    .selectFrom('thing')
    .select(sql<string>`'t' || number`.as('word'))
    .where('id', 'in', document.tags.length > 0 ? document.tags : [''])
    .execute();
  await archive.db
    .insertInto('dossier_index')
    .values({
      rowid: number,
      title: terms(title),
      text: terms(text),
      things: things.map(({ word }) => word).join(' '),
    })
    .execute();
}
