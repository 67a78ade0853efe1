import type { Archive } from '../../archive/index.ts';
import { openStemmers, type Stemmers } from '../../language/index.ts';
import { countDue } from '../bring-up-to-date.ts';
import { languagesOf } from '../phrases.ts';
import type { QueryNode } from '../query/query.ts';
import type { WordShelf } from '../query/word-shelf.ts';
import { openWordShelf, stemsOfPrefix } from '../words-kept.ts';
import { type Columns, readColumns, refreshColumns } from './columns.ts';
import { facetCounts, readChoice, tallyFacets } from './count-facets.ts';
import { expansionsOf, namesLike } from './find-names.ts';
import { type IndexReader, openIndexReader } from './index-reader.ts';
import { matchPlan } from './match-plan.ts';
import { newestFirst, orderTexts } from './order-texts.ts';
import { type PlannedQuery, planQuery, someOf } from './plan-query.ts';
import { readHits } from './read-hits.ts';
import { dossiersMatching } from './search-dossiers.ts';
import { MOST_HITS, type SearchAnswer, type SearchEngine, type SearchRequest } from './search-engine.ts';
import { suggestQuery } from './suggest-query.ts';
import { namesVersion, readThings, type Things } from './things.ts';

type Database = Pick<Archive, 'db'>;

/** What is kept in memory between two searches, as long as nothing changes. */
interface Held {
  readonly columns: Columns;
  readonly index: IndexReader;
  readonly things: Things;
  readonly byDate: Int32Array;
  readonly languages: readonly string[];
  readonly shelf: () => Promise<WordShelf>;
  /** Whole results by what was asked, so that the next page costs nothing. */
  readonly results: Map<string, Result>;
}

interface Result {
  readonly planned: PlannedQuery;
  /** Those that hold all of the query, then those that hold some of its words. */
  readonly ordered: Int32Array;
  readonly total: number;
  readonly tally: ReturnType<typeof tallyFacets>;
}

/**
 * The engine within SQLite: words by FTS5, everything that is counted or filtered by lists in memory. One for each reader; for a thread
 * of its own, because SQLite answers while the thread waits. What other processes write it sees with the next search.
 */
export async function openEmbeddedEngine(archive: Database): Promise<SearchEngine> {
  const stemmers = await openStemmers();
  const shelf = openWordShelf(archive);
  let held: Held | null = null;
  return {
    async search(request) {
      held = await refreshed(archive, held, shelf);
      return searchIn(archive, stemmers, held, request);
    },
    close: async () => {
      held = null;
    },
  };
}

async function refreshed(
  archive: Database,
  held: Held | null,
  shelf: ReturnType<typeof openWordShelf>,
): Promise<Held> {
  const columns = (held && (await refreshColumns(archive, held.columns))) ?? (await readColumns(archive));
  const isSame = held !== null && columns === held.columns;
  const areNamesSame = held !== null && held.things.version === (await namesVersion(archive));
  if (held && isSame && areNamesSame) return held;
  return {
    columns,
    index: held && isSame ? held.index : openIndexReader(archive),
    things: held && areNamesSame ? held.things : await readThings(archive),
    byDate: held && isSame ? held.byDate : newestFirst(columns),
    languages: await languagesOf(archive),
    shelf: () => shelf(columns.size),
    results: new Map(),
  };
}

async function searchIn(
  archive: Database,
  stemmers: Stemmers,
  held: Held,
  request: SearchRequest,
): Promise<SearchAnswer> {
  const { query, audience, language } = request;
  const { columns, things } = held;
  const choice = readChoice(request.chosen, columns, things);
  const result = await resultOf(archive, stemmers, held, request, choice);
  const { planned, ordered, total, tally } = result;
  const limit = Math.min(Math.max(request.limit, 0), MOST_HITS);
  const page = ordered.subarray(request.offset, request.offset + limit);
  const isFirst = request.offset === 0;
  const asking = { archive, index: held.index, stemmers, columns, things, audience, language };
  return {
    total,
    others: ordered.length - total,
    hits: await readHits(asking, [...page], planned),
    facets: facetCounts(tally, { columns, things, choice, language }),
    years: [...tally.years].sort(([a], [b]) => a - b).map(([year, count]) => ({ year, count })),
    undated: tally.undated,
    expanded: await expansionsOf(asking, planned.named),
    suggestion:
      total > 0 || !isFirst
        ? null
        : await suggestQuery(archive, query.root, held.shelf, async (root) => {
            const { plan } = await planQuery(root, planningOf(archive, stemmers, held, request.isExpanded));
            return (await matchPlan(held.index, plan, columns, audience)).numbers.length;
          }),
    dossiers: isFirst ? await dossiersMatching(asking, planned) : [],
    names: isFirst ? await namesLike(asking, query.root) : [],
    waiting: await countDue(archive),
  };
}

