import type { TextPiece } from './view.ts';

/**
 * What was taken out of a text and put into it, by words: pieces in reading order, of which `same` and `removed` joined
 * give the first text, `same` and `added` the second. Fewest changes, after E. W. Myers, “An O(ND) Difference Algorithm
 * and Its Variations” (1986), section 4b, in linear memory; for texts with hardly a word in common only nearly so,
 * because the work is bounded. Words that stand alone between larger changes are told with them.
 */
export function diffTexts(before: string, after: string): TextPiece[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  const numbers = new Map<string, number>();
  const runs = commonRuns(numbered(a, numbers), numbered(b, numbers));
  return joinScattered(passagesOf(a, b, runs)).flatMap(piecesOf);
}

/** A stretch of the texts: what was there, what is there now, and what both go on with. */
interface Passage {
  readonly removed: string;
  readonly added: string;
  readonly same: string;
}

/** So many words from `a` and `b` on are the same in both. */
interface Run {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** The part of both texts that is still to be compared. */
interface Box {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
}

/** Words, white space, and any other characters one by one: joined they are the text. */
function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

const WORD = /[\p{L}\p{N}\p{M}\u200c\u200d]+|\s+|[\s\S]/gu;

function numbered(words: readonly string[], numbers: Map<string, number>): Int32Array {
  return Int32Array.from(words, (word) => {
    const number = numbers.get(word) ?? numbers.size;
    numbers.set(word, number);
    return number;
  });
}

function commonRuns(a: Int32Array, b: Int32Array): Run[] {
  const runs: Run[] = [];
  const longestSearch = Math.max(16, Math.min(512, Math.floor(MOST_STEPS / (a.length + b.length + 1))));
  const boxes: Box[] = [{ a0: 0, a1: a.length, b0: 0, b1: b.length }];
  for (let box = boxes.pop(); box; box = boxes.pop()) {
    const inner = withoutCommonEnds(a, b, box, runs);
    if (inner.a0 === inner.a1 || inner.b0 === inner.b1) continue;
    const { x, y } = splitPoint(a, b, inner, longestSearch);
    boxes.push({ ...inner, a0: x, b0: y }, { ...inner, a1: x, b1: y });
  }
  return runs.sort((one, other) => one.a - other.a);
}

const MOST_STEPS = 5_000_000;

/** The box without what both texts begin and end with there, which is told as runs. */
function withoutCommonEnds(a: Int32Array, b: Int32Array, box: Box, runs: Run[]): Box {
  let { a0, a1, b0, b1 } = box;
  while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) {
    a0 += 1;
    b0 += 1;
  }
  if (a0 > box.a0) runs.push({ a: box.a0, b: box.b0, length: a0 - box.a0 });
  while (a0 < a1 && b0 < b1 && a[a1 - 1] === b[b1 - 1]) {
    a1 -= 1;
    b1 -= 1;
  }
  if (a1 < box.a1) runs.push({ a: a1, b: b1, length: box.a1 - a1 });
  return { a0, a1, b0, b1 };
}

/**
 * A point that a path of fewest changes through the box goes through, searched from both ends; after so many changes the
 * furthest point reached from the beginning instead. The box begins and ends with different words, so that the point is
 * never one of its corners and both parts are smaller.
 */
function splitPoint(a: Int32Array, b: Int32Array, box: Box, longestSearch: number): { x: number; y: number } {
  const [n, m] = [box.a1 - box.a0, box.b1 - box.b0];
  const forward = new Frontier(n, m, longestSearch, (x, y) => a[box.a0 + x] === b[box.b0 + y]);
  const backward = new Frontier(n, m, longestSearch, (x, y) => a[box.a1 - 1 - x] === b[box.b1 - 1 - y]);
  for (let changes = 0; changes <= longestSearch; changes += 1) {
    const met = forward.advance(changes, (x, diagonal) => x + backward.reached(n - m - diagonal, n) >= n);
    if (met) return { x: box.a0 + met.x, y: box.b0 + met.y };
    const metBack = backward.advance(changes, (x, diagonal) => x + forward.reached(n - m - diagonal, n) >= n);
    if (metBack) return { x: box.a1 - metBack.x, y: box.b1 - metBack.y };
  }
  const { x, y } = forward.furthest(longestSearch);
  return { x: box.a0 + x, y: box.b0 + y };
}

