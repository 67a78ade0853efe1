// Nearly the same texts among 100,000, found by their signatures, beside comparing all with all by their runs of words.
import { findNearDuplicates } from '../src/catalogue/likeness/near-duplicates.ts';
import { textSignature } from '../src/catalogue/likeness/text-signature.ts';
import { ms, type Table, whole } from './table.ts';

/** How long it takes to find the near-copies of a number of texts, and how many are found. */
export interface DuplicatesResult {
  readonly texts: number;
  readonly signatureSeconds: number;
  readonly pairSeconds: number;
  readonly microsecondsPerText: number;
  /** Megabytes that the process has grown by at most, the texts themselves aside. */
  readonly megabytes: number;
  /** Copies as alike as was asked for (Jaccard of runs of four words, 0.8 and more), and how many of them were found. */
  readonly alike: number;
  readonly found: number;
  /** Pairs that were given, and how many of these are a text and its copy, however much it was edited. */
  readonly given: number;
  readonly right: number;
  /** By kind of change: copies as alike as asked, and found. */
  readonly kinds: readonly { readonly kind: string; readonly alike: number; readonly found: number }[];
  /** Comparing all with all, exactly: measured on a sample, its square carried over to all texts. */
  readonly exactSampleSize: number;
  readonly exactSampleSeconds: number;
  readonly exactSeconds: number;
}

/** Measures with `count` texts of 400 words, a tenth of them copies; the texts are the same in every run. */
export async function measureDuplicates(count = 100_000): Promise<DuplicatesResult> {
  const corpus = makeCorpus(count);
  const before = process.memoryUsage().rss;
  let most = before;
  const signatureStart = performance.now();
  const items = corpus.texts.map((text, at) => ({ id: `${at}`, signature: textSignature(text) }));
  const signatureSeconds = (performance.now() - signatureStart) / 1000;
  most = Math.max(most, process.memoryUsage().rss);
  const pairStart = performance.now();
  const pairs = findNearDuplicates(items, { atLeast: ASKED });
  const pairSeconds = (performance.now() - pairStart) / 1000;
  most = Math.max(most, process.memoryUsage().rss);
  const given = new Set(pairs.map(({ one, other }) => `${one} ${other}`));
  const alike = corpus.copies.filter(({ likeness }) => likeness >= ASKED);
  const isFound = ({ of, at }: Copy) => given.has(`${of} ${at}`);
  // The end of the corpus, where the copies are.
  const { seconds: exactSampleSeconds } = compareAll(corpus.texts.slice(-SAMPLE));
  return {
    texts: corpus.texts.length,
    signatureSeconds,
    pairSeconds,
    microsecondsPerText: (1e6 * signatureSeconds) / corpus.texts.length,
    megabytes: (most - before) / 2 ** 20,
    alike: alike.length,
    found: alike.filter(isFound).length,
    given: pairs.length,
    right: corpus.copies.filter(isFound).length,
    kinds: Object.keys(CHANGES).map((kind) => {
      const of = alike.filter((copy) => copy.kind === kind);
      return { kind, alike: of.length, found: of.filter(isFound).length };
    }),
    exactSampleSize: SAMPLE,
    exactSampleSeconds,
    exactSeconds: exactSampleSeconds * (corpus.texts.length / SAMPLE) ** 2,
  };
}

/** The measurement as a table. */
export async function duplicatesTable(): Promise<Table> {
  const it = await measureDuplicates();
  return {
    title: `Near-copies among ${whole(it.texts)} texts of 400 words, alike by ${ASKED} and more`,
    columns: ['', 'signatures', 'pairs', 'together', 'recall', 'precision'],
    rows: [
      [
        'Sheaf',
        seconds(it.signatureSeconds),
        seconds(it.pairSeconds),
        seconds(it.signatureSeconds + it.pairSeconds),
        percent(it.found, it.alike),
        percent(it.right, it.given),
      ],
      ['all with all, exactly', '–', seconds(it.exactSeconds), seconds(it.exactSeconds), '100 %', '100 %'],
    ],
    remark: [
      `A signature takes ${ms(it.microsecondsPerText / 1000)}; memory grew by ${whole(it.megabytes)} MB.`,
      `Found of the copies that are so alike: ${it.kinds.map(({ kind, alike, found }) => `${kind} ${whole(found)} of ${whole(alike)}`).join(', ')}.`,
      `“All with all” was run on ${whole(it.exactSampleSize)} texts (${seconds(it.exactSampleSeconds)}) and carried over by the square.`,
      'Precision counts a pair as right where one is a copy of the other, however much edited.',
    ].join('\n'),
  };
}

const ASKED = 0.8;
const SAMPLE = 2000;
const WORDS = 400;

interface Copy {
  readonly kind: string;
  readonly of: number;
  readonly at: number;
  /** In truth. */
  readonly likeness: number;
}

