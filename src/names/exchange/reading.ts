import { SheafError } from '../../archive/index.ts';
import type { ConceptDraft } from '../concept.ts';

/** What a file of names holds, and what of it could not be read. */
export interface ConceptReading {
  readonly drafts: readonly ConceptDraft[];
  /** What was left out, item by item; the rest is in `drafts`. */
  readonly broken: readonly BrokenItem[];
  /** What was read otherwise than it stands there, for whoever wants to look. */
  readonly notes: readonly ExchangeNote[];
}

export interface BrokenItem {
  /** In the file, from 1; `null` where a format has no lines to speak of. */
  readonly line: number | null;
  /** The item's key, or an excerpt. */
  readonly what: string;
  /** A sentence. */
  readonly why: string;
  /** A sentence: how to put it right. */
  readonly todo: string;
}

export interface ExchangeNote {
  readonly line: number | null;
  /** The concept's key; `null` for the file as a whole. */
  readonly key: string | null;
  /** A sentence. */
  readonly says: string;
}

const LARGEST_FILE_BYTES = 200_000_000;
/** Of `broken` and of `notes`: what comes after is counted in a last one. */
const MOST_REMARKS = 1_000;

/** Throws `invalid-input` where a file is larger than can be read in one piece. */
export function refuseTooLarge(bytes: Uint8Array): void {
  if (bytes.length <= LARGEST_FILE_BYTES) return;
  const megabytes = Math.round(LARGEST_FILE_BYTES / 1_000_000);
  throw new SheafError(
    'invalid-input',
    `The file of names is larger than ${megabytes} MB. Split it into several files, or export a part of it.`,
  );
}

/** Collects what is to be said of a file, as much as anybody would read. */
export class Remarks {
  readonly #broken: BrokenItem[] = [];
  readonly #notes: ExchangeNote[] = [];
  #moreBroken = 0;
  #moreNotes = 0;

  broken(item: BrokenItem): void {
    if (this.#broken.length >= MOST_REMARKS) this.#moreBroken += 1;
    else this.#broken.push({ ...item, what: item.what.slice(0, LONGEST_EXCERPT) });
  }

  note(key: string | null, says: string, line: number | null = null): void {
    if (this.#notes.length >= MOST_REMARKS) this.#moreNotes += 1;
    else this.#notes.push({ line, key, says });
  }

  /** Everything so far, with a last remark for what was only counted. */
  all(): Pick<ConceptReading, 'broken' | 'notes'> {
    const broken = [...this.#broken];
    const notes = [...this.#notes];
    if (this.#moreBroken > 0)
      broken.push({
        line: null,
        what: `${this.#moreBroken} more`,
        why: 'They could not be read either.',
        todo: 'Put right what is listed first, then read the file again.',
      });
    if (this.#moreNotes > 0)
      notes.push({ line: null, key: null, says: `${this.#moreNotes} more remarks of these kinds.` });
    return { broken, notes };
  }
}

const LONGEST_EXCERPT = 200;