const UNREACHED = -1;

/** How far one gets from a corner of a box with so many changes, on each diagonal (`x - y`). */
class Frontier {
  readonly #n: number;
  readonly #m: number;
  readonly #isSame: (x: number, y: number) => boolean;
  readonly #middle: number;
  readonly #x: Int32Array;

  constructor(n: number, m: number, longestSearch: number, isSame: (x: number, y: number) => boolean) {
    const size = Math.min(longestSearch, n + m) + 2;
    this.#n = n;
    this.#m = m;
    this.#isSame = isSame;
    this.#middle = size;
    this.#x = new Int32Array(2 * size + 1).fill(UNREACHED);
  }

  /** Allows one change more; the first point at which the other side is met. */
  advance(changes: number, isMet: (x: number, diagonal: number) => boolean): { x: number; y: number } | null {
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      let x = this.#start(diagonal, changes);
      if (x === UNREACHED) continue;
      while (x < this.#n && x - diagonal < this.#m && this.#isSame(x, x - diagonal)) x += 1;
      this.#x[this.#middle + diagonal] = x;
      if (isMet(x, diagonal)) return { x, y: x - diagonal };
    }
    return null;
  }

  /** How far it got on a diagonal; where it did not come, so little that nothing is met. */
  reached(diagonal: number, n: number): number {
    const x = this.#x[this.#middle + diagonal] ?? UNREACHED;
    return x === UNREACHED ? -n - 1 : x;
  }

  furthest(changes: number): { x: number; y: number } {
    let best = { x: 0, y: 0 };
    for (let diagonal = -changes; diagonal <= changes; diagonal += 1) {
      const x = this.#x[this.#middle + diagonal] ?? UNREACHED;
      if (x !== UNREACHED && 2 * x - diagonal > best.x + best.y) best = { x, y: x - diagonal };
    }
    return best;
  }

  /** One word taken out from the diagonal below, or put in from the one above, whichever gets further. */
  #start(diagonal: number, changes: number): number {
    if (changes === 0) return 0;
    const below = this.#x[this.#middle + diagonal - 1] ?? UNREACHED;
    const above = this.#x[this.#middle + diagonal + 1] ?? UNREACHED;
    const byRemoving = below === UNREACHED || below >= this.#n ? UNREACHED : below + 1;
    const byAdding = above === UNREACHED || above - diagonal > this.#m ? UNREACHED : above;
    return Math.max(byRemoving, byAdding);
  }
}

function passagesOf(a: readonly string[], b: readonly string[], runs: readonly Run[]): Passage[] {
  const end: Run = { a: a.length, b: b.length, length: 0 };
  let [fromA, fromB] = [0, 0];
  return [...runs, end].map((run) => {
    const passage = {
      removed: a.slice(fromA, run.a).join(''),
      added: b.slice(fromB, run.b).join(''),
      same: a.slice(run.a, run.a + run.length).join(''),
    };
    [fromA, fromB] = [run.a + run.length, run.b + run.length];
    return passage;
  });
}

/** Common words shorter than the changes on both their sides are coincidence, and reading around them is hard. */
function joinScattered(passages: readonly Passage[]): Passage[] {
  const joined: Passage[] = [];
  for (const passage of passages) {
    let next = passage;
    for (let last = joined.at(-1); last && isScattered(last, next); last = joined.at(-1)) {
      joined.pop();
      next = {
        removed: last.removed + last.same + next.removed,
        added: last.added + last.same + next.added,
        same: next.same,
      };
    }
    joined.push(next);
  }
  return joined;
}

function isScattered(last: Passage, next: Passage): boolean {
  return last.same.length <= Math.min(sizeOf(last), sizeOf(next));
}

function sizeOf({ removed, added }: Passage): number {
  return Math.max(removed.length, added.length);
}

function piecesOf({ removed, added, same }: Passage): TextPiece[] {
  const pieces: TextPiece[] = [
    { kind: 'removed', text: removed },
    { kind: 'added', text: added },
    { kind: 'same', text: same },
  ];
  return pieces.filter((piece) => piece.text !== '');
}
