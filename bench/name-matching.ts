// Spellings to names: hand-made variants, generated slips and the other script, beside plain Levenshtein and exact folding.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fold } from '../src/language/index.ts';
import { type KnownConcept, openMatcher } from '../src/names/index.ts';
import { randomNumbers } from './generated-archive.ts';
import { type Table, whole } from './table.ts';

interface Place {
  readonly code: string;
  readonly kind: 'province' | 'district';
  readonly within: string | null;
  readonly english: string;
  readonly dari: string;
}

/** A spelling, the English names that are right for it (none: nothing is), and whether only districts are asked for. */
interface Question {
  readonly spelling: string;
  readonly right: ReadonlySet<string>;
}

interface Answer {
  readonly id: string | null;
  readonly isSure: boolean;
}
type Method = (spelling: string) => Answer;

const DATA = join('..', 'shared', 'devset', 'places');
const VARIANTS = join('bench', 'name-variants.json');

export async function measureNameMatching(): Promise<Table> {
  const variants: { places: [string, string][]; samePersons: [string, string, boolean][] } = JSON.parse(
    readFileSync(VARIANTS, 'utf8'),
  );
  const rows = existsSync(DATA) ? placeRows(readPlaces(), variants.places) : [];
  return {
    title: 'Spellings to names',
    columns: ['', 'spellings', 'first is right', 'sure', 'sure and wrong', 'a spelling'],
    rows: [...rows, ...personRows(variants.samePersons)],
    remark:
      'Places: 34 provinces and 399 districts of Afghanistan. Levenshtein: the nearest label with at most 2 letters changed, sure where there is\n' +
      'one nearest. Left out: the right name is not in the list, so that whatever is sure is wrong, unless it is written the same.',
  };
}

function placeRows(places: readonly Place[], variants: readonly (readonly [string, string])[]): string[][] {
  const english = places.map((it) => conceptOf(it, it.english));
  const dari = places.map((it) => conceptOf(it, it.dari));
  const named = (name: string) =>
    new Set(places.filter((it) => fold(it.english) === fold(name)).map(({ code }) => code));
  const byHand = variants
    .map(([spelling, name]) => ({ spelling, right: named(name) }))
    .filter(({ right }) => right.size > 0);
  const slips = generatedSlips(places);
  const both = (it: Place) =>
    new Set(places.filter((other) => other.english === it.english).map(({ code }) => code));
  const fromDari = places.map((it) => ({ spelling: it.dari, right: both(it) }));
  const fromEnglish = places.map((it) => ({
    spelling: it.english,
    right: new Set(places.filter((o) => o.dari === it.dari).map(({ code }) => code)),
  }));
  return [
    ...rowsFor('variants by hand', byHand, english),
    ...rowsFor('generated slips', slips, english),
    ...rowsFor('Dari to English', fromDari, english),
    ...rowsFor('English to Dari', fromEnglish, dari),
    ...leftOutRows(places, english),
  ];
}

function rowsFor(
  name: string,
  questions: readonly Question[],
  concepts: readonly KnownConcept[],
): string[][] {
  return methodsOf(concepts).map(([method, ask]) => rowOf(`${name}: ${method}`, questions, ask));
}

function rowOf(name: string, questions: readonly Question[], ask: Method): string[] {
  let [right, sure, wrong] = [0, 0, 0];
  const startedAt = performance.now();
  for (const { spelling, right: wanted } of questions) {
    const { id, isSure } = ask(spelling);
    if (id !== null && wanted.has(id)) right += 1;
    if (isSure) sure += 1;
    if (isSure && (id === null || !wanted.has(id))) wrong += 1;
  }
  const took = (performance.now() - startedAt) / questions.length;
  const share = (value: number) => `${((100 * value) / questions.length).toFixed(1)} %`;
  return [name, whole(questions.length), share(right), share(sure), `${wrong}`, `${took.toFixed(2)} ms`];
}

function methodsOf(concepts: readonly KnownConcept[]): readonly (readonly [string, Method])[] {
  const matcher = openMatcher(concepts);
  const labels = concepts.flatMap(({ id, labels: own }) => own.map(({ text }) => ({ id, form: fold(text) })));
  return [
    [
      'Sheaf',
      (spelling) => {
        const [best] = matcher.match(spelling, { limit: 1 });
        return { id: best?.id ?? null, isSure: best?.isSure ?? false };
      },
    ],
    ['Levenshtein', (spelling) => nearest(labels, fold(spelling), 2)],
    ['exact folding', (spelling) => nearest(labels, fold(spelling), 0)],
  ];
}

function nearest(labels: readonly { id: string; form: string }[], form: string, most: number): Answer {
  let [best, least, count]: [string | null, number, number] = [null, most + 1, 0];
  for (const { id, form: other } of labels) {
    const distance = levenshtein(form, other, most);
    if (distance < least) [best, least, count] = [id, distance, 1];
    else if (distance === least && distance <= most) count += 1;
  }
  return { id: best, isSure: best !== null && count === 1 };
}

