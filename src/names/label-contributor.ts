import { type Archive, insertRows, inTransaction, oneOf, SheafError } from '../archive/index.ts';
import { fold } from '../language/index.ts';
import type { Label } from './label.ts';

type Database = Pick<Archive, 'db'>;

/**
 * Gives a contributor one more spelling beside the name that publications are credited with: in another script, as a nom de guerre.
 * One that is there already in that language stays. Throws `invalid-input` where it is empty.
 */
export async function labelContributor(archive: Database, contributor: string, label: Label): Promise<void> {
  const text = label.text.trim().replace(/\s+/g, ' ');
  if (fold(text) === '') throw new SheafError('invalid-input', 'The label is empty. Write it.');
  await inTransaction(archive, async (inside) => {
    const known = (await readContributorLabels(inside, [contributor])).get(contributor) ?? [];
    if (known.some((it) => it.text === text && it.language === label.language)) return;
    const number = String(known.length + 1).padStart(4, '0');
    await insertRows(inside, 'label', [
      {
        id: `label-${contributor}-${number}-${Date.now().toString(36)}`,
        ...{
          concept_id: null,
          contributor_id: contributor,
          language: label.language,
          script: label.script ?? null,
        },
        ...{ type: label.type, text, folded: fold(text), own_concept_id: null, own_type: null },
        ...{ used_from: null, used_until: null },
      },
    ]);
  });
}

/** Takes a label from a contributor. Throws `not-found` where there is no such label; the name itself stays. */
export async function unlabelContributor(
  archive: Database,
  contributor: string,
  text: string,
): Promise<void> {
  const done = await archive.db
    .deleteFrom('label')
    .where('contributor_id', '=', contributor)
    .where('text', '=', text)
    .executeTakeFirst();
  if (Number(done.numDeletedRows) === 0)
    throw new SheafError(
      'not-found',
      `It has no label “${text}” beside its name; capitals and accents count.`,
    );
}

/** Labels of contributors beside their names, by the contributors' ids. */
export async function readContributorLabels(
  archive: Database,
  contributors: readonly string[] | 'all',
): Promise<Map<string, Label[]>> {
  const rows = await archive.db
    .selectFrom('label')
    .select(['contributor_id', 'text', 'language', 'type', 'script'])
    .where('contributor_id', 'is not', null)
    .$if(contributors !== 'all', (query) =>
      query.where('contributor_id', 'in', oneOf(contributors === 'all' ? [] : contributors)),
    )
    .orderBy('id')
    .execute();
  const labels = new Map<string, Label[]>();
  for (const { contributor_id, ...label } of rows) {
    if (contributor_id === null) continue;
    labels.set(contributor_id, [...(labels.get(contributor_id) ?? []), label]);
  }
  return labels;
}
