import { type Archive, inTransaction, SheafError } from '../archive/index.ts';
import { fold } from '../language/index.ts';
import { recordConceptEvent } from './concept-event.ts';
import { insertLabels, type Label, readLabels } from './label.ts';

type Database = Pick<Archive, 'db'>;

/**
 * Gives a concept one more label, or the one that it has in that language another type. A new preferred label makes the former one of
 * its language an alternative. Kept in the concept's history. Throws `not-found`, and `invalid-input` where the label is empty.
 */
export async function setLabel(archive: Database, concept: string, label: Label, by: string): Promise<void> {
  const text = label.text.trim().replace(/\s+/g, ' ');
  if (fold(text) === '') throw new SheafError('invalid-input', 'The label is empty. Write it.');
  await inTransaction(archive, async (inside) => {
    const before = await labelsOf(inside, concept);
    if (label.type === 'preferred') await demote(inside, concept, label.language);
    const known = before.find((it) => it.text === text && it.language === label.language);
    if (known) {
      await inside.db
        .updateTable('label')
        .set({ type: label.type })
        .where('concept_id', '=', concept)
        .where('text', '=', text)
        .where('language', label.language === null ? 'is' : '=', label.language)
        .execute();
    } else await insertLabels(inside, new Map([[concept, [{ ...label, text }]]]));
    await recordConceptEvent(inside, concept, 'labels', { before }, by);
  });
}

/**
 * Takes a label away, in every language that has it so. It stays in the concept's history. Throws `not-found`, and
 * `conflict` where nothing that could be shown would be left.
 */
export async function removeLabel(
  archive: Database,
  concept: string,
  text: string,
  by: string,
): Promise<void> {
  await inTransaction(archive, async (inside) => {
    const before = await labelsOf(inside, concept);
    const stays = before.filter((it) => it.text !== text);
    if (stays.length === before.length)
      throw new SheafError('not-found', `It has no label “${text}”; capitals and accents count.`);
    if (!stays.some(({ type }) => type !== 'hidden'))
      throw new SheafError(
        'conflict',
        `“${text}” is the only label that is shown. Give it another one first.`,
      );
    await inside.db.deleteFrom('label').where('concept_id', '=', concept).where('text', '=', text).execute();
    await recordConceptEvent(inside, concept, 'labels', { before }, by);
  });
}

async function labelsOf(archive: Database, concept: string): Promise<readonly Label[]> {
  const labels = (await readLabels(archive, [concept])).get(concept);
  if (labels) return labels;
  throw new SheafError('not-found', `There is no name ${concept}.`);
}

async function demote(archive: Database, concept: string, language: string | null): Promise<void> {
  await archive.db
    .updateTable('label')
    .set({ type: 'alternative' })
    .where('concept_id', '=', concept)
    .where('type', '=', 'preferred')
    .where('language', language === null ? 'is' : '=', language)
    .execute();
}
