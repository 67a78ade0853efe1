import { readLabelledNames } from './byline.ts';
import type { CreditDraft } from './publication-draft.ts';

/**
 * The names in a text that is known to be a byline (an author field, the text of a `rel=author` element), in its order:
 * `By`, reading times, dates, roles and job titles are not part of a name. Empty where it names nobody.
 */
export function readCredits(byline: string): CreditDraft[] {
  return readLabelledNames(byline).map((it) => ({ ...it, literal: it.name }));
}