interface Corpus {
  readonly texts: readonly string[];
  readonly copies: readonly Copy[];
}

type Words = readonly number[];
type Change = (words: Words, random: () => number) => number[];

/** What happens to a text on its way: a tenth of all texts are such copies of one before. */
const CHANGES: Readonly<Record<string, Change>> = {
  'edited throughout (1–15 % of the words)': (words, random) => {
    const share = 0.01 + 0.14 * random();
    return words.map((word) => (random() < share ? anyWord(random) : word));
  },
  'a new introduction': (words, random) => [...makeWords(5 + Math.floor(40 * random()), random), ...words],
  'an amended ending': (words, random) => {
    const kept = Math.floor(words.length * (0.85 + 0.14 * random()));
    return [...words.slice(0, kept), ...makeWords(words.length - kept + 10, random)];
  },
  'a paragraph left out': (words, random) => {
    const from = Math.floor((words.length - 50) * random());
    return [...words.slice(0, from), ...words.slice(from + 10 + Math.floor(40 * random()))];
  },
};

function makeCorpus(count: number): Corpus {
  const random = randomNumbers(3);
  const originals = Math.ceil(count * 0.9);
  const written = Array.from({ length: originals }, () => makeWords(WORDS, random));
  const kinds = Object.entries(CHANGES);
  const copies: Copy[] = [];
  const texts = written.map(textOf);
  for (let at = originals; at < count; at++) {
    // Each text is copied once at most: what is counted is pairs.
    const of = (at - originals) * Math.floor(originals / (count - originals));
    const [kind, change] = kinds[at % kinds.length] ?? ['', (words: Words) => [...words]];
    const source = written[of] ?? [];
    const changed = change(source, random);
    texts.push(textOf(changed));
    copies.push({ kind, of, at, likeness: jaccard(runsOf(source), runsOf(changed)) });
  }
  return { texts, copies };
}

/** Common words stand more often than rare ones, about as in print. */
function anyWord(random: () => number): number {
  return Math.floor(VOCABULARY.length * random() ** 3);
}

function makeWords(count: number, random: () => number): number[] {
  return Array.from({ length: count }, () => anyWord(random));
}

function textOf(words: Words): string {
  return words.map((word, at) => (at % 17 === 16 ? `${VOCABULARY[word]}.` : VOCABULARY[word])).join(' ');
}

const VOCABULARY: readonly string[] = makeVocabulary();

function makeVocabulary(): string[] {
  const random = randomNumbers(5);
  const syllables = [
    'ka',
    'ru',
    'men',
    'ti',
    'so',
    'lar',
    'be',
    'ni',
    'dor',
    'a',
    'wes',
    'il',
    'un',
    'che',
    'pra',
  ];
  return Array.from({ length: 30_000 }, (_, at) => {
    const length = 1 + Math.floor(3 * random());
    const parts = Array.from({ length }, () => syllables[Math.floor(syllables.length * random())]);
    return `${parts.join('')}${at < 100 ? '' : at.toString(36)}`;
  });
}

function runsOf(words: Words): Set<string> {
  return new Set(words.slice(3).map((_, at) => words.slice(at, at + 4).join(' ')));
}

function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const run of one) if (other.has(run)) common += 1;
  return common / (one.size + other.size - common);
}

/** What a user would write: the sorted runs of every text as numbers, merged with those of every other. */
function compareAll(texts: readonly string[]): { readonly alike: number; readonly seconds: number } {
  const start = performance.now();
  const numbers = new Map<string, number>();
  const sets = texts.map((text) => {
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    const runs = words.slice(3).map((_, at) => {
      const run = words.slice(at, at + 4).join(' ');
      const number = numbers.get(run) ?? numbers.size;
      numbers.set(run, number);
      return number;
    });
    return Uint32Array.from(new Set(runs)).sort();
  });
  let alike = 0;
  for (let one = 0; one < sets.length; one++) {
    for (let other = one + 1; other < sets.length; other++) {
      if (jaccardOfSorted(sets[one] ?? NO_RUNS, sets[other] ?? NO_RUNS) >= ASKED) alike += 1;
    }
  }
  return { alike, seconds: (performance.now() - start) / 1000 };
}

const NO_RUNS = new Uint32Array(0);

function jaccardOfSorted(one: Uint32Array, other: Uint32Array): number {
  let [a, b, common] = [0, 0, 0];
  while (a < one.length && b < other.length) {
    const [left, right] = [one[a] ?? 0, other[b] ?? 0];
    if (left === right) common += 1;
    if (left <= right) a += 1;
    if (right <= left) b += 1;
  }
  return common / (one.length + other.length - common);
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
  return of === 0 ? '–' : `${((100 * value) / of).toFixed(2)} %`;
}

function seconds(value: number): string {
  return value > 600 ? `${whole(value / 60)} min` : `${value.toFixed(2)} s`;
}