async function resultOf(
  archive: Database,
  stemmers: Stemmers,
  held: Held,
  { query, audience, isExpanded, chosen, sort }: SearchRequest,
  choice: ReturnType<typeof readChoice>,
): Promise<Result> {
  const key = JSON.stringify([query.root, audience, isExpanded, chosen, sort]);
  const known = held.results.get(key);
  if (known) return known;
  const finding = { archive, stemmers, held, audience, isExpanded, sort, choice };
  const all = await findAndOrder(finding, query.root);
  const most = held.columns.size <= SMALL_ARCHIVE ? MOST_BEFORE_OTHERS_IF_SMALL : MOST_BEFORE_OTHERS;
  const mayFollow = sort === 'relevance' && all.ordered.length <= most;
  const some = mayFollow ? await rareOf(finding, someOf(query.root)) : null;
  const others = some === null ? null : await findAndOrder(finding, some);
  const result: Result = {
    planned: all.planned,
    ordered: others === null ? all.ordered : oneBehindTheOther(all.ordered, others.ordered),
    total: all.ordered.length,
    tally: all.ordered.length === 0 && others !== null ? others.tally : all.tally,
  };
  const [oldest] = held.results.keys();
  if (held.results.size >= MOST_HELD && oldest !== undefined) held.results.delete(oldest);
  held.results.set(key, result);
  return result;
}

/** Those of the second that are not in the first behind the first. */
function oneBehindTheOther(first: Int32Array, second: Int32Array): Int32Array {
  const has = new Set(first);
  return Int32Array.from([...first, ...second.filter((number) => !has.has(number))]);
}

/** After so many that hold all words hardly anybody looks for those that hold some; in a small archive they cost nothing. */
const MOST_BEFORE_OTHERS = 50;
const MOST_BEFORE_OTHERS_IF_SMALL = 500;
const SMALL_ARCHIVE = 20_000;

/** Words that stand in very many texts say little of those that hold nothing else of the query. */
async function rareOf(finding: Finding, some: ReturnType<typeof someOf>): Promise<QueryNode | null> {
  const { archive, stemmers, held, isExpanded } = finding;
  const rare: QueryNode[] = [];
  const most = Math.max(COMMON_AT_LEAST, held.columns.size * COMMON_SHARE);
  for (const part of some ?? []) {
    const { plan } = await planQuery(part, planningOf(archive, stemmers, held, isExpanded));
    if (plan?.type === 'index' && (await held.index.numbers(plan.expression)).length <= most) rare.push(part);
  }
  const [only] = rare;
  return rare.length > 1 ? { type: 'any', parts: rare } : (only ?? null);
}

const COMMON_AT_LEAST = 2_000;
const COMMON_SHARE = 0.02;

interface Finding {
  readonly archive: Database;
  readonly stemmers: Stemmers;
  readonly held: Held;
  readonly audience: SearchRequest['audience'];
  readonly isExpanded: boolean;
  readonly sort: SearchRequest['sort'];
  readonly choice: ReturnType<typeof readChoice>;
}

async function findAndOrder(
  { archive, stemmers, held, audience, isExpanded, sort, choice }: Finding,
  root: QueryNode | null,
) {
  const { columns, things, byDate } = held;
  const planned = await planQuery(root, planningOf(archive, stemmers, held, isExpanded));
  const found = choice.isImpossible
    ? { numbers: new Int32Array(0), inIndex: 0 }
    : await matchPlan(held.index, planned.plan, columns, audience);
  const tally = tallyFacets(found.numbers, columns, things, choice);
  const ordered = await orderTexts(
    held.index,
    { kept: tally.kept, inIndex: found.inIndex },
    { planned, sort, columns, byDate },
  );
  return { planned, tally, ordered };
}

/** Four bytes for each text that was found. */
const MOST_HELD = 16;

function planningOf(archive: Database, stemmers: Stemmers, held: Held, isExpanded: boolean) {
  const { things, languages } = held;
  return {
    stemmers,
    languages,
    things,
    isExpanded,
    stemsOfPrefix: (prefix: string) => stemsOfPrefix(archive, prefix),
  };
}
