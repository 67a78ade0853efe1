import { sql } from 'kysely';
import { type Archive, oneOf } from '../../archive/index.ts';
import { type Columns, dayOf, NO_DAY, numbersIn, PUBLIC, THERE } from './columns.ts';
import type { Plan } from './plan-query.ts';

type Database = Pick<Archive, 'db'>;

export interface Matching {
  /** Numbers of texts that match and that the audience may see, in order. */
  readonly numbers: Int32Array;
  /** How many the index alone found, for whichever audience; `null` where the plan asks for more than the index. */
  readonly inIndex: number | null;
}

/** The texts that match a plan and that the audience may see. */
export async function matchPlan(
  archive: Database,
  plan: Plan | null,
  columns: Columns,
  audience: 'public' | 'editors',
): Promise<Matching> {
  const flag = audience === 'public' ? PUBLIC : THERE;
  if (plan?.type === 'index') {
    const found = await numbersMatching(archive, plan.expression);
    return {
      numbers: found.filter((number) => ((columns.flags[number] ?? 0) & flag) !== 0),
      inIndex: found.length,
    };
  }
  const bits = plan === null ? null : await bitsOf(archive, plan, columns);
  const matching = new Int32Array(columns.size);
  let count = 0;
  for (let number = 0; number < columns.size; number++)
    if (((columns.flags[number] ?? 0) & flag) !== 0 && (bits === null || bits[number] === 1))
      matching[count++] = number;
  return { numbers: matching.subarray(0, count), inIndex: null };
}

/** A byte for each text: 1 where it matches. */
async function bitsOf(archive: Database, plan: Plan, columns: Columns): Promise<Uint8Array> {
  const bits = new Uint8Array(columns.size);
  switch (plan.type) {
    case 'index':
      for (const number of await numbersMatching(archive, plan.expression)) bits[number] = 1;
      return bits;
    case 'not': {
      const excluded = await bitsOf(archive, plan.part, columns);
      for (let number = 0; number < bits.length; number++) bits[number] = 1 - (excluded[number] ?? 0);
      return bits;
    }
    case 'all':
    case 'any':
      return joinedBits(archive, plan, columns);
    case 'nothing':
      return bits;
    case 'after':
    case 'before':
      return dayBits(plan, columns, bits);
    default:
      return columnBits(plan, columns, bits);
  }
}

async function joinedBits(
  archive: Database,
  { type, parts }: Extract<Plan, { type: 'all' | 'any' }>,
  columns: Columns,
): Promise<Uint8Array> {
  let joined: Uint8Array | null = null;
  for (const part of parts) {
    const bits = await bitsOf(archive, part, columns);
    if (joined === null) joined = bits;
    else if (type === 'all')
      for (let at = 0; at < bits.length; at++) joined[at] = (joined[at] ?? 0) & (bits[at] ?? 0);
    else for (let at = 0; at < bits.length; at++) joined[at] = (joined[at] ?? 0) | (bits[at] ?? 0);
  }
  return joined ?? new Uint8Array(columns.size);
}

/** A date that is only a year may lie before and behind a day in that year: it matches both. */
function dayBits(
  plan: Extract<Plan, { type: 'after' | 'before' }>,
  columns: Columns,
  bits: Uint8Array,
): Uint8Array {
  const day = dayOf(plan.day);
  for (let number = 0; number < bits.length; number++) {
    const own = plan.type === 'after' ? columns.lastDays[number] : columns.firstDays[number];
    if (own === undefined || own === NO_DAY) continue;
    bits[number] = plan.type === 'after' ? Number(own >= day) : Number(own < day);
  }
  return bits;
}

function columnBits(
  plan: Extract<Plan, { type: 'kind' | 'language' }>,
  columns: Columns,
  bits: Uint8Array,
): Uint8Array {
  const [names, values] =
    plan.type === 'kind' ? [columns.kindNames, columns.kinds] : [columns.languageNames, columns.languages];
  const isWanted = names.map((name) => isNamed(name.toLowerCase(), plan.value));
  for (let number = 0; number < bits.length; number++)
    bits[number] = Number(isWanted[values[number] ?? 0] ?? false);
  return bits;
}

/** `fa` is every Persian, `fa-AF` only that. */
function isNamed(name: string, wanted: string): boolean {
  return name === wanted || name.startsWith(`${wanted}-`);
}

/** Numbers of the texts that an expression of FTS5 matches, in order. One string, because a row for each takes twenty times as long. */
export async function numbersMatching(archive: Database, expression: string): Promise<Int32Array> {
  const { rows } = await sql<{ numbers: string | null }>`
    select group_concat(rowid) as numbers from publication_index where publication_index match ${expression}`.execute(
    archive.db,
  );
  return numbersIn(rows[0]?.numbers ?? '');
}

/**
 * The same, or those among some, the most telling first: BM25 (Robertson and Zaragoza, 2009) as FTS5 has it, a word in the title counting five times,
 * in a credited name four, in the abstract twice as much as one in the text.
 */
export async function numbersByRank(
  archive: Database,
  expression: string,
  among: Int32Array | null = null,
): Promise<Int32Array> {
  const only = among === null ? sql`` : sql`and rowid in ${oneOf([...among])}`;
  const { rows } = await sql<{ numbers: string | null }>`
    select group_concat(number) as numbers from (
      select rowid as number from publication_index where publication_index match ${expression} ${only}
      order by bm25(publication_index, 5.0, 4.0, 2.0, 1.0, 1.0), rowid desc
    )`.execute(archive.db);
  return numbersIn(rows[0]?.numbers ?? '');
}
