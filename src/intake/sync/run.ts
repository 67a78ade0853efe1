import { type Archive, inTransaction, SheafError } from '../../archive/index.ts';
import {
  NO_COUNTS,
  type PieceOutcome,
  type RunCounts,
  readMarks,
  recordProgress,
  replaceBrokenPieces,
  type Source,
  type TakenPiece,
  takeIn,
  touchItems,
} from '../../catalogue/index.ts';
import type { ReadingNote } from '../draft.ts';
import type { PageRead, PageToRead, SourceReading } from './source-format.ts';
import { MOST_EXAMPLES, MOST_NOTES, type PieceReport, type SyncReport } from './sync-report.ts';
import type { SyncOptions } from './sync-source.ts';
import { type SourceDefaults, takenPieceOf } from './taken-piece.ts';

/** A run is given up after that time without a batch. */
export const LEASE_MS = 5 * 60_000;

type Waiting = Extract<SourceReading, { readonly type: 'piece' | 'page' }>;
type Broken = Extract<SourceReading, { readonly type: 'broken' }>;

/** One sync at work: gathers what the source gives into batches, each kept whole in one transaction. */
export class Run {
  readonly archive: Archive;
  readonly source: Source;
  readonly id: string;
  counts: RunCounts = NO_COUNTS;
  isUnchanged = false;
  /** Some pages did not answer: what was not seen may still be there. */
  failedToReadSome = false;
  settings: SyncReport['settings'] = null;
  readonly #options: SyncOptions;
  readonly #startedAt = performance.now();
  readonly #waiting: Waiting[] = [];
  readonly #broken: Broken[] = [];
  readonly #notes: ReadingNote[] = [];
  readonly #examples: PieceReport[] = [];
  readonly #brokenShown: { where: string; says: string }[] = [];
  #state: Readonly<Record<string, unknown>>;
  #done = 0;
  #total: number | null = null;
  #failedInARow = 0;
  readonly #seen = new Set<string>();

  constructor(archive: Archive, source: Source, id: string, options: SyncOptions) {
    this.archive = archive;
    this.source = source;
    this.id = id;
    this.#options = options;
    this.#state = source.state;
  }

  get isStopped(): boolean {
    return this.#options.signal?.aborted === true;
  }

  add(what: keyof RunCounts, count: number): void {
    this.counts = { ...this.counts, [what]: this.counts[what] + count };
  }

