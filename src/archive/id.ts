import { randomFillSync } from 'node:crypto';

// Crockford's alphabet in lower case: no i, l, o, u, so that an id read aloud or copied by hand stays itself.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** Milliseconds since 1970 in nine letters last until the year 3084. */
const TIME_LETTERS = 9;
const RANDOM_LETTERS = 11;

/**
 * A new name such as `publication-1jbz2k0q7…`, never given before: the time in milliseconds, then 55 random bits; the
 * prefix says what it names. Names that are made one after the other stand beside each other in every index of the
 * database: with wholly random ones, taking in a large source wrote half as much again.
 */
export function newId(prefix: string): string {
  return `${prefix}-${timeLetters(Date.now())}${randomLetters()}`;
}

let lastTime = -1;
let lastLetters = '';

function timeLetters(time: number): string {
  if (time === lastTime) return lastLetters;
  let letters = '';
  for (let rest = time; letters.length < TIME_LETTERS; rest = Math.floor(rest / ALPHABET.length))
    letters = ALPHABET.charAt(rest % ALPHABET.length) + letters;
  lastTime = time;
  lastLetters = letters;
  return letters;
}

const pool = new Uint8Array(128 * RANDOM_LETTERS);
let used = pool.length;

function randomLetters(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  let letters = '';
  for (const end = used + RANDOM_LETTERS; used < end; used += 1)
    letters += ALPHABET.charAt((pool[used] ?? 0) % ALPHABET.length);
  return letters;
}
