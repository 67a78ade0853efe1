import { type RawBuilder, sql } from 'kysely';
import { type Archive, batchesOf, oneOf } from '../../archive/index.ts';
import { publicPublications } from '../../dossiers/index.ts';
import { CREDITED, NAMED, TAGGED } from './things.ts';

type Database = Pick<Archive, 'db'>;

/** What facets, filters and sorting go by, in memory: a place in each list for every text, by its number. */
export interface Columns {
  /** The last row of `search_change` that is in here. */
  readonly change: number;
  /** One more than the highest number. */
  readonly size: number;
  /** `THERE`, `PUBLIC`. */
  readonly flags: Uint8Array;
  /** Days since 1970, of the first and last day that the date can mean; `NO_DAY` where there is none. */
  readonly firstDays: Int32Array;
  readonly lastDays: Int32Array;
  /** Of the first day; 0 where there is none, or none from 1 to `LAST_YEAR`. */
  readonly years: Uint16Array;
  /** Places in `kindNames` and `languageNames`. */
  readonly kinds: Uint16Array;
  readonly languages: Uint16Array;
  readonly kindNames: readonly string[];
  readonly languageNames: readonly string[];
  /** Things of a text: `count` entries of `entries` from `starts`, each a thing's number times four and how it belongs. */
  readonly starts: Int32Array;
  readonly counts: Int32Array;
  readonly entries: Uint32Array;
}

export const THERE = 1;
export const PUBLIC = 2;
export const NO_DAY = -0x80000000;
export const LAST_YEAR = 9_999;

/** Reads all of them: some microseconds for a publication. */
export async function readColumns(archive: Database): Promise<Columns> {
  const change = await lastChange(archive);
  const size = (await highestNumber(archive)) + 1;
  const columns = emptyColumns(size, change);
  for (let from = 0; from < size; from += CHUNK)
    await fillRows(archive, columns, between(from, from + CHUNK));
  return { ...columns, ...(await readEntries(archive, size)) };
}

/**
 * The same columns with what changed since: a new object that shares the old one's lists. `null` where so much changed that
 * reading all again is quicker.
 */
export async function refreshColumns(archive: Database, columns: Columns): Promise<Columns | null> {
  const change = await lastChange(archive);
  if (change === columns.change) return columns;
  const changed = await archive.db
    .selectFrom('search_change')
    .select('number')
    .distinct()
    .where('change', '>', columns.change)
    .limit(MOST_REFRESHED + 1)
    .execute();
  const oldest = await archive.db
    .selectFrom('search_change')
    .select(({ fn }) => fn.min('change').as('change'))
    .executeTakeFirst();
  if (changed.length > MOST_REFRESHED || (oldest?.change ?? 0) > columns.change + 1) return null;
  const size = (await highestNumber(archive)) + 1;
  const grown: Columns = { ...grownTo(columns, Math.max(size, columns.size)), change };
  const numbers = changed.map(({ number }) => number);
  for (const number of numbers) grown.flags[number] = 0;
  for (const batch of batchesOf(numbers)) await fillRows(archive, grown, sql`in ${oneOf(batch)}`);
  return { ...grown, ...(await refreshEntries(archive, grown, numbers)) };
}

const CHUNK = 20_000;
const MOST_REFRESHED = 5_000;

async function lastChange(archive: Database): Promise<number> {
  const row = await archive.db
    .selectFrom('search_change')
    .select(({ fn }) => fn.max('change').as('change'))
    .executeTakeFirst();
  return row?.change ?? 0;
}

async function highestNumber(archive: Database): Promise<number> {
  const row = await archive.db
    .selectFrom('publication_text')
    .select(({ fn }) => fn.max('number').as('number'))
    .executeTakeFirst();
  return row?.number ?? 0;
}

function emptyColumns(size: number, change: number): Columns {
  return {
    ...{ change, size, flags: new Uint8Array(size), kindNames: [], languageNames: [] },
    firstDays: new Int32Array(size).fill(NO_DAY),
    lastDays: new Int32Array(size).fill(NO_DAY),
    years: new Uint16Array(size),
    kinds: new Uint16Array(size),
    languages: new Uint16Array(size),
    starts: new Int32Array(size),
    counts: new Int32Array(size),
    entries: new Uint32Array(0),
  };
}

function grownTo(columns: Columns, size: number): Columns {
  if (size === columns.size)
    return { ...columns, kindNames: [...columns.kindNames], languageNames: [...columns.languageNames] };
  const grown = emptyColumns(size, columns.change);
  grown.flags.set(columns.flags);
  grown.firstDays.set(columns.firstDays);
  grown.lastDays.set(columns.lastDays);
  grown.years.set(columns.years);
  grown.kinds.set(columns.kinds);
  grown.languages.set(columns.languages);
  grown.starts.set(columns.starts);
  grown.counts.set(columns.counts);
  return {
    ...grown,
    kindNames: [...columns.kindNames],
    languageNames: [...columns.languageNames],
    entries: columns.entries,
  };
}

function between(from: number, to: number): RawBuilder<unknown> {
  return sql`>= ${from} and publication_text.number < ${to}`;
}

