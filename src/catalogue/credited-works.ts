import type { Archive } from '../archive/index.ts';
import { batchesOf, oneOf } from '../archive/index.ts';
import type { Publication } from './publication.ts';
import { readPublications } from './read-publications.ts';

/** What a contributor is credited on. */
export interface CreditedWorks {
  /** Publications that are not deleted. */
  readonly count: number;
  /** The newest of them. */
  readonly newest: readonly Publication[];
}

/** How much contributors are credited on, and the newest of it, by their ids; one who is on nothing is not in the answer. */
export async function readCreditedWorks(
  archive: Pick<Archive, 'db'>,
  contributors: readonly string[],
  most: number,
): Promise<Map<string, CreditedWorks>> {
  const works = new Map<string, string[]>();
  for (const batch of batchesOf(contributors)) {
    const rows = await archive.db
      .selectFrom('credit')
      .innerJoin('publication', 'publication.id', 'credit.publication_id')
      .select(['credit.contributor_id', 'publication.id'])
      .distinct()
      .where('credit.contributor_id', 'in', oneOf(batch))
      .where('publication.deleted_at', 'is', null)
      .orderBy('publication.date_first', (order) => order.desc().nullsLast())
      .orderBy('publication.id')
      .execute();
    for (const { contributor_id, id } of rows)
      works.set(contributor_id, [...(works.get(contributor_id) ?? []), id]);
  }
  const shown = [...works.values()].flatMap((ids) => ids.slice(0, most));
  const publications = await readPublications(archive, shown);
  return new Map(
    [...works].map(([contributor, ids]) => [
      contributor,
      { count: ids.length, newest: ids.slice(0, most).flatMap((id) => publications.get(id) ?? []) },
    ]),
  );
}
