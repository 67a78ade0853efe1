/** Gives every key once: a second `a` is `a~2`. Takes about the same time for each, however many are alike. */
export class DistinctKeys {
  readonly #taken: Set<string>;
  readonly #next = new Map<string, number>();

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  /** The wanted key, or the next that is free. */
  take(wanted: string): string {
    let key = wanted;
    let count = this.#next.get(wanted) ?? 2;
    for (; this.#taken.has(key); count++) key = `${wanted}~${count}`;
    this.#next.set(wanted, count);
    this.#taken.add(key);
    return key;
  }

  has(key: string): boolean {
    return this.#taken.has(key);
  }
}