async function fillRows(archive: Database, columns: Columns, which: RawBuilder<unknown>): Promise<void> {
  const rows = await archive.db
    .selectFrom('publication')
    .innerJoin('publication_text', 'publication_text.publication_id', 'publication.id')
    .select(['number', 'kind', 'language', 'date_first', 'date_last'])
    .where('deleted_at', 'is', null)
    .where(sql<boolean>`publication_text.number ${which}`)
    .execute();
  for (const { number, kind, language, date_first, date_last } of rows) {
    columns.flags[number] = THERE;
    columns.kinds[number] = placeOf(columns.kindNames, kind);
    columns.languages[number] = placeOf(columns.languageNames, language ?? '');
    columns.firstDays[number] = dayOf(date_first);
    columns.lastDays[number] = dayOf(date_last);
    columns.years[number] = Number(/^(\d{4})-/.exec(date_first ?? '')?.[1] ?? 0);
  }
  const shown = await publicPublications(archive)
    .innerJoin('publication_text', 'publication_text.publication_id', 'publication.id')
    .select('number')
    .where(sql<boolean>`publication_text.number ${which}`)
    .execute();
  for (const { number } of shown) columns.flags[number] = (columns.flags[number] ?? 0) | PUBLIC;
}

function placeOf(names: readonly string[], name: string): number {
  const known = names.indexOf(name);
  // Grows while the columns that it belongs to are being made.
  return known >= 0 ? known : (names as string[]).push(name) - 1;
}

/** Days since 1970 of an ISO day; years before 1 and after 9999 too. */
export function dayOf(iso: string | null): number {
  if (iso === null) return NO_DAY;
  const time = Date.parse(/^[+-]?\d{4,6}-\d\d-\d\d$/.test(iso) ? `${iso}T00:00:00Z` : '');
  return Number.isNaN(time) ? NO_DAY : Math.floor(time / 86_400_000);
}

/** Numbers of texts by the thing that belongs to them, as SQLite joins them: a hundred times quicker than a row for each. */
interface Belonging {
  readonly thing: number;
  readonly numbers: string;
}

async function* belongings(archive: Database): AsyncGenerator<readonly [role: number, Belonging]> {
  const named = sql<Belonging>`select thing, group_concat(number) as numbers from naming group by thing`;
  const tagged = sql<Belonging>`select thing.number as thing, group_concat(publication_text.number) as numbers
    from publication_topic
    join publication_text on publication_text.publication_id = publication_topic.publication_id
    join thing on thing.id = publication_topic.topic_id group by thing.number`;
  const credited = sql<Belonging>`select thing.number as thing, group_concat(publication_text.number) as numbers
    from credit
    join publication_text on publication_text.publication_id = credit.publication_id
    join thing on thing.id = credit.contributor_id group by thing.number`;
  for (const [role, query] of [named, tagged, credited].entries())
    for (const row of (await query.execute(archive.db)).rows) yield [role, row];
}

async function readEntries(
  archive: Database,
  size: number,
): Promise<Pick<Columns, 'starts' | 'counts' | 'entries'>> {
  const counts = new Int32Array(size);
  for await (const [, { numbers }] of belongings(archive))
    for (const number of numbersIn(numbers)) counts[number] = (counts[number] ?? 0) + 1;
  const starts = new Int32Array(size);
  let total = 0;
  for (let number = 0; number < size; number++) {
    starts[number] = total;
    total += counts[number] ?? 0;
  }
  const entries = new Uint32Array(total);
  const next = starts.slice();
  for await (const [role, { thing, numbers }] of belongings(archive)) {
    for (const number of numbersIn(numbers)) {
      const at = next[number] ?? 0;
      if (at >= (starts[number] ?? 0) + (counts[number] ?? 0)) continue;
      entries[at] = thing * 4 + role;
      next[number] = at + 1;
    }
  }
  return { starts, counts, entries };
}

/** The numbers of a list such as `1,20,300`. */
export function numbersIn(list: string): Int32Array {
  const numbers = new Int32Array(list.length / 2 + 1);
  let count = 0;
  let number = 0;
  for (let at = 0; at < list.length; at++) {
    const digit = list.charCodeAt(at) - 48;
    if (digit >= 0) number = number * 10 + digit;
    else {
      numbers[count++] = number;
      number = 0;
    }
  }
  if (list.length > 0) numbers[count++] = number;
  return numbers.subarray(0, count);
}

/** Entries of changed texts go behind those that there are; what they had before stays unused until all is read again. */
async function refreshEntries(
  archive: Database,
  columns: Columns,
  numbers: readonly number[],
): Promise<Pick<Columns, 'entries'>> {
  const lists = new Map<number, number[]>(numbers.map((number) => [number, []]));
  for (const batch of batchesOf(numbers)) {
    for (const { number, entry } of await entriesOf(archive, batch)) lists.get(number)?.push(entry);
  }
  const added = [...lists.values()].reduce((sum, list) => sum + list.length, 0);
  const entries = new Uint32Array(columns.entries.length + added);
  entries.set(columns.entries);
  let at = columns.entries.length;
  for (const [number, list] of lists) {
    columns.starts[number] = at;
    columns.counts[number] = list.length;
    entries.set(list, at);
    at += list.length;
  }
  return { entries };
}

async function entriesOf(archive: Database, numbers: readonly number[]) {
  const { rows } = await sql<{ number: number; entry: number }>`
    with asked as (select number, publication_id from publication_text where number in ${oneOf(numbers)})
    select asked.number, thing.number * 4 + ${TAGGED} as entry from asked
      join publication_topic on publication_topic.publication_id = asked.publication_id
      join thing on thing.id = publication_topic.topic_id
    union all
    select asked.number, thing.number * 4 + ${CREDITED} from asked
      join credit on credit.publication_id = asked.publication_id
      join thing on thing.id = credit.contributor_id
    union all
    select asked.number, things.value * 4 + ${NAMED} from asked
      join mention_list on mention_list.number = asked.number,
      (select distinct asked.number as text, json_extract(it.value, '$[3][' || json_extract(it.value, '$[4]') || ']') as value
        from asked join mention_list on mention_list.number = asked.number, json_each(mention_list.mentions) as it
        where json_extract(it.value, '$[4]') >= 0) as things
      where things.text = asked.number`.execute(archive.db);
  return rows;
}
