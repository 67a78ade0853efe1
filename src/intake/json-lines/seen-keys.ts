import { createHash } from 'node:crypto';

/**
 * Which keys were seen, as 52-bit hashes in one flat array: a file of millions of records has millions of keys, and a set of
 * texts would take as much memory as the file. Two keys of a million share a hash once in ten thousand files.
 */
export class SeenKeys {
  #slots = new Float64Array(1_024);
  #count = 0;

  /** Whether the key is new; remembers it. */
  add(key: string): boolean {
    if (this.#count * 2 >= this.#slots.length) this.#grow();
    // 0 stands for an empty slot.
    const hash = Number.parseInt(createHash('sha256').update(key).digest('hex').slice(0, 13), 16) + 1;
    if (!put(this.#slots, hash)) return false;
    this.#count++;
    return true;
  }

  #grow(): void {
    const larger = new Float64Array(this.#slots.length * 2);
    for (const hash of this.#slots) if (hash !== 0) put(larger, hash);
    this.#slots = larger;
  }
}

/** Puts a hash into its slot, or the next free one (open addressing); `false` where it is there already. */
function put(slots: Float64Array, hash: number): boolean {
  for (let at = hash % slots.length; ; at = (at + 1) % slots.length) {
    if (slots[at] === hash) return false;
    if (slots[at] !== 0) continue;
    slots[at] = hash;
    return true;
  }
}
