/**
 * How far two rows of sounds (see `soundsOf`) are from each other: 0 the same, to about 0.3 likely two spellings of one
 * name, from 1 on two names. The least sum of what it costs to turn one into the other; infinite beyond `atMost`. Where
 * one of them comes from Arabic script, which writes no short vowels (`isUnvowelled`), these cost next to nothing.
 */
export function soundDistance(one: string, other: string, isUnvowelled = false, atMost = 1): number {
  if (one === other) return 0;
  if (one.length > LONGEST || other.length > LONGEST) return Number.POSITIVE_INFINITY;
  let before = firstRow(other, isUnvowelled);
  for (let at = 0; at < one.length; at++) {
    const row = nextRow(before, one, at, other, isUnvowelled);
    if (Math.min(...row) > atMost) return Number.POSITIVE_INFINITY;
    before = row;
  }
  const distance = before[other.length] ?? Number.POSITIVE_INFINITY;
  return distance > atMost ? Number.POSITIVE_INFINITY : distance;
}

const LONGEST = 60;

function firstRow(other: string, isUnvowelled: boolean): number[] {
  const row = [0];
  for (let at = 0; at < other.length; at++) row.push((row[at] ?? 0) + costOfOne(other, at, isUnvowelled));
  return row;
}

function nextRow(
  before: readonly number[],
  one: string,
  at: number,
  other: string,
  isUnvowelled: boolean,
): number[] {
  const left = costOfOne(one, at, isUnvowelled);
  const row = [(before[0] ?? 0) + left];
  for (let to = 0; to < other.length; to++) {
    const kept = (before[to] ?? 0) + costOfChange(one.charAt(at), other.charAt(to));
    const dropped = (before[to + 1] ?? 0) + left;
    const added = (row[to] ?? 0) + costOfOne(other, to, isUnvowelled);
    row.push(Math.min(kept, dropped, added));
  }
  return row;
}

/** What a sound costs that only one of the two has. */
function costOfOne(sounds: string, at: number, isUnvowelled: boolean): number {
  const sound = sounds.charAt(at);
  const isLast = at === sounds.length - 1;
  if (sound === '1') return 0.1;
  if (sound === 'h') return isLast ? 0.05 : 0.2;
  if (VOWELS.has(sound)) return costOfVowel(sound, at === 0, isLast, isUnvowelled);
  if (GLIDES.has(sound)) return isLast ? 0.5 : 0.2;
  return 1;
}

function costOfVowel(sound: string, isFirst: boolean, isLast: boolean, isUnvowelled: boolean): number {
  if (isFirst) return 0.5;
  // Karim and Karima are a man and a woman, Daniel and Danielle as well.
  if (isLast) return sound === 'e' ? 0.25 : 0.6;
  return isUnvowelled ? 0.02 : 0.25;
}

function costOfChange(one: string, other: string): number {
  if (one === other) return 0;
  return COSTS.get(one + other) ?? 1;
}

const VOWELS = new Set('aeiouYW');
const GLIDES = new Set('yw23');

// Pairs that one name is written with, and how much doubt that leaves.
const COSTS = new Map(
  Object.entries({
    ae: 0.08,
    ei: 0.05,
    ou: 0.05,
    ao: 0.25,
    ai: 0.35,
    au: 0.3,
    eu: 0.2,
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
    jZ: 0.1,
    zZ: 0.2,
    jy: 0.15,
    Ss: 0.3,
    XS: 0.2,
    gZ: 0.2,
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
  }).flatMap(([pair, cost]): [string, number][] => [
    [pair, cost],
    [pair.charAt(1) + pair.charAt(0), cost],
  ]),
);
