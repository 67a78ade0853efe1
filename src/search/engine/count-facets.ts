import { type Columns, LAST_YEAR } from './columns.ts';
import { FACETS, type Facet, type FacetCount } from './search-engine.ts';
import { facetOfKind, labelOf, type Things } from './things.ts';

/** What is chosen of the facets, by numbers. */
export interface Choice {
  /** Facet and thing, all of which a text has to have. */
  readonly things: readonly (readonly [facet: Facet, thing: number])[];
  readonly years: ReadonlySet<number>;
  /** Places in the columns' names. */
  readonly kinds: ReadonlySet<number>;
  readonly languages: ReadonlySet<number>;
  /** Something is chosen that the archive does not have: nothing is found. */
  readonly isImpossible: boolean;
}

/** The facet values chosen by their words. A thing that was merged into another is that other. */
export function readChoice(
  chosen: Readonly<Partial<Record<Facet, readonly string[]>>>,
  columns: Columns,
  things: Things,
): Choice {
  const wanted = (['topic', 'actor', 'place', 'contributor'] as const).flatMap((facet) =>
    (chosen[facet] ?? []).map((slug) => [facet, things.bySlug.get(`${facet} ${slug}`) ?? -1] as const),
  );
  const kinds = (chosen.kind ?? []).map((it) => columns.kindNames.indexOf(it));
  const languages = (chosen.language ?? []).map((it) => columns.languageNames.indexOf(it));
  const isUnknown = (at: number) => at < 0;
  return {
    things: wanted,
    years: new Set((chosen.year ?? []).map(Number)),
    kinds: new Set(kinds),
    languages: new Set(languages),
    isImpossible:
      wanted.some(([, thing]) => isUnknown(thing)) ||
      (kinds.length > 0 && kinds.every(isUnknown)) ||
      (languages.length > 0 && languages.every(isUnknown)),
  };
}

/** What was counted among some texts. */
export interface FacetTally {
  /** Those that have everything that is chosen, in the order in which they came. */
  readonly kept: Int32Array;
  readonly things: Int32Array;
  readonly years: ReadonlyMap<number, number>;
  readonly undated: number;
  readonly kinds: Int32Array;
  readonly languages: Int32Array;
}

/**
 * Leaves the texts that have all that is chosen, and counts facets among them: a place counts for what lies in it, a year, kind
 * or language as if none of its own facet were chosen. Some 50 ns for each thing of a text.
 */
export function tallyFacets(
  numbers: Int32Array,
  columns: Columns,
  things: Things,
  choice: Choice,
): FacetTally {
  const kept = new Int32Array(numbers.length);
  let count = 0;
  let undated = 0;
  const yearCounts = new Int32Array(LAST_YEAR + 1);
  const kinds = new Int32Array(columns.kindNames.length);
  const languages = new Int32Array(columns.languageNames.length);
  const thingCounts = new Int32Array(things.size);
  const reader = openThingReader(columns, things);
  const isNarrowed = choice.things.length > 0;
  for (const number of numbers) {
    if (isNarrowed && !reader.hasAll(number, choice.things)) continue;
    const year = columns.years[number] ?? 0;
    const kind = columns.kinds[number] ?? 0;
    const language = columns.languages[number] ?? 0;
    const isOfYear = choice.years.size === 0 || choice.years.has(year);
    const isOfKind = choice.kinds.size === 0 || choice.kinds.has(kind);
    const isOfLanguage = choice.languages.size === 0 || choice.languages.has(language);
    if (isOfKind && isOfLanguage) yearCounts[year] = (yearCounts[year] ?? 0) + 1;
    if (isOfYear && isOfLanguage) kinds[kind] = (kinds[kind] ?? 0) + 1;
    if (isOfYear && isOfKind) languages[language] = (languages[language] ?? 0) + 1;
    if (!isOfYear || !isOfKind || !isOfLanguage) continue;
    kept[count++] = number;
    if (year === 0) undated += 1;
    reader.countInto(thingCounts, number);
  }
  const years = new Map<number, number>();
  for (let year = 1; year <= LAST_YEAR; year++) {
    const many = yearCounts[year] ?? 0;
    if (many > 0) years.set(year, many);
  }
  return { kept: kept.subarray(0, count), things: thingCounts, years, undated, kinds, languages };
}

