/**
 * How far two rows of sounds (see `soundsOf`) are from each other: 0 the same, to about 0.3 likely two spellings of one
 * name, from 1 on two names. The least sum of what it costs to turn one into the other; infinite beyond `atMost`. Where
 * one of them comes from Arabic script, which writes no short vowels (`isUnvowelled`), these cost next to nothing.
 */
export function soundDistance(one: string, other: string, isUnvowelled = false, atMost = 1): number {
  if (one === other) return 0;
  if (one.length > LONGEST || other.length > LONGEST) return Number.POSITIVE_INFINITY;
  firstRow(other, isUnvowelled);
  for (let at = 0; at < one.length; at++) {
    if (nextRow(one, at, other, isUnvowelled) > atMost) return Number.POSITIVE_INFINITY;
  }
  const distance = row[other.length] ?? Number.POSITIVE_INFINITY;
  return distance > atMost ? Number.POSITIVE_INFINITY : distance;
}

const LONGEST = 60;

// One row for all calls, overwritten from left to right: a million pairs of words are compared, none for long.
const row = new Float64Array(LONGEST + 1);

function firstRow(other: string, isUnvowelled: boolean): void {
  row[0] = 0;
  for (let at = 0; at < other.length; at++) row[at + 1] = (row[at] ?? 0) + costOfOne(other, at, isUnvowelled);
}

/** Gives the least of the row. */
function nextRow(one: string, at: number, other: string, isUnvowelled: boolean): number {
  const left = costOfOne(one, at, isUnvowelled);
  const sound = one.charCodeAt(at);
  const isLast = at === one.length - 1;
  // What stood above and to the left, before it was overwritten.
  let diagonal = row[0] ?? 0;
  row[0] = diagonal + left;
  let least = row[0];
  for (let to = 0; to < other.length; to++) {
    const above = row[to + 1] ?? 0;
    const isEdge = (at === 0 && to === 0) || (isLast && to === other.length - 1);
    const kept = diagonal + costOfChange(sound, other.charCodeAt(to), isEdge, isUnvowelled);
    const added = (row[to] ?? 0) + costOfOne(other, to, isUnvowelled);
    const cost = Math.min(kept, above + left, added);
    row[to + 1] = cost;
    if (cost < least) least = cost;
    diagonal = above;
  }
  return least;
}

/** What a sound costs that only one of the two has. */
function costOfOne(sounds: string, at: number, isUnvowelled: boolean): number {
  const code = sounds.charCodeAt(at);
  if (code >= CODES) return 1;
  const kinds =
    at === 0
      ? ALONE_FIRST
      : at === sounds.length - 1
        ? ALONE_LAST
        : isUnvowelled
          ? ALONE_UNWRITTEN
          : ALONE_WITHIN;
  return kinds[code] ?? 1;
}

const CODES = 128;

/** By sound, for one that begins a name, ends it, or stands within. */
function aloneCosts(costs: Readonly<Record<string, number>>): Float64Array {
  const table = new Float64Array(CODES).fill(1);
  for (const [sounds, cost] of Object.entries(costs)) {
    for (const sound of sounds) table[sound.charCodeAt(0)] = cost;
  }
  return table;
}

const ALONE_FIRST = aloneCosts({ aeiouYW: 0.5, '1': 0.4, h: 0.2, yw23: 0.2 });
// Karim and Karima are a man and a woman, Daniel and Danielle as well.
const ALONE_LAST = aloneCosts({ aiouYW: 0.6, e: 0.25, '1': 0.1, h: 0.05, yw23: 0.5 });
const ALONE_WITHIN = aloneCosts({ aeiouYW: 0.25, '1': 0.1, h: 0.2, yw23: 0.2 });
const ALONE_UNWRITTEN = aloneCosts({ aeiouYW: 0.02, '1': 0.1, h: 0.2, yw23: 0.2 });

/** What it costs that one sound stands for the other: 0 to 1. At the edges of a name a vowel tells more than within. */
function costOfChange(one: number, other: number, isEdge: boolean, isUnvowelled: boolean): number {
  if (one === other) return 0;
  if (one >= CODES || other >= CODES) return 1;
  if (!isEdge) return CHANGED[one * CODES + other] ?? 1;
  return (isUnvowelled ? CHANGED_UNWRITTEN : CHANGED_AT_EDGE)[one * CODES + other] ?? 1;
}

/** Whether a name that begins with one of the sounds may begin with the other in another spelling. */
export function mayBeginAlike(one: string, other: string): boolean {
  return costOfChange(one.charCodeAt(0), other.charCodeAt(0), false, false) <= 0.12;
}

/** By both sounds, whichever comes first. */
function changeCosts(costs: Readonly<Record<string, number>>): Float64Array {
  const table = new Float64Array(CODES * CODES).fill(1);
  for (const [pair, cost] of Object.entries(costs)) {
    const [one, other] = [pair.charCodeAt(0), pair.charCodeAt(1)];
    table[one * CODES + other] = cost;
    table[other * CODES + one] = cost;
  }
  return table;
}

// Pairs that one name is written with, and how much doubt that leaves.
const WITHIN: Readonly<Record<string, number>> = {
  ae: 0.08,
  ei: 0.05,
  ou: 0.05,
  ao: 0.25,
  ai: 0.35,
  au: 0.3,
  eu: 0.15,
  eo: 0.35,
  Yi: 0.1,
  Ye: 0.1,
  Ya: 0.2,
  Wu: 0.1,
  Wo: 0.1,
  Wa: 0.2,
  qk: 0.05,
  qG: 0.08,
  qg: 0.15,
  Gg: 0.08,
  kX: 0.15,
  hX: 0.12,
  wv: 0.05,
  wu: 0.1,
  yi: 0.05,
  zD: 0.05,
  dD: 0.15,
  dz: 0.2,
  zs: 0.2,
  Tt: 0.1,
  Ts: 0.12,
  Cs: 0.25,
  jZ: 0.1,
  zZ: 0.2,
  jy: 0.15,
  Ss: 0.3,
  XS: 0.2,
  gZ: 0.2,
  gk: 0.2,
  '1a': 0.01,
  '1e': 0.05,
  '1i': 0.05,
  '1o': 0.05,
  '1u': 0.05,
  '1Y': 0.05,
  '1W': 0.05,
  '2w': 0.01,
  '2v': 0.02,
  '2u': 0.01,
  '2o': 0.01,
  '2W': 0.02,
  '3y': 0.01,
  '3i': 0.01,
  '3e': 0.02,
  '3Y': 0.02,
  '3a': 0.1,
  '3j': 0.15,
};
const AT_EDGE = { ...WITHIN, ae: 0.16 };
const CHANGED = changeCosts(WITHIN);
const CHANGED_AT_EDGE = changeCosts(AT_EDGE);
// The last letter of فریده is the last of Farida.
const CHANGED_UNWRITTEN = changeCosts({ ...AT_EDGE, ha: 0.05, he: 0.05 });
