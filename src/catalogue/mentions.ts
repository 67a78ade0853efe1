import { z } from 'zod';
import { type Archive, batchesOf, insertRows, oneOf } from '../archive/index.ts';
import { type LinkedMention, MENTION_PARTS } from '../names/index.ts';

type Database = Pick<Archive, 'db'>;

/** The names in one publication. */
export interface TextMentions {
  /** Of the publication's text; see `publication_text`. */
  readonly number: number;
  readonly mentions: readonly LinkedMention[];
}

/** Keeps what texts name, in place of what was kept of them before. */
export async function storeMentions(archive: Database, texts: readonly TextMentions[]): Promise<void> {
  for (const batch of batchesOf(texts)) {
    const numbers = await thingNumbers(
      archive,
      batch.flatMap(({ mentions }) => mentions.flatMap(idsOf)),
    );
    await forget(
      archive,
      batch.map(({ number }) => number),
    );
    const named = batch.filter(({ mentions }) => mentions.length > 0);
    await insertRows(
      archive,
      'mention_list',
      named.map(({ number, mentions }) => ({ number, mentions: written(mentions, numbers) })),
      { key: 'number', replace: ['mentions'] },
    );
    await insertRows(archive, 'naming', named.flatMap((it) => namingsOf(it, numbers)).sort(byThing));
  }
}

/** The names in a publication, in the order of their places; empty where none was found or looked for. */
export async function readMentions(archive: Database, publication: string): Promise<LinkedMention[]> {
  return (await readMentionsOf(archive, [publication])).get(publication) ?? [];
}

/** The names in publications, by the publications' ids; those in which none was found are not in the answer. */
export async function readMentionsOf(
  archive: Database,
  publications: readonly string[],
): Promise<Map<string, LinkedMention[]>> {
  const rows = await archive.db
    .selectFrom('mention_list')
    .innerJoin('publication_text', 'publication_text.number', 'mention_list.number')
    .select(['publication_id', 'mentions'])
    .where('publication_id', 'in', oneOf(publications))
    .execute();
  const lists = rows.map((row) => ({
    id: row.publication_id,
    kept: keptSchema.parse(JSON.parse(row.mentions)),
  }));
  const ids = await thingIds(
    archive,
    lists.flatMap(({ kept }) => kept.flatMap(([, , , things]) => things)),
  );
  return new Map(
    lists.map(({ id, kept }) => [
      id,
      kept.map(([part, start, end, things, chosen, why]) => {
        const candidates = things.flatMap((number) => ids.get(number) ?? []);
        const meant = chosen < 0 ? null : (candidates[chosen] ?? null);
        return { part: MENTION_PARTS[part] ?? 'text', start, end, id: meant, candidates, why };
      }),
    ]),
  );
}

/** Numbers of the texts that name any of these things. */
export async function textsNaming(archive: Database, things: readonly string[]): Promise<number[]> {
  const rows = await archive.db
    .selectFrom('naming')
    .innerJoin('thing', 'thing.number', 'naming.thing')
    .select('naming.number')
    .distinct()
    .where('thing.id', 'in', oneOf(things))
    .execute();
  return rows.map(({ number }) => number);
}

const REASONS = ['only', 'kind-word', 'tagged', 'in-full', 'wider', 'nearby', 'widest', 'open'] as const;

/** Part, start, end, things by their numbers, which of them is meant (-1: open), why. */
const keptSchema = z.array(
  z.tuple([z.number(), z.number(), z.number(), z.array(z.number()), z.number(), z.enum(REASONS)]),
);

function written(mentions: readonly LinkedMention[], numbers: ReadonlyMap<string, number>): string {
  const kept = mentions.map(
    ({ part, start, end, id, candidates, why }): z.infer<typeof keptSchema>[number] => [
      MENTION_PARTS.indexOf(part),
      start,
      end,
      candidates.map((it) => numbers.get(it) ?? 0),
      id === null ? -1 : candidates.indexOf(id),
      why,
    ],
  );
  return JSON.stringify(kept);
}

function idsOf({ candidates }: LinkedMention): readonly string[] {
  return candidates;
}

interface NamingRow {
  readonly thing: number;
  readonly number: number;
  readonly count: number;
  readonly in_title: number;
}

function namingsOf({ number, mentions }: TextMentions, numbers: ReadonlyMap<string, number>): NamingRow[] {
  const rows = new Map<string, NamingRow>();
  for (const { id, part } of mentions) {
    if (id === null) continue;
    const known = rows.get(id);
    rows.set(id, {
      thing: numbers.get(id) ?? 0,
      number,
      count: (known?.count ?? 0) + 1,
      in_title: known?.in_title === 1 || part === 'title' ? 1 : 0,
    });
  }
  return [...rows.values()];
}

function byThing(a: NamingRow, b: NamingRow): number {
  return a.thing - b.thing || a.number - b.number;
}

/** What these texts were known to name is found by what was kept of them: there is no index the other way. */
async function forget(archive: Database, numbers: readonly number[]): Promise<void> {
  const rows = await archive.db
    .selectFrom('mention_list')
    .selectAll()
    .where('number', 'in', oneOf(numbers))
    .execute();
  if (rows.length === 0) return;
  for (const { number, mentions } of rows) {
    const kept = keptSchema.parse(JSON.parse(mentions));
    const things = kept.flatMap(([, , , all, chosen]) => all[chosen] ?? []);
    await archive.db
      .deleteFrom('naming')
      .where('thing', 'in', oneOf([...new Set(things)]))
      .where('number', '=', number)
      .execute();
  }
  await archive.db
    .deleteFrom('mention_list')
    .where('number', 'in', oneOf(rows.map((it) => it.number)))
    .execute();
}

async function thingNumbers(archive: Database, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await archive.db
    .selectFrom('thing')
    .selectAll()
    .where('id', 'in', oneOf([...new Set(ids)]))
    .execute();
  return new Map(rows.map(({ id, number }) => [id, number]));
}

async function thingIds(archive: Database, numbers: readonly number[]): Promise<Map<number, string>> {
  const rows = await archive.db
    .selectFrom('thing')
    .selectAll()
    .where('number', 'in', oneOf([...new Set(numbers)]))
    .execute();
  return new Map(rows.map(({ id, number }) => [number, id]));
}
