import { firstTables } from './0001-first-tables.ts';
import { sources } from './0002-sources.ts';
import { contributorNames } from './0003-contributor-names.ts';
import { concepts } from './0004-concepts.ts';
import { search } from './0005-search.ts';

/**
 * One step from a version of the tables to the next. Forward only: what a step did is undone by restoring the copy that
 * was made before it. The SQL is what both SQLite and PostgreSQL take, except triggers and `blob`.
 */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** In order; the place in the list is the version it leads to. A new one is a new file and one line here. */
export const migrations: readonly Migration[] = [firstTables, sources, contributorNames, concepts, search];
