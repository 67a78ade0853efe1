import { fold, type Stemmers } from '../../language/index.ts';
import { phrasesOf } from '../phrases.ts';
import type { QueryNode } from '../query/query.ts';
import { type Belonging, thingWord } from '../thing-words.ts';
import { familyOf, type Thing, type Things } from './things.ts';

/**
 * What a query asks of the index and of the columns: leaves are expressions of FTS5, or what the columns know.
 */
export type Plan =
  | { readonly type: 'index'; readonly expression: string; readonly inTitle: string }
  | { readonly type: 'kind' | 'language'; readonly value: string }
  | { readonly type: 'after' | 'before'; readonly day: string }
  | { readonly type: 'all' | 'any'; readonly parts: readonly Plan[] }
  | { readonly type: 'not'; readonly part: Plan }
  | { readonly type: 'nothing' };

/** A part of the query that is the name of things. */
export interface NamedPart {
  /** As it was typed. */
  readonly searched: string;
  readonly things: readonly Thing[];
}

/** What marks a hit in a text. */
export interface PlannedQuery {
  readonly plan: Plan | null;
  /** Words and phrases that are searched as such; prefixes with their `*`. */
  readonly words: readonly string[];
  readonly named: readonly NamedPart[];
  /** Words that stand beside one another in the query, as phrases: a text that has them so is more telling. */
  readonly nearby: readonly string[];
}

export interface Planning {
  readonly stemmers: Stemmers;
  /** Of the archive's publications. */
  readonly languages: readonly string[];
  readonly things: Things;
  readonly isExpanded: boolean;
  /** Stems of the archive's words that begin so. */
  readonly stemsOfPrefix: (prefix: string) => Promise<readonly string[]>;
}

/** Makes a plan of a query: each word as it may be stemmed, each name with all that is called so. */
export async function planQuery(root: QueryNode | null, planning: Planning): Promise<PlannedQuery> {
  const prefixes = await readPrefixes(root, planning);
  const words: string[] = [];
  const named: NamedPart[] = [];
  const nearby: string[] = [];
  const make = (node: QueryNode, isNegated: boolean): Plan => {
    switch (node.type) {
      case 'not':
        return { type: 'not', part: make(node.part, !isNegated) };
      case 'all':
        return joined('all', planAll(node.parts, isNegated));
      case 'any':
        return joined(
          'any',
          node.parts.map((part) => make(part, isNegated)),
        );
      case 'date':
        return { type: node.field, day: node.day };
      case 'field':
        return planField(node.field, node.value, planning);
      case 'prefix':
        if (!isNegated) words.push(`${node.text}*`);
        return planPrefix(node.text, prefixes);
      default:
        return planWords([node.text], isNegated);
    }
  };
  /** Plain words beside one another may together be a name: `Islamic State Khorasan`. */
  const planAll = (parts: readonly QueryNode[], isNegated: boolean): Plan[] => {
    const plans: Plan[] = [];
    const beside = plainRun(parts, 0);
    if (!isNegated && beside.length > 1)
      for (const phrase of phrasesOf(beside.join(' '), planning.languages, planning.stemmers))
        nearby.push(`(${TEXT_COLUMNS} : ${phrase})`);
    for (let at = 0; at < parts.length; ) {
      const run = plainRun(parts, at);
      const length = planning.isExpanded ? longestName(run, planning.things) : 0;
      const part = parts[at];
      if (length > 1) plans.push(planWords(run.slice(0, length), isNegated));
      else if (part) plans.push(make(part, isNegated));
      at += Math.max(length, 1);
    }
    return plans;
  };
  const planWords = (texts: readonly string[], isNegated: boolean): Plan => {
    if (!isNegated) words.push(...texts);
    const searched = texts.join(' ');
    const found = planning.isExpanded ? thingsCalled(searched, planning.things) : [];
    if (found.length > 0 && !isNegated) named.push({ searched, things: found });
    // `IS` in capitals is the name and nothing else: `is` is in every text.
    if (found.length > 0 && isShortAcronym(searched))
      return thingLeaf(found, ['named', 'tagged', 'credited'], planning);
    const plain = texts.map((text) => wordLeaf(text, planning));
    const asWords = joined('all', plain);
    return found.length === 0
      ? asWords
      : joined('any', [asWords, thingLeaf(found, ['named', 'tagged', 'credited'], planning)]);
  };
  return { plan: root === null ? null : make(root, false), words, named, nearby };
}

