import { randomBytes } from 'node:crypto';

// Crockford's alphabet in lower case: no i, l, o, u, so that an id read aloud or copied by hand stays itself.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 16;

/** A new random name of 80 bits such as `publication-7c0g…`; the prefix says what it names. */
export function newId(prefix: string): string {
  const letters = Array.from(randomBytes(LENGTH), (byte) => ALPHABET.charAt(byte % ALPHABET.length));
  return `${prefix}-${letters.join('')}`;
}
