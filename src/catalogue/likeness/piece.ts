import type { Dated } from '../../language/index.ts';

/** What is looked at to tell whether two pieces are one. Any of it may be missing: then it speaks neither for nor against. */
export interface Piece {
  readonly title: string;
  readonly subtitle?: string | null;
  readonly url: string | null;
  readonly date: Dated | null;
  readonly credits: readonly { readonly name: string }[];
  /** BCP 47. */
  readonly language: string | null;
  readonly publisher: string | null;
  readonly identifiers: readonly { readonly scheme: string; readonly value: string }[];
  /** By `textSignature`; `null` where the text is not known. */
  readonly signature: Uint8Array | null;
  /** Characters; 0 where the text is not known. An abstract counts as what it is: a part of the text. */
  readonly textLength: number;
  /** Link or identifier of the piece that this one says it is a translation of. */
  readonly translationOf?: string | null;
  /** Links of what this one says are its translations. */
  readonly translations?: readonly { readonly language: string; readonly url: string }[];
}

/** What two pieces are to each other, and in words for the editor why. */
export interface Verdict {
  /**
   * `same`: one piece, met twice. `version`: one is an amended version of the other. `syndicated`: a copy on another site,
   * never to be merged. `translation`. `maybe-same`: somebody should look. `different`.
   */
  readonly relation: 'same' | 'version' | 'syndicated' | 'translation' | 'maybe-same' | 'different';
  /** Whether it can be acted on without asking. Never true for `maybe-same`. */
  readonly isSure: boolean;
  readonly reasons: readonly string[];
  readonly direction?: Direction;
}

export type Direction = 'one-is-newer' | 'other-is-newer' | 'one-is-original' | 'other-is-original';