function plainRun(parts: readonly QueryNode[], from: number): string[] {
  const run: string[] = [];
  for (let at = from; at < parts.length && run.length < LONGEST_NAME; at++) {
    const part = parts[at];
    if (part?.type !== 'word') break;
    run.push(part.text);
  }
  return run;
}

/** In words. */
const LONGEST_NAME = 8;

function longestName(run: readonly string[], things: Things): number {
  for (let length = run.length; length > 1; length--)
    if (thingsCalled(run.slice(0, length).join(' '), things).length > 0) return length;
  return 0;
}

/** What is called so. Short acronyms have to be typed as such: `is` and `us` are words. */
export function thingsCalled(text: string, things: Things): Thing[] {
  const form = fold(text);
  const numbers = things.byLabel.get(form) ?? [];
  const owners = [...new Set(numbers.map((number) => things.owners[number] ?? number))];
  return owners.slice(0, MOST_THINGS).flatMap((number) => {
    const thing = things.known.get(number);
    return thing && isMeant(thing, form, text) ? thing : [];
  });
}

const MOST_THINGS = 20;

function isShortAcronym(text: string): boolean {
  return /^\p{Lu}{2,3}$/u.test(text);
}

function isMeant({ labels }: Thing, form: string, text: string): boolean {
  if (form.length > 3 || text === text.toUpperCase()) return true;
  return labels.some((label) => fold(label.text) === form && label.text !== label.text.toUpperCase());
}

function planField(field: string, value: string, planning: Planning): Plan {
  if (field === 'kind') return { type: 'kind', value: value.toLowerCase() };
  if (field === 'lang') return { type: 'language', value: value.toLowerCase() };
  if (field === 'title') return columnLeaf('title', value, planning);
  if (field === 'author') {
    const authors = thingsCalled(value, planning.things).filter(({ kind }) => kind === 'contributor');
    const byName = columnLeaf('names', value, planning);
    return authors.length === 0
      ? byName
      : joined('any', [byName, thingLeaf(authors, ['credited'], planning)]);
  }
  const found = thingsNamed(value, field, planning.things);
  if (found.length === 0) return wordLeaf(value, planning);
  const how: readonly Belonging[] = field === 'topic' ? ['tagged'] : ['named', 'tagged'];
  return thingLeaf(withNarrower(found, planning.things), how, planning);
}

function thingsNamed(value: string, field: string, things: Things): Thing[] {
  const isOfField = ({ kind }: Thing) =>
    field === 'actor' ? kind !== 'topic' && kind !== 'place' && kind !== 'contributor' : kind === field;
  const called = thingsCalled(value, things).filter(isOfField);
  if (called.length > 0) return called;
  return [...things.known.values()].filter((thing) => thing.slug === value && isOfField(thing));
}

/** With all that lies in them. */
function withNarrower(found: readonly Thing[], things: Things): Thing[] {
  const wanted = new Set(found.map(({ number }) => number));
  const narrower = [...things.known.values()].filter(({ number }) =>
    things.wider[number]?.some((it) => wanted.has(it)),
  );
  return [...found, ...narrower].slice(0, MOST_NARROWER);
}

const MOST_NARROWER = 1_000;

const TEXT_COLUMNS = '{title names abstract text}';

function wordLeaf(text: string, { stemmers, languages }: Planning): Plan {
  const phrases = phrasesOf(text, languages, stemmers);
  if (phrases.length === 0) return { type: 'nothing' };
  const either = `(${phrases.join(' OR ')})`;
  return leaf(`${TEXT_COLUMNS} : ${either}`, `{title} : ${either}`);
}

function columnLeaf(column: 'title' | 'names', text: string, { stemmers, languages }: Planning): Plan {
  const phrases = phrasesOf(text, languages, stemmers);
  if (phrases.length === 0) return { type: 'nothing' };
  const expression = `{${column}} : (${phrases.join(' OR ')})`;
  return leaf(expression, expression);
}

