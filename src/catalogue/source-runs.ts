import { type Archive, inTransaction, newId } from '../archive/index.ts';
import type { Source } from './source.ts';

type Database = Pick<Archive, 'db'>;

/** What a run did to the catalogue, in numbers of pieces. */
export interface RunCounts {
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  /** Found in the catalogue already, from elsewhere, and joined to it. */
  readonly joined: number;
  /** New, but perhaps the same as another: waits for a decision. */
  readonly doubtful: number;
  /** An editor's value was kept where the source says something new. */
  readonly differing: number;
  readonly broken: number;
  /** No longer listed by the source; kept. */
  readonly gone: number;
}

export const NO_COUNTS: RunCounts = {
  new: 0,
  changed: 0,
  same: 0,
  joined: 0,
  doubtful: 0,
  differing: 0,
  broken: 0,
  gone: 0,
};

/**
 * Takes a source for a run. Whoever may write an archive is alone with it (see the write lock), so a lease that is there is
 * of a run that died: it is taken over, and that run marked as interrupted. The lease tells those who only read, and look for
 * what is due, that somebody is at it.
 */
export async function beginRun(archive: Database, source: Source, leaseMs: number): Promise<string> {
  return inTransaction(archive, async ({ db }) => {
    const now = new Date();
    await db
      .updateTable('source')
      .set({ leased_until: new Date(now.getTime() + leaseMs).toISOString(), tried_at: now.toISOString() })
      .where('id', '=', source.id)
      .execute();
    await db
      .updateTable('sync_run')
      .set({ outcome: 'interrupted', ended_at: now.toISOString() })
      .where('source_id', '=', source.id)
      .where('outcome', 'is', null)
      .execute();
    const id = newId('run');
    await db
      .insertInto('sync_run')
      .values({
        id,
        source_id: source.id,
        started_at: now.toISOString(),
        ended_at: null,
        outcome: null,
        counts: JSON.stringify(NO_COUNTS),
        error: null,
      })
      .execute();
    return id;
  });
}

/** Keeps what a run has got to, together with what it brought: called within the transaction of each batch. */
export async function recordProgress(
  archive: Database,
  source: string,
  run: string,
  progress: {
    readonly counts: RunCounts;
    readonly state: Readonly<Record<string, unknown>>;
    readonly leaseMs: number;
  },
): Promise<void> {
  const until = new Date(Date.now() + progress.leaseMs).toISOString();
  await archive.db
    .updateTable('source')
    .set({ state: JSON.stringify(progress.state), leased_until: until })
    .where('id', '=', source)
    .execute();
  await archive.db
    .updateTable('sync_run')
    .set({ counts: JSON.stringify(progress.counts) })
    .where('id', '=', run)
    .execute();
}

export interface RunEnd {
  readonly outcome: 'done' | 'failed' | 'refused' | 'interrupted';
  readonly counts: RunCounts;
  /** Why it failed, in words for the editor. */
  readonly error: string | null;
}

/** Ends a run; says when the source is due again: after its own interval, or after a failure later each time. */
export async function endRun(archive: Database, source: Source, run: string, end: RunEnd): Promise<void> {
  await inTransaction(archive, async ({ db }) => {
    const now = new Date();
    const isDone = end.outcome === 'done';
    const failures = isDone ? 0 : source.failures + (end.outcome === 'failed' ? 1 : 0);
    await db
      .updateTable('source')
      .set({
        leased_until: null,
        failures,
        last_error: end.error,
        due_at: source.everyMinutes === null ? null : nextDue(now, source.everyMinutes, failures),
        ...(isDone ? { done_at: now.toISOString() } : {}),
      })
      .where('id', '=', source.id)
      .execute();
    await db
      .updateTable('sync_run')
      .set({
        ended_at: now.toISOString(),
        outcome: end.outcome,
        counts: JSON.stringify(end.counts),
        error: end.error,
      })
      .where('id', '=', run)
      .execute();
  });
}

/** After failures the interval doubles each time, from five minutes at the least up to a week. */
function nextDue(now: Date, everyMinutes: number, failures: number): string {
  const minutes =
    failures === 0 ? everyMinutes : Math.min(Math.max(everyMinutes, 5) * 2 ** (failures - 1), WEEK_MINUTES);
  return new Date(now.getTime() + minutes * 60_000).toISOString();
}

const WEEK_MINUTES = 7 * 24 * 60;

/** Ids of the sources that are due and that nobody is at, the longest waiting first. */
export async function dueSources(archive: Database, now: Date = new Date()): Promise<string[]> {
  const rows = await archive.db
    .selectFrom('source')
    .select('id')
    .where('removed_at', 'is', null)
    .where('due_at', '<=', now.toISOString())
    .where((where) =>
      where.or([where('leased_until', 'is', null), where('leased_until', '<', now.toISOString())]),
    )
    .orderBy('due_at')
    .execute();
  return rows.map(({ id }) => id);
}
