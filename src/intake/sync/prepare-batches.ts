import { SheafError } from '../../archive/index.ts';
import type { ItemMark, Source, TakenPiece } from '../../catalogue/index.ts';
import type { ReadingNote } from '../draft.ts';
import type { Web } from '../fetching/index.ts';
import { materialAt, type Validators } from './material.ts';
import { formatNamed } from './recognise-format.ts';
import { refuseShrunk, shareListed } from './shrunk.ts';
import type { PageRead, PageToRead, SourceContext, SourceReading } from './source-format.ts';
import { type SourceDefaults, takenPieceOf } from './taken-piece.ts';

/** What preparing needs to know; plain data, so that it can be handed to a worker. */
export interface Preparation {
  readonly source: Source;
  /** How many pieces the source listed before. */
  readonly listed: number;
  readonly isAfresh: boolean;
  readonly isShrinkingExpected: boolean;
}

/** Pieces that are ready to be kept together. */
export interface PreparedBatch {
  readonly taken: readonly TakenPiece[];
  /** Keys of those that are as they were. */
  readonly same: readonly string[];
  readonly broken: readonly BrokenReading[];
  readonly notes: readonly ReadingNote[];
  readonly settings: Settings | null;
  /** Where the source was read to, together with this batch; `null`: no further than said before. */
  readonly state: Readonly<Record<string, unknown>> | null;
  /** How many pieces were looked at so far. */
  readonly done: number;
  /** How many there are, where the source says so. */
  readonly total: number | null;
  readonly isUnchanged: boolean;
  /** Some pages did not answer: what was not seen may still be there. */
  readonly failedToReadSome: boolean;
}

export type BrokenReading = Extract<SourceReading, { readonly type: 'broken' }>;
type Settings = Pick<Extract<SourceReading, { readonly type: 'settings' }>, 'settings' | 'says'>;

export interface PreparationTools {
  readonly web: Web;
  readonly marksOf: (keys: readonly string[]) => Promise<ReadonlyMap<string, ItemMark>>;
  readonly signal: AbortSignal;
}

/**
 * Reads a source and makes of it what the catalogue can keep, without keeping anything. The first pieces are held back until
 * it is clear that the source has not suddenly lost nearly all it had. Throws what the format throws, and `source-shrunk`.
 */
export async function* prepareBatches(
  preparation: Preparation,
  tools: PreparationTools,
): AsyncGenerator<PreparedBatch> {
  const { source, listed } = preparation;
  const format = formatNamed(source.format);
  const context = contextOf(preparation, tools.web);
  const enough = shareListed(listed, format.listsEverything);
  const batch = new Batch(preparation, tools);
  const held: SourceReading[] = [];
  let isClear = preparation.isShrinkingExpected || context.state.cursor !== undefined || enough === 0;
  for await (const reading of format.read(context)) {
    if (tools.signal.aborted) break;
    if (reading.type === 'unchanged') {
      yield await batch.finish({ isUnchanged: true });
      return;
    }
    held.push(reading);
    if (!isClear) {
      const isEnough =
        reading.type === 'total' ? reading.count >= enough : held.filter(isPiece).length >= enough;
      if (!isEnough) continue;
      isClear = true;
    }
    for (const each of held.splice(0)) if (batch.add(each)) yield await batch.finish();
  }
  if (!isClear && !tools.signal.aborted) refuseShrunk(source, held.filter(isPiece).length, listed);
  yield await batch.finish();
}

function contextOf({ source, isAfresh }: Preparation, web: Web): SourceContext {
  // Only `readOneFile` keeps validators.
  const validators = (source.state.validators ?? null) as Validators | null;
  return {
    address: source.address,
    material: materialAt(source.address, web, isAfresh ? null : validators),
    web,
    settings: source.settings,
    state: isAfresh ? {} : source.state,
    isAfresh,
  };
}

function isPiece({ type }: SourceReading): boolean {
  return type === 'piece' || type === 'page';
}

type Waiting = Extract<SourceReading, { readonly type: 'piece' | 'page' }>;

/** Gathers readings until there are enough to be kept together. */
class Batch {
  readonly #preparation: Preparation;
  readonly #tools: PreparationTools;
  readonly #seen = new Set<string>();
  #waiting: Waiting[] = [];
  #broken: BrokenReading[] = [];
  #notes: ReadingNote[] = [];
  #settings: Settings | null = null;
  #state: Readonly<Record<string, unknown>> | null = null;
  #done = 0;
  #total: number | null = null;
  #failedInARow = 0;
  #failedToReadSome = false;

