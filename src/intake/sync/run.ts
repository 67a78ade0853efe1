import { type Archive, inTransaction } from '../../archive/index.ts';
import {
  NO_COUNTS,
  type PieceOutcome,
  type RunCounts,
  recordProgress,
  replaceBrokenPieces,
  type Source,
  takeIn,
} from '../../catalogue/index.ts';
import type { ReadingNote } from '../draft.ts';
import type { BrokenReading, PreparedBatch } from './prepare-batches.ts';
import { MOST_EXAMPLES, MOST_NOTES, type PieceReport, type SyncReport } from './sync-report.ts';
import type { SyncOptions } from './sync-source.ts';

/** A run that says nothing for so long is taken for dead. */
export const LEASE_MS = 5 * 60_000;

/** One sync at work: keeps batch after batch, and what to report of them. */
export class Run {
  readonly archive: Archive;
  readonly source: Source;
  readonly id: string;
  counts: RunCounts = NO_COUNTS;
  isUnchanged = false;
  failedToReadSome = false;
  settings: SyncReport['settings'] = null;
  /** Keys of all that the source listed and that could be read. */
  readonly listed = new Set<string>();
  readonly #options: SyncOptions;
  readonly #startedAt = performance.now();
  readonly #notes: ReadingNote[] = [];
  readonly #examples: PieceReport[] = [];
  readonly #broken: { where: string; says: string }[] = [];
  #state: Readonly<Record<string, unknown>>;

  constructor(archive: Archive, source: Source, id: string, options: SyncOptions) {
    this.archive = archive;
    this.source = source;
    this.id = id;
    this.#options = options;
    this.#state = source.state;
  }

  add(what: keyof RunCounts, count: number): void {
    this.counts = { ...this.counts, [what]: this.counts[what] + count };
  }

  /** Keeps a batch in one transaction, with how far the source was read. */
  async keep(batch: PreparedBatch): Promise<void> {
    this.isUnchanged = batch.isUnchanged;
    this.failedToReadSome = batch.failedToReadSome;
    this.#state = batch.state ?? this.#state;
    if (batch.settings) this.settings = { values: batch.settings.settings, says: batch.settings.says };
    this.#notes.push(...batch.notes.slice(0, Math.max(0, MOST_NOTES - this.#notes.length)));
    this.#broken.push(...batch.broken.slice(0, Math.max(0, MOST_EXAMPLES - this.#broken.length)));
    for (const { key } of batch.taken) this.listed.add(key);
    for (const key of batch.same) this.listed.add(key);
    // A page that could not be read this time is there all the same.
    for (const { where } of batch.broken) this.listed.add(where);
    this.add('same', batch.same.length);
    this.add('broken', batch.broken.length);
    await inTransaction(this.archive, async (inside) => {
      const outcomes = await takeIn(inside, { source: this.source.id, run: this.id }, batch.taken);
      this.#count(outcomes, batch);
      await replaceBrokenPieces(
        inside,
        batch.broken.map((it) => this.#brokenRow(it)),
      );
      await recordProgress(inside, this.source.id, this.id, {
        counts: this.counts,
        state: this.#state,
        leaseMs: LEASE_MS,
      });
      await this.#options.afterBatch?.(inside, outcomes);
    });
    this.#options.onProgress?.(batch.done, batch.total);
  }

  report(outcome: SyncReport['outcome']): SyncReport {
    const { id, name, format } = this.source;
    return {
      source: { id, name, format },
      outcome,
      isUnchanged: this.isUnchanged,
      counts: this.counts,
      examples: this.#examples,
      broken: this.#broken,
      notes: this.#notes,
      settings: this.settings,
      tookMs: Math.round(performance.now() - this.#startedAt),
    };
  }

  #count(outcomes: readonly PieceOutcome[], { taken }: PreparedBatch): void {
    for (const [at, outcome] of outcomes.entries()) {
      this.add(outcome.what, 1);
      if (outcome.differing.length > 0) this.add('differing', 1);
      const what = outcome.differing.length > 0 ? 'differing' : outcome.what;
      if (what === 'same' || this.#hasEnough(what)) continue;
      this.#examples.push({
        what,
        title: taken[at]?.record.title ?? '',
        publication: outcome.publication,
        changed: what === 'differing' ? outcome.differing : outcome.changed,
        reasons: outcome.reasons,
      });
    }
  }

  #hasEnough(what: PieceReport['what']): boolean {
    return this.#examples.filter((it) => it.what === what).length >= MOST_EXAMPLES;
  }

  #brokenRow({ where, says, raw }: BrokenReading) {
    return {
      source_id: this.source.id,
      place: where,
      says,
      raw: raw.slice(0, 4_000),
      found_at: new Date().toISOString(),
      seen_in: this.id,
    };
  }
}