/** Stems of the archive's words by what they begin with. */
type Prefixes = ReadonlyMap<string, readonly string[]>;

async function readPrefixes(root: QueryNode | null, { stemsOfPrefix }: Planning): Promise<Prefixes> {
  const prefixes = new Map<string, readonly string[]>();
  const waiting = root === null ? [] : [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === 'prefix') prefixes.set(node.text, await stemsOfPrefix(fold(node.text)));
    else if (node.type === 'not') waiting.push(node.part);
    else if (node.type === 'all' || node.type === 'any') waiting.push(...node.parts);
  }
  return prefixes;
}

function planPrefix(text: string, prefixes: Prefixes): Plan {
  const form = fold(text).replace(/[^\p{L}\p{N}\p{M}]/gu, '');
  if (form === '') return { type: 'nothing' };
  const stems = (prefixes.get(text) ?? []).map((stem) => `"${stem}"`);
  const either = `(${[`"${form}" *`, ...stems].join(' OR ')})`;
  return leaf(`${TEXT_COLUMNS} : ${either}`, `{title} : ${either}`);
}

function thingLeaf(found: readonly Thing[], how: readonly Belonging[], { things }: Planning): Plan {
  // Texts that were not looked through since a merge have the merged one's word.
  const family = found.flatMap(({ number }) => familyOf(things, number));
  const words = family.flatMap((number) => how.map((it) => `"${thingWord(number, it)}"`));
  return leaf(`{things} : (${words.join(' OR ')})`, '');
}

function leaf(expression: string, inTitle: string): Plan {
  return { type: 'index', expression: `(${expression})`, inTitle: inTitle === '' ? '' : `(${inTitle})` };
}

/** Leaves of the index that are joined are asked for at once: SQLite is quicker at it. */
function joined(type: 'all' | 'any', parts: readonly Plan[]): Plan {
  const known = type === 'all' ? parts : parts.filter((part) => part.type !== 'nothing');
  if (type === 'all' && known.some((part) => part.type === 'nothing')) return { type: 'nothing' };
  const leaves = known.flatMap((part) => (part.type === 'index' ? part : []));
  const others = known.filter((part) => part.type !== 'index');
  const operator = type === 'all' ? ' AND ' : ' OR ';
  const titles = leaves.map(({ inTitle }) => inTitle).filter((it) => it !== '');
  const together: Plan[] =
    leaves.length === 0
      ? []
      : [leaf(leaves.map((it) => it.expression).join(operator), titles.join(operator))];
  const all = [...together, ...others];
  const [only] = all;
  if (all.length <= 1) return only ?? { type: 'nothing' };
  return { type, parts: all };
}

/**
 * The words of a query of which one is enough for what follows those that hold all; `null` where it has one word, or anything but
 * words. Very short words, which stand everywhere, count only in capitals or where there are no others.
 */
export function someOf(root: QueryNode | null): readonly QueryNode[] | null {
  if (root?.type !== 'all' || root.parts.length > LONGEST_NAME) return null;
  const parts = root.parts.filter((part) => part.type === 'word' || part.type === 'phrase');
  if (parts.length < root.parts.length) return null;
  const telling = parts.filter(({ text }) => text.length > 3 || text === text.toUpperCase());
  return telling.length > 0 ? telling : parts;
}

export interface Ranking {
  readonly expression: string;
  /** The same in titles only; empty where nothing of it can stand there. */
  readonly inTitle: string;
}

/** What to rank by: every leaf of the index that is wanted, not those that are excluded. */
export function rankingOf(plan: Plan | null): Ranking | null {
  if (plan === null || plan.type === 'not') return null;
  if (plan.type === 'index') return plan;
  if (plan.type !== 'all' && plan.type !== 'any') return null;
  const leaves = plan.parts.flatMap((part) => rankingOf(part) ?? []);
  if (leaves.length === 0) return null;
  return {
    expression: leaves.map((it) => it.expression).join(' OR '),
    inTitle: leaves
      .map((it) => it.inTitle)
      .filter((it) => it !== '')
      .join(' OR '),
  };
}
