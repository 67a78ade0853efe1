import { createHash } from 'node:crypto';

/** A fingerprint of what a piece is made of: the same for the same parts. */
export function fingerprintOf(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 32);
}

/** Gives every piece of a source a key of its own: its cite key, which some files give twice, or its fingerprint. */
export class PieceKeys {
  readonly #counts = new Map<string, number>();

  keyFor(name: string, fingerprint: string): string {
    const key = name === '' ? `untitled-${fingerprint.slice(0, 12)}` : name;
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return count === 1 ? key : this.keyFor(`${key}#${count}`, fingerprint);
  }
}