/** Things of texts with what those lie in, each once. */
export function openThingReader(columns: Columns, things: Things) {
  // At which text a thing was last met, by a count of texts: so that nothing has to be emptied between two.
  const met = new Int32Array(things.size);
  let texts = 0;
  const { countedRoles, owners, wider } = things;
  const { starts, counts: lengths, entries } = columns;
  function countInto(counts: Int32Array, number: number): void {
    texts += 1;
    const start = starts[number] ?? 0;
    const end = start + (lengths[number] ?? 0);
    for (let at = start; at < end; at++) {
      const entry = entries[at] ?? 0;
      const thing = owners[entry >>> 2] ?? 0;
      if (met[thing] === texts || ((countedRoles[thing] ?? 0) & (1 << (entry & 3))) === 0) continue;
      met[thing] = texts;
      counts[thing] = (counts[thing] ?? 0) + 1;
      const around = wider[thing];
      if (around !== undefined) countWider(counts, around);
    }
  }
  function countWider(counts: Int32Array, around: readonly number[]): void {
    for (const other of around) {
      if (met[other] === texts) continue;
      met[other] = texts;
      counts[other] = (counts[other] ?? 0) + 1;
    }
  }
  function has(number: number, wanted: number): boolean {
    const start = starts[number] ?? 0;
    const end = start + (lengths[number] ?? 0);
    for (let at = start; at < end; at++) {
      const entry = entries[at] ?? 0;
      const thing = owners[entry >>> 2] ?? 0;
      if (((countedRoles[thing] ?? 0) & (1 << (entry & 3))) === 0) continue;
      if (thing === wanted || wider[thing]?.includes(wanted)) return true;
    }
    return false;
  }
  const hasAll = (number: number, wanted: Choice['things']) =>
    wanted.every(([, thing]) => has(number, thing));
  return { countInto, has, hasAll };
}

/** The most frequent values of each facet, with those that are chosen even where they are not among them. */
export function facetCounts(
  tally: FacetTally,
  {
    columns,
    things,
    choice,
    language,
  }: {
    readonly columns: Columns;
    readonly things: Things;
    readonly choice: Choice;
    readonly language: string;
  },
): Record<Facet, readonly FacetCount[]> {
  const chosen = new Set(choice.things.map(([, thing]) => thing));
  const lists = new Map<Facet, FacetCount[]>(FACETS.map((facet) => [facet, []]));
  for (const number of mostCounted(tally.things, things, chosen)) {
    const thing = things.known.get(number);
    const list = thing && lists.get(facetOfKind(thing.kind));
    if (!list || (list.length >= MOST_VALUES && !chosen.has(number))) continue;
    const count = tally.things[number] ?? 0;
    // Of what nothing is found the name is not told: drafts may be all that has it.
    list.push({ value: thing.slug, label: count === 0 ? thing.slug : labelOf(thing, language), count });
  }
  const years = [...tally.years].sort(([a], [b]) => b - a);
  lists.set(
    'year',
    years.map(([year, count]) => ({ value: String(year), label: String(year), count })),
  );
  lists.set('kind', namedCounts(columns.kindNames, tally.kinds));
  lists.set('language', namedCounts(columns.languageNames, tally.languages));
  return {
    ...{ topic: lists.get('topic') ?? [], actor: lists.get('actor') ?? [], place: lists.get('place') ?? [] },
    ...{ contributor: lists.get('contributor') ?? [], year: lists.get('year') ?? [] },
    ...{ kind: lists.get('kind') ?? [], language: lists.get('language') ?? [] },
  };
}

const MOST_VALUES = 50;

/** Things that were counted, most first; without most of those of which there are so many that none of them would be shown. */
function mostCounted(counts: Int32Array, things: Things, chosen: ReadonlySet<number>): number[] {
  const byFacet = new Map<Facet, number[]>();
  for (let number = 0; number < counts.length; number++) {
    if ((counts[number] ?? 0) === 0 && !chosen.has(number)) continue;
    const thing = things.known.get(number);
    if (!thing) continue;
    const facet = facetOfKind(thing.kind);
    const list = byFacet.get(facet);
    if (list) list.push(number);
    else byFacet.set(facet, [number]);
  }
  return [...byFacet.values()].flatMap((numbers) => {
    const least = leastShown(numbers, counts);
    const shown = numbers.filter((number) => (counts[number] ?? 0) >= least || chosen.has(number));
    return shown.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
  });
}

/** The count that a value needs to be among those shown. */
function leastShown(numbers: readonly number[], counts: Int32Array): number {
  if (numbers.length <= MOST_VALUES) return 0;
  const sorted = Int32Array.from(numbers, (number) => counts[number] ?? 0).sort();
  return sorted[sorted.length - MOST_VALUES] ?? 0;
}

function namedCounts(names: readonly string[], counts: Int32Array): FacetCount[] {
  return names
    .map((name, at) => ({ value: name, label: name, count: counts[at] ?? 0 }))
    .filter(({ count, value }) => count > 0 && value !== '')
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