function levenshtein(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const now = [row];
    for (let column = 1; column <= other.length; column++)
      now.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (now[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1),
        ),
      );
    last = now;
  }
  return last[other.length] ?? most + 1;
}

/** By another hand than the matcher's tables: what keyboards, ears and haste do. */
function generatedSlips(places: readonly Place[]): Question[] {
  const random = randomNumbers(31);
  const neighbours: Readonly<Record<string, string>> = {
    a: 'sq',
    e: 'rw',
    i: 'uo',
    n: 'mb',
    r: 'te',
    s: 'ad',
    t: 'ry',
    d: 'sf',
    h: 'gj',
    k: 'jl',
    l: 'k',
    o: 'ip',
  };
  const slips: ((text: string) => string)[] = [
    (text) => cut(text, 1 + Math.floor(random() * (text.length - 1)), ''),
    (text) => swapped(text, 1 + Math.floor(random() * (text.length - 2))),
    (text) => text.replace(/[aeiou](?=.)/u, (vowel) => vowel + vowel),
    (text) => text.replace(/(?<=.)[aeiou]/u, () => 'aeiou'[Math.floor(random() * 5)] ?? 'a'),
    (text) => text.replace(/(?<=.)[aeinrstdhklo]/u, (letter) => neighbours[letter]?.charAt(0) ?? letter),
    (text) => text.replace(/[-\s]/gu, ''),
    (text) => text.toUpperCase(),
    (text) => text.replace(/q/gu, 'k').replace(/gh/gu, 'g').replace(/w/gu, 'v'),
    (text) => text.replace(/i$/u, 'y').replace(/u/u, 'oo'),
  ];
  return places.flatMap((place) => {
    const right = new Set(places.filter((it) => it.english === place.english).map(({ code }) => code));
    return slips.flatMap((slip) => {
      const spelling = slip(place.english);
      return spelling === place.english ? [] : [{ spelling, right }];
    });
  });
}

function cut(text: string, at: number, by: string): string {
  return text.slice(0, at) + by + text.slice(at + 1);
}

function swapped(text: string, at: number): string {
  return text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);
}

function leftOutRows(places: readonly Place[], concepts: readonly KnownConcept[]): string[][] {
  return ['Sheaf', 'Levenshtein'].map((method, which) => {
    let [sure, startedAt] = [0, performance.now()];
    for (const [at, place] of places.entries()) {
      const others = concepts.filter((_, other) => other !== at && places[other]?.english !== place.english);
      if (methodsOf(others)[which]?.[1](place.english).isSure) sure += 1;
    }
    const took = (performance.now() - startedAt) / places.length;
    startedAt = 0;
    return [
      `left out: ${method}`,
      whole(places.length),
      '–',
      `${((100 * sure) / places.length).toFixed(1)} %`,
      `${sure}`,
      `${took.toFixed(0)} ms with opening`,
    ];
  });
}

function personRows(pairs: readonly (readonly [string, string, boolean])[]): string[][] {
  const methods = ['Sheaf', 'Levenshtein', 'exact folding'];
  return methods.map((method, which) => {
    let [same, found, merged] = [0, 0, 0];
    const startedAt = performance.now();
    for (const [spelling, name, isSame] of pairs) {
      const concept: KnownConcept = {
        id: 'it',
        kind: 'person',
        within: [],
        labels: [{ text: name, language: null, type: 'preferred' }],
      };
      const isTaken = methodsOf([concept])[which]?.[1](spelling).isSure ?? false;
      if (isSame) same += 1;
      if (isSame && isTaken) found += 1;
      if (!isSame && isTaken) merged += 1;
    }
    const took = (performance.now() - startedAt) / pairs.length;
    return [
      `people by hand: ${method}`,
      whole(pairs.length),
      `${((100 * found) / same).toFixed(1)} % of ${same}`,
      '–',
      `${merged} of ${pairs.length - same}`,
      `${took.toFixed(2)} ms`,
    ];
  });
}

function conceptOf(place: Place, label: string): KnownConcept {
  return {
    ...{
      id: place.code,
      kind: 'place',
      placeKind: place.kind,
      within: place.within === null ? [] : [place.within],
    },
    labels: [{ text: label, language: null, type: 'preferred' }],
  };
}

function readPlaces(): Place[] {
  const read = (file: string): Readonly<Record<string, string>>[] =>
    JSON.parse(readFileSync(join(DATA, file), 'utf8'));
  const provinces = read('provinces.json').map(
    (it): Place => ({
      ...{
        code: it.ADM1_PCODE ?? '',
        kind: 'province',
        within: null,
        english: it.ADM1_EN ?? '',
        dari: it.ADM1_DA ?? '',
      },
    }),
  );
  const districts = read('districts.json').map(
    (it): Place => ({
      ...{
        code: it.ADM2_PCODE ?? '',
        kind: 'district',
        within: it.ADM1_PCODE ?? '',
        english: it.ADM2_EN ?? '',
        dari: it.ADM2_DA ?? '',
      },
    }),
  );
  return [...provinces, ...districts];
}
