// Whether names that are one person's are proposed as one, beside what a user would pick: names at most two letters apart.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fold } from '../src/language/index.ts';
import { type KnownName, proposeSamePersons } from '../src/names/likeness/same-person.ts';
import { AFGHAN_GIVEN_NAMES, AFGHAN_SURNAMES } from './afghan-names.ts';
import { ms, type Table, whole } from './table.ts';

/** How many pairs of names one way of telling proposes, and how many of these are one person's. */
export interface SameNamesRow {
  readonly set: string;
  readonly name: string;
  readonly names: number;
  readonly known: number;
  readonly proposed: number;
  readonly right: number;
  readonly milliseconds: number;
}

/** Names of which it is known who is who. */
interface NameSet {
  readonly title: string;
  readonly names: readonly KnownName[];
  /** By id of a name: the person. */
  readonly persons: ReadonlyMap<string, number>;
}

/** Measures both ways on real names in spellings made by rule, and on Afghan names in the spellings they are met in. */
export function measureSameNames(): SameNamesRow[] {
  const sets = [englishNames(), afghanNames()].filter(({ names }) => names.length > 0);
  return sets.flatMap((set) => Object.entries(WAYS).map(([name, way]) => measureWay(set, name, way)));
}

/** The measurement as a table, with how long 20,000 names take. */
export async function sameNamesTable(): Promise<Table> {
  const start = performance.now();
  proposeSamePersons(manyNames(20_000), () => false);
  const taken = performance.now() - start;
  return {
    title: 'Names that are one person’s',
    columns: ['', 'names', 'true pairs', 'proposed', 'right', 'precision', 'recall', 'time'],
    rows: measureSameNames().map((it) => [
      `${it.set}: ${it.name}`,
      whole(it.names),
      whole(it.known),
      whole(it.proposed),
      whole(it.right),
      percent(it.right, it.proposed),
      percent(it.right, it.known),
      ms(it.milliseconds),
    ]),
    remark: `Sheaf proposes, an editor decides. 20,000 names: ${ms(taken)}.`,
  };
}

type Way = (names: readonly KnownName[]) => readonly (readonly [string, string])[];

const WAYS: Readonly<Record<string, Way>> = {
  Sheaf: (names) => proposeSamePersons(names, () => false).map(({ one, other }) => [one, other] as const),
  'at most two letters apart': atMostTwoLettersApart,
};

function measureWay(set: NameSet, name: string, way: Way): SameNamesRow {
  const start = performance.now();
  const pairs = way(set.names);
  const milliseconds = performance.now() - start;
  const right = pairs.filter(([one, other]) => set.persons.get(one) === set.persons.get(other)).length;
  const sizes = new Map<number, number>();
  for (const person of set.persons.values()) sizes.set(person, (sizes.get(person) ?? 0) + 1);
  const known = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  return {
    set: set.title,
    name,
    names: set.names.length,
    known,
    proposed: pairs.length,
    right,
    milliseconds,
  };
}

