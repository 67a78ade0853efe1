import { type RawBuilder, sql } from 'kysely';

/**
 * A list for `where(column, 'in', oneOf(values))` as one parameter: the statement is the same however long the list is, so
 * that it is compiled and prepared once. In PostgreSQL it would be `any($1)`.
 */
export function oneOf(values: readonly (string | number)[]): RawBuilder<never> {
  // Halves of surrogate pairs are stored as U+FFFD; JSON would keep them.
  const whole = values.map((it) => (typeof it === 'string' ? it.toWellFormed() : it));
  return sql<never>`(select value from json_each(${JSON.stringify(whole)}))`;
}
