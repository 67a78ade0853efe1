import { type Columns, dayOf, NO_DAY, PUBLIC, THERE } from './columns.ts';
import type { IndexReader } from './index-reader.ts';
import type { Plan } from './plan-query.ts';

export interface Matching {
  /** Numbers of texts that match and that the audience may see, in order. */
  readonly numbers: Int32Array;
  /** How many the index alone found, for whichever audience; `null` where the plan asks for more than the index. */
  readonly inIndex: number | null;
}

/** The texts that match a plan and that the audience may see. */
export async function matchPlan(
  index: IndexReader,
  plan: Plan | null,
  columns: Columns,
  audience: 'public' | 'editors',
): Promise<Matching> {
  const flag = audience === 'public' ? PUBLIC : THERE;
  if (plan?.type === 'index') {
    const found = await index.numbers(plan.expression);
    return {
      numbers: found.filter((number) => ((columns.flags[number] ?? 0) & flag) !== 0),
      inIndex: found.length,
    };
  }
  const bits = plan === null ? null : await bitsOf(index, plan, columns);
  const matching = new Int32Array(columns.size);
  let count = 0;
  for (let number = 0; number < columns.size; number++)
    if (((columns.flags[number] ?? 0) & flag) !== 0 && (bits === null || bits[number] === 1))
      matching[count++] = number;
  return { numbers: matching.subarray(0, count), inIndex: null };
}

/** A byte for each text: 1 where it matches. */
async function bitsOf(index: IndexReader, plan: Plan, columns: Columns): Promise<Uint8Array> {
  const bits = new Uint8Array(columns.size);
  switch (plan.type) {
    case 'index':
      for (const number of await index.numbers(plan.expression)) bits[number] = 1;
      return bits;
    case 'not': {
      const excluded = await bitsOf(index, plan.part, columns);
      for (let number = 0; number < bits.length; number++) bits[number] = 1 - (excluded[number] ?? 0);
      return bits;
    }
    case 'all':
    case 'any':
      return joinedBits(index, plan, columns);
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
  index: IndexReader,
  { type, parts }: Extract<Plan, { type: 'all' | 'any' }>,
  columns: Columns,
): Promise<Uint8Array> {
  let joined: Uint8Array | null = null;
  for (const part of parts) {
    const bits = await bitsOf(index, part, columns);
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
