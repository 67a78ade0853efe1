import type { Archive } from '../archive/index.ts';
import { type KnownName, proposeSamePersons, type SamePersonProposal } from '../names/index.ts';
import { pairOf, waitForDecision } from './pairs.ts';
import { askedBefore } from './settled-pairs.ts';

type Database = Pick<Archive, 'db'>;

/** What looking for names of the same person gave. */
export interface NamesFound {
  /** How many names were compared. */
  readonly names: number;
  /** New pairs that wait for a decision. */
  readonly waiting: number;
}

/**
 * Puts before an editor the names that may be one person's or one organisation's, unless they were put before one already.
 * Only names that some publication credits; two that one publication credits in the same role are two people.
 */
export async function proposeNames(archive: Database): Promise<NamesFound> {
  const names = await creditedNames(archive);
  const proposals = proposeSamePersons(names, await askedBefore(archive, 'contributor'));
  const together = proposals.length === 0 ? new Set() : await creditedTogether(archive);
  const waiting = await waitForDecision(
    archive,
    'contributor',
    proposals.map(asPair).filter(({ one, other }) => !together.has(`${one} ${other}`)),
  );
  return { names: names.length, waiting };
}

function asPair({ one, other, likeness, reasons }: SamePersonProposal) {
  return pairOf(one, other, likeness, reasons);
}

async function creditedNames(archive: Database): Promise<KnownName[]> {
  const rows = await archive.db
    .selectFrom('contributor')
    .innerJoin('credit', 'credit.contributor_id', 'contributor.id')
    .innerJoin('publication', 'publication.id', 'credit.publication_id')
    .select(['contributor.id', 'contributor.name', 'contributor.kind'])
    .select(({ fn }) => fn.count('credit.publication_id').distinct().as('count'))
    .where('publication.deleted_at', 'is', null)
    .groupBy(['contributor.id', 'contributor.name', 'contributor.kind'])
    .orderBy('contributor.id')
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

async function creditedTogether(archive: Database): Promise<Set<string>> {
  const rows = await archive.db
    .selectFrom('credit')
    .innerJoin('credit as other', (join) =>
      join
        .onRef('other.publication_id', '=', 'credit.publication_id')
        .onRef('other.role', '=', 'credit.role')
        .onRef('other.contributor_id', '>', 'credit.contributor_id'),
    )
    .innerJoin('publication', 'publication.id', 'credit.publication_id')
    .select(['credit.contributor_id as one', 'other.contributor_id as other'])
    .where('publication.deleted_at', 'is', null)
    .distinct()
    .execute();
  return new Set(rows.map(({ one, other }) => `${one} ${other}`));
}