  constructor(preparation: Preparation, tools: PreparationTools) {
    this.#preparation = preparation;
    this.#tools = tools;
  }

  /** Whether the batch is to be finished now. */
  add(reading: SourceReading): boolean {
    if (reading.type === 'broken') this.#broken.push(reading);
    if (reading.type === 'note') this.#notes.push(reading.note);
    if (reading.type === 'total') this.#total = reading.count;
    if (reading.type === 'settings') this.#settings = { settings: reading.settings, says: reading.says };
    if (reading.type === 'state') this.#state = reading.state;
    // A source that names one piece twice is read as it names it first.
    if ((reading.type === 'piece' || reading.type === 'page') && !this.#seen.has(reading.key)) {
      this.#seen.add(reading.key);
      this.#waiting.push(reading);
    }
    return reading.type === 'state' || this.#waiting.length >= sizeOf(reading);
  }

  async finish({ isUnchanged = false } = {}): Promise<PreparedBatch> {
    const waiting = this.#waiting;
    this.#waiting = [];
    const marks = await this.#tools.marksOf(waiting.map(({ key }) => key));
    const taken: TakenPiece[] = [];
    const same: string[] = [];
    let isCutShort = false;
    for (const reading of waiting) {
      if (this.#tools.signal.aborted) {
        isCutShort = true;
        break;
      }
      this.#done += 1;
      const mark = this.#preparation.isAfresh ? null : (marks.get(reading.key) ?? null);
      const read = await this.#readingOf(reading, mark);
      if (read.type === 'unchanged') same.push(reading.key);
      else if (read.type === 'piece') this.#take(taken, reading.key, read);
      else if (read.type === 'broken') this.#broken.push(read);
    }
    const batch = { taken, same, ...this.#findings(isCutShort), isUnchanged };
    this.#broken = [];
    this.#notes = [];
    this.#settings = null;
    this.#state = null;
    return batch;
  }

  #findings(isCutShort: boolean) {
    return {
      broken: this.#broken,
      notes: this.#notes,
      settings: this.#settings,
      state: isCutShort ? null : this.#state,
      done: this.#done,
      total: this.#total,
      failedToReadSome: this.#failedToReadSome,
    };
  }

  async #readingOf(reading: Waiting, mark: ItemMark | null): Promise<PageRead> {
    const fingerprint = reading.type === 'piece' ? reading.fingerprint : reading.mark;
    if (mark && mark.fingerprint === fingerprint) return { type: 'unchanged' };
    return reading.type === 'piece' ? { ...reading, validators: null } : this.#readPage(reading, mark);
  }

  async #readPage(page: PageToRead, mark: ItemMark | null): Promise<PageRead> {
    try {
      const read = await page.read(mark);
      this.#failedInARow = 0;
      return read;
    } catch (error) {
      if (!(error instanceof SheafError)) throw error;
      this.#failedInARow += 1;
      this.#failedToReadSome = true;
      // The site is down, or lets us in no more: asking on would be of no use and no kindness.
      if (this.#failedInARow >= MOST_FAILURES_IN_A_ROW) throw error;
      return { type: 'broken', where: page.key, says: error.message, raw: '' };
    }
  }

  #take(taken: TakenPiece[], key: string, read: Extract<PageRead, { type: 'piece' }>): void {
    const { fingerprint, validators } = read;
    try {
      const draft = read.draft();
      this.#notes.push(...draft.notes);
      // Only the editor's own commands write settings.
      const defaults = this.#preparation.source.settings as SourceDefaults;
      taken.push(takenPieceOf(draft, { key, fingerprint, validators }, defaults));
    } catch (error) {
      if (!(error instanceof SheafError)) throw error;
      this.#broken.push({ type: 'broken', where: key, says: error.message, raw: '' });
    }
  }
}

/** Pages take a second each: what is fetched is kept soon. With 400 pieces, a sync took hardly less time and half as much memory again. */
function sizeOf({ type }: SourceReading): number {
  return type === 'page' ? 10 : 100;
}

const MOST_FAILURES_IN_A_ROW = 5;
