import { slipsBetween } from './slips.ts';

/** The archive's words in memory, for finding those that are like another: 15 to 30 bytes a word. */
export interface WordShelf {
  readonly size: number;
  /** All words but this one that are at most so many slips away: letters too many, left out, replaced or exchanged. */
  near(word: string, most: number): string[];
}

/**
 * Keeps folded words. Every word of about the right length is looked at: which letters two words have is told by two numbers, so that
 * hardly any have to be compared, and a million are looked through in some milliseconds. Nothing is missed, as it is where words are
 * looked up by their beginnings.
 */
export function makeWordShelf(words: readonly string[]): WordShelf {
  const ordered = byLength(words);
  const { starts, letters, kinds } = ordered;
  return {
    size: words.length,
    near(word, most) {
      const own = codesOf(word);
      const ownKinds = kindsOf(own, 0, own.length);
      const found: string[] = [];
      const last = ordered.firstOfLength(own.length + most + 1);
      for (let at = ordered.firstOfLength(own.length - most); at < last; at++) {
        const its = kinds[at] ?? 0;
        if (its !== ownKinds && (count(its & ~ownKinds) > most || count(ownKinds & ~its) > most)) continue;
        const candidate = letters.subarray(starts[at], starts[at + 1]);
        const slips = slipsBetween(own, candidate, most);
        if (slips > 0 && slips <= most) found.push(String.fromCharCode(...candidate));
      }
      return found;
    },
  };
}

/** Longer ones are no words anybody mistypes. */
const LONGEST = 40;

interface OrderedWords {
  /** Where each word begins in `letters`; one more for the end. */
  readonly starts: Uint32Array;
  readonly letters: Uint16Array;
  /** Which letters each word has. */
  readonly kinds: Int32Array;
  firstOfLength(length: number): number;
}

function byLength(words: readonly string[]): OrderedWords {
  const kept = words.filter(({ length }) => length > 0 && length <= LONGEST);
  const firsts = firstsByLength(kept);
  const next = [...firsts];
  const ordered = new Array<string>(kept.length);
  for (const word of kept) {
    const at = next[word.length] ?? 0;
    ordered[at] = word;
    next[word.length] = at + 1;
  }
  return {
    ...packed(ordered),
    firstOfLength: (length) => firsts[Math.min(Math.max(length, 0), LONGEST + 1)] ?? 0,
  };
}

/** How many words are shorter, for each length. */
function firstsByLength(words: readonly string[]): number[] {
  const firsts = new Array<number>(LONGEST + 2).fill(0);
  for (const { length } of words) firsts[length + 1] = (firsts[length + 1] ?? 0) + 1;
  for (let length = 1; length < firsts.length; length++)
    firsts[length] = (firsts[length] ?? 0) + (firsts[length - 1] ?? 0);
  return firsts;
}

function packed(words: readonly string[]): Omit<OrderedWords, 'firstOfLength'> {
  const size = words.reduce((sum, { length }) => sum + length, 0);
  const starts = new Uint32Array(words.length + 1);
  const letters = new Uint16Array(size);
  const kinds = new Int32Array(words.length);
  let at = 0;
  for (const [number, word] of words.entries()) {
    starts[number] = at;
    for (let letter = 0; letter < word.length; letter++) letters[at++] = word.charCodeAt(letter);
    kinds[number] = kindsOf(letters, starts[number] ?? 0, at);
  }
  starts[words.length] = at;
  return { starts, letters, kinds };
}

function codesOf(word: string): Uint16Array {
  return Uint16Array.from(word, (_, at) => word.charCodeAt(at));
}

/** A bit for each letter: neighbours in an alphabet have different ones. */
function kindsOf(letters: Uint16Array, from: number, to: number): number {
  let kinds = 0;
  for (let at = from; at < to; at++) kinds |= 1 << ((letters[at] ?? 0) & 31);
  return kinds;
}

/** How many bits are set. */
function count(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