  /** Takes the next reading; keeps a batch when it is full. */
  async take(reading: SourceReading): Promise<void> {
    switch (reading.type) {
      case 'piece':
      case 'page':
        this.#waiting.push(reading);
        if (this.#waiting.length >= (reading.type === 'page' ? PAGES_IN_BATCH : PIECES_IN_BATCH))
          await this.flush();
        return;
      case 'broken':
        this.#breaks(reading);
        return;
      case 'note':
        if (this.#notes.length < MOST_NOTES) this.#notes.push(reading.note);
        return;
      case 'total':
        this.#total = reading.count;
        return;
      case 'settings':
        this.settings = { values: reading.settings, says: reading.says };
        return;
      case 'state':
        await this.flush(reading.state);
        return;
      case 'unchanged':
        this.isUnchanged = true;
    }
  }

  /** Keeps what waits, in one transaction with how far the source was read. */
  async flush(state: Readonly<Record<string, unknown>> = this.#state): Promise<void> {
    const batch = this.#waiting.splice(0).filter(({ key }) => this.#isFirst(key));
    const marks = await readMarks(
      this.archive,
      this.source.id,
      batch.map(({ key }) => key),
    );
    const taken: TakenPiece[] = [];
    const same: string[] = [];
    for (const reading of batch) {
      const mark = marks.get(reading.key) ?? null;
      const fingerprint = reading.type === 'piece' ? reading.fingerprint : reading.mark;
      if (mark && mark.fingerprint === fingerprint && !this.#options.isAfresh) {
        same.push(reading.key);
        continue;
      }
      if (this.isStopped) break;
      const read =
        reading.type === 'piece' ? { ...reading, validators: null } : await this.#readPage(reading, mark);
      if (read.type === 'unchanged') same.push(reading.key);
      if (read.type === 'piece') this.#taking(taken, reading.key, read);
      if (reading.type === 'page') this.#options.onProgress?.(++this.#done, this.#total);
    }
    this.#state = state;
    await this.#keep(taken, same);
    if (batch[0]?.type !== 'page') {
      this.#done += batch.length;
      this.#options.onProgress?.(this.#done, this.#total);
    }
  }

  report(outcome: SyncReport['outcome']): SyncReport {
    const { id, name, format } = this.source;
    return {
      source: { id, name, format },
      outcome,
      isUnchanged: this.isUnchanged,
      counts: this.counts,
      examples: this.#examples,
      broken: this.#brokenShown,
      notes: this.#notes,
      settings: this.settings,
      tookMs: Math.round(performance.now() - this.#startedAt),
    };
  }

  /** A source that names one piece twice is read as it names it first. */
  #isFirst(key: string): boolean {
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    return true;
  }

  #taking(taken: TakenPiece[], key: string, read: Extract<PageRead, { type: 'piece' }>): void {
    try {
      const draft = read.draft();
      for (const note of draft.notes) if (this.#notes.length < MOST_NOTES) this.#notes.push(note);
      // Only the editor's own commands write settings.
      const defaults = this.source.settings as SourceDefaults;
      taken.push(
        takenPieceOf(draft, { key, fingerprint: read.fingerprint, validators: read.validators }, defaults),
      );
    } catch (error) {
      if (!(error instanceof SheafError)) throw error;
      this.#breaks({ type: 'broken', where: key, says: error.message, raw: '' });
    }
  }

  async #readPage(page: PageToRead, mark: Parameters<PageToRead['read']>[0]): Promise<PageRead> {
    try {
      const read = await page.read(this.#options.isAfresh ? null : mark);
      this.#failedInARow = 0;
      if (read.type === 'broken') this.#breaks(read);
      return read;
    } catch (error) {
      if (!(error instanceof SheafError)) throw error;
      this.#failedInARow += 1;
      this.failedToReadSome = true;
      // The site is down, or lets us in no more: asking on would be of no use and no kindness.
      if (this.#failedInARow >= MOST_FAILURES_IN_A_ROW) throw error;
      const broken = { type: 'broken', where: page.key, says: error.message, raw: '' } as const;
      this.#breaks(broken);
      return broken;
    }
  }

  #breaks(broken: Broken): void {
    this.add('broken', 1);
    this.#broken.push(broken);
    if (this.#brokenShown.length < MOST_EXAMPLES) {
      this.#brokenShown.push({ where: broken.where, says: broken.says });
    }
  }

  async #keep(taken: readonly TakenPiece[], same: readonly string[]): Promise<void> {
    const broken = this.#broken.splice(0);
    this.add('same', same.length);
    await inTransaction(this.archive, async (inside) => {
      const outcomes = await takeIn(inside, { source: this.source.id, run: this.id }, taken);
      for (const outcome of outcomes) this.#count(outcome, taken);
      await touchItems(inside, this.source.id, this.id, same);
      await replaceBrokenPieces(
        inside,
        broken.map((it) => this.#brokenRow(it)),
      );
      await recordProgress(inside, this.source.id, this.id, {
        counts: this.counts,
        state: this.#state,
        leaseMs: LEASE_MS,
      });
      await this.#options.afterBatch?.(inside, outcomes);
    });
  }

  #count(outcome: PieceOutcome, taken: readonly TakenPiece[]): void {
    this.add(outcome.what, 1);
    if (outcome.differing.length > 0) this.add('differing', 1);
    const what = outcome.differing.length > 0 ? 'differing' : outcome.what;
    if (what === 'same' || this.#examples.filter((it) => it.what === what).length >= MOST_EXAMPLES) return;
    this.#examples.push({
      what,
      title: taken.find(({ key }) => key === outcome.key)?.record.title ?? '',
      publication: outcome.publication,
      changed: what === 'differing' ? outcome.differing : outcome.changed,
      reasons: outcome.reasons,
    });
  }

  #brokenRow({ where, says, raw }: Broken) {
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

const PIECES_IN_BATCH = 400;
/** Pages take a second each: what is fetched is kept soon. */
const PAGES_IN_BATCH = 10;
const MOST_FAILURES_IN_A_ROW = 5;
