import type { EditableField, RunCounts } from '../../catalogue/index.ts';
import type { ReadingNote } from '../draft.ts';

/** What a sync did, or would do. */
export interface SyncReport {
  readonly source: { readonly id: string; readonly name: string; readonly format: string };
  readonly outcome: 'done' | 'interrupted';
  /** The source as a whole is as it was: nothing was read. */
  readonly isUnchanged: boolean;
  readonly counts: RunCounts;
  /** The first of each kind, for the editor to look at. */
  readonly examples: readonly PieceReport[];
  /** The first ones; all are kept with the source. */
  readonly broken: readonly { readonly where: string; readonly says: string }[];
  readonly notes: readonly ReadingNote[];
  /** How the source was read, where that can be changed: the columns of a table. */
  readonly settings: { readonly values: Readonly<Record<string, unknown>>; readonly says: string } | null;
  readonly tookMs: number;
}

export interface PieceReport {
  readonly what: 'new' | 'changed' | 'joined' | 'doubtful' | 'differing';
  readonly title: string;
  readonly publication: string;
  readonly changed: readonly EditableField[];
  readonly reasons: readonly string[];
}

export const MOST_EXAMPLES = 20;
export const MOST_NOTES = 100;
