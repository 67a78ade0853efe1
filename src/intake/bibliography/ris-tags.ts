import type { RisRecord } from './ris-records.ts';

/** The values of a record by tag. */
export class RisTags {
  readonly #values = new Map<string, string[]>();

  constructor({ tags }: Pick<RisRecord, 'tags'>) {
    for (const [tag, value] of tags) {
      if (value === '') continue;
      const values = this.#values.get(tag);
      if (values) values.push(value);
      else this.#values.set(tag, [value]);
    }
  }

  all(...tags: readonly string[]): string[] {
    return tags.flatMap((tag) => this.#values.get(tag) ?? []);
  }

  /** The first value of the first tag that has one; empty where none has. */
  first(...tags: readonly string[]): string {
    return this.all(...tags)[0] ?? '';
  }

  /** The first tag that has a value. */
  which(...tags: readonly string[]): string | undefined {
    return tags.find((tag) => this.#values.has(tag));
  }
}