/** The signed authors of the development set; every third in a second spelling. Empty where the set is not there. */
function englishNames(): NameSet {
  const path = resolve('../shared/devset/collections/authors.json');
  if (!existsSync(path)) return { title: 'English', names: [], persons: new Map() };
  // The project's own file, written with these fields.
  const authors = JSON.parse(readFileSync(path, 'utf8')) as {
    slug: string | null;
    display_name: string | null;
  }[];
  const listed = authors.flatMap(({ slug, display_name }) =>
    slug && display_name ? { slug, name: display_name } : [],
  );
  const persons = listed.map(({ slug, name }, at) => {
    const change = ENGLISH_CHANGES[at % ENGLISH_CHANGES.length];
    const second =
      at % 3 === 0 && / /.test(name) && !/Team|Program|^\p{L}+\. |[^\p{L} .'-]|\s$/u.test(name)
        ? change?.(name, slug)
        : undefined;
    return second === undefined || fold(second) === fold(name) ? [name] : [name, second];
  });
  return nameSet('English', persons);
}

/** How bylines and bibliographies write a name that its own site writes in full. */
const ENGLISH_CHANGES: readonly ((name: string, slug: string) => string)[] = [
  (name) => `${surnameOf(name)}, ${givenOf(name)}`,
  (name) => `${name.charAt(0)}. ${surnameOf(name)}`,
  (name) => `${surnameOf(name)} ${givenOf(name)}`,
  (name) => `Dr. ${name}, PhD`,
  (name) => `${givenOf(name).split(' ')[0]} J. ${surnameOf(name)}`,
  (_, slug) => slug.replaceAll('-', ' '),
  (name) => `${surnameOf(name)}, ${name.charAt(0)}.`,
  (name) => name.replace(/([lmnrst])(?!\1)(?=[aeiou])/u, '$1$1'),
  (name) => name.replace(/(.*)ie/u, '$1y'),
  (name) => `${givenOf(name)}-${surnameOf(name)}`,
];

function surnameOf(name: string): string {
  return name.split(' ').at(-1) ?? '';
}

function givenOf(name: string): string {
  return name.split(' ').slice(0, -1).join(' ');
}

const PEOPLE = 500;

/** People of two or three names; every second in one or two more of the spellings that their names are met in. */
function afghanNames(): NameSet {
  const random = randomNumbers(7);
  const seen = new Set<string>();
  const people: string[][] = [];
  while (people.length < PEOPLE) {
    const parts = [
      pick(AFGHAN_GIVEN_NAMES, random),
      pick(AFGHAN_GIVEN_NAMES, random),
      pick(AFGHAN_SURNAMES, random),
    ];
    const person = random() < 0.6 ? parts.slice(1) : parts;
    const key = person.map(([first]) => first).join(' ');
    if (seen.has(key) || person[0] === person[1]) continue;
    seen.add(key);
    const count = people.length % 2 === 0 ? 1 : 2 + Math.floor(random() * 2);
    people.push([...new Set(Array.from({ length: count }, (_, at) => spelled(person, at, random)))]);
  }
  return nameSet('Afghan', people);
}

/** The first spelling is plain Latin; later ones may be in Arabic script, with an honorific, inverted or with an initial. */
function spelled(person: readonly (readonly string[])[], at: number, random: () => number): string {
  const latin = person.map((part) => pick(part.slice(0, -1), random));
  const chance = at === 0 ? 0 : random();
  if (chance < 0.55) return latin.join(' ');
  if (chance < 0.7) return person.map((part) => part.at(-1)).join(' ');
  if (chance < 0.8) return `${latin.at(-1)}, ${latin.slice(0, -1).join(' ')}`;
  if (chance < 0.9)
    return `${pick(['Dr', 'Mullah', 'Haji', 'Engineer', 'Ustad'], random)} ${latin.join(' ')}`;
  return latin.map((part, place) => (place === 0 ? `${part.charAt(0)}.` : part)).join(' ');
}

function nameSet(title: string, people: readonly (readonly string[])[]): NameSet {
  const persons = new Map<string, number>();
  const names = people.flatMap((spellings, person) =>
    spellings.map((name, at): KnownName => {
      const id = `${person}-${at}`;
      persons.set(id, person);
      return { id, name, kind: 'person', count: 1 };
    }),
  );
  return { title, names, persons };
}

function manyNames(count: number): KnownName[] {
  const random = randomNumbers(11);
  return Array.from({ length: count }, (_, at) => {
    const parts = [
      pick(AFGHAN_GIVEN_NAMES, random),
      pick(AFGHAN_GIVEN_NAMES, random),
      pick(AFGHAN_SURNAMES, random),
    ];
    const ending = String.fromCharCode(97 + Math.floor(random() * 26), 97 + Math.floor(random() * 26));
    const name = parts.map((part) => pick(part.slice(0, -1), random)).join(' ');
    return { id: `${at}`, name: random() < 0.7 ? `${name}${ending}` : name, kind: 'person', count: 1 };
  });
}

function atMostTwoLettersApart(names: readonly KnownName[]): (readonly [string, string])[] {
  const folded = names.map(({ name }) => fold(name));
  return names.flatMap((one, at) =>
    names
      .slice(at + 1)
      .filter((_, next) => lettersApart(folded[at] ?? '', folded[at + 1 + next] ?? '') <= 2)
      .map((other) => [one.id, other.id] as const),
  );
}

/** Levenshtein's distance; 3 for more than two. */
function lettersApart(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return 3;
  let before = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 0; at < one.length; at++) {
    const row = [at + 1];
    for (let to = 0; to < other.length; to++) {
      const change = (before[to] ?? 0) + (one[at] === other[to] ? 0 : 1);
      row.push(Math.min(change, (before[to + 1] ?? 0) + 1, (row[to] ?? 0) + 1));
    }
    if (Math.min(...row) > 2) return 3;
    before = row;
  }
  return before[other.length] ?? 3;
}

function pick<Item>(items: readonly Item[], random: () => number): Item {
  // The lists are never empty, and the index is within them.
  return items[Math.floor(random() * items.length)] as Item;
}

/** The same numbers in every run (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function percent(value: number, of: number): string {
  return of === 0 ? '–' : `${((100 * value) / of).toFixed(1)} %`;
}
