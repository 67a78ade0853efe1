import { type Archive, type RelationType, SheafError } from '../archive/index.ts';

type Database = Pick<Archive, 'db'>;

/** What one publication is of another (Dublin Core's isVersionOf, isFormatOf; schema.org's translationOfWork). */
export interface Relation {
  readonly from: string;
  readonly type: RelationType;
  readonly to: string;
  readonly reasons: readonly string[];
  /** `null`: found by Sheaf. */
  readonly by: string | null;
}

/** Keeps that a publication is a version, copy or translation of another; said twice, it stays as it was first said. */
export async function relate(archive: Database, relation: Relation): Promise<void> {
  if (relation.from === relation.to) {
    throw new SheafError('invalid-input', 'A publication can not be a version of itself. Name two.');
  }
  await archive.db
    .insertInto('publication_relation')
    .values({
      publication_id: relation.from,
      type: relation.type,
      other_id: relation.to,
      reasons: JSON.stringify(relation.reasons),
      made_at: new Date().toISOString(),
      made_by: relation.by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Takes back what two publications are said to be of each other, in both directions; gives whether anything was. */
export async function unrelate(archive: Database, one: string, other: string): Promise<boolean> {
  const done = await archive.db
    .deleteFrom('publication_relation')
    .where('publication_id', 'in', [one, other])
    .where('other_id', 'in', [one, other])
    .executeTakeFirst();
  return Number(done.numDeletedRows) > 0;
}

/** The relations of a publication, in both directions. */
export async function readRelations(archive: Database, publication: string): Promise<Relation[]> {
  const rows = await archive.db
    .selectFrom('publication_relation')
    .selectAll()
    .where((where) =>
      where.or([where('publication_id', '=', publication), where('other_id', '=', publication)]),
    )
    .orderBy('made_at')
    .execute();
  return rows.map((row) => ({
    from: row.publication_id,
    type: row.type,
    to: row.other_id,
    reasons: JSON.parse(row.reasons),
    by: row.made_by,
  }));
}
