import { foldedUnits, openWordReader, UNIT_IGNORED, UNIT_SPELLS, unitsOf } from '../../language/index.ts';

/** Where the labels that begin with certain words end up; 0 is the root. */
export type Node = number;

/**
 * All labels at once, for walking along a text: a trie (Aho and Corasick, CACM 18:6, 1975) whose letters are whole folded words.
 * Its failure links are not needed: a name begins at the beginning of a word, and most words of a text begin none.
 */
export interface LabelWords {
  /** Adds a label; gives the number of its form, which is the same for all that fold to it. -1: there is no word in it. */
  add(label: string): number;
  /** The number of a text's word among those of labels; -1: it is none of them. `hash` as `Words` has it. */
  wordAt(text: string, start: number, end: number, hash: number): number;
  /** Where a first word leads to; -1: nowhere. */
  begin(word: number): Node;
  /** Where a word leads from there; -1: nowhere. */
  next(node: Node, word: number, hardness: number): Node;
  /** The form that ends there; -1: none does. */
  formAt(node: Node): number;
}

/** An empty one, with room for `expected` words in all labels together; it grows. */
export function openLabelWords(expected = 1_024): LabelWords {
  const read = openWordReader();
  const words = openWordTable(expected);
  const edges = openEdges(expected);
  const forms: number[] = [-1];
  // What the first words of labels lead to: asked for most, so it has a table of its own.
  const beginnings: Node[] = [];
  let formCount = 0;
  return {
    add(label) {
      const found = read(label);
      let node = 0;
      for (let at = 0; at < found.count; at++) {
        const [start, end] = [found.starts[at] ?? 0, found.ends[at] ?? 0];
        const word = words.add(label, start, end, found.hashes[at] ?? 0);
        if (word === beginnings.length) beginnings.push(-1);
        const key = edgeKey(word, found.breaks[at] ?? 0);
        const known = at === 0 ? (beginnings[word] ?? -1) : edges.find(node, key);
        const next = known >= 0 ? known : forms.push(-1) - 1;
        if (known < 0 && at === 0) beginnings[word] = next;
        else if (known < 0) edges.add(node, key, next);
        node = next;
      }
      if (node === 0) return -1;
      if ((forms[node] ?? -1) < 0) forms[node] = formCount++;
      return forms[node] ?? -1;
    },
    wordAt: words.find,
    begin: (word) => beginnings[word] ?? -1,
    next: (node, word, hardness) => edges.find(node, edgeKey(word, hardness)),
    formAt: (node) => forms[node] ?? -1,
  };
}

function edgeKey(word: number, hardness: number): number {
  return 2 * word + hardness;
}

/** Words by their hashes, with their letters, so that two words of one hash are told apart. */
function openWordTable(expected: number) {
  // A slot is a word's hash and its number; in one array, because what costs is the way to memory.
  let slots = new Int32Array(2 * slotsFor(expected)).fill(-1);
  let count = 0;
  // The letters of all words behind one another, and where each begins.
  let letters = new Uint16Array(1_024);
  const begins: number[] = [0];
  const units = foldedUnits();

  // Nearly always a word of letters that each fold to one: compared without making anything.
  function isWord(word: number, text: string, start: number, end: number): boolean {
    const from = begins[word] ?? 0;
    const length = (begins[word + 1] ?? 0) - from;
    let at = 0;
    for (let place = start; place < end; place++) {
      const unit = units[text.charCodeAt(place)] ?? 0;
      if (unit <= UNIT_IGNORED) continue;
      if (unit >= UNIT_SPELLS) return isSpelt(from, length, text, start, end);
      if (at >= length || letters[from + at] !== (unit & 0xffff)) return false;
      at += 1;
    }
    return at === length;
  }
  function isSpelt(from: number, length: number, text: string, start: number, end: number): boolean {
    let at = 0;
    for (const unit of unitsOf(text, start, end))
      if (at >= length || letters[from + at++] !== unit) return false;
    return at === length;
  }
  function find(text: string, start: number, end: number, hash: number): number {
    const mask = slots.length - 1;
    for (let slot = (2 * spread(hash)) & mask; ; slot = (slot + 2) & mask) {
      const word = slots[slot + 1] ?? -1;
      if (word < 0 || (slots[slot] === hash && isWord(word, text, start, end))) return word;
    }
  }
  function place(word: number, hash: number): void {
    const mask = slots.length - 1;
    let slot = (2 * spread(hash)) & mask;
    while ((slots[slot + 1] ?? -1) >= 0) slot = (slot + 2) & mask;
    slots[slot] = hash;
    slots[slot + 1] = word;
  }
  function add(text: string, start: number, end: number, hash: number): number {
    const known = find(text, start, end, hash);
    if (known >= 0) return known;
    const word = count++;
    keepLetters(text, start, end);
    if (slots.length < 2 * FILL * count) {
      const former = slots;
      slots = new Int32Array(2 * former.length).fill(-1);
      for (let slot = 0; slot < former.length; slot += 2)
        if ((former[slot + 1] ?? -1) >= 0) place(former[slot + 1] ?? 0, former[slot] ?? 0);
    }
    place(word, hash);
    return word;
  }
  function keepLetters(text: string, start: number, end: number): void {
    let at = begins.at(-1) ?? 0;
    for (const unit of unitsOf(text, start, end)) {
      if (at === letters.length) {
        const larger = new Uint16Array(2 * letters.length);
        larger.set(letters);
        letters = larger;
      }
      letters[at++] = unit;
    }
    begins.push(at);
  }
  return { find, add };
}

/** Edges by the node that they leave and their key. */
function openEdges(expected: number) {
  // A slot: from, key, to, and one unused, so that none lies over two lines of memory.
  let slots = new Int32Array(4 * slotsFor(expected)).fill(-1);
  let count = 0;

  function find(from: Node, key: number): Node {
    const mask = slots.length - 1;
    for (let slot = (4 * edgeHash(from, key)) & mask; ; slot = (slot + 4) & mask) {
      const own = slots[slot] ?? -1;
      if (own < 0) return -1;
      if (own === from && slots[slot + 1] === key) return slots[slot + 2] ?? -1;
    }
  }
  function place(from: Node, key: number, to: Node): void {
    const mask = slots.length - 1;
    let slot = (4 * edgeHash(from, key)) & mask;
    while ((slots[slot] ?? -1) >= 0) slot = (slot + 4) & mask;
    slots[slot] = from;
    slots[slot + 1] = key;
    slots[slot + 2] = to;
  }
  function add(from: Node, key: number, to: Node): void {
    count += 1;
    if (slots.length < 4 * FILL * count) {
      const former = slots;
      slots = new Int32Array(2 * former.length).fill(-1);
      for (let slot = 0; slot < former.length; slot += 4)
        if ((former[slot] ?? -1) >= 0) place(former[slot] ?? 0, former[slot + 1] ?? 0, former[slot + 2] ?? 0);
    }
    place(from, key, to);
  }
  return { find, add };
}

/** This many slots for each, so that most words of a text, which are none of ours, are dismissed at the first look. */
const FILL = 2;

function slotsFor(expected: number): number {
  return 2 ** Math.ceil(Math.log2(FILL * Math.max(expected, 16)));
}

function spread(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 4;
}

function edgeHash(from: number, key: number): number {
  return spread(Math.imul(from, 0x9e3779b1) ^ Math.imul(key, 0x85ebca6b));
}
