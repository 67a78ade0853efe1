import { sql } from 'kysely';
import { oneOf } from '../../archive/index.ts';
import type { Stemmers } from '../../language/index.ts';
import { openMarkFinder } from './find-marks.ts';
import type { Asking } from './find-names.ts';
import { makeSnippets } from './make-snippets.ts';
import { type PlannedQuery, rankingOf } from './plan-query.ts';
import type { DossierHit } from './search-engine.ts';

/** Dossiers that hold what was searched: the public's as they were last published, editors' as they stand. */
export async function dossiersMatching(
  { archive, stemmers, audience }: Asking & { readonly stemmers: Stemmers },
  { plan, words }: PlannedQuery,
): Promise<DossierHit[]> {
  const expression = plan?.type === 'index' ? rankingOf(plan)?.expression : undefined;
  if (expression === undefined) return [];
  const { rows } = await sql<{ number: number }>`
    select dossier_index.rowid as number from dossier_index
    join dossier_text on dossier_text.number = dossier_index.rowid
    where dossier_index match ${forDossiers(expression)} and dossier_text.state = ${audience === 'public' ? 'published' : 'head'}
    order by bm25(dossier_index, 8.0, 1.0, 1.0) limit ${MOST_DOSSIERS}`.execute(archive.db);
  const texts = await archive.db
    .selectFrom('dossier_text')
    .select(['number', 'dossier_id', 'text', 'language'])
    .where('number', 'in', oneOf(rows.map(({ number }) => number)))
    .execute();
  const finder = openMarkFinder(words, stemmers);
  return rows.flatMap(({ number }) => {
    const found = texts.find((it) => it.number === number);
    if (!found) return [];
    const snippets = makeSnippets(found.text, finder.marksIn(found.text, found.language), 1);
    return [{ dossier: found.dossier_id, snippets }];
  });
}

const MOST_DOSSIERS = 5;

/** The index of dossiers has no columns for names and abstracts. */
function forDossiers(expression: string): string {
  return expression.replaceAll('{title names abstract text}', '{title text}').replaceAll('{names}', '{text}');
}
