import { type Archive, inTransaction, newId, SheafError, type SourceTable } from '../archive/index.ts';

type Database = Pick<Archive, 'db'>;

/** Where publications come from: a site, a feed, a file. */
export interface Source {
  readonly id: string;
  /** The name of its format. */
  readonly format: string;
  /** An address, or the absolute path of a file or folder. */
  readonly address: string;
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** What the last sync remembered. */
  readonly state: Readonly<Record<string, unknown>>;
  readonly everyMinutes: number | null;
  readonly dueAt: string | null;
  readonly leasedUntil: string | null;
  readonly triedAt: string | null;
  readonly doneAt: string | null;
  readonly failures: number;
  readonly lastError: string | null;
}

export interface NewSource {
  readonly format: string;
  readonly address: string;
  readonly name: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly everyMinutes?: number | null;
  readonly by: string;
}

/**
 * Adds a source, or gives the one that has this address already; one that was removed is there again, with all it knew.
 */
export async function addSource(archive: Database, given: NewSource): Promise<Source & { isNew: boolean }> {
  return inTransaction(archive, async (inside) => {
    const found = await inside.db
      .selectFrom('source')
      .selectAll()
      .where('address', '=', given.address)
      .executeTakeFirst();
    if (found && found.removed_at === null) return { ...sourceOf(found), isNew: false };
    if (found) {
      await update(inside, found.id, { removed_at: null, removed_by: null, format: given.format });
      return { ...(await readSource(inside, found.id)), isNew: true };
    }
    const row = rowOf(given);
    await inside.db.insertInto('source').values(row).execute();
    return { ...sourceOf(row), isNew: true };
  });
}

/** Every source that was not removed, in the order in which they were added. */
export async function listSources(archive: Database): Promise<Source[]> {
  const rows = await archive.db
    .selectFrom('source')
    .selectAll()
    .where('removed_at', 'is', null)
    .where('format', '!=', OWN_FORMAT)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  return rows.map(sourceOf);
}

/** The source that an id, an address or a name means. Throws `not-found`, naming those there are; `conflict` where a name means several. */
export async function findSource(archive: Database, wanted: string): Promise<Source> {
  const all = await listSources(archive);
  const exact = all.find((it) => it.id === wanted || it.address === wanted);
  if (exact) return exact;
  const named = all.filter((it) => it.name.toLowerCase() === wanted.toLowerCase());
  if (named.length > 1)
    throw new SheafError('conflict', `“${wanted}” names ${named.length} sources. Use the address of one.`);
  if (named[0]) return named[0];
  const there =
    all.length === 0
      ? 'Add one with `sheaf source add`.'
      : `There are: ${all.map((it) => it.name).join(', ')}.`;
  throw new SheafError('not-found', `There is no source “${wanted}”. ${there}`);
}

/** Throws `not-found`. */
export async function readSource(archive: Database, id: string): Promise<Source> {
  const row = await archive.db.selectFrom('source').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new SheafError('not-found', `There is no source ${id}.`);
  return sourceOf(row);
}

/** Takes a source off the list. What came from it stays, and it knows all that again when it is added once more. */
export async function removeSource(archive: Database, id: string, by: string): Promise<void> {
  await update(archive, id, { removed_at: new Date().toISOString(), removed_by: by, due_at: null });
}

/** Changes what an editor sets of a source. */
export async function changeSource(
  archive: Database,
  id: string,
  set: {
    readonly name?: string;
    readonly settings?: Source['settings'];
    readonly everyMinutes?: number | null;
  },
): Promise<Source> {
  const { name, settings, everyMinutes } = set;
  await update(archive, id, {
    ...(name === undefined ? {} : { name }),
    ...(settings === undefined ? {} : { settings: JSON.stringify(settings) }),
    ...(everyMinutes === undefined
      ? {}
      : { every_minutes: everyMinutes, due_at: everyMinutes === null ? null : new Date().toISOString() }),
  });
  return readSource(archive, id);
}

/** The source to which belongs what was in the catalogue before any source named it. */
export async function ownSource(archive: Database): Promise<string> {
  const made = await addSource(archive, {
    format: OWN_FORMAT,
    address: OWN_FORMAT,
    name: 'in the catalogue before',
    by: 'sheaf',
  });
  return made.id;
}

/** Format of `ownSource`. */
export const OWN_FORMAT = 'catalogue';

async function update(
  archive: Database,
  id: string,
  set: Partial<Omit<SourceTable, 'id' | 'added_at' | 'added_by'>>,
): Promise<void> {
  if (Object.keys(set).length === 0) return;
  await archive.db.updateTable('source').set(set).where('id', '=', id).execute();
}

function rowOf(given: NewSource): SourceTable {
  const now = new Date().toISOString();
  const every = given.everyMinutes ?? null;
  return {
    id: newId('source'),
    format: given.format,
    address: given.address,
    name: given.name,
    settings: JSON.stringify(given.settings ?? {}),
    state: '{}',
    every_minutes: every,
    due_at: every === null ? null : now,
    leased_until: null,
    added_at: now,
    added_by: given.by,
    tried_at: null,
    done_at: null,
    failures: 0,
    last_error: null,
    removed_at: null,
    removed_by: null,
  };
}

function sourceOf(row: SourceTable): Source {
  return {
    id: row.id,
    format: row.format,
    address: row.address,
    name: row.name,
    settings: JSON.parse(row.settings),
    state: JSON.parse(row.state),
    everyMinutes: row.every_minutes,
    dueAt: row.due_at,
    leasedUntil: row.leased_until,
    triedAt: row.tried_at,
    doneAt: row.done_at,
    failures: row.failures,
    lastError: row.last_error,
  };
}
